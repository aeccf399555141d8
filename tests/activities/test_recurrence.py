from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from dateutil import rrule
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from activities.planning.recurrence import (
    FREQUENCIES,
    MOST_DATES,
    Holiday,
    Rule,
    Shifted,
    Skipped,
    as_typed,
    hours,
    moment,
    preview,
)
from activities.planning.rule_words import months_without, rule_in_words
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
    frequency=st.sampled_from(FREQUENCIES),
    starts_on=st.dates(date(2020, 1, 1), date(2035, 12, 31)),
    interval=st.integers(1, 4),
    weekdays=st.sets(st.integers(0, 6), min_size=1, max_size=3).map(lambda chosen: tuple(sorted(chosen))),
    places=st.sets(st.sampled_from([1, 2, 3, 4, 5, -1, -2]), min_size=1).map(tuple),
    month_days=st.sets(st.sampled_from([1, 15, 30, 31, -1, -2])).map(tuple),
    days_from=st.integers(1, 20),
    days_to=st.integers(22, 31),
    months=st.sampled_from([(), (9, 10, 11, 12, 1, 2, 3, 4, 5, 6)]),
    count=st.integers(1, 4),  # a rule of every fourth 31st gives no more within the ten years
    on_holiday=st.sampled_from(list(Holiday)),
    skip_days=st.lists(st.dates(date(2020, 1, 1), date(2035, 12, 31)), max_size=5).map(tuple),
)


@given(rules)
def test_what_a_rule_gives_is_in_order_without_repeats_or_holidays_and_fits_the_rule(rule):
    shown = preview(rule)
    assert list(shown.days) == sorted(set(shown.days))
    assert len(shown.days) <= MOST_DATES
    assert shown.days[0] >= rule.starts_on
    assert not rule.months or {day.month for day in shown.days if shown.shifted == ()} <= set(rule.months)
    if rule.on_holiday != Holiday.KEEP:
        assert [day for day in shown.days if day in public_holidays(day.year)] == []
    if rule.frequency in ("weekly", "monthly_by_weekday") and not shown.shifted:
        assert {day.weekday() for day in shown.days} <= set(rule.weekdays)
    assert set(rule.skip_days).isdisjoint(shown.days)
    assert len(shown.days) == rule.count


@given(rules)
def test_every_date_of_a_rule_is_a_meeting_or_is_said_to_be_left_out(rule):
    """Left out are only days that the same rule gives without exceptions."""
    shown = preview(rule)
    last = max([*shown.days, *(part.day for part in (*shown.skipped, *shown.shifted))])
    bare = preview(replace(rule, on_holiday="keep", skip_days=(), count=None, until=last))
    put_elsewhere = {move.instead for move in shown.shifted} - set(bare.days)  # a day may be moved to a date of its own
    accounted = [day for day in shown.days if day not in put_elsewhere]
    accounted += [part.day for part in (*shown.skipped, *shown.shifted)]
    assert sorted(accounted) == list(bare.days)


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


YEAR = {"starts_on": date(2026, 9, 1), "until": date(2027, 6, 30)}
TEN = (time(10), time(12))
WANTED = [
    (
        Rule("weekly", **YEAR, weekdays=(1, 3), months=(9, 10)),
        "FREQ=WEEKLY;BYDAY=TU,TH;BYMONTH=9,10",
        "Co tydzień we wtorek i w czwartek, godz. 10:00–12:00, tylko we wrześniu i w październiku, "
        "od 1 września 2026 r. do 30 czerwca 2027 r., bez świąt.",
    ),
    (
        Rule("monthly_by_weekday", **YEAR, weekdays=(0,), places=(1,), more_weekdays=(3,), more_places=(3,)),
        "FREQ=MONTHLY;BYDAY=1MO,3TH",
        "Co miesiąc w pierwszy poniedziałek i w trzeci czwartek, godz. 10:00–12:00, "
        "od 1 września 2026 r. do 30 czerwca 2027 r., bez świąt.",
    ),
    (
        Rule("monthly_by_weekday", **YEAR, weekdays=(2,), places=(-2, 5)),
        "FREQ=MONTHLY;BYDAY=5WE,-2WE",
        "Co miesiąc w piątą i przedostatnią środę, godz. 10:00–12:00, "
        "od 1 września 2026 r. do 30 czerwca 2027 r., bez świąt.",
    ),
    (
        Rule("monthly_by_day", **YEAR, month_days=(1, 15, 31, -1), interval=2),
        "FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=1,15,31,-1",
        "Co 2 miesiące 1., 15., 31. i ostatniego dnia miesiąca, godz. 10:00–12:00, "
        "od 1 września 2026 r. do 30 czerwca 2027 r., bez świąt.",
    ),
    (
        Rule("monthly_between", **YEAR, weekdays=(5,), days_from=10, days_to=16),
        "FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=10,11,12,13,14,15,16",
        "Co miesiąc w sobotę między 10. a 16. dniem miesiąca, godz. 10:00–12:00, "
        "od 1 września 2026 r. do 30 czerwca 2027 r., bez świąt.",
    ),
]


