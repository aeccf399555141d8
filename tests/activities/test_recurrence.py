from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from activities.planning.recurrence import MOST_DATES, Rule, Skipped, hours, moment, preview
from osl_site.common.text.public_holidays import public_holidays
from tests.effort import at_most

TUESDAY = date(2026, 12, 1)


def days(*numbers, month=12, year=2026):
    return tuple(date(year, month, number) for number in numbers)


def test_every_week_on_tuesday():
    assert preview(Rule("weekly", TUESDAY, weekdays=(1,), count=3)).days == days(1, 8, 15)


def test_every_second_week_on_two_days():
    rule = Rule("weekly", TUESDAY, interval=2, weekdays=(1, 3), count=4)
    assert preview(rule).days == days(1, 3, 15, 17)


def test_first_and_third_wednesday():
    rule = Rule("monthly_by_weekday", TUESDAY, weekdays=(2,), places=(1, 3), count=3)
    shown = preview(rule)
    assert shown.days == (*days(2, 16), date(2027, 1, 20))
    assert shown.skipped == (Skipped(date(2027, 1, 6), "święto: Święto Trzech Króli"),)


def test_last_monday_until_a_day():
    rule = Rule("monthly_by_weekday", TUESDAY, weekdays=(0,), places=(-1,), until=date(2027, 2, 22))
    assert preview(rule).days == (date(2026, 12, 28), date(2027, 1, 25), date(2027, 2, 22))


def test_the_31st_stands_only_in_months_that_have_one():
    rule = Rule("monthly_by_day", date(2026, 12, 31), count=3)
    assert preview(rule).days == (date(2026, 12, 31), date(2027, 1, 31), date(2027, 3, 31))


def test_holidays_are_skipped_by_name_and_the_count_is_of_meetings():
    rule = Rule("weekly", date(2026, 5, 21), weekdays=(3,), count=3)
    shown = preview(rule)
    assert shown.days == (date(2026, 5, 21), date(2026, 5, 28), date(2026, 6, 11))
    assert shown.skipped == (Skipped(date(2026, 6, 4), "święto: Dzień Bożego Ciała"),)


def test_christmas_eve_is_a_holiday_since_2025():
    assert (date(2024, 12, 24) in public_holidays(2024), date(2025, 12, 24) in public_holidays(2025)) == (False, True)


def test_listed_days_are_skipped():
    rule = Rule("weekly", TUESDAY, weekdays=(1,), count=2, skip_days=(date(2026, 12, 8),))
    assert preview(rule).skipped == (Skipped(date(2026, 12, 8), "dzień wyłączony"),)


def test_a_start_that_does_not_fit_is_moved_onto_the_rule_and_said():
    shown = preview(Rule("weekly", TUESDAY, weekdays=(4,), count=1))
    assert (shown.days, shown.moved_to) == (days(4), date(2026, 12, 4))
    assert preview(Rule("weekly", TUESDAY, weekdays=(1,), count=1)).moved_to is None


@pytest.mark.parametrize(
    ("parts", "field"),
    [
        ({"frequency": "yearly"}, "frequency"),
        ({"count": None}, "until"),
        ({"count": None, "until": date(2026, 11, 1)}, "until"),
        ({"count": None, "until": date(9999, 1, 1)}, "until"),
        ({"starts_on": date(9999, 1, 1)}, "starts_on"),
        ({"weekdays": ()}, "weekdays"),
        ({"frequency": "monthly_by_weekday"}, "places"),
        ({"interval": 0}, "interval"),
        ({"count": 10_000}, "count"),
        ({"frequency": "daily", "count": None, "until": date(2054, 1, 1)}, "until"),
        ({"frequency": "monthly_by_day", "interval": 12, "count": 30}, "count"),
        ({"starts_on": date(2100, 12, 1), "count": 20}, "count"),
        ({"count": None, "until": date(2026, 12, 24), "weekdays": (3,), "starts_on": date(2026, 12, 24)}, "until"),
    ],
)
def test_nonsense_is_refused_at_its_field(parts, field):
    rule = Rule(**{"frequency": "weekly", "starts_on": TUESDAY, "weekdays": (1,), "count": 3} | parts)
    with pytest.raises(ValidationError) as refusal:
        preview(rule)
    assert list(refusal.value.error_dict) == [field]


