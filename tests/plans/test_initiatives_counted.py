"""Initiatives that serve an action add to its indicators: by day and village, as a slow count of every row says."""

from datetime import date, timedelta
from decimal import Decimal
from random import Random

import pytest
from django.urls import reverse

from osl_site.common import clock, registry
from partners import services
from partners.initiatives.traces import INITIATIVES
from partners.models import Funding, Initiative, InitiativeStage, Leader, Stage
from plans.forms.indicators import IndicatorForm
from plans.measuring.figures import figures_of
from plans.measuring.measured import measured_in
from plans.models import Indicator, Source, Version
from plans.models.measures import OF_INITIATIVES
from plans.progress.facts import progress_of_action
from plans.reports.sections import draw_goals
from tests import builders
from tests.partners.builders import initiative, money
from tests.plans import measuring
from tests.plans.measuring import NOW, YEAR
from tests.reading import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sketched")]
FIRST, LAST = date(YEAR, 1, 1), date(YEAR, 12, 31)
EACH = {source.value: {"target": 9, "aggregate": "sum", "source": source} for source in OF_INITIATIVES}


@pytest.fixture(autouse=True)
def in_october():
    with clock.at(NOW):
        builders.office()
        yield


@pytest.fixture
def tea(organiser, director, monkeypatch):
    """An action with an indicator of each source of initiatives, and one of participations."""
    heads = {"udziały": {"target": 9, "aggregate": "sum", "source": "participants"}}
    monkeypatch.setattr(measuring, "KINDS", EACH | heads)
    return measuring.carried_out(organiser, director)


def values(first=FIRST, last=LAST):
    found = figures_of(measured_in(Version.objects.get()), first, last)
    return {row.measured.source: row for row in found.values()}


def numbers(first=FIRST, last=LAST):
    return {source: int(row.value) for source, row in values(first, last).items() if source in OF_INITIATIVES}


def bench(tea, by, **given):
    return initiative(by=by, action_key=tea.key, since=date(YEAR, 3, 1), **given)


def test_each_step_counts_on_its_day_and_links_to_its_initiative(tea, desk, organiser):
    row = bench(tea, organiser)
    services.hand_initiative(row, leader=Leader.RESIDENTS, since=date(YEAR, 4, 2), new_leaders=2, by=organiser)
    won = {"state": "won", "filed_on": date(YEAR, 4, 5), "decided_on": date(YEAR, 7, 6), "granted": Decimal(700)}
    money(row, by=organiser, **won)
    money(row, by=organiser, source="plan", **won)
    services.move_initiative(row, stage=Stage.DONE, since=date(YEAR, 8, 1), result="Stoi.", by=organiser)
    initiative(by=organiser, since=date(YEAR, 3, 1))  # serves no action
    assert numbers() == {
        Source.INITIATIVES_BEGUN: 1,
        Source.INITIATIVES_DONE: 1,
        Source.RESIDENTS_LEAD: 1,
        Source.FUNDING_FILED: 1,
        Source.FUNDING_WON: 1,
        Source.NEW_LEADERS: 2,
    }
    found = values()
    assert {figure.rows for source, figure in found.items() if source in OF_INITIATIVES} == {
        (f"partners.initiative:{row.pk}",)
    }
    assert found[Source.NEW_LEADERS].by_place == ((row.locality.name, Decimal(2)),)
    assert found[Source.PARTICIPANTS].value == 0
    assert numbers(date(YEAR, 4, 3), date(YEAR, 7, 5)) == dict.fromkeys(OF_INITIATIVES, 0) | {Source.FUNDING_FILED: 1}
    page = desk.get(reverse("plans:measured_detail", args=[found[Source.NEW_LEADERS].measured.key]))
    assert "z inicjatyw mieszkańców, które służą temu działaniu" in text_of(page)
    pages = {kind: page for section in registry.report_sections for kind, page in section.pages.items()}
    assert pages["partners.initiative"]([row.pk])[row.pk].url == row.get_absolute_url()


def test_what_was_taken_back_stopped_or_withdrawn_is_no_longer_counted(tea, organiser):
    row = bench(tea, organiser)
    services.hand_initiative(row, leader=Leader.RESIDENTS, since=date(YEAR, 4, 2), by=organiser)
    services.move_initiative(row, stage=Stage.DONE, since=date(YEAR, 5, 1), result="Stoi.", by=organiser)
    before = numbers()
    services.move_initiative(row, stage=Stage.DOING, since=date(YEAR, 6, 1), by=organiser)
    services.hand_initiative(row, leader=Leader.TOGETHER, since=date(YEAR, 6, 1), by=organiser)
    after = numbers()
    gone = (Source.INITIATIVES_DONE, Source.RESIDENTS_LEAD)
    assert [(before[source], after[source]) for source in gone] == [(1, 0), (1, 0)]
    assert numbers(FIRST, date(YEAR, 5, 31)) == before
    services.withdraw_initiative(row, reason="Wpis podwójny.", by=organiser)
    assert not any(numbers().values())


