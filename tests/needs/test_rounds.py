"""Rounds of assessment: planned, offered while they run, counted with the places where somebody was."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from needs import services
from needs.models import AssessmentRound, FieldNote, RoundVisit, Submission
from needs.submissions.pace import FORM
from osl_site.common.audit.models import Entry
from osl_site.common.centre.models import Village
from osl_site.common.guard.stamps import Stamp
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


# Which round something heard belongs to


def sent(client, **typed):
    told = {"kind": "lack", "words": "Nie ma ławki.", "phone": "", "email": ""} | typed
    client.post("/powiedz-nam/", told | {"pieczec": Stamp.fresh(FORM, age=timedelta(minutes=1)).text})
    return Submission.objects.latest("id")


def test_what_a_resident_sends_belongs_to_the_round_that_runs_there(organiser, client):
    builders.office()
    here, near = builders.locality("Kandyty"), builders.locality("Kamińsk")
    assert sent(client, locality=here.pk).round is None
    everywhere = a_round(organiser, title="Wszędzie")
    there = a_round(organiser, near, title="Kamińsk", begins_on=date(2026, 10, 1))
    a_round(organiser, here, title="Dawna", begins_on=date(2026, 9, 1), ends_on=date(2026, 9, 30))
    assert sent(client, locality=near.pk, words="Ławka.").round == there  # where it goes, though the other began later
    assert sent(client, locality=here.pk, words="Lampa.").round == everywhere
    assert sent(client, words="Autobus.").round == everywhere
    assert sent(client, words="Skarga.", for_director="on").round is None


def test_a_round_of_another_commune_takes_nothing_from_here(organiser, client):
    builders.office()
    here = builders.locality("Kandyty")
    other = builders.locality("Daleko", commune=builders.commune(terc="2801062", name="Dalsza"))
    row = a_round(organiser, other)
    assert sent(client, locality=here.pk).round is None
    assert sent(client, locality=other.pk, words="Lampa.").round == row


def test_a_note_kept_on_a_phone_is_of_the_round_that_ran_there_that_day(desk, organiser):
    here = builders.locality("Kandyty")
    row = a_round(organiser, here, ends_on=date(2026, 11, 20))
    typed = {"method": "talk", "finding": "need", "locality": here.pk}
    by_phone = {"headers": {"accept": "application/json"}}
    for day, text in (("2026-11-15", "W rundzie."), ("2026-11-25", "Po rundzie.")):
        assert desk.post("/biuro/rozeznanie/notatki/nowa/", typed | {"noted_on": day, "text": text}, **by_phone)
    assert dict(FieldNote.objects.values_list("text", "round")) == {"W rundzie.": row.pk, "Po rundzie.": None}
    none = typed | {"noted_on": "2026-11-15", "text": "Nie z rundy.", "round": ""}
    desk.post("/biuro/rozeznanie/notatki/nowa/", none)  # on a page that offers it, nobody's choice is changed
    assert FieldNote.objects.get(text="Nie z rundy.").round is None


# The order of rounds, and days to come


def test_a_round_follows_one_that_began_before_it(desk, organiser):
    first = a_round(organiser, title="Wiosna", begins_on=date(2026, 3, 1), ends_on=date(2026, 4, 1))
    desk.post(f"{ROOM}nowa/", TYPED | {"follows": first.pk})
    second = AssessmentRound.objects.get(title=TYPED["title"])
    assert second.follows == first and first.followed_by == second
    assert "Wiosna" in text_of(desk.get(second.get_absolute_url()))
    assert TYPED["title"] in text_of(desk.get(first.get_absolute_url()))
    shown = desk.post(f"{ROOM}nowa/", TYPED | {"title": "Inna", "begins_on": "2026-02-01", "follows": first.pk})
    assert list(shown.context["form"].errors) == ["follows"]  # taken already
    third = a_round(organiser, title="Zima", begins_on=date(2026, 12, 1))
    for wrong in ({"follows": third}, {"begins_on": date(2026, 2, 1)}):
        with pytest.raises(ValidationError):
            given = {name: getattr(second, name) for name in ("title", "begins_on", "ends_on", "follows")}
            services.change_round(second, given | wrong, places=(), revision=None, by=organiser)
    refused(lambda: sql(f"update needs_assessmentround set follows_id = {third.pk} where id = {first.pk}"))
    refused(lambda: sql(f"update needs_assessmentround set begins_on = '2026-11-02' where id = {first.pk}"))


def test_the_days_on_which_somebody_goes_there_are_planned_and_shown(desk, organiser, coworker):
    here, there = builders.locality("Kandyty"), builders.locality("Kamińsk")
    row = a_round(organiser, here, there)
    page = f"{ROOM}{row.pk}/dni/"
    shown = desk.post(page, {f"day-{here.pk}": "2027-01-05", f"day-{there.pk}": ""})
    assert "poza rundą" in text_of(shown) and "2027-01-05" in shown.content.decode()
    assert "Zaplanuj dni" in text_of(desk.get(row.get_absolute_url()))
    for _press in range(2):
        desk.post(page, {f"day-{here.pk}": "2026-12-03", f"day-{there.pk}": ""})
    assert dict(row.visits.values_list("locality", "planned_on")) == {here.pk: date(2026, 12, 3), there.pk: None}
    assert "idziemy 3.12.2026" in text_of(desk.get(row.get_absolute_url())) and acts().count("round.days_planned") == 1
    for place in (here, there):
        services.visit(row, place, by=organiser)
    assert f"day-{here.pk}" not in desk.get(page).content.decode()  # nobody plans where somebody was
    assert "Zaplanuj dni" not in text_of(desk.get(row.get_absolute_url()))
    with pytest.raises(ValidationError):
        services.plan_days(row, {"9999999": None}, by=organiser)
    with pytest.raises(PermissionDenied):
        services.plan_days(row, {here.pk: None}, by=coworker)
