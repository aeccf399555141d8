"""Time as people use it: each kind of it, told by every outlet in the same words, on every day it takes."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from activities.calendar.outlets import TOLD, Key, Outlet
from activities.models import Notice, Occurrence
from activities.planning.clashes import clashes_of, slot_of
from osl_site.common.text.date_formats import days_on, part_in_words, span_in_words
from tests import builders
from tests.activities.builders import make_activity, make_occurrence, sign_up, venue, wall
from tests.activities.test_outlets import OUTLETS

pytestmark = pytest.mark.django_db
FRIDAY = (2026, 12, 4)
EVENING = {"starts_at": wall(*FRIDAY, 20), "ends_at": wall(2026, 12, 5, 2)}
MIDNIGHT = {"starts_at": wall(*FRIDAY, 20), "ends_at": wall(2026, 12, 5)}
OPEN = {"starts_at": wall(*FRIDAY, 18), "ends_at": wall(2026, 12, 5), "open_ended": True}
CAMP = {"starts_at": wall(*FRIDAY, 16), "ends_at": wall(2026, 12, 6, 14)}
FEAST = {"starts_at": wall(*FRIDAY, 16), "ends_at": wall(2026, 12, 7), "open_ended": True}
CLOCKS = {"starts_at": wall(2026, 10, 24, 22), "ends_at": wall(2026, 10, 25, 5)}  # eight hours
IN_WORDS = {
    "evening": (EVENING, "piątek, 4 grudnia 2026 r., godz. 20:00–2:00"),
    "midnight": (MIDNIGHT, "piątek, 4 grudnia 2026 r., godz. 20:00–24:00"),
    "open": (OPEN, "piątek, 4 grudnia 2026 r., od godz. 18:00"),
    "camp": (CAMP, "piątek, 4 grudnia 2026 r., godz. 16:00 – niedziela, 6 grudnia 2026 r., godz. 14:00"),
    "feast": (FEAST, "piątek, 4 grudnia 2026 r., godz. 16:00 – niedziela, 6 grudnia 2026 r."),
    "clocks": (CLOCKS, "sobota, 24 października 2026 r., godz. 22:00–5:00"),
}
IN_LIST = {"evening": "20:00–2:00", "midnight": "20:00–24:00", "open": "18:00", "camp": "16:00", "feast": "16:00"}
IN_FEED = {
    "evening": "DTEND;TZID=Europe/Warsaw:20261205T020000",
    "midnight": "DTEND;TZID=Europe/Warsaw:20261205T000000",
    "open": "DTSTART;TZID=Europe/Warsaw:20261204T180000 TRANSP",
    "camp": "DTEND;TZID=Europe/Warsaw:20261206T140000",
    "feast": "DTEND;TZID=Europe/Warsaw:20261207T000000",
}
IN_JSON = {
    "evening": '"endDate": "2026-12-05T02:00:00+01:00"',
    "midnight": '"endDate": "2026-12-05T00:00:00+01:00"',
    "open": '"startDate": "2026-12-04T18:00:00+01:00", "eventStatus"',
    "camp": '"endDate": "2026-12-06T14:00:00+01:00"',
    "feast": '"endDate": "2026-12-06"',
}


@pytest.fixture(autouse=True)
def tuesday(at):
    at(2026, 12, 1, 9)


def plain(words):
    """Without what markup and paper do to it."""
    words = words.decode() if isinstance(words, bytes) else str(words)
    words = " ".join(words.replace("\N{NO-BREAK SPACE}", " ").replace("&nbsp;", " ").split())
    return words.replace('<span class="entry__until">', "")


def lasting(kind, **fields):
    return make_occurrence(make_activity(title="Obóz", venue=venue(), sign_up="needed"), **IN_WORDS[kind][0], **fields)


@pytest.mark.parametrize("kind", IN_WORDS)
def test_each_kind_of_time_is_one_sentence(kind):
    parts = dict(IN_WORDS[kind][0])
    is_open = parts.pop("open_ended", False)
    assert plain(span_in_words(*parts.values(), is_open=is_open)) == IN_WORDS[kind][1]


@pytest.mark.parametrize("kind", IN_LIST)
def test_every_outlet_tells_every_kind_of_time(client, kind):
    builders.office(name="Centrum", short_name="CUS", organiser_phone="897610295")
    row = lasting(kind)
    sign_up(row)
    said = Notice.objects.get()
    moved = {"kind": "moved", "channel": "phone", "state": "to_call", "made_at": said.made_at}
    Notice.objects.create(registration=said.registration, **moved)
    for outlet in (outlet for outlet in Outlet if Key.WHEN in TOLD[outlet]):
        told = plain(OUTLETS[outlet](client))
        whole = IN_WORDS[kind][1]
        first, _dash, last = whole.partition(" – ")
        wanted = {
            Outlet.AGENDA: [IN_LIST[kind]],
            Outlet.SHEET: [IN_LIST[kind]],
            Outlet.ICAL: [IN_FEED[kind]],
            Outlet.JSON_LD: [IN_JSON[kind]],
            Outlet.POSTER: [last] if last else first.split(" r., "),
        }.get(outlet, [whole])
        assert [words for words in wanted if words not in told] == [], outlet
        assert "24:00" not in told or kind == "midnight", outlet


@pytest.mark.parametrize("kind", IN_LIST)
def test_a_meeting_stands_on_every_day_it_takes(client, desk, kind):
    row = lasting(kind)
    days = [4, 5, 6] if kind in ("camp", "feast") else [4]
    agenda = client.get("/kalendarz/").content.decode()
    month = client.get("/kalendarz/2026-12/").content.decode()
    week = desk.get("/biuro/spotkania/tydzien/2026-11-30/").content.decode()
    for day in range(3, 8):
        is_on = day in days
        section = agenda.partition(f'id="dzien-2026-12-{day:02}"')[2].partition("</section>")[0]
        assert ("Obóz" in section) is is_on
        cell = month.partition(f'datetime="2026-12-{day:02}"')[2].partition("</td>")[0]
        assert ("Obóz" in cell) is is_on
    assert week.count(row.get_absolute_url()) == len(days)
    assert ("24:00" in week) is (kind == "midnight")


def test_each_day_says_which_it_is():
    first, last = CAMP.values()
    assert [part_in_words(day, first, last) for day in days_on(first, last)] == [
        "dzień 1 z 3, do 6 grudnia",
        "dzień 2 z 3, do 6 grudnia",
        "dzień 3 z 3, do 6 grudnia",
    ]


def test_what_goes_on_is_found_from_any_of_its_days(client):
    lasting("camp")
    lasting("evening")
    shown = client.get("/kalendarz/?od=2026-12-05&do=2026-12-05").content.decode()
    assert (shown.count("Obóz</a>"), "2026-12-04" in shown.partition("<main")[2].partition("agenda__list")[2]) == (
        1,
        False,
    )


def test_on_the_second_page_of_a_full_calendar_it_goes_on(client):
    first, last = wall(2026, 12, 2, 9), wall(2026, 12, 20, 15)
    make_occurrence(make_activity(title="Wystawa", venue=venue()), starts_at=first, ends_at=last)
    daily = make_activity(venue=venue())
    for number in range(60):
        make_occurrence(daily, starts_at=wall(2026, 12, 2, 10) + timedelta(hours=6 * number))
    pages = [client.get(f"/kalendarz/?strona={number}").content.decode() for number in (1, 2)]
    on = [page.count("Wystawa</a>") for page in pages]
    assert sum(on) == 19 and min(on) > 1


def test_what_lasts_for_days_is_in_the_way_on_each_of_them(organiser):
    hall = venue()
    make_occurrence(make_activity(title="Obóz", in_charge=organiser), venue=hall, **CAMP)
    row = make_occurrence(starts_at=wall(2026, 12, 6, 9), venue=hall)
    (clash,) = clashes_of([slot_of(row)], instead_of=[row.pk])[0].named
    assert "niedziela, 6 grudnia" in clash.words
    night = make_occurrence(starts_at=wall(2026, 12, 8, 20), ends_at=wall(2026, 12, 9, 2), venue=hall)
    early = make_occurrence(starts_at=wall(2026, 12, 9, 1), venue=hall)
    assert [clash.other.pk for clash in clashes_of([slot_of(early)], instead_of=[early.pk])[0].named] == [night.pk]
    make_occurrence(venue=hall, **OPEN | {"starts_at": wall(2026, 12, 10, 18), "ends_at": wall(2026, 12, 11)})
    late = make_occurrence(starts_at=wall(2026, 12, 10, 22), venue=hall)
    (clash,) = clashes_of([slot_of(late)], instead_of=[late.pk])[0].named
    assert "od godz. 18:00" in plain(clash.words)


def test_the_night_on_which_clocks_go_back_has_eight_hours_from_ten_to_five():
    assert CLOCKS["ends_at"].timestamp() - CLOCKS["starts_at"].timestamp() == 8 * 3600
    assert days_on(*CLOCKS.values()) == [date(2026, 10, 24)]


def test_an_open_end_is_midnight_and_nothing_else():
    row = lasting("open")
    with pytest.raises(IntegrityError, match="occurrence_open_until_midnight"), transaction.atomic():
        Occurrence.objects.filter(pk=row.pk).update(ends_at=wall(*FRIDAY, 21))
