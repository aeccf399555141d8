"""Slips of one meeting: all of a page become notes, or none does."""

import io

import pikepdf
import pytest

from needs.forms.slips import SAY_WHAT, SAY_WHICH, SLIPS
from needs.models import FieldNote
from needs.services import create_notes
from needs.services.notes import NO_SLIP
from osl_site.common.audit.models import Entry
from tests import builders

pytestmark = pytest.mark.django_db
PAGE = "/biuro/rozeznanie/notatki/kartki/"
LIST = "/biuro/rozeznanie/notatki/"


@pytest.fixture(autouse=True)
def day(at):
    at(2026, 11, 23, 9)


def slips(*said, **more):
    typed = {
        "method": "village_meeting",
        "noted_on": "2026-11-20",
        "kartki-TOTAL_FORMS": SLIPS,
        "kartki-INITIAL_FORMS": 0,
    }
    for number, (text, finding) in enumerate(said):
        typed |= {f"kartki-{number}-text": text, f"kartki-{number}-finding": finding}
    return typed | more


def test_each_slip_becomes_a_note_of_the_same_place_and_day(desk):
    place = builders.locality("Kandyty")
    answer = desk.post(PAGE, slips(("Brak ławki.", "need"), ("", ""), ("Pani piecze.", "potential"), locality=place.pk))
    assert answer.url == LIST
    rows = FieldNote.objects.order_by("pk").values_list("text", "finding", "locality", "method")
    assert list(rows) == [
        ("Brak ławki.", "need", place.pk, "village_meeting"),
        ("Pani piecze.", "potential", place.pk, "village_meeting"),
    ]
    assert list(Entry.objects.roots().values_list("act", flat=True)) == ["note.created"] * 2
    assert "Zapisane notatki: 2." in desk.get(LIST).text


def test_whoever_has_more_goes_on_in_the_same_place(desk):
    place = builders.locality("Kandyty")
    answer = desk.post(PAGE, slips(("Brak ławki.", "need"), locality=place.pk, nastepne="1"))
    assert answer.url == PAGE
    assert desk.get(PAGE).context["form"]["locality"].value() == place.pk


def test_one_bad_slip_keeps_all_back_and_says_so_at_its_field(desk):
    page = desk.post(PAGE, slips(("Brak ławki.", "need"), ("Brak wiaty.", ""), ("", "both"), ("a" * 4001, "need")))
    errors = [slip.errors for slip in page.context["slips"]][:4]
    assert errors[:3] == [{}, {"finding": [SAY_WHICH]}, {"text": [SAY_WHAT]}]
    assert "text" in errors[3]
    assert "Brak ławki." in page.text
    assert not FieldNote.objects.exists()


def test_a_page_without_a_slip_is_refused(desk, organiser):
    page = desk.post(PAGE, slips())
    assert page.context["form"].errors == {"__all__": [NO_SLIP]}
    with pytest.raises(Exception, match=NO_SLIP):
        create_notes([], by=organiser)


def test_the_same_questions_stand_on_paper_on_one_sheet(desk):
    answer = desk.get(f"{PAGE}druk/")
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/pdf")
    with pikepdf.open(io.BytesIO(answer.content)) as paper:
        assert len(paper.pages) == 1
