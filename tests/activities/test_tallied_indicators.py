"""Standing help as the source of indicators: what was counted in the unit of an indicator is added, nothing else."""

from collections import Counter
from datetime import date
from decimal import Decimal
from random import Random

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from osl_site.common import clock
from plans.forms.indicators import IndicatorForm
from plans.measuring.figures import figures_of
from plans.measuring.measured import measured_in
from plans.models import Version
from plans.reports.drawing import draw, links_of
from tests.activities.builders import make_activity, wall
from tests.activities.test_tallies import correct, enter
from tests.plans import measuring
from tests.plans.measuring import NOW, YEAR

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sketched")]
UNITS = ("podwózki", "rozmowy", "godziny")
SENT = {"name": "podwózki", "source": "tally", "aggregate": "sum", "baseline": "0", "target": "40"}


@pytest.fixture(autouse=True)
def in_october():
    with clock.at(NOW):
        yield


@pytest.fixture
def tea(organiser, director, monkeypatch):
    """An action with a counted indicator of each unit, one of them written with a capital and spaces."""
    kinds = {unit: {"target": 40, "unit": unit, "source": "tally"} for unit in UNITS}
    kinds["podwózki"]["unit"] = " Podwózki"
    monkeypatch.setattr(measuring, "KINDS", kinds)
    return measuring.carried_out(organiser, director)


def standing(tea):
    """Two offers of the action, and one outside it."""
    of_plan = {"action": tea, "outside_plan_reason": ""}
    return [
        make_activity(title=title, is_continuous=True, published_at=wall(YEAR - 1, 12, 10, 9), **values)
        for title, values in (("Podwózki", of_plan), ("Telefon", of_plan), ("Poza planem", {}))
    ]


def values(first=date(YEAR, 1, 1), last=date(YEAR, 12, 31)):
    found = figures_of(measured_in(Version.objects.get()), first, last)
    return {row.measured.name: row for row in found.values()}


def slowly(first, last):
    """By SQL over chains: of each the row that nothing corrects, in plain words of its unit."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            with recursive chain as (
                select id, id as root from activities_tally where corrects_id is null
                union all select t.id, c.root from activities_tally t join chain c on t.corrects_id = c.id
            ), newest as (select max(id) as id from chain group by root)
            select t.unit, sum(t.number) from newest join activities_tally t using (id)
                join activities_activity a on a.id = t.activity_id join plans_action p on p.id = a.action_id
                where t.month between %s and %s group by t.unit
            """,
            [first, last],
        )
        return {unit: total for unit, total in cursor.fetchall() if total is not None}


@pytest.mark.parametrize("seed", range(4))
def test_whatever_was_entered_and_corrected_each_unit_is_the_slow_count_of_it(seed, tea, organiser):
    chance, rows = Random(seed), []
    for activity in standing(tea):
        for month in chance.sample(range(1, 11), 5):
            for unit in chance.sample(UNITS, 2):
                number = chance.choice([None, Decimal(0), Decimal(chance.randint(1, 90)) / 2])
                said = {"unit": unit.title() if chance.random() < 0.5 else unit, "comment": "" if number else "brak"}
                rows.append(enter(activity, organiser, date(YEAR, month, 1), number, **said))
    for row in chance.choices(rows, k=12):
        try:
            correct(row.newest, organiser, Decimal(chance.randint(0, 60)))
        except ValidationError:
            continue  # the same number by chance
    first, last = date(YEAR, chance.randint(1, 4), 1), date(YEAR, chance.randint(6, 10), 28)
    found, slow = values(first, last), slowly(first, last)
    assert {unit: found[unit].value for unit in UNITS} == {unit: slow.get(unit, Decimal(0)) for unit in UNITS}
    steps = Counter(step.row for row in found.values() for step in row.steps)
    assert set(steps.values()) <= {1}  # no row is told by two units


def test_a_value_names_the_months_that_it_is_of(tea, organiser):
    lifts, calls, beside = standing(tea)
    kept = enter(lifts, organiser, date(YEAR, 9, 1), 14)
    enter(calls, organiser, date(YEAR, 9, 1), 30, unit="rozmowy")
    enter(beside, organiser, date(YEAR, 9, 1), 50)
    row = values()["podwózki"]
    assert (row.value, row.rows, row.by_place) == (14, (f"activities.tally:{kept.pk}",), ())
    assert row.said == "14 (Podwózki)"
    report = next(each for each in draw(date(YEAR, 9, 1), date(YEAR, 9, 30)) if each.key == "indicators")
    told = {figure.label: figure for figure in report.figures}
    assert told["Podwózki (1.1, Podwózki)"].value == "14"
    assert [link.label for link in links_of(told["Podwózki (1.1, Podwózki)"].rows)] == [
        f"Podwózki, wrzesień {YEAR}\N{NO-BREAK SPACE}r."
    ]


def test_the_form_offers_it_with_the_units_that_are_counted(tea, organiser):
    enter(standing(tea)[0], organiser, date(YEAR, 9, 1), 14)
    form = IndicatorForm()
    assert "tally" in [value for value, _label in form.fields["source"].choices]
    assert form.fields["unit"].help_text.endswith("W stałej pomocy liczymy dotąd: podwózki.")
    refused = IndicatorForm(SENT | {"unit": " "})
    assert list(refused.errors) == ["unit"]
    assert "tak jak w stałej pomocy" in refused.errors["unit"][0]
    assert IndicatorForm(SENT | {"unit": "podwózki"}).is_valid()
