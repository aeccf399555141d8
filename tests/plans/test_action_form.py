"""What may be typed of an action: nothing typed lost, nothing made up."""

from datetime import date
from decimal import Decimal

import pytest
from django.http import QueryDict
from django.urls import reverse

from osl_site.common.database.locking import ChangedMeanwhile
from plans import services
from plans.forms.actions import ENDS_BEFORE, ActionForm
from plans.forms.costs import NO_SUM, in_figures
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
    filled = ActionForm(sent, instance=instance, goal=of_goal)
    filled.is_valid()
    return filled


@pytest.mark.parametrize(
    ("typed", "refused"),
    [
        ({"time_words": "od 1 maja 2033 do 1 marca 2033"}, {"time_words": [ENDS_BEFORE]}),
        ({"time_words": "25 maja 9999"}, {"time_words": ["Wpisz rok od 2000 do 2100."]}),
        ({"costs-0-amount": "-1"}, {"costs": ["Wpisz zero albo liczbę większą od zera."]}),
        ({"costs-0-source": "dotacja"}, {"costs": ["Podaj kwotę albo wyczyść cały wiersz."]}),
        (
            {"costs-0-amount": "5", "costs-1-amount": "tanio"},
            {"costs": [f"Wiersz 2: {NO_SUM}"]},
        ),
        ({"costs-0-amount": "5", "costs-0-year": "27"}, {"costs": ["Wpisz rok od 2000 do 2100."]}),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(typed, refused, of_goal):
    assert form(of_goal, **typed).errors == refused


@pytest.mark.parametrize(
    ("typed", "figures"),
    [
        ("3000 zł", "3000"),
        ("3\N{NO-BREAK SPACE}000,00 zł", "3000,00"),
        ("3.000,50 PLN", "3000,50"),
        ("3.000", "3000"),
        ("3.50", "3.50"),
        ("3 tys. zł", "3000"),
        ("2,5 tysiąca złotych", "2500.0"),
        ("1 mln", "1000000"),
        ("3000,- zł", "3000"),
        ("-1 zł", "-1"),
        ("tanio", "tanio"),
        ("1,2,3 tys.", "1,2,3 tys."),
        ("ok. 3000 zł", "ok. 3000 zł"),
    ],
)
def test_a_sum_is_understood_as_people_write_it(typed, figures):
    assert in_figures(typed) == figures


@pytest.mark.parametrize(
    ("words", "stored"),
    [
        ("25.05.2033", ("date", date(2033, 5, 25), date(2033, 5, 25))),
        ("od września", ("range", date(2033, 9, 1), None)),
        ("na bieżąco", ("ongoing", None, None)),
        ("", ("", None, None)),
    ],
)
def test_words_of_a_time_are_kept_with_the_days_they_come_to(words, stored, of_goal, organiser):
    filled = form(of_goal, time_words=words)
    assert filled.errors == {}
    row = services.add_action(of_goal, filled.values, by=organiser)
    assert (row.time_words, row.time_kind, row.time_from, row.time_to) == (words, *stored)


def test_a_time_of_an_older_row_is_shown_in_words_and_kept_so(of_goal, organiser):
    row = action(of_goal, organiser, time_words="")
    Action.objects.filter(pk=row.pk).update(time_kind="month", time_from=date(2031, 1, 1), time_to=date(2031, 3, 31))
    row.refresh_from_db()
    shown = ActionForm(instance=row, goal=of_goal)["time_words"].value()
    assert shown == "styczeń–marzec 2031"
    changed = services.change_action(row, {"time_words": shown}, revision=1, by=organiser)
    assert (changed.time_words, changed.time_to) == (shown, date(2031, 3, 31))


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


def test_a_time_that_someone_else_changed_is_told_and_taken_over(of_goal, organiser):
    row = action(of_goal, organiser, time_words="marzec 2033")
    other = form(of_goal, type(row).objects.get(pk=row.pk), **{**COMPLETE, "revision": "0"})
    other.is_valid()
    other.show_conflict(ChangedMeanwhile(type(row).objects.get(pk=row.pk)))
    (told,) = other.both_versions
    assert (told.label, told.text, told.name) == ("Termin realizacji", "marzec 2033", "time_words")
    again = ActionForm(other.data, instance=type(row).objects.get(pk=row.pk), goal=of_goal)
    again.insert_stored("time_words")
    assert again.data["time_words"] == "marzec 2033"


@pytest.mark.parametrize(("day", "name"), [("9999-12-31", "ends_on"), ("1999-12-31", "starts_on")])
def test_a_plan_of_another_century_is_refused_at_its_field(day, name):
    typed = {"title": "Plan", "shape": "eight", "starts_on": "2030-01-01", "ends_on": "2030-12-31"} | {name: day}
    assert PlanForm(typed).errors == {name: ["Wpisz rok od 2000 do 2100."]}


@pytest.mark.parametrize("typed", ["1500,50", "1500.50", "1 500,50", "1\N{NO-BREAK SPACE}500,50"])
def test_a_sum_is_read_as_people_write_it_and_shown_so(typed, of_goal):
    sent = form(of_goal, **{"costs-0-amount": typed, "costs-0-source": " dotacja ", "costs-0-year": "2033"})
    assert sent.errors == {}
    (row,) = sent.cleaned_data["costs"]
    assert row == {"amount": "1500.50", "source": "dotacja", "year": 2033}
    shown = ActionForm(goal=of_goal, instance=Action(pk=1, goal=of_goal, costs=[row], cost=Decimal("1500.50")))
    assert shown["costs"].value() == [row | {"amount": "1500,50"}]


def test_rows_of_a_cost_are_kept_with_their_sum_and_shown_again(of_goal, organiser):
    first = {"costs-0-amount": "1000", "costs-0-source": "fundusz sołecki"}
    rows = first | {"costs-3-amount": "20,50", "costs-3-year": "2034"}
    made = services.add_action(of_goal, form(of_goal, **rows).values, by=organiser)
    said = made.get_costs_display().replace("\N{NO-BREAK SPACE}", " ")
    assert (made.cost, said) == (Decimal("1020.50"), "1 000 zł (fundusz sołecki); 20,50 zł (2034)")
    shown = str(ActionForm(goal=of_goal, instance=made)["costs"])
    assert all(part in shown for part in ('value="1000"', 'value="20,50"', 'value="2034"', 'id="id_costs-2-year"'))
    changed = services.change_action(made, form(of_goal, made, revision="1").values, revision=1, by=organiser)
    assert (changed.cost, changed.costs) == (None, [])


def test_a_cost_without_a_source_is_its_own_only_row(of_goal, organiser):
    row = action(of_goal, organiser, cost=Decimal("20.00"))
    assert ActionForm(goal=of_goal, instance=row)["costs"].value() == [{"amount": "20", "source": "", "year": None}]


def test_a_name_as_long_as_real_ones_is_taken_in_one_line(of_goal):
    name = "Organizowanie spotkań\r\n mieszkańców " * 16
    sent = form(of_goal, title=name)
    assert (sent.errors, sent.cleaned_data["title"]) == ({}, " ".join(name.split()))
    assert len(sent.cleaned_data["title"]) > 469


def test_a_kind_is_asked_for_and_may_be_left_open(of_goal, organiser):
    made = services.add_action(of_goal, form(of_goal, kind="").values, by=organiser)
    assert (made.kind, made.is_supporting) == ("", False)


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
