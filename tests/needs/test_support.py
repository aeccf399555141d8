"""Support: a person is never named, a group is; counted so that nobody stands alone."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from needs import services
from needs.models import Support
from needs.services import NextStep
from needs.support.figures import Line, apart
from osl_site.common import clock
from osl_site.common.audit.models import Entry
from osl_site.common.promises.models import Promise
from osl_site.common.promises.services import ONLY_FOR_ONESELF, make_promise
from tests import builders
from tests.breaking import refused, sql
from tests.needs.builders import need
from tests.partners.builders import partner
from tests.plans.builders import approved
from tests.reading import text_of

pytestmark = pytest.mark.django_db
TYPED = {"kind": "person", "form": "talk", "theme": "loneliness", "minutes": "30", "held_on": "2026-11-30"}
GROUP = TYPED | {"kind": "group", "name": "Sąsiedzi z Bukowca", "people": "5"}
PERSON = {"kind": "person", "form": "talk", "theme": "loneliness", "minutes": 30, "place_unknown": True}
AHEAD = "Ten dzień jeszcze nie nadszedł. Wpisz dzień, w którym to było."
IS_PAST = "Ten dzień już minął. Wpisz dzień od dziś."
ADD = "/biuro/rozeznanie/wsparcie/nowe/"


@pytest.fixture(autouse=True)
def day(at):
    at(2026, 11, 30, 9)


def support(by, **values):
    return services.create_support(PERSON | {"held_on": clock.today()} | values, by=by)


def acts():
    return list(Entry.objects.roots().order_by("id").values_list("act", flat=True))


def test_an_entry_about_a_person_takes_four_presses_beside_typing(desk):
    """From the desk: the act, what it was, about what, save. With whom and the day are there already."""
    assert ADD in desk.get("/biuro/").text
    form = desk.get(ADD).context["form"]
    there = {name: form[name].value() for name in ("kind", "held_on")}
    assert there["kind"] == "person"
    pressed = {"form": "talk", "theme": "care"}
    row = desk.post(ADD, {"kind": "person", "held_on": "2026-11-30", "minutes": "20", **pressed})
    assert len(["the act", *pressed, "save"]) <= 4
    stored = Support.objects.get()
    assert row.url == stored.get_absolute_url()
    assert (stored.whom, stored.people, stored.place) == ("osoba", 1, "nie wiadomo gdzie")
    assert acts() == ["support.created"]


def test_what_is_typed_of_a_person_beside_its_choice_is_not_kept(desk):
    desk.post(ADD, TYPED | {"name": "Jan Kowalski", "note": "Choruje.", "people": "3"})
    stored = Support.objects.get()
    assert (stored.name, stored.note, stored.people) == ("", "", 1)


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        (TYPED | {"minutes": "0"}, "minutes", "Wpisz liczbę nie mniejszą niż 1."),
        (
            TYPED | {"held_on": "2026-12-01"},
            "held_on",
            "Ten dzień jeszcze nie nadszedł. Wpisz dzień, w którym to było.",
        ),
        (TYPED | {"form": ""}, "form", "Zaznacz, co to było."),
        (GROUP | {"name": " "}, "name", "Napisz, z jaką grupą albo inicjatywą."),
        (TYPED | {"kind": "partner"}, "partner", "Wskaż partnera."),
        (TYPED | {"step_due": "2026-12-04"}, "step", "Napisz, co zrobić, albo wyczyść datę."),
        (
            TYPED | {"step": "Oddzwonić", "step_due": "2026-11-29"},
            "step_due",
            "Ten dzień już minął. Wpisz dzień od dziś.",
        ),
        (TYPED | {"action_key": "tak"}, "action_key", None),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_what_was_typed_stays(typed, field, sentence, desk):
    form = desk.post(ADD, typed).context["form"]
    assert list(form.errors) == [field]
    assert sentence is None or form.errors[field] == [sentence]
    assert form["minutes"].value() == typed["minutes"]
    assert not Support.objects.exists()


def test_the_next_step_is_a_word_for_oneself_and_goes_when_done(desk, organiser, coworker):
    row = support(coworker)
    desk.post(ADD, GROUP | {"step": "Zapytać o salę", "step_due": "2026-12-01"})
    mine = Support.objects.exclude(pk=row.pk).get()
    promise = Promise.objects.get()
    assert (promise.is_private, promise.owner, promise.due.day) == (True, organiser, 1)
    assert "Zapytać o salę" in desk.get("/biuro/").text
    desk.post(reverse("promise_keep", args=[promise.pk]))
    assert not Promise.objects.exists()
    assert desk.get(mine.get_absolute_url()).status_code == 200


def test_of_a_person_nothing_else_is_promised(organiser, desk):
    row = support(organiser)
    told = {"what": "Oddzwonić", "due": clock.today(), "owner": organiser}
    with pytest.raises(ValidationError) as error:
        make_promise(row, told, by=organiser)
    assert error.value.message_dict == {"is_private": [ONLY_FOR_ONESELF]}
    page = reverse("promise_add", args=["wsparcie", row.pk])
    assert set(desk.get(page).context["form"].fields) == {"what", "due", "revision"}
    assert desk.post(page, {"what": "Oddzwonić", "due": "2026-12-01"}).url == row.get_absolute_url()
    assert Promise.objects.get().is_private
    aloud = (
        "insert into promises_promise (subject_type, subject_id, what, due, owner_id, is_private, outcome,"
        " created_at, changed_at, revision, by_id, by_name, by_position) select 'needs.support', %s, 'Choruje',"
        " due, owner_id, {}, '', created_at, changed_at, 1, by_id, by_name, '' from promises_promise limit 1"
    )
    refused(lambda: sql(aloud.format("false"), row.pk))
    sql(aloud.format("true"), row.pk)


@pytest.mark.parametrize(
    "change",
    [
        "name = 'Jan Kowalski'",
        "note = 'Choruje'",
        "people = 2",
        "minutes = 0",
        "form = 'inna'",
        "place_unknown = false",
        "by_name = ''",
        "kind = 'group', name = 'KGW'",
    ],
)
def test_the_database_refuses(change, organiser):
    row = support(organiser)
    refused(lambda: sql(f"update needs_support set {change} where id = %s", row.pk))


@pytest.mark.parametrize("wrong", [{"kind": "group"}, {"kind": "partner"}, {"kind": "initiative", "name": ""}])
def test_a_group_and_a_partner_are_named(wrong, organiser):
    with pytest.raises((ValidationError, IntegrityError)), transaction.atomic():
        support(organiser, **wrong)


def test_others_correct_and_remove_only_their_own(organiser, coworker, director, administrator):
    row = support(coworker)
    for act in (
        lambda: services.change_support(row, {"minutes": 5}, revision=1, by=director),
        lambda: services.remove_support(row, by=director),
        lambda: support(administrator),
    ):
        with pytest.raises(PermissionDenied):
            act()
    services.change_support(
        row, {"minutes": 45}, next_step=NextStep("Oddzwonić", clock.today()), revision=1, by=coworker
    )
    assert acts() == ["support.created", "support.changed", "promise.made"]
    services.remove_support(row, by=organiser)
    assert not Promise.objects.exists()
    with pytest.raises(ValidationError):
        services.remove_support(row, by=organiser)


def test_it_serves_a_need_and_an_action_of_the_plan_and_they_lead_back(desk, organiser):
    version = approved()
    action = version.goals.get().actions.get()
    row, helped = need(), partner()
    form = desk.get(f"{ADD}?potrzeba={row.pk}").context["form"]
    assert form["need"].value() == row.pk
    key = next(key for key, _label in form.fields["action_key"].choices if key)
    typed = TYPED | {"kind": "partner", "partner": helped.pk, "people": "4", "need": row.pk, "action_key": key}
    desk.post(ADD, typed)
    page = text_of(desk.get(Support.objects.get().get_absolute_url()))
    assert str(row) in page
    assert action.title in page
    for url in (row.get_absolute_url(), action.get_absolute_url(), helped.get_absolute_url()):
        assert "Wsparcie: 1 wpis" in text_of(desk.get(url)), url
    found = desk.get(f"/biuro/rozeznanie/wsparcie/?dzialanie={key}").context["list"]
    assert found.count == 1


def test_what_is_small_stands_together_and_the_rest_does_not_tell_it():
    lines = [Line("Kandyty", 1, 9, 30), Line("Kamińsk", 2, 6, 60), Line("Bukowiec", 1, 2, 15)]
    assert apart(lines) == [Line("Kandyty", 1, 9, 30), Line("pozostałe", 3, 8, 75)]
    assert apart([*lines, Line("Dęby", 1, 3, 5)]) == [*lines[:2], Line("pozostałe", 2, 5, 20)]
    assert apart(lines[2:]) == [Line("pozostałe", 1, 2, 15)]
    assert apart([]) == []


def test_figures_tell_the_village_of_a_group_and_of_a_person_the_commune(desk, organiser):
    place = builders.locality("Kandyty")
    at_home = {"locality": place, "place_unknown": False}
    for _ in range(5):
        support(organiser, **at_home)
    support(organiser, **at_home, kind="group", name="Koło", people=7, form="visit")
    support(organiser, **at_home, kind="group", name="Trójka", people=3, form="advice")
    tables = {table.head: table for table in desk.get("/biuro/rozeznanie/wsparcie/liczby/").context["tables"]}
    assert [(line.name, line.entries, line.people) for line in tables["Miejsce"].lines] == [
        ("Kandyty", 2, 10),
        (f"gmina {place.commune.name}", 5, 5),
    ]
    assert [(line.name, line.people) for line in tables["Forma"].lines] == [("odwiedziny", 7), ("pozostałe", 8)]
    assert {table.total.people for table in tables.values()} == {15}
    narrowed = desk.get("/biuro/rozeznanie/wsparcie/liczby/?z_kim=group").context["tables"]
    assert narrowed[0].total.entries == 2
    file = desk.get("/biuro/rozeznanie/wsparcie/liczby/?format=csv").content.decode("utf-8-sig")
    assert "Trójka" not in file
    assert '"Według miejsc";"Kandyty";"2";"10";"60"' in file


def test_a_list_of_thirty_asks_as_much_as_a_list_of_one(desk, organiser):
    def queries():
        with CaptureQueriesContext(connection) as found:
            desk.get("/biuro/rozeznanie/wsparcie/")
        return len(found)

    support(organiser)
    queries()
    one = queries()
    for _ in range(29):
        support(organiser, kind="partner", partner=partner())
    assert queries() == one


def test_it_is_found_by_its_code_and_by_the_name_of_its_group(desk, organiser):
    row = support(organiser, kind="initiative", name="Ławka w Bukowcu", note="Deski są.", people=5)
    for words in (row.code, "ławki", "deska"):
        assert row.get_absolute_url() in desk.get("/biuro/szukaj/", {"szukaj": words}).text, words
