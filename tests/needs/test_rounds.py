"""Rounds of assessment: planned, offered while they run, counted with the places where somebody was."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from needs import services
from needs.models import AssessmentRound, FieldNote, RoundVisit, Submission
from osl_site.common.audit.models import Entry
from osl_site.common.centre.models import Village
from tests import builders
from tests.breaking import refused, sql
from tests.needs.builders import note, submission
from tests.reading import text_of

pytestmark = pytest.mark.django_db
ROOM = "/biuro/rozeznanie/rundy/"
TYPED = {"title": "Rozeznanie do planu", "begins_on": "2026-11-01", "ends_on": "2026-12-20"}


@pytest.fixture(autouse=True)
def day(at):
    at(2026, 11, 30, 9)


def a_round(by, *places, **values):
    told = {"title": "Rozeznanie do planu", "begins_on": date(2026, 11, 1), "ends_on": date(2026, 12, 20)}
    return services.create_round(told | values, places=places, by=by)


def acts():
    return list(Entry.objects.roots().order_by("id").values_list("act", flat=True))


def test_a_round_is_planned_with_its_places_and_changed_where_nobody_was_yet(desk, organiser):
    here, there, later = (builders.locality(name) for name in ("Kandyty", "Kamińsk", "Bukowiec"))
    assert desk.post(f"{ROOM}nowa/", TYPED | {"places": [here.pk, there.pk], "methods": []}).status_code == 302
    row = AssessmentRound.objects.get()
    services.visit(row, here, by=organiser)
    seen = desk.get(f"{ROOM}{row.pk}/zmien/").context["form"]["revision"].value()
    desk.post(f"{ROOM}{row.pk}/zmien/", TYPED | {"places": [later.pk], "revision": seen})
    assert set(row.visits.values_list("locality__name", "done_on")) == {
        ("Kandyty", date(2026, 11, 30)),
        ("Bukowiec", None),
    }
    assert acts() == ["round.created", "round.visited", "round.changed"]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"title": " "}, "title"), ({"ends_on": "2026-10-01"}, "__all__"), ({"begins_on": "x"}, "begins_on")],
)
def test_what_cannot_be_is_said_and_what_was_typed_stays(wrong, field, desk):
    form = desk.post(f"{ROOM}nowa/", TYPED | wrong).context["form"]
    assert list(form.errors) == [field]
    assert form["ends_on"].value() == (TYPED | wrong)["ends_on"]
    assert not AssessmentRound.objects.exists()


def test_a_note_and_a_submission_are_offered_the_round_that_runs(desk, organiser):
    running = a_round(organiser)
    a_round(organiser, title="Dawna", begins_on=date(2025, 1, 1), ends_on=date(2025, 2, 1))
    form = desk.get("/biuro/rozeznanie/notatki/nowa/").context["form"]
    assert form["round"].value() == running.pk
    assert [one.title for one in form.fields["round"].queryset] == ["Rozeznanie do planu"]
    assert "runda „Rozeznanie do planu”" in text_of(desk.get("/biuro/rozeznanie/notatki/nowa/"))
    typed = {"method": "talk", "finding": "need", "text": "Autobus.", "noted_on": "2026-11-30", "round": running.pk}
    desk.post("/biuro/rozeznanie/notatki/nowa/", typed)
    assert FieldNote.objects.get().round == running
    told = {"channel": "phone", "kind": "lack", "words": "Ławka.", "received_on": "2026-11-30", "language": "pl"}
    desk.post("/biuro/rozeznanie/zgloszenia/nowe/", told | {"round": running.pk})
    assert Submission.objects.get().round == running


def test_without_a_round_nothing_is_asked_and_nobody_without_an_account_reads_of_one(desk, organiser, client):
    assert "round" not in desk.get("/biuro/rozeznanie/notatki/nowa/").context["form"].fields
    a_round(organiser)
    assert "Rozeznanie do planu" not in client.get(reverse("phone_shell")).text
    assert FieldNote.objects.filter(round__isnull=False).count() == 0


def test_its_page_tells_what_it_gathered_and_where_nobody_was(desk, organiser):
    commune = builders.commune()
    villages = [Village.objects.create(name=name, commune=commune) for name in ("Kandyty", "Kamińsk", "Bukowiec")]
    here, there, plan = (
        builders.locality(name, village=village)
        for name, village in zip(("Kandyty", "Kamińsk", "Bukowiec"), villages, strict=True)
    )
    row = a_round(organiser, there, plan)
    note(round=row, locality=here, people_count=7)
    note(round=row, locality=here, people_count=4)
    note(locality=plan)
    submission(round=row)
    submission(round=row, for_director=True)
    services.visit(row, there, on=date(2026, 11, 20), by=organiser)
    found = desk.get(row.get_absolute_url()).context["found"]
    assert (found.notes, found.people, found.submissions) == (2, 11, 1)  # a complaint is no figure of the organiser's
    assert found.visited_in_words == "Odwiedzone: 2 z 3 sołectw"
    assert [village.name for village in found.not_visited] == ["Bukowiec"]
    page = text_of(desk.get(row.get_absolute_url()))
    assert "byliśmy 20.11.2026" in page
    assert desk.get(f"/biuro/rozeznanie/notatki/?runda={row.pk}").context["list"].count == 2
    assert desk.get(f"/biuro/rozeznanie/zgloszenia/?runda={row.pk}").context["list"].count == 1


def test_whoever_writes_notes_says_where_they_were(signed_in, coworker, organiser):
    place = builders.locality("Kandyty")
    row, client = a_round(organiser, place), signed_in(coworker)
    address = f"{ROOM}{row.pk}/bylismy/"
    assert client.get(f"{address}?miejsce={place.pk}").context["form"]["place"].value() == place.pk
    refusal = client.post(address, {"place": place.pk, "on": "2026-12-01"}).context["form"].errors
    assert refusal == {"on": [services.rounds.NOT_YET]}
    client.post(address, {"place": place.pk, "on": "2026-11-29"})
    client.post(address, {"place": place.pk, "on": "2026-11-29"})
    assert RoundVisit.objects.get().done_on == date(2026, 11, 29)
    assert acts().count("round.visited") == 1
    for act in (lambda: a_round(coworker), lambda: services.remove_round(row, by=coworker)):
        with pytest.raises(PermissionDenied):
            act()


def test_only_an_empty_round_is_removed(desk, organiser):
    row, empty = a_round(organiser, builders.locality("Kandyty")), a_round(organiser, title="Pusta")
    note(round=row)
    desk.post(f"{ROOM}{row.pk}/usun/")
    desk.post(f"{ROOM}{empty.pk}/usun/")
    assert AssessmentRound.objects.get() == row
    with pytest.raises(ValidationError):
        services.remove_round(empty, by=organiser)


def test_the_database_refuses(organiser):
    row = a_round(organiser, builders.locality("Kandyty"))
    refused(lambda: sql("update needs_assessmentround set ends_on = begins_on - 1"))
    refused(lambda: sql("update needs_assessmentround set title = ''"))
    refused(
        lambda: sql(
            "insert into needs_roundvisit (round_id, locality_id) select round_id, locality_id from needs_roundvisit"
        )
    )
    note(round=row)
    refused(
        lambda: sql("delete from needs_roundvisit; delete from needs_assessmentround; set constraints all immediate")
    )


def test_a_list_of_thirty_asks_as_much_as_a_list_of_one(desk, organiser):
    def queries(address):
        with CaptureQueriesContext(connection) as found:
            desk.get(address)
        return len(found)

    row = a_round(organiser, builders.locality("Kandyty"))
    addresses = (ROOM, row.get_absolute_url())
    for address in addresses:
        queries(address)
    one = [queries(address) for address in addresses]
    for number in range(29):
        place = builders.locality(f"Wieś {number}")
        services.visit(row, place, by=organiser)
        note(round=row, locality=place)
        a_round(organiser)
    assert [queries(address) for address in addresses] == one
