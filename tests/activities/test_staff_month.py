"""The organiser's month: cells, what a cell says, where its number and its dragged meetings lead."""

import re
from datetime import date

import pytest

from tests.activities.builders import make_activity, make_occurrence, wall
from tests.reading import text_of

MONTH, START = "/biuro/spotkania/miesiac/2026-12-01/", "/biuro/spotkania/nowe/2026-12-09/"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def tuesday(at):
    at(2026, 12, 1, 9)


def cells(page):
    return {day.day: day for week in page.context["weeks"] for day in week}


def test_a_month_is_whole_weeks_with_holidays_and_three_meetings_a_day(desk):
    activity = make_activity(title="Klub")
    for hour in range(9, 14):
        make_occurrence(activity, starts_at=wall(2026, 12, 9, hour), ends_at=wall(2026, 12, 9, hour, 30))
    page = desk.get(MONTH)
    found = cells(page)
    assert (min(found), max(found)) == (date(2026, 11, 30), date(2027, 1, 3))
    assert [entry.hour for entry in found[date(2026, 12, 9)].entries] == ["9:00", "10:00", "11:00"]
    assert 'href="/biuro/spotkania/dzien/2026-12-09/">i 2 więcej' in text_of(page)
    assert found[date(2026, 12, 25)].holiday.startswith("Boże Narodzenie")
    assert found[date(2026, 12, 1)].is_today
    assert "Boże Narodzenie" in text_of(page)


def test_what_is_out_of_the_ordinary_is_marked_and_said(desk):
    activity = make_activity(sign_up="needed", capacity=1)
    make_occurrence(activity, starts_at=wall(2026, 12, 2, 10), published_at=None)
    off = {"cancelled_at": wall(2026, 11, 30, 10), "cancelled_reason": "mróz"}
    make_occurrence(activity, starts_at=wall(2026, 12, 3, 10), **off)
    make_occurrence(activity, starts_at=wall(2026, 12, 4, 10), is_full=True)
    make_occurrence(activity, starts_at=wall(2026, 12, 5, 10))
    page = desk.get(MONTH)
    marks = {day.day.day: [entry.mark for entry in day.entries] for day in cells(page).values() if day.entries}
    assert marks == {2: ["hidden"], 3: ["off"], 4: ["full"], 5: ["plain"]}
    for word in (", nieopublikowane", ", odwołane", "brak miejsc"):
        assert word in text_of(page)


def test_what_is_dragged_has_a_page_to_land_on_and_nothing_moves_by_itself(desk, signed_in, coworker):
    moving = make_occurrence(starts_at=wall(2026, 12, 2, 10))
    off = {"cancelled_at": wall(2026, 11, 30, 10), "cancelled_reason": "mróz"}
    make_occurrence(starts_at=wall(2026, 12, 3, 10), **off)
    page = desk.get(MONTH)
    way = f"/biuro/spotkania/{moving.pk}/przenies/"
    assert re.findall(r'data-move="([^"]+)"', page.text) == [way]
    assert 'data-day="2026-12-31"' in page.text
    assert 'value="2026-12-09"' in desk.get(f"{way}?dzien=2026-12-09").text
    theirs = signed_in(coworker).get(MONTH).text
    assert [word in theirs for word in ("data-move", "data-day", "month.js", "/nowe/")] == [False] * 4


def test_the_number_of_a_day_leads_to_a_new_meeting_that_day(desk):
    activity = make_activity(title="Klub")
    ended = make_activity(title="Dawne", ended_at=wall(2026, 11, 1, 10), stopped_reason="koniec")
    assert f'href="{START}"><span class="staff-month__figure" aria-hidden="true">9<' in desk.get(MONTH).text
    page = desk.get(START)
    assert "środa, 9 grudnia" in text_of(page)
    assert f'value="{ended.pk}"' not in page.text
    gone_on = desk.get(START, {"oferta": activity.pk})
    assert gone_on.url == f"/biuro/oferta/{activity.pk}/spotkania/jedno/?dzien=2026-12-09"
    assert "Wybierz" in text_of(desk.get(START, {"oferta": ""}))


def test_one_month_takes_as_many_queries_as_a_fuller_one(desk, django_assert_num_queries):
    make_occurrence(starts_at=wall(2026, 12, 2, 10))
    with django_assert_num_queries(5):
        desk.get(MONTH)
    for day in range(2, 30):
        make_occurrence(starts_at=wall(2026, 12, day, 10))
    with django_assert_num_queries(5):
        desk.get(MONTH)