def test_it_is_a_sign_of_the_action_and_nothing_that_was_arranged(tea, organiser):
    row = bench(tea, organiser)
    services.move_initiative(row, stage=Stage.DOING, since=date(YEAR, 9, 1), by=organiser)
    traces = {tea.key: tuple(INITIATIVES.of([tea.key], FIRST, LAST))}
    going = progress_of_action(tea, traces, {}, {}, begins=FIRST, today=date(YEAR, 4, 1))
    assert (going.word, going.happened, going.months) == ("w terminie", (), ())
    assert going.steps == (f"partners.initiative:{row.pk}",)
    part = draw_goals(FIRST, LAST)
    assert next(table.rows for table in part.tables if table.key == "goals")[0][1:3] == ("0", "0")
    assert next(figure for figure in part.figures if figure.key == "actions").rows == going.steps


@pytest.mark.parametrize("seed", range(2))
def test_figures_are_those_of_a_slow_count(seed, tea, organiser):
    chance, places = Random(seed), [builders.locality(name) for name in ("Bukowiec", "Kandyty", "Toprzyny")]
    day = lambda since: since + timedelta(days=chance.randint(0, 60))
    for _number in range(12):
        begun = day(date(YEAR, 1, 5))
        row = initiative(by=organiser, action_key=tea.key, since=begun, locality=chance.choice(places))
        led = day(begun)
        new = chance.randint(0, 2)
        services.hand_initiative(row, leader=Leader.RESIDENTS, since=led, new_leaders=new, by=organiser)
        if chance.random() < 0.3:
            services.hand_initiative(row, leader=Leader.CENTRE, since=day(led), by=organiser)
        if chance.random() < 0.5:
            services.move_initiative(row, stage=Stage.DONE, since=day(begun), result="Jest.", by=organiser)
        filed = day(begun)
        if chance.random() < 0.7:
            money(row, by=organiser, state="won", filed_on=filed, decided_on=day(filed), granted=Decimal(1))
    first, last = date(YEAR, 2, 1), date(YEAR, 6, 15)
    assert numbers(first, last) == _slow(first, last)
    for figure in values(first, last).values():
        assert sum((much for _place, much in figure.by_place), Decimal(0)) == figure.value


def _slow(first, last):
    found = dict.fromkeys(OF_INITIATIVES, 0)
    is_in = lambda day: first <= day <= last
    for row in Initiative.objects.all():
        stages = [one for one in InitiativeStage.objects.filter(initiative=row).order_by("id") if one.since <= last]
        leads = [one for one in row.leads.order_by("id") if one.since <= last]
        found[Source.INITIATIVES_BEGUN] += bool(stages) and is_in(stages[0].since)
        found[Source.INITIATIVES_DONE] += bool(stages) and stages[-1].stage == "done" and is_in(stages[-1].since)
        found[Source.NEW_LEADERS] += sum(one.new_leaders for one in leads if is_in(one.since))
        led = None
        for one in leads:
            led = None if one.leader != "residents" else led or one.since
        found[Source.RESIDENTS_LEAD] += bool(led) and is_in(led)
    for one in Funding.objects.all():
        found[Source.FUNDING_FILED] += is_in(one.filed_on)
        found[Source.FUNDING_WON] += is_in(one.decided_on)
    return found


def test_as_much_is_asked_of_one_as_of_nine(tea, organiser, django_assert_num_queries):
    ask = lambda: INITIATIVES.of([tea.key], FIRST, LAST)
    for count in (1, 8):
        for _number in range(count):
            bench(tea, organiser)
        with django_assert_num_queries(4):
            assert ask()


def test_an_indicator_is_chosen_to_count_them(tea, desk, organiser):
    offered = [source for source, _label in IndicatorForm(instance=Indicator()).fields["source"].choices]
    assert set(OF_INITIATIVES) <= set(offered)
    sent = {"name": "ławki", "source": "initiatives_done", "baseline": "0", "target": "3"}
    form = IndicatorForm(sent | {"aggregate": "last"}, instance=Indicator(action=tea))
    assert "aggregate" in form.errors
    assert IndicatorForm(sent | {"aggregate": "sum"}, instance=Indicator(action=tea)).is_valid()
