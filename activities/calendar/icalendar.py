"""Meetings as iCalendar (RFC 5545). The same bytes for the same data: no moment of the request stands in them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import NamedTuple
from uuid import UUID

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from activities.calendar.agenda import address_of
from activities.calendar.facts import About, Key, phone_number
from activities.calendar.icalendar_lines import VTIMEZONE, ZONE, folded, moment, text, wall
from activities.calendar.outlets import Facts, Outlet, facts_of
from activities.calendar.status import moved_in_words
from activities.models import Activity, Venue
from activities.models.occurrences import OccurrenceQuerySet
from osl_site.common import emails
from osl_site.common.centre.models import Centre
from osl_site.common.templatetags.osl import phone
from osl_site.common.text.date_formats import last_day

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
    cancelled_at: datetime | None
    cancelled_reason: str
    note: str
    activity_id: int
    venue_id: int | None


@dataclass(frozen=True)
class Source:
    """The rows a feed is made of."""

    rows: list[FeedRow]
    activities_by_id: dict[int, Activity]
    venues: dict[int, Venue]
    office: Centre


def source_of(occurrences: OccurrenceQuerySet, *, office: Centre) -> Source:
    """Read what the feed of these meetings needs: three queries, however many there are."""
    rows = [FeedRow(*row) for row in occurrences.values_list(*FeedRow._fields)]
    activities_by_id = Activity.objects.in_bulk({row.activity_id for row in rows})
    wanted = {row.venue_id for row in rows if row.venue_id}
    venues = Venue.objects.select_related("locality").in_bulk(wanted)
    return Source(rows, activities_by_id, venues, office)


def calendar_of(occurrences: OccurrenceQuerySet, *, office: Centre) -> bytes:
    """A whole VCALENDAR. A cancelled meeting stays in it, so that a phone that has it learns of it."""
    source = source_of(occurrences, office=office)
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
    activities_by_id, venues = source.activities_by_id, source.venues

    @cache
    def told(activity: int, venue: int | None) -> Facts:
        return facts_of(About(activities_by_id[activity], source.office, venue=venues.get(venue)), Outlet.ICAL)

    @cache
    def summary(activity: int, is_cancelled: bool) -> bytes:
        return _summary(told(activity, None), is_cancelled)

    @cache
    def description(activity: int, venue: int | None, *words: str) -> bytes:
        number = phone_number(activities_by_id[activity], source.office)
        call = _("Telefon: %(number)s") % {"number": phone(number)} if number else ""
        return text("DESCRIPTION", _description(told(activity, venue), words, call))

    @cache
    def location(activity: int, venue: int | None) -> bytes:
        return text("LOCATION", told(activity, venue).plain(Key.WHERE)) + _position(venues[venue]) if venue else b""

    stamp = cache(moment)

    def event(row: FeedRow) -> bytes:
        changed = stamp(max(row.changed_at, activities_by_id[row.activity_id].changed_at))
        is_cancelled = row.cancelled_at is not None
        lines = (
            _moments(row, created=stamp(row.created_at), changed=changed),
            summary(row.activity_id, is_cancelled),
            b"STATUS:CANCELLED\r\n" if is_cancelled else b"STATUS:CONFIRMED\r\n",
            description(row.activity_id, row.venue_id, *_words_of_the_day(row)),
            location(row.activity_id, row.venue_id),
            folded(f"URL:{emails.link(address_of(row.pk))}"),
            b"END:VEVENT\r\n",
        )
        return b"".join(lines)

    return event


def _summary(told: Facts, is_cancelled: bool) -> bytes:
    """What it is and of what theme."""
    title, theme = told.plain(Key.TITLE), told.plain(Key.THEME)
    said = _("ODWOŁANE: %(title)s") % {"title": title} if is_cancelled else title
    return text("SUMMARY", said) + text("CATEGORIES", theme)


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


def _words_of_the_day(row: FeedRow) -> Iterable[str]:
    """What this date has of its own: why it is off, where it was moved from, the word for the day."""
    if row.cancelled_at:
        yield _("Odwołane. Powód: %(reason)s") % {"reason": row.cancelled_reason}
    elif row.moved_from:
        yield f"{moved_in_words(row.moved_from, row.starts_at)}."
    if row.note:
        yield row.note


def _description(told: Facts, of_the_day: Iterable[str], call: str) -> str:
    """What a phone shows below the title: the words of the day, what it is, how one gets in, whom to ring."""
    parts = (*of_the_day, *(fact.plain for fact in told.beside(*PROPERTIES, Key.PHONE)), call)
    return "\n".join(part for part in parts if part)
