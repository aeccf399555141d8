from datetime import date, datetime, timedelta

import pytest

from osl_site.common import clock
from osl_site.roof.demo.dates import MORNING, StoryDays
from osl_site.roof.demo.progress import written_at


@pytest.mark.parametrize(
    ("today", "starts_on", "ends_on"),
    [
        (date(2026, 12, 1), date(2026, 9, 1), date(2027, 8, 31)),
        (date(2026, 11, 23), date(2026, 9, 1), date(2027, 8, 31)),
        (date(2026, 5, 6), date(2026, 2, 1), date(2027, 1, 31)),
        (date(2027, 5, 7), date(2027, 3, 1), date(2028, 2, 29)),
        (date(2028, 2, 29), date(2027, 12, 1), date(2028, 11, 30)),
        (date(2027, 4, 5), date(2027, 1, 1), date(2027, 12, 31)),
    ],
)
def test_the_plan_holds_for_twelve_months_from_the_month_after_its_approval(today, starts_on, ends_on):
    days = StoryDays(today)
    assert (days.starts_on, days.ends_on) == (starts_on, ends_on)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("od {m1} do {m12}", "od września 2026\N{NO-BREAK SPACE}r. do sierpnia 2027\N{NO-BREAK SPACE}r."),
        ("nabór {w m1}", "nabór we wrześniu 2026\N{NO-BREAK SPACE}r."),
        ("start {w m2}", "start w październiku 2026\N{NO-BREAK SPACE}r."),
        ("{n m6} i {n m7}", "luty 2027\N{NO-BREAK SPACE}r. i marzec 2027\N{NO-BREAK SPACE}r."),
        ("od {D0} do {end}", "od 1 września 2026\N{NO-BREAK SPACE}r. do 31 sierpnia 2027\N{NO-BREAK SPACE}r."),
        ("{rok} {inne}", "2026 {inne}"),
    ],
)
def test_symbols_become_words_in_their_case(text, words):
    assert StoryDays(date(2026, 12, 1)).fill(text) == words


@pytest.mark.parametrize("hour", ["00:01", "08:30", "09:59", "10:00", "23:59"])
def test_an_office_that_is_first_started_at_night_is_told_of_nothing_that_lies_ahead(hour):
    told_at = datetime.fromisoformat(f"2026-12-01T{hour}:00+01:00")
    with clock.at(told_at):
        last = StoryDays(told_at.date()).morning + MORNING
    assert timedelta(0) <= told_at - last < timedelta(hours=14)


@pytest.mark.parametrize(
    ("told", "written"),
    [
        ("2026-12-01T00:01", "2026-12-01T00:01"),
        ("2026-12-01T12:00", "2026-12-01T07:00"),
        ("2026-12-09T01:00", "2026-12-03T07:00"),
    ],
)
def test_a_month_that_has_just_ended_is_counted_no_later_than_the_night_of_the_telling(told, written):
    told_at = datetime.fromisoformat(f"{told}:00+01:00")
    with clock.at(told_at):
        assert written_at(StoryDays(told_at.date()), date(2026, 11, 30)) == datetime.fromisoformat(
            f"{written}:00+01:00"
        )
