"""Meetings as iCalendar (RFC 5545). The same bytes for the same data: no moment of the request stands in them."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from django.conf import settings
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, vRecur, vText

from activities.models import Occurrence
from osl_site import mail
from osl_site.centre.models import Centre
from osl_site.languages import in_language

ZONE = "Europe/Warsaw"
CONTENT_TYPE = "text/calendar; charset=utf-8"
SHAPE = 1  # goes up when the same rows begin to give other bytes


def calendar_of(occurrences: Iterable[Occurrence], *, office: Centre, language: str) -> bytes:
    """A whole VCALENDAR. A cancelled meeting stays in it, so that a phone that has it learns of it."""
    calendar = Calendar()
    calendar.add("prodid", "-//Organizator spolecznosci lokalnej//Kalendarz//PL")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _("Spotkania: %(office)s") % {"office": office.short_name})
    calendar.add("x-wr-timezone", ZONE)
    calendar.add("refresh-interval", timedelta(hours=6), parameters={"VALUE": "DURATION"})
    calendar.add_component(warsaw())
    for meeting in occurrences:
        calendar.add_component(event_of(meeting, office=office, language=language))
    return calendar.to_ical(sorted=False)


def version_of(occurrences: Iterable[Occurrence], *, office: Centre, language: str) -> str:
    """A name for these bytes that any change of a row they are made of changes; a tenth of the work of making them."""
    rows = {("office", office.pk): office}
    for meeting in occurrences:
        rows |= {("meeting", meeting.pk): meeting, ("activity", meeting.activity_id): meeting.activity}
        if meeting.venue:
            rows |= {("venue", meeting.venue_id): meeting.venue, ("place", meeting.venue.pk): meeting.venue.locality}
    digest = sha256(f"{SHAPE} {language} {settings.ORIGIN}".encode())
    for key, row in rows.items():
        digest.update(repr((key, [getattr(row, field.attname) for field in row._meta.concrete_fields])).encode())
    return digest.hexdigest()


def warsaw() -> Timezone:
    """VTIMEZONE of Poland by yearly rules, onsets in the local time of the offset before (RFC 5545, 3.6.5)."""
    zone = Timezone()
    zone.add("tzid", ZONE)
    zone.add_component(_season(TimezoneDaylight(), "CEST", 3, 29, 2, from_hours=1, to_hours=2))
    zone.add_component(_season(TimezoneStandard(), "CET", 10, 25, 3, from_hours=2, to_hours=1))
    return zone


def _season(
    part: TimezoneDaylight | TimezoneStandard,
    name: str,
    month: int,
    last_sunday_of_1970: int,
    hour: int,
    *,
    from_hours: int,
    to_hours: int,
) -> TimezoneDaylight | TimezoneStandard:
    part.add("tzname", name)
    part.add("dtstart", datetime(1970, month, last_sunday_of_1970, hour))
    part.add("rrule", vRecur({"FREQ": "YEARLY", "BYMONTH": month, "BYDAY": "-1SU"}))
    part.add("tzoffsetfrom", timedelta(hours=from_hours))
    part.add("tzoffsetto", timedelta(hours=to_hours))
    return part


def event_of(meeting: Occurrence, *, office: Centre, language: str) -> Event:
    activity = meeting.activity
    title = in_language(activity, "title", language)
    event = Event()
    event.add("uid", f"{meeting.uid}@osl")
    event.add("dtstamp", meeting.changed_at.astimezone(UTC))
    event.add("created", meeting.created_at.astimezone(UTC))
    event.add("last-modified", meeting.changed_at.astimezone(UTC))
    event.add("sequence", meeting.sequence)
    event.add("dtstart", localtime(meeting.starts_at).replace(tzinfo=None), parameters={"TZID": ZONE})
    event.add("dtend", localtime(meeting.ends_at).replace(tzinfo=None), parameters={"TZID": ZONE})
    event.add("summary", _("ODWOŁANE: %(title)s") % {"title": title} if meeting.is_cancelled else title)
    event.add("status", "CANCELLED" if meeting.is_cancelled else "CONFIRMED")
    event.add("description", description_of(meeting, office=office, language=language))
    if meeting.venue:
        address = f", {meeting.venue.address}" if meeting.venue.address else ""
        event.add("location", vText(f"{meeting.venue}{address}"))
    event.add("url", mail.link(reverse("meeting", args=[meeting.pk])))
    return event


def description_of(meeting: Occurrence, *, office: Centre, language: str) -> str:
    """What a phone shows below the title: why it is off, the word for the day, what it is, whom to ring."""
    off = _("Odwołane. Powód: %(reason)s") % {"reason": meeting.cancelled_reason} if meeting.is_cancelled else ""
    number = meeting.activity.contact_phone or office.organiser_phone
    call = _("Telefon: %(number)s") % {"number": number} if number else ""
    parts = (off, meeting.note, in_language(meeting.activity, "text", language), call)
    return "\n".join(part for part in parts if part)
