"""Every address × every role. An address missing from the table fails, and so does one that no longer exists."""

from http.cookies import SimpleCookie
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, resolve, reverse
from zeal import zeal_context

from osl_site.roof.pages.table import ROLES, TABLE, address_of, url_of
from tests.browser import session_of

CLIENT = Client(raise_request_exception=True)


def addresses(resolver: URLResolver, namespace: str = "") -> set[str]:
    found = set()
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            found.add(f"{namespace}{pattern.name or pattern.pattern}")
        else:
            found |= addresses(pattern, f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace)
    return found


def test_the_table_names_every_address_and_no_other():
    assert set(map(address_of, TABLE)) == addresses(get_resolver())


def answer(url: str, role: str, method: str) -> str:
    """What the address says to this role; whatever that did is undone, so that the next role finds the same office."""
    CLIENT.cookies = SimpleCookie({} if role == "nobody" else {settings.SESSION_COOKIE_NAME: session_of(role)})
    with transaction.atomic():
        with zeal_context():  # raises on the first query that is repeated for each row of a list
            response = CLIENT.generic(method, url, follow=False)
        transaction.set_rollback(True)
    if response.status_code == 302 and response.url.startswith(reverse("sign_in")):
        return "in"
    return str(response.status_code)


def takes_post(url: str) -> bool:
    """Whether the view would read a POST. Where Django's decorator refuses the method, nobody's form arrives."""
    view = resolve(urlsplit(url).path).func
    while view:
        known = dict(zip(view.__code__.co_freevars, view.__closure__ or (), strict=True))
        if "request_method_list" in known and "POST" not in known["request_method_list"].cell_contents:
            return False
        view = getattr(view, "__wrapped__", None)
    return True


@pytest.mark.parametrize("name", sorted(TABLE))
def test_each_role_gets_what_the_table_says(name, seeded):
    row, url = TABLE[name], url_of(name)
    assert {role: answer(url, role, row.method) for role in ROLES} == row.by_role


def refused(name: str) -> dict[str, str]:
    """What those get who may not open the page."""
    return {role: said for role, said in TABLE[name].by_role.items() if said in ("in", "403", "404")}


CLOSED = sorted(name for name, row in TABLE.items() if row.method == "GET" and refused(name))


@pytest.mark.parametrize("name", CLOSED)
def test_who_may_not_open_a_page_may_not_send_its_form_either(name, seeded):
    url = url_of(name)
    sent = {role: answer(url, role, "POST") for role in refused(name)} if takes_post(url) else {}
    assert [role for role, said in sent.items() if said not in (refused(name)[role], "405")] == []
