"""Meetings as iCalendar (RFC 5545). The same bytes for the same data: no moment of the request stands in them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import NamedTuple
from uuid import UUID

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from activities.calendar import formerly
from activities.calendar.agenda import address_of
from activities.calendar.facts import About, Key, phone_number
from activities.calendar.filters import Asked
from activities.calendar.formerly import Subject, load_groups
from activities.calendar.outlets import Facts, Outlet, facts_of
from activities.calendar.status import moved_in_words
from activities.models import Activity, Venue
from activities.models.formerly import Entry
from activities.models.occurrences import OccurrenceQuerySet, When, was_when
from osl_site.common import emails
from osl_site.common.centre.models import Centre
from osl_site.common.templatetags.osl import phone
from osl_site.common.text.date_formats import last_day
from osl_site.common.text.icalendar_lines import VTIMEZONE, ZONE, folded, moment, text, wall
from osl_site.common.text.languages import bare

CONTENT_TYPE = "text/calendar; charset=utf-8"
PRODUCT = "-//Organizator spolecznosci lokalnej//Kalendarz//PL"
PROPERTIES = (Key.TITLE, Key.THEME, Key.WHERE)  # which iCalendar has properties for


class FeedRow(NamedTuple):
    """The columns of a meeting that stand in a feed: whole rows of a thousand would cost more than all else."""

    pk: int
    uid: UUID
    sequence: int
    created_at: datetime
    changed_at: datetime
    starts_at: datetime
    ends_at: datetime
    open_ended: bool
    moved_from: datetime | None
    moved_from_end: datetime | None
    moved_from_open: bool
    cancelled_at: datetime | None
    cancelled_reason: str
    note: str
    activity_id: int
    venue_id: int | None
    formerly: list[Entry]
    here: bool | None


@dataclass(frozen=True)
class Source:
    """The rows a feed is made of."""

    rows: list[FeedRow]
    activities_by_id: dict[int, Activity]
    venues: dict[int, Venue]
    office: Centre
    asked: Asked


def source_of(occurrences: OccurrenceQuerySet, *, office: Centre, asked: Asked) -> Source:
    """Read what the feed of these meetings needs: three queries, however many there are; one more where a meeting is
    for another group than residents were told."""
    rows = [FeedRow(*row) for row in occurrences.values_list(*FeedRow._fields)]
    activities_by_id = Activity.objects.select_related("theme").in_bulk({row.activity_id for row in rows})
    load_groups(Subject(row.formerly, row.starts_at, activities_by_id[row.activity_id], None) for row in rows)
    wanted = {row.venue_id for row in rows if row.venue_id}
    venues = Venue.objects.select_related("locality").in_bulk(wanted)
    return Source(rows, activities_by_id, venues, office, asked)


def calendar_of(occurrences: OccurrenceQuerySet, *, office: Centre, asked: Asked | None = None) -> bytes:
    """A whole VCALENDAR of the meetings that answer what is asked; without a question of all of these.

    A cancelled meeting stays in it, so that a phone that has it learns of it. So does one that was to answer and is
    elsewhere now: it takes place, so it is no cancelled event (another feed has it under the same UID), and its title
    says where.
    """
    asked = asked or Asked()
    source = source_of(asked.filter_queryset(occurrences, left_too=True), office=office, asked=asked)
    return b"".join([*_head(office), *map(_writer(source), source.rows), b"END:VCALENDAR\r\n"])


def _head(office: Centre) -> Iterable[bytes]:
    yield b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
    yield folded(f"PRODID:{PRODUCT}")
    yield b"CALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\n"
    yield text("X-WR-CALNAME", _("Spotkania: %(office)s") % {"office": office.short_name})
    yield folded(f"X-WR-TIMEZONE:{ZONE}")
    yield b"REFRESH-INTERVAL;VALUE=DURATION:PT6H\r\nX-PUBLISHED-TTL:PT6H\r\n"
    yield VTIMEZONE


def _writer(source: Source) -> Callable[[FeedRow], bytes]:
    """What turns one meeting into its VEVENT. Words that many meetings share are made once."""
    activities_by_id, venues, stamp = source.activities_by_id, source.venues, cache(moment)

    @cache
    def told(activity: int, venue: int | None) -> Facts:
        return facts_of(About(activities_by_id[activity], source.office, venue=venues.get(venue)), Outlet.ICAL)

    @cache
    def summary(activity: int, is_cancelled: bool) -> bytes:
        return _summary(told(activity, None), is_cancelled)

    @cache
    def description(activity: int, venue: int | None, *words: str) -> bytes:
        call = _call(activities_by_id[activity], source.office)
        return text("DESCRIPTION", _description(told(activity, venue), words, call))

    @cache
    def location(activity: int, venue: int | None) -> bytes:
        return text("LOCATION", told(activity, venue).plain(Key.WHERE)) + _position(venues[venue]) if venue else b""

    def event(row: FeedRow) -> bytes:
        changed = max(row.changed_at, activities_by_id[row.activity_id].changed_at)
        now = Subject(row.formerly, row.starts_at, activities_by_id[row.activity_id], venues.get(row.venue_id))
        is_off = row.cancelled_at is not None
        is_gone = not row.here and not is_off
        lines = (
            _moments(row, created=stamp(row.created_at), changed=stamp(changed)),
            _gone(now, source, told(row.activity_id, None)) if is_gone else summary(row.activity_id, is_off),
            b"STATUS:CANCELLED\r\n" if is_off else b"STATUS:CONFIRMED\r\n",
            description(row.activity_id, row.venue_id, *_words_of_the_day(row, now)),
            location(row.activity_id, row.venue_id),
            folded(f"URL:{emails.link(address_of(row.pk))}"),
            b"END:VEVENT\r\n",
        )
        return b"".join(lines)

    return event


def _summary(told: Facts, is_cancelled: bool) -> bytes:
    """What it is and of what theme."""
    title = told.plain(Key.TITLE)
    return _titled(_("ODWOŁANE: %(title)s") % {"title": title} if is_cancelled else title, told)


def _gone(now: Subject, source: Source, told: Facts) -> bytes:
    """What it is, and that it is no longer what was asked."""
    return _titled(formerly.headed(now, source.asked.left_for(now), told.plain(Key.TITLE)), told)


def _titled(title: str, told: Facts) -> bytes:
    return text("SUMMARY", title) + text("CATEGORIES", told.plain(Key.THEME))


def _call(activity: Activity, office: Centre) -> str:
    number = phone_number(activity, office)
    return _("Telefon: %(number)s") % {"number": phone(number)} if number else ""


def _moments(row: FeedRow, *, created: str, changed: str) -> bytes:
    """How an event begins: which meeting it is, when its row was written, and its hours.

    RFC 5545 lets DTEND be left out, and so does an evening of which nobody said when it ends.
    """
    has_end = not row.open_ended or last_day(row.starts_at, row.ends_at) > localtime(row.starts_at).date()
    end = f"DTEND;TZID={ZONE}:{wall(row.ends_at)}\r\n" if has_end else ""
    return (
        f"BEGIN:VEVENT\r\nUID:{row.uid}@osl\r\nDTSTAMP:{changed}\r\nCREATED:{created}\r\n"
        f"LAST-MODIFIED:{changed}\r\nSEQUENCE:{row.sequence}\r\n"
        f"DTSTART;TZID={ZONE}:{wall(row.starts_at)}\r\n{end}"
        "TRANSP:TRANSPARENT\r\n"  # to know of a meeting does not make one busy
    ).encode()


def _position(venue: Venue) -> bytes:
    """Where its village lies, if anybody knows (RFC 5545, 3.8.1.6)."""
    village = venue.locality
    return f"GEO:{village.latitude:.5f};{village.longitude:.5f}\r\n".encode() if village.latitude is not None else b""


def _words_of_the_day(row: FeedRow, subject: Subject) -> Iterable[str]:
    """What this date has of its own: why it is off, when it was to be, what else was told of it, the word for the
    day."""
    if row.cancelled_at:
        yield _("Odwołane. Powód: %(reason)s") % {"reason": row.cancelled_reason}
    elif row.moved_from:
        yield f"{moved_in_words(was_when(row), When(row.starts_at, row.ends_at, row.open_ended))}."
    if row.formerly and not row.cancelled_at:
        yield bare(formerly.said_before(subject))
    if row.note:
        yield row.note


def _description(told: Facts, of_the_day: Iterable[str], call: str) -> str:
    """What a phone shows below the title: the words of the day, what it is, how one gets in, whom to ring."""
    parts = (*of_the_day, *(fact.plain for fact in told.beside(*PROPERTIES, Key.PHONE)), call)
    return "\n".join(part for part in parts if part)