def test_ten_by_the_wall_is_ten_by_the_wall_on_both_sides_of_a_clock_change():
    before, after = moment(date(2026, 3, 28), time(10)), moment(date(2026, 3, 29), time(10))
    assert (before.astimezone(UTC).hour, after.astimezone(UTC).hour) == (9, 8)


@pytest.mark.parametrize(
    ("day", "word"), [(date(2026, 3, 29), "nie ma godziny 02:30"), (date(2026, 10, 25), "02:30 jest dwa razy")]
)
def test_an_hour_that_a_clock_change_leaves_out_or_repeats_is_refused(day, word):
    with pytest.raises(ValidationError, match=word):
        moment(day, time(2, 30))
    assert moment(day, time(1, 59)).astimezone(UTC) == datetime.combine(day, time(1, 59), tzinfo=UTC) - timedelta(
        hours=1 if day.month == 3 else 2
    )


rules = st.builds(
    Rule,
    frequency=st.sampled_from(["daily", "weekly", "monthly_by_day", "monthly_by_weekday"]),
    starts_on=st.dates(date(2020, 1, 1), date(2035, 12, 31)),
    interval=st.integers(1, 4),
    weekdays=st.sets(st.integers(0, 6), min_size=1, max_size=3).map(lambda chosen: tuple(sorted(chosen))),
    places=st.sets(st.sampled_from([1, 2, 3, 4, -1]), min_size=1).map(tuple),
    count=st.integers(1, 15),  # a rule of every fourth 31st gives no more within the ten years
    skip_holidays=st.booleans(),
    skip_days=st.lists(st.dates(date(2020, 1, 1), date(2035, 12, 31)), max_size=5).map(tuple),
)


@given(rules)
def test_what_a_rule_gives_is_in_order_without_repeats_or_holidays_and_fits_the_rule(rule):
    shown = preview(rule)
    assert list(shown.days) == sorted(set(shown.days))
    assert len(shown.days) <= MOST_DATES
    assert shown.days[0] >= rule.starts_on
    if rule.skip_holidays:
        assert [day for day in shown.days if day in public_holidays(day.year)] == []
    if rule.frequency in ("weekly", "monthly_by_weekday"):
        assert {day.weekday() for day in shown.days} <= set(rule.weekdays)
    assert set(rule.skip_days).isdisjoint(shown.days)
    assert len(shown.days) == rule.count


@given(rules)
def test_every_date_of_a_rule_is_a_meeting_or_is_said_to_be_left_out(rule):
    """Left out are only days that the same rule gives without exceptions."""
    shown = preview(rule)
    bare = preview(replace(rule, skip_holidays=False, skip_days=(), count=None, until=shown.days[-1]))
    assert sorted([*shown.days, *(gap.day for gap in shown.skipped)]) == list(bare.days)


@given(rules, st.integers(0, 23), st.integers(0, 59))
def test_at_whatever_hour_every_meeting_is_at_that_hour_on_the_wall_or_is_refused_at_the_hour(rule, hour, minute):
    for day in preview(rule).days:
        try:
            start, _ = hours(day, time(hour, minute), time(23, 59, 59))
        except ValidationError as refusal:
            assert (list(refusal.error_dict), hour) == (["starts"], 2)
        else:
            assert (start.date(), start.hour, start.minute) == (day, hour, minute)


def test_a_rule_of_ten_thousand_dates_is_refused_at_once():
    rule = Rule("daily", TUESDAY, until=date(2054, 4, 17))
    with at_most(20_000), pytest.raises(ValidationError, match="To więcej niż 400 spotkań"):
        preview(rule)


@given(st.dates(date(2020, 1, 1), date(2040, 12, 31)), st.times())
def test_a_moment_that_is_accepted_reads_back_as_the_same_wall_time(day, at):
    at = at.replace(second=0, microsecond=0)
    try:
        accepted = moment(day, at)
    except ValidationError:
        assert day.month in (3, 10) and day.weekday() == 6 and at.hour == 2
    else:
        again = accepted.astimezone(UTC).astimezone(accepted.tzinfo)
        assert (again.date(), again.time()) == (day, at)
