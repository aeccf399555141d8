from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F

from needs import services
from needs.models import Asset, Conclusion, FieldNote, Need
from osl_site.common import clock
from tests.breaking import sql
from tests.needs.builders import asset, conclusion, contact, need, note, submission

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("row", "broken", "name"),
    [
        (note, {"text": ""}, "note_has_text"),
        (note, {"people_count": 0}, "note_people_positive"),
        (need, {"title": ""}, "need_has_title"),
        (need, {"state": "declined"}, "need_refusal_has_reason"),
        (need, {"state": "passed_on"}, "need_refusal_has_reason"),
        (asset, {"title": ""}, "asset_has_title"),
        (conclusion, {"text": ""}, "conclusion_has_text"),
        (conclusion, {"scope": []}, "conclusion_has_scope"),
        (conclusion, {"scope": ["supporting", "circus"]}, "conclusion_has_scope"),
        (conclusion, {"replaces": F("pk")}, "conclusion_does_not_replace_itself"),
        (conclusion, {"material_change": "Zlikwidowano autobus."}, "conclusion_material_change_replaces"),
    ],
)
def test_the_database_refuses(row, broken, name):
    stored = row()
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        type(stored).objects.filter(pk=stored.pk).update(**broken)


def test_who_wrote_down_and_beside_which_words_stays(organiser):
    note()
    contact(submission())
    told = {"kind": "person", "form": "talk", "theme": "loneliness", "minutes": 30, "place_unknown": True}
    services.create_support(told | {"held_on": clock.today()}, by=organiser)
    for statement in (
        "update needs_fieldnote set written_by_name = 'Ktoś'",
        "update needs_fieldnote set written_by_position = 'ktoś'",
        "update needs_support set by_name = 'Ktoś'",
        "update needs_submittercontact set was_read_out = not was_read_out",
        "update needs_submittercontact set given_at = given_at + interval '1 day'",
    ):
        with pytest.raises(IntegrityError, match="stays"), transaction.atomic():
            sql(statement)


def test_the_database_refuses_two_conclusions_in_the_place_of_one():
    old = conclusion()
    conclusion(replaces=old)
    with pytest.raises(IntegrityError, match="replaces"), transaction.atomic():
        conclusion(replaces=old)


@pytest.mark.parametrize("broken", [{"commune": None}, {"place_unknown": True}])
def test_a_note_has_one_place_or_says_that_none_is_known(broken):
    row = note()
    with pytest.raises(IntegrityError, match="note_has_one_place_or_none_known"), transaction.atomic():
        FieldNote.objects.filter(pk=row.pk).update(**broken)
    for name, value in broken.items():
        setattr(row, name, value)
    with pytest.raises(ValidationError, match="Wskaż miejscowość albo całą gminę"):
        row.full_clean()


def test_notes_stand_newest_first_and_those_of_one_day_as_they_came():
    first, second = note(), note()
    older, newer = note(noted_on=date(2026, 11, 1)), note(noted_on=date(2026, 11, 21))

    assert list(FieldNote.objects.all()) == [newer, second, first, older]


@pytest.mark.parametrize(
    ("confirmed_on", "expected"), [(None, True), (date(2026, 6, 3), True), (date(2026, 6, 4), False)]
)
def test_an_asset_is_to_be_confirmed_again_after_180_days(confirmed_on, expected):
    today, row = date(2026, 12, 1), asset(confirmed_on=confirmed_on)

    assert row.is_to_confirm(today) is expected
    assert Asset.objects.to_confirm(today).exists() is expected


def test_a_replaced_conclusion_is_no_longer_current():
    newest = conclusion(replaces=conclusion())

    assert list(Conclusion.objects.current()) == [newest]


def test_rows_are_called_by_a_code_and_never_by_a_residents_words():
    heard, wanted, owned, drawn = note(), need(title="Autobus"), asset(title="Sala"), conclusion()

    names = [str(row) for row in (heard, wanted, owned, drawn)]
    assert names == [f"notatka N-{heard.pk}", f"P-{wanted.pk} Autobus", f"Z-{owned.pk} Sala", f"W-{drawn.pk}"]
    assert Need.objects.get().code == f"P-{wanted.pk}"
