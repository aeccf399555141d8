"""What may be typed of an action: each kind of time with what it needs, nothing typed lost, nothing made up."""

from datetime import date
from decimal import Decimal

import pytest
from django.http import QueryDict
from django.urls import reverse

from osl_site.common.database.locking import ChangedMeanwhile
from plans import services
from plans.forms.actions import ActionForm
from plans.forms.drafting import PlanForm
from plans.models import Action
from tests import builders
from tests.plans.builders import COMPLETE, action, goal, plan

pytestmark = pytest.mark.django_db
YEAR = 2033


@pytest.fixture
def of_goal(organiser):
    return goal(plan(organiser, year=YEAR).versions.get(), organiser)


def form(of_goal, instance=None, **typed):
    sent = QueryDict(mutable=True)
    sent.update({"title": "Herbata", "kind": "self_help"} | typed)
    return ActionForm(sent, instance=instance, goal=of_goal)


@pytest.mark.parametrize(
    ("typed", "refused"),
    [
        ({"time_kind": "date"}, {"time_from": ["Podaj dzień."]}),
        ({"time_kind": "range", "time_from": "2033-03-01"}, {"time_to": ["Podaj ostatni dzień."]}),
        ({"time_kind": "month"}, {"month_from": ["Wybierz miesiąc."]}),
        ({"time_kind": "quarter"}, {"quarter_from": ["Wybierz kwartał."]}),
        ({"time_kind": "year"}, {"year_from": ["Wybierz rok."]}),
        (
            {"time_kind": "recurring"},
            {"time_text": ["Napisz, jak się powtarza, na przykład: co dwa tygodnie w sobotę."]},
        ),
        (
            {"time_kind": "ongoing", "month_from": "2033-03-01"},
            {"month_from": ["Termin podajesz jako „na bieżąco”. Usuń to albo zmień wybór wyżej."]},
        ),
        (
            {"time_kind": "month", "month_from": "2033-05-01", "month_to": "2033-03-01"},
            {"month_to": ["Koniec terminu jest wcześniejszy niż początek. Popraw jeden z nich."]},
        ),
        (
            {"time_kind": "range", "time_from": "2033-05-01", "time_to": "2033-03-01"},
            {"time_to": ["Koniec terminu jest wcześniejszy niż początek. Popraw jeden z nich."]},
        ),
        ({"time_kind": "date", "time_from": "9999-01-01"}, {"time_from": ["Wpisz rok od 2000 do 2100."]}),
        ({"cost": "-1"}, {"cost": ["Wpisz zero albo liczbę większą od zera."]}),
    ],
)
def test_a_wrong_combination_gets_its_sentence_at_its_field(typed, refused, of_goal):
    assert form(of_goal, **typed).errors == refused


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ({"time_kind": "date", "time_from": "2033-05-25"}, (date(2033, 5, 25), None)),
        ({"time_kind": "month", "month_from": "2033-03-01"}, (date(2033, 3, 1), None)),
        (
            {"time_kind": "month", "month_from": "2033-01-01", "month_to": "2033-12-01"},
            (date(2033, 1, 1), date(2033, 12, 31)),
        ),
        (
            {"time_kind": "quarter", "quarter_from": "2033-01-01", "quarter_to": "2033-07-01"},
            (date(2033, 1, 1), date(2033, 9, 30)),
        ),
        ({"time_kind": "year", "year_from": "2033-01-01"}, (date(2033, 1, 1), None)),
        ({"time_kind": "ongoing"}, (None, None)),
        ({"time_kind": ""}, (None, None)),
    ],
)
def test_what_was_picked_becomes_days(typed, stored, of_goal, organiser):
    filled = form(of_goal, **typed)
    assert filled.errors == {}
    row = services.add_action(of_goal, filled.values, by=organiser)
    assert (row.time_kind, row.time_from, row.time_to) == (typed["time_kind"], *stored)


def test_a_stored_time_comes_back_as_it_was_picked(of_goal, organiser):
    times = {"time_kind": "month", "time_from": date(2031, 1, 1), "time_to": date(2031, 3, 31)}
    shown = ActionForm(instance=action(of_goal, organiser, **times), goal=of_goal)
    assert (shown["month_from"].value(), shown["month_to"].value()) == ("2031-01-01", "2031-03-01")
    assert ("2031-01-01", "styczeń 2031\N{NO-BREAK SPACE}r.") in shown.fields["month_from"].choices


