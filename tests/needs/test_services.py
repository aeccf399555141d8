from datetime import date
from functools import partial

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Q

from needs import services
from needs.models import Asset, Conclusion, FieldNote, Need
from osl_site.common import registry
from osl_site.common.audit.models import Entry
from osl_site.common.database.locking import ChangedMeanwhile
from osl_site.common.registry.slots import ConditionSlot
from tests import builders
from tests.needs.builders import asset, conclusion, goal_citing, need, note, submit

pytestmark = pytest.mark.django_db
NEED = {"title": "Dojazd do lekarza", "state": "confirmed"}
ASSET = {"title": "Sala w remizie", "kind": "material"}
CONCLUSION = {
    "text": "Nie ma czym dojechać.",
    "about": "needs",
    "scope": ["supporting", "services"],
    "valid_from": date(2026, 12, 1),
}


def note_values(**values):
    given = {
        "noted_on": date(2026, 11, 20),
        "method": builders.method(),
        "finding": "need",
        "text": "Autobus nie jeździ.",
    }
    return given | {"commune": builders.commune()} | values


def acts():
    return list(Entry.objects.roots().order_by("id").values_list("act", "fields"))


@pytest.mark.parametrize("role", ["organiser", "director", "coworker"])
def test_everyone_in_the_rooms_writes_notes_in_their_own_name(role, at):
    at(2026, 11, 23, 9)
    person = builders.user(role)
    row = services.create_note(note_values(text=" Autobus\r\nnie jeździ. "), by=person)

    stored = FieldNote.objects.get()
    assert (stored, stored.written_by, stored.text) == (row, person, "Autobus\nnie jeździ.")
    assert stored.created_at.date() == date(2026, 11, 23)
    assert acts() == [("note.created", [])]


def test_an_administrator_who_is_only_that_writes_no_notes(administrator):
    with pytest.raises(PermissionDenied):
        services.create_note(note_values(), by=administrator)


@pytest.mark.parametrize("role", ["director", "coworker"])
def test_others_correct_and_remove_only_what_they_wrote(role):
    person = builders.user(role)
    own, anothers = note(written_by=person), note()
    services.change_note(own, {"text": "Autobus jeździ rzadko."}, revision=1, by=person)
    services.delete_note(own, by=person)

    assert acts() == [("note.changed", ["text"]), ("note.deleted", [])]
    with pytest.raises(PermissionDenied):
        services.change_note(anothers, {"text": "Nieprawda."}, revision=1, by=person)
    with pytest.raises(PermissionDenied):
        services.delete_note(anothers, by=person)
    assert list(FieldNote.objects.values_list("text", flat=True)) == ["Autobus nie jeździ."]


def test_the_organiser_corrects_any_note_and_its_author_stays(organiser, coworker):
    row = note(written_by=coworker)
    services.change_note(row, {"text": "Autobus jeździ rzadko.", "people_count": 3}, revision=1, by=organiser)

    row.refresh_from_db()
    assert (row.text, row.people_count, row.revision, row.written_by) == ("Autobus jeździ rzadko.", 3, 2, coworker)
    assert acts() == [("note.changed", ["people_count", "text"])]


def test_a_note_written_by_mistake_is_removed(organiser):
    row = note()
    services.delete_note(row, by=organiser)

    assert not FieldNote.objects.exists()
    assert list(Entry.objects.values_list("act", "subject_id")) == [("note.deleted", row.pk)]


@pytest.mark.parametrize("citing", [need, asset, conclusion])
def test_a_note_that_something_is_drawn_from_is_not_removed(citing, organiser):
    row = note()
    citing(notes=[row])
    with pytest.raises(ValidationError, match="Najpierw odłącz ją tam, potem usuń"):
        services.delete_note(row, by=organiser)

    assert FieldNote.objects.exists()
    assert acts() == []


@pytest.mark.parametrize(
    ("add", "values", "act"),
    [
        (services.create_need, NEED, "need.created"),
        (services.create_asset, ASSET, "asset.created"),
        (services.create_conclusion, CONCLUSION, "conclusion.created"),
    ],
)
def test_what_is_drawn_from_notes_is_stored_with_them_and_leaves_one_entry(add, values, act, organiser):
    heard = note()
    row = add(values | {"notes": [heard]}, by=organiser)

    stored = type(row).objects.get()
    assert {name: getattr(stored, name) for name in values} == values
    assert list(stored.notes.all()) == [heard]
    assert acts() == [(act, [])]


@pytest.mark.parametrize(
    ("row", "change", "values", "act"),
    [
        (need, services.change_need, {"state": "declined", "state_reason": "Zadanie powiatu."}, "need.changed"),
        (asset, services.change_asset, {"state": "unavailable", "owner": "rada sołecka"}, "asset.changed"),
        (conclusion, services.change_conclusion, {"text": "Jest czym dojechać."}, "conclusion.changed"),
    ],
)
def test_a_change_is_stored_and_leaves_one_entry_that_names_it(row, change, values, act, organiser):
    stored, heard = row(), note()
    change(stored, values | {"notes": [heard]}, revision=1, by=organiser)

    stored.refresh_from_db()
    assert {name: getattr(stored, name) for name in values} == values
    assert (list(stored.notes.all()), stored.revision) == ([heard], 2)
    assert acts() == [(act, sorted([*values, "notes"]))]


