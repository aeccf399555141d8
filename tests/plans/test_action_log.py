"""Rows that are written once tell of days that were, and are corrected in one chain: lines of the log of an action,
values of indicators, tallies, summaries of individual plans, results."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from activities import services as activities
from activities.models import Tally
from needs import services as needs
from needs.ipus.periods import Period
from needs.models import IpusSummary
from osl_site.common import clock
from plans import services
from plans.models import ActionLog, IndicatorEntry, LogKind
from plans.services.action_log import Line
from tests import builders
from tests.activities.builders import make_activity, make_occurrence
from tests.breaking import refused, sql
from tests.plans.measuring import NOW, YEAR, carried_out, key_of, typed
from tests.reading import errors

pytestmark = pytest.mark.django_db
TODAY = NOW.date()


@pytest.fixture(autouse=True)
def october():
    with clock.at(NOW):
        yield


@pytest.fixture
def tea(organiser, director):
    return carried_out(organiser, director)


def line(day, **said):
    return Line(LogKind.NOTE, day, said.pop("text", "Stoi ławka."), **said)


def said(act):
    """What a refusal says, by field."""
    with pytest.raises(ValidationError) as refusal:
        act()
    return refusal.value.message_dict if hasattr(refusal.value, "error_dict") else refusal.value.messages


@pytest.mark.parametrize("day", [date(YEAR - 1, 12, 31), TODAY + timedelta(days=1)])
def test_a_line_is_of_a_day_of_the_plan_that_has_come(tea, organiser, signed_in, day):
    assert list(said(lambda: services.add_log(tea.key, line(day), by=organiser))) == ["happened_on"]
    desk = signed_in(organiser)
    page = desk.post(reverse("plans:log_add", args=[tea.key, "wpis"]), {"happened_on": day, "text": "Ławka."})
    assert list(errors(page)) == ["happened_on"] and "Ławka." in page.text
    assert not ActionLog.objects.exists()


def test_the_sentence_says_which_days_there_are(tea, organiser):
    [told] = said(lambda: services.add_log(tea.key, line(date(YEAR - 1, 5, 1)), by=organiser))["happened_on"]
    days = f"od 1 stycznia {YEAR} r. do 31 grudnia {YEAR} r. Popraw datę."
    assert days in told.replace("\N{NO-BREAK SPACE}", " ")


def test_nothing_is_logged_after_the_plan_has_ended(tea, organiser):
    with clock.at(NOW.replace(year=YEAR + 1)):
        assert list(said(lambda: services.add_log(tea.key, line(date(YEAR + 1, 1, 1)), by=organiser))) == [
            "happened_on"
        ]
        services.add_log(tea.key, line(date(YEAR, 12, 31)), by=organiser)


def test_a_correction_stays_in_the_plan_and_is_of_the_newest(tea, organiser):
    row = services.add_log(tea.key, line(TODAY), by=organiser)
    before = line(date(YEAR - 1, 12, 31))
    assert list(said(lambda: services.correct_log(row, before, reason="pomyłka", by=organiser))) == ["happened_on"]
    newer = services.correct_log(row, line(TODAY, text="Stoją dwie."), reason="pomyłka", by=organiser)
    assert said(lambda: services.correct_log(row, line(TODAY, text="Trzy."), reason="pomyłka", by=organiser))
    newest = services.correct_log(newer, line(TODAY, text="Trzy."), reason="pomyłka", by=organiser)
    assert list(ActionLog.objects.current()) == [newest]


LOGGED = (
    "insert into plans_actionlog (action_key, kind, happened_on, text, state, reason, at, by_id, by_name, by_position)"
    " values (%s, 'note', %s, 'x', '', '', %s, %s, 'x', '')"
)


def test_the_database_refuses_a_line_of_another_day(tea, organiser):
    for day in (date(YEAR - 1, 12, 31), date(YEAR + 1, 1, 1), TODAY + timedelta(days=1)):
        refused(lambda day=day: sql(LOGGED, tea.key, day, NOW, organiser.pk))
    sql(LOGGED, tea.key, TODAY, NOW, organiser.pk)


def test_a_value_is_of_days_of_the_plan_that_are_over_and_corrected_once(tea, organiser):
    key = key_of("podwózki")
    enter = lambda **days: services.enter_value(key, typed(3, **days), by=organiser)
    assert list(said(lambda: enter(first=(10, 1), last=(10, 31)))) == ["last"]
    with clock.at(NOW.replace(year=YEAR + 1)):
        late = typed(3)
        late = type(late)(date(YEAR, 12, 1), date(YEAR + 1, 1, 31), Decimal(3), source="zeszyt")
        assert list(said(lambda: services.enter_value(key, late, by=organiser))) == ["last"]
    entry = enter()
    services.correct_value(entry, typed(4), reason="pomyłka", by=organiser)
    assert said(lambda: services.correct_value(entry, typed(5), reason="pomyłka", by=organiser))
    assert IndicatorEntry.objects.current().get().value == 4


def test_a_tally_is_of_a_month_that_began_and_corrected_once(organiser):
    activity = make_activity(in_charge=organiser, is_continuous=True)
    values = {"unit": "podwózki", "number": Decimal(3), "source": "own", "comment": ""}
    assert said(lambda: activities.enter_tally(activity, date(YEAR, 11, 1), values, by=organiser))
    row = activities.enter_tally(activity, date(YEAR, 9, 1), values, by=organiser)
    more = {"number": Decimal(4), "source": "own", "comment": "", "reason": "pomyłka"}
    activities.correct_tally(row, more, by=organiser)
    assert said(lambda: activities.correct_tally(row, more | {"number": Decimal(5)}, by=organiser))
    assert Tally.objects.current().get().number == 4


def test_a_result_is_of_a_meeting_that_began(organiser):
    ahead = make_occurrence(make_activity(in_charge=organiser), starts_at=NOW + timedelta(days=1))
    values = {"older": 3, "nobody_came": False, "volunteer_hours": 0, "learnt": "", "deviations": "", "cost": None}
    assert said(lambda: activities.enter_result(ahead, values, by=organiser))


def test_a_summary_is_of_months_that_are_over_and_corrected_once():
    by, values = builders.user("service_organiser"), dict.fromkeys(("begun", "ended", "resigned"))
    values |= {"persons": 12, "lacks": "Dojazd.", "works": ""}
    period = lambda *days: Period(*days, due_on=TODAY)
    assert said(lambda: needs.present_summary(period(date(YEAR, 7, 1), date(YEAR, 12, 31)), values, by=by))
    row = needs.present_summary(period(date(YEAR, 1, 1), date(YEAR, 6, 30)), values, by=by)
    needs.correct_summary(row, values | {"persons": 13}, reason="pomyłka", by=by)
    assert said(lambda: needs.correct_summary(row, values | {"persons": 14}, reason="pomyłka", by=by))
    assert IpusSummary.objects.current().get().persons == 13