def test_a_day_that_stayed_from_before_does_not_stop_another_kind(of_goal, organiser):
    row = action(of_goal, organiser, time_kind="date", time_from=date(2033, 5, 25))
    changed = form(of_goal, row, time_kind="month", month_from="2033-05-01", time_from="2033-05-25", revision="1")
    assert changed.errors == {}


def test_the_manner_says_what_would_be_inherited(organiser):
    version = plan(organiser).versions.get()
    row = goal(version, organiser, manner="Wspólnie z sołtysami.")
    help_text = ActionForm(goal=row).fields["manner"].help_text
    assert help_text == "Kto, gdzie i jak je poprowadzi. Puste pole: jak w celu („Wspólnie z sołtysami.”)."


def test_the_commune_is_one_tick_and_several_are_a_tick_each(of_goal):
    builders.commune()
    one = ActionForm(goal=of_goal)["communes"]
    builders.commune(terc="2801022", name="Bartoszyce")
    several = ActionForm(goal=of_goal)["communes"]
    assert (one.label, several.label) == ("Cała gmina", "Całe gminy")
    assert [choice.choice_label for choice in several.subwidgets] == ["Bartoszyce", "Górowo Iławeckie"]


def test_a_time_that_someone_else_changed_is_told_and_taken_over_as_one(of_goal, organiser):
    row = action(of_goal, organiser, time_kind="month", time_from=date(2033, 3, 1))
    typed = {**COMPLETE, "time_kind": "ongoing", "revision": "0"}
    other = form(of_goal, type(row).objects.get(pk=row.pk), **typed)
    other.is_valid()
    other.show_conflict(ChangedMeanwhile(type(row).objects.get(pk=row.pk)))
    (told,) = other.both_versions
    assert (told.label, told.text, told.name) == ("Termin realizacji", "marzec 2033\N{NO-BREAK SPACE}r.", "time_kind")
    again = ActionForm(other.data, instance=type(row).objects.get(pk=row.pk), goal=of_goal)
    again.insert_stored("time_kind")
    assert (again.data["time_kind"], again.data["month_from"]) == ("month", "2033-03-01")


@pytest.mark.parametrize(("day", "name"), [("9999-12-31", "ends_on"), ("1999-12-31", "starts_on")])
def test_a_plan_of_another_century_is_refused_at_its_field(day, name):
    typed = {"title": "Plan", "shape": "eight", "starts_on": "2030-01-01", "ends_on": "2030-12-31"} | {name: day}
    assert PlanForm(typed).errors == {name: ["Wpisz rok od 2000 do 2100."]}


@pytest.mark.parametrize("typed", ["1500,50", "1500.50", "1 500,50", "1\N{NO-BREAK SPACE}500,50"])
def test_a_sum_is_read_as_people_write_it_and_shown_so(typed, of_goal):
    sent = form(of_goal, cost=typed)
    assert (sent.errors, sent.cleaned_data["cost"]) == ({}, Decimal("1500.50"))
    shown = [
        ActionForm(goal=of_goal, instance=Action(goal=of_goal, cost=Decimal(cost))) for cost in ("1500.50", "20.00")
    ]
    assert [row["cost"].value() for row in shown] == ["1500,50", "20"]


LIVE = '<meta http-equiv=refresh content="0;url=https://example.com"> W <b>świetlicy</b>.'
AS_TEXT = (
    "&lt;meta http-equiv=refresh content=&quot;0;url=https://example.com&quot;&gt; W &lt;b&gt;świetlicy&lt;/b&gt;."
)


@pytest.mark.parametrize("whose", ["celu", "całym planie"])
def test_a_manner_with_markup_in_it_is_told_as_text(whose, organiser, signed_in):
    version = plan(organiser, year=YEAR).versions.get()
    row = goal(version, organiser, manner=LIVE if whose == "celu" else "")
    if whose == "całym planie":
        services.change_version(version, {"manner": LIVE}, revision=version.revision, by=organiser)
    made = action(row, organiser, manner="")
    addresses = [("action_add", row), ("action_edit", made), ("action_detail", made), ("goal_detail", row)]
    addresses += [("goal_edit", row), ("version_detail", version), ("version_edit", version)]
    pages = {name: signed_in(organiser).get(reverse(f"plans:{name}", args=[of.pk])).text for name, of in addresses}
    assert [name for name, page in pages.items() if "<meta http-equiv=refresh" in page or "<b>świetlicy" in page] == []
    assert all(f"Puste pole: jak w {whose} („{AS_TEXT}”)." in pages[name] for name in ("action_add", "action_edit"))