@pytest.mark.parametrize("role", ["coworker", "director", "administrator"])
def test_only_the_organiser_draws_from_notes(role):
    person = builders.user(role)
    wanted, owned, drawn = need(), asset(), conclusion()
    for act in (
        partial(services.create_need, NEED),
        partial(services.change_need, wanted, {"title": "Inna"}, revision=1),
        partial(services.create_asset, ASSET),
        partial(services.change_asset, owned, {"title": "Inny"}, revision=1),
        partial(services.create_conclusion, CONCLUSION),
        partial(services.change_conclusion, drawn, {"text": "Inny"}, revision=1),
        partial(services.replace_conclusion, drawn, CONCLUSION),
    ):
        with pytest.raises(PermissionDenied):
            act(by=person)
    assert (Need.objects.get(), Asset.objects.get(), Conclusion.objects.get()) == (wanted, owned, drawn)
    assert acts() == []


@pytest.mark.parametrize(
    ("row", "change", "field"),
    [
        (note, services.change_note, "text"),
        (need, services.change_need, "title"),
        (asset, services.change_asset, "title"),
        (conclusion, services.change_conclusion, "text"),
    ],
)
def test_the_second_of_two_people_is_stopped_and_the_first_ones_words_stay(row, change, field, organiser):
    stored = row()
    change(stored, {field: "Wersja pierwszej osoby."}, revision=1, by=organiser)
    with pytest.raises(ChangedMeanwhile):
        change(stored, {field: "Wersja drugiej osoby."}, revision=1, by=organiser)

    stored.refresh_from_db()
    assert getattr(stored, field) == "Wersja pierwszej osoby."
    assert len(acts()) == 1


@pytest.mark.parametrize(
    ("add", "values", "field"),
    [
        (services.create_note, lambda: note_values(method=None), "method"),
        (services.create_note, lambda: note_values(text=" "), "text"),
        (services.create_need, lambda: NEED | {"title": ""}, "title"),
        (services.create_asset, lambda: ASSET | {"kind": "circus"}, "kind"),
        (services.create_conclusion, lambda: CONCLUSION | {"scope": ["circus"]}, "scope"),
        (services.create_conclusion, lambda: CONCLUSION | {"valid_from": None}, "valid_from"),
    ],
)
def test_unusable_values_are_refused_by_field_and_leave_no_trace(add, values, field, organiser):
    with pytest.raises(ValidationError) as refusal:
        add(values(), by=organiser)
    assert field in refusal.value.error_dict
    assert acts() == []


def test_a_need_that_is_declined_says_why(organiser):
    with pytest.raises(ValidationError, match="dlaczego jej nie podejmujemy"):
        services.create_need(NEED | {"state": "declined"}, by=organiser)


def test_a_conclusion_in_a_draft_of_a_plan_is_still_edited(organiser):
    row = conclusion()
    goal_citing(row)
    services.change_conclusion(row, {"text": "Jest czym dojechać."}, revision=1, by=organiser)

    assert Conclusion.objects.get().text == "Jest czym dojechać."


def test_a_conclusion_that_a_submitted_plan_cites_is_replaced_and_never_edited(organiser):
    old = conclusion()
    submit(goal_citing(old))
    with pytest.raises(ValidationError, match="Zastąp go nowszym"):
        services.change_conclusion(old, {"text": "Jest czym dojechać."}, revision=1, by=organiser)
    newer = services.replace_conclusion(
        old, CONCLUSION | {"material_change": "Zlikwidowano autobus.", "notes": [note()]}, by=organiser
    )

    old.refresh_from_db()
    assert (old.text, old.replaced_by, old.revision) == ("Starsi mieszkańcy nie mają czym dojechać.", newer, 1)
    assert (newer.text, newer.material_change, newer.notes.count()) == (
        "Nie ma czym dojechać.",
        "Zlikwidowano autobus.",
        1,
    )
    assert acts() == [("conclusion.replaced", [])]
    assert Entry.objects.get().subject_id == newer.pk


def test_the_database_itself_refuses_to_change_a_conclusion_of_a_submitted_plan(organiser):
    row = conclusion()
    submit(goal_citing(row))
    with pytest.raises(IntegrityError, match="cited by a submitted plan"), transaction.atomic():
        Conclusion.objects.update(text="Jest czym dojechać.")
    with pytest.raises(IntegrityError, match="cited by a submitted plan"), transaction.atomic():
        row.notes.add(note())


def test_only_the_newest_conclusion_is_replaced(organiser):
    old = conclusion()
    newer = services.replace_conclusion(old, CONCLUSION, by=organiser)
    with pytest.raises(ValidationError, match="ma już nowszą wersję"):
        services.replace_conclusion(old, CONCLUSION, by=organiser)

    assert list(Conclusion.objects.current()) == [newer]
    assert len(acts()) == 1


def test_an_upper_room_freezes_conclusions_through_the_registry(organiser, monkeypatch):
    free, frozen = conclusion(), conclusion()
    monkeypatch.setattr(registry, "frozen", ConditionSlot())
    registry.frozen.register(Conclusion, lambda: Q(pk=frozen.pk))

    services.change_conclusion(free, {"text": "Inaczej."}, revision=1, by=organiser)
    with pytest.raises(ValidationError, match="Zastąp"):
        services.change_conclusion(frozen, {"text": "Inaczej."}, revision=1, by=organiser)
