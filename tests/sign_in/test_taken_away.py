"""Whatever leaves the office as a file or on paper is asked about first, or stands in a table with why it is not."""

import pytest
from django.test import Client

from activities.models import Registration
from osl_site.common.accounts.models import User
from osl_site.common.audit.models import Access, AccessKind
from osl_site.roof.pages.table import LISTS, TABLE, address_of, url_of, visitor
from osl_site.roof.pages.taken_away import ASKED, OF_A_PLAN, TAKEN_AWAY
from partners.models import ContactPerson
from tests.browser import E_MAIL

NO_FILE = {  # addresses of the staff that are no page and hand nothing out, with what they are
    "teryt_choose": "a page, once there is a file",
    "teryt_run": "a page, once there is a file",
    "activities:diary_go": "leads to a week",
    "activities:sheets_now": "leads to a month",
    "activities:tally_now": "leads to a month",
    "activities:occurrences_publish_chosen": "leads back without a choice",
    "activities:occurrences_cancel_chosen": "leads back without a choice",
    "partners:partner_alike": "a piece of a page, for the script",
    "partners:partner_part": "a page, once two are made one",
    "needs:need_part": "a page, once two are made one",
    "plans:draft_now": "leads to the draft",
    "plans:in_force_now": "leads to the plan in force",
}
OF_STAFF = [name for name, row in TABLE.items() if row.method == "GET" and row.by_role["nobody"] == "in"]
FORMS = [f"{name} csv" for name in LISTS] + ["needs:asset_list xlsx", "needs:asset_list druk"]
FILES = [name for name, why in TAKEN_AWAY.items() if name not in LISTS and why != OF_A_PLAN]


def row_of(name):
    """The row of the table in which somebody gets the file."""
    return next(row for row in TABLE if address_of(row) == name and "200" in TABLE[row].by_role.values())


@pytest.fixture
def asks(seeded, unconfirmed):
    """`asks(name, kind)`: what whoever may take it away is answered, who gave the password long ago."""

    def answer(name, kind=""):
        row, client = row_of(name), Client()
        person = User.objects.get(email=E_MAIL[visitor(row)])
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        return unconfirmed(client).get(url_of(row), {"format": kind} if kind else {})

    return answer


def test_whatever_is_handed_out_to_the_staff_stands_in_the_table():
    handed_out = {address_of(name) for name in OF_STAFF if not TABLE[name].is_page}
    assert set(LISTS) | (handed_out - NO_FILE.keys()) == TAKEN_AWAY.keys()


def test_what_is_said_to_be_no_file_is_none(seeded, signed_in):
    for name in (row for row in OF_STAFF if address_of(row) in NO_FILE):
        email = E_MAIL[next((role for role, said in TABLE[name].by_role.items() if role in E_MAIL and said != "403"))]
        answer = signed_in(User.objects.get(email=email)).get(url_of(name))
        assert "Content-Disposition" not in answer.headers
        assert answer.headers["Content-Type"].startswith(("text/html", "application/json", "text/plain"))


@pytest.mark.parametrize("form", FORMS)
def test_a_list_is_taken_away_as_the_table_says(form, asks):
    name, kind = form.split()
    answer = asks(name, kind)
    if TAKEN_AWAY[name] == ASKED:
        assert (answer.status_code, "Potwierdź, że to Ty" in answer.text) == (403, True)
        assert not Access.objects.filter(kind=AccessKind.EXPORTED).exists()
    else:
        assert answer.status_code == 200


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_taken_away_as_the_table_says(name, asks):
    assert asks(name).status_code == (403 if TAKEN_AWAY[name] == ASKED else 200)


@pytest.mark.parametrize("name", [name for name in LISTS if TAKEN_AWAY[name] != ASKED])
def test_what_goes_out_unasked_names_no_resident(name, asks):
    said = b"".join(asks(name, "csv")).decode("utf-8-sig")
    of_people = [*Registration.objects.values_list("name", "phone", "email")]
    of_people += [*ContactPerson.objects.values_list("name", "phone", "email")]
    known = {word for row in of_people for word in row if word}
    assert len(known) > 10
    assert [word for word in known if word in said] == []
