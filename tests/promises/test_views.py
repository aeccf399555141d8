"""The pages of promises: given on the page of a row, on the desk when due, done with one press and a sentence."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from osl_site.common.promises.desk import promises_due
from osl_site.common.promises.forms import IS_PAST, NOT_FOR_ONESELF
from osl_site.common.promises.models import Promise
from tests import builders
from tests.needs.builders import note, submission
from tests.promises.builders import DUE, promise
from tests.reading import text_of

pytestmark = pytest.mark.django_db
WHAT = "Zapytać w szkole o salę."


@pytest.fixture(autouse=True)
def day(at):
    at(2026, 11, 30, 9)


def test_from_the_note_to_the_desk_to_done(desk, organiser):
    row = note()
    page = desk.get(row.get_absolute_url())
    assert (add := reverse("promise_add", args=["notatka", row.pk])) in page.text
    typed = {"what": WHAT, "due": "2026-12-01", "owner": organiser.pk}
    assert desk.post(add, typed).url == row.get_absolute_url()
    keep = reverse("promise_keep", args=[Promise.objects.get().pk])
    assert [matter.when for matter in promises_due(organiser)] == ["do jutra"]
    assert keep in desk.get("/biuro/").text
    assert keep in desk.get(row.get_absolute_url()).text
    assert desk.post(keep, {"outcome": ""}).context["form"].errors == {"outcome": ["Odpowiedz na to pytanie."]}
    assert desk.post(keep, {"outcome": "Sala jest wolna."}).url == row.get_absolute_url()
    assert "Sala jest wolna." in text_of(desk.get(row.get_absolute_url()))
    assert keep not in desk.get("/biuro/").text
    assert desk.get(keep).url == row.get_absolute_url()


def test_a_submission_has_them_too(desk, organiser):
    row = submission()
    typed = {"what": WHAT, "due": "2026-12-05", "owner": organiser.pk, "is_private": "on"}
    assert desk.post(reverse("promise_add", args=["zgloszenie", row.pk]), typed).url == row.get_absolute_url()
    assert "tylko dla Ciebie" in text_of(desk.get(row.get_absolute_url()))
    kept = desk.post(reverse("promise_keep", args=[Promise.objects.get().pk]), {})
    assert (kept.url, Promise.objects.count()) == (row.get_absolute_url(), 0)


@pytest.mark.parametrize(
    ("wrong", "errors"),
    [
        ({"due": "2026-11-29"}, {"due": [IS_PAST]}),
        ({"due": "kiedyś"}, {"due": ["Wpisz datę, na przykład 1.12.2026."]}),
        ({"what": "\u200b"}, {"what": ["Odpowiedz na to pytanie."]}),
        ({"is_private": "on", "owner": "other"}, {"owner": [NOT_FOR_ONESELF]}),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_all_that_was_typed_stays(wrong, errors, desk, organiser, coworker):
    typed = {"what": WHAT, "due": "2026-12-05", "owner": organiser.pk} | wrong
    typed |= {"owner": coworker.pk} if wrong.get("owner") else {}
    page = desk.post(reverse("promise_add", args=["notatka", note().pk]), typed)
    assert (page.status_code, page.context["form"].errors) == (200, errors)
    assert Promise.objects.count() == 0


def test_the_list_holds_what_waits_and_takes_it_away_as_a_file(desk, organiser, coworker):
    row = note()
    promise(row, organiser), promise(row, coworker, what="Słowo dla siebie.", is_private=True)
    promise(row, coworker, what="Oddać klucze.", due="2026-11-20")
    promise(row, organiser, what="Dawno zrobione.", done_on=DUE, outcome="Tak.")
    url = reverse("promise_list")
    page = text_of(desk.get(url))
    assert WHAT in page and "po terminie" in page
    assert "Słowo dla siebie." not in page and "Dawno zrobione." not in page
    assert "Dawno zrobione." in text_of(desk.get(url + "?zrobione=on"))
    assert "Oddać klucze." not in text_of(desk.get(url + "?moje=on"))
    assert WHAT not in text_of(desk.get(url + "?po_terminie=on"))
    file = desk.get(url + "?format=csv").content.decode("utf-8-sig")
    assert WHAT in file and "Słowo" not in file


def test_others_are_kept_out(signed_in, coworker, administrator):
    complaint = submission(for_director=True)
    add = reverse("promise_add", args=["zgloszenie", complaint.pk])
    assert signed_in(builders.user("organiser")).get(add).status_code == 404
    assert signed_in(coworker).get(add).status_code == 404
    assert signed_in(coworker).get(reverse("promise_add", args=["inne", 1])).status_code == 404
    assert signed_in(administrator).get(reverse("promise_list")).status_code == 403
    own = promise(note(), coworker, is_private=True)
    assert signed_in(builders.user("organiser")).get(own.get_absolute_url()).status_code == 403


def test_nobody_is_led_where_only_whoever_sees_to_it_may_go(organiser, coworker, director, signed_in):
    row = note()
    own = promise(row, coworker)
    for person, is_led in ((organiser, True), (coworker, True), (director, False)):
        for address in (row.get_absolute_url(), reverse("promise_list")):
            page = signed_in(person).get(address).content.decode()
            assert WHAT in page or own.what in page
            assert (reverse("promise_keep", args=[own.pk]) in page) is is_led
        assert signed_in(person).get(reverse("promise_keep", args=[own.pk])).status_code == (200 if is_led else 403)


def test_as_much_is_asked_of_thirty_as_of_one(desk, organiser):
    promise(note(), organiser), promise(submission(), organiser)
    desk.get(reverse("promise_list"))
    with CaptureQueriesContext(connection) as few:
        desk.get(reverse("promise_list"))
    for _ in range(14):
        promise(note(), organiser), promise(submission(), organiser)
    with CaptureQueriesContext(connection) as many:
        desk.get(reverse("promise_list"))
    assert len(many) == len(few)


def test_more_than_five_are_one_matter(organiser):
    row = note()
    for _ in range(6):
        promise(row, organiser, due="2026-11-29")
    assert [(matter.sentence, matter.when) for matter in promises_due(organiser)] == [
        ("Do dopilnowania jest więcej spraw: 6.", "po terminie")
    ]
