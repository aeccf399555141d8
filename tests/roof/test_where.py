"""Each page of the office says in the rail in which room it is, and each list which of the room's tabs it is."""

import lxml.html
import pytest

from osl_site.common import registry
from osl_site.common.accounts.models import User
from osl_site.common.web.navigation import menu_items, tabs_at
from osl_site.roof.pages.rows import ROLES
from osl_site.roof.pages.table import LISTS, PAGES, TABLE, address_of, url_of
from tests.browser import E_MAIL

OF_NO_ROOM = {
    "handbook": "of all rooms, opened beside the page that it helps with",
    "handbook_list": "of all rooms",
    "more": "is the menu itself, on a phone",
    "search": "of all rooms",
    "style": "of no office: how pages are built",
}
WHERE_ITS_ROW_STANDS = {"redact", "photo_cover", "photo_remove"}  # of all rooms, and says that of its row
OF_ROLES = [role for role in ROLES if role in E_MAIL]


def current(items):
    return [item.label for item in items if item.current]


@pytest.mark.parametrize("role", OF_ROLES)
def test_every_page_says_in_which_room_and_on_which_tab_it_is(seeded, role):
    person = User.objects.get(email=E_MAIL[role])
    open_to = [name for name in PAGES if TABLE[name].by_role[role] == "200"]
    lost = []
    for name in open_to:
        path = url_of(name).partition("?")[0]
        if not path.startswith("/biuro/") or address_of(name) in WHERE_ITS_ROW_STANDS | set(OF_NO_ROOM):
            continue
        tabs = tabs_at(path, person)
        is_lost = len(current(menu_items(registry.menu, path, person))) != 1
        if is_lost or (name in LISTS and tabs and len(current(tabs)) != 1):
            lost.append(name)
    assert lost == []


@pytest.mark.parametrize(
    ("name", "room"),
    [
        ("redact of an offer", "Oferta i spotkania"),
        ("redact of a note", "Rozeznanie"),
        ("redact of remarks", "Plan"),
        ("photo_cover", "Rozeznanie"),
    ],
)
def test_a_page_that_rooms_share_stands_where_its_row_does(seeded, client, name, room):
    client.force_login(User.objects.get(email=E_MAIL["organiser"]))
    page = lxml.html.fromstring(client.get(url_of(name)).text)
    (link,) = page.xpath("//nav[@class='rail']//a[@aria-current='page']")
    assert " ".join(link.text_content().split()).startswith(room)