@pytest.mark.parametrize(("rule", "standard", "words"), WANTED)
def test_a_rule_is_that_of_the_standard_and_is_said_back_in_one_sentence(rule, standard, words):
    start = datetime.combine(rule.starts_on, time.min)
    expected = [day.date() for day in rrule.rrulestr(f"{standard};UNTIL={rule.until:%Y%m%d}", dtstart=start)]
    assert list(preview(replace(rule, on_holiday="keep")).days) == expected
    assert rule_in_words(rule, [TEN]).replace("\N{NO-BREAK SPACE}", " ") == words


def test_what_is_left_out_is_named_by_month():
    on_31 = Rule("monthly_by_day", **YEAR, month_days=(31,))
    fifth = Rule("monthly_by_weekday", **YEAR | {"until": date(2026, 11, 30)}, weekdays=(1, 5), places=(5,))
    between = Rule("monthly_between", **YEAR | {"until": date(2026, 10, 31)}, weekdays=(5,), days_from=1, days_to=4)
    said = [months_without(rule, rule.until) for rule in (on_31, fifth, between)]
    assert said == [
        [
            f"{month} nie ma 31. dnia."
            for month in ("wrzesień 2026", "listopad 2026", "luty 2027", "kwiecień 2027", "czerwiec 2027")
        ],
        [
            "wrzesień 2026 nie ma piątej soboty.",
            "październik 2026 nie ma piątego wtorku.",
            "listopad 2026 nie ma piątego wtorku.",
            "listopad 2026 nie ma piątej soboty.",
        ],
        ["wrzesień 2026 nie ma soboty między 1. a 4. dniem."],
    ]


@pytest.mark.parametrize(("on_holiday", "instead"), [("next", date(2026, 11, 12)), ("before", date(2026, 11, 10))])
def test_a_meeting_on_a_holiday_goes_to_the_day_beside_it(on_holiday, instead):
    given = preview(Rule("weekly", date(2026, 11, 4), weekdays=(2,), count=2, on_holiday=on_holiday))
    assert given.days == (date(2026, 11, 4), instead)
    assert given.shifted == (Shifted(date(2026, 11, 11), instead, "święto: Narodowe Święto Niepodległości"),)


@pytest.mark.parametrize(("on_holiday", "why"), [("next", "po święcie"), ("before", "przed świętem")])
def test_a_holiday_beside_a_day_of_the_rule_is_left_out_with_its_reason(on_holiday, why):
    given = preview(Rule("daily", date(2026, 11, 9), until=date(2026, 11, 13), on_holiday=on_holiday))
    assert given.days == days(9, 10, 12, 13, month=11)
    assert [gap.reason for gap in given.skipped] == [
        f"święto: Narodowe Święto Niepodległości; dzień {why} ma już spotkanie"
    ]


@given(
    st.dates(date(2026, 1, 1), date(2027, 12, 31)), st.times(), st.none() | st.times(), st.none() | st.integers(0, 31)
)
def test_what_is_accepted_for_an_occurrence_reads_back_as_it_was_typed(day, starts, ends, more):
    starts, ends = starts.replace(second=0, microsecond=0), ends and ends.replace(second=0, microsecond=0)
    last = None if more is None else day + timedelta(days=more)
    try:
        start, end = hours(day, starts, ends, last)
    except ValidationError:
        return
    assert timedelta() < end.astimezone(UTC) - start.astimezone(UTC) <= timedelta(days=31)
    again = as_typed(start, end, is_open=ends is None)
    assert hours(again.day, again.starts, again.ends, again.ends_on) == (start, end)


@pytest.mark.parametrize(
    ("starts", "ends", "last", "end"),
    [
        (time(20), time(2), None, datetime(2026, 12, 2, 2)),
        (time(20), time.min, None, datetime(2026, 12, 2)),
        (time(18), None, None, datetime(2026, 12, 2)),
        (time(16), time(14), date(2026, 12, 3), datetime(2026, 12, 3, 14)),
        (time(16), None, date(2026, 12, 3), datetime(2026, 12, 4)),
        (time(10), time(2), None, "ends"),
        (time(20), time(12), None, "ends"),
        (time(10), time(12), date(2026, 11, 30), "ends_on"),
        (time(10), time(12), date(2027, 1, 1), "ends_on"),
    ],
)
def test_an_end_is_at_night_at_midnight_open_or_days_later(starts, ends, last, end):
    try:
        found = hours(TUESDAY, starts, ends, last)[1].replace(tzinfo=None)
    except ValidationError as refusal:
        found = next(iter(refusal.error_dict))
    assert found == end
