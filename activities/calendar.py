"""The residents' calendar, read: meetings as entries of an agenda, as a month, as one page. Bounded queries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import groupby

from django.urls import reverse
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from activities.filters import Asked
from activities.models import Occurrence
from activities.models.occurrences import OccurrenceQuerySet
from osl_site import clock
from osl_site.languages import in_language, in_polish, marked
from osl_site.words import day_in_words, from_day_in_words, hours_in_words, nearness, short_day_in_words

MOST_IN_A_DAY = 3


@dataclass(frozen=True)
class Entry:
    """One meeting as a line. Everything is ready in words, so that a row costs the template nothing."""

    iso: str
    time: str
    until: str
    title: str
    url: str
    place: str = ""
    distance: str = ""
    audience: str = ""
    tone: str = ""
    word: str = ""
    cancelled: bool = False


@dataclass(frozen=True)
class Day:
    iso: str
    label: str
    hint: str = ""
    number: int = 0
    today: bool = False
    other: bool = False
    more: int = 0
    more_url: str = ""
    entries: list[Entry] = field(default_factory=list)


def readable() -> OccurrenceQuerySet:
    """Published meetings with all that a page shows of them: two queries, however many rows."""
    return (
        Occurrence.objects.published()
        .select_related("activity", "venue__locality")
        .prefetch_related("activity__groups")
        .in_order()
    )


def upcoming(asked: Asked, *, places: list[str] | None = None) -> OccurrenceQuerySet:
    """From the first asked day, or from what has not ended yet, to the last asked day; at `places` instead if given."""
    found = asked.of(readable(), places=places)
    found = (
        found.filter(starts_at__gte=clock.midnight(asked.first))
        if asked.first
        else found.filter(ends_at__gt=clock.now())
    )
    return found.filter(starts_at__lt=clock.midnight(asked.last + timedelta(days=1))) if asked.last else found


def days_of(occurrences: Iterable[Occurrence], language: str, asked: Asked, *, for_staff: bool = False) -> list[Day]:
    """Meetings in order, grouped by their day in Warsaw."""
    by_day = groupby(occurrences, key=lambda meeting: localtime(meeting.starts_at).date())
    return [
        Day(
            iso=day.isoformat(),
            label=_label(day),
            hint=nearness(day),
            entries=[(staff_entry(meeting) if for_staff else entry(meeting, language, asked)) for meeting in meetings],
        )
        for day, meetings in by_day
    ]


def _label(day: date) -> str:
    return short_day_in_words(day) if day.year == clock.today().year else day_in_words(day)


def entry(meeting: Occurrence, language: str, asked: Asked | None = None) -> Entry:
    start, end = localtime(meeting.starts_at), localtime(meeting.ends_at)
    place = meeting.venue.locality if meeting.venue else None
    away = asked.distance(place) if asked and asked.localities else None
    tone, word = state_in_words(meeting)
    return Entry(
        iso=start.isoformat(timespec="minutes"),
        time=f"{start:%-H:%M}",
        until=f"{end:%-H:%M}" if start.date() == end.date() else "",
        title=marked(meeting.activity, "title", language),
        url=reverse("meeting", args=[meeting.pk]),
        place=in_polish(str(meeting.venue)) if meeting.venue else "",
        distance=_("%(km)d km stąd") % {"km": round(away)} if away and away >= 0.5 else "",
        audience=", ".join(in_language(group, "name", language) for group in meeting.activity.groups.all()),
        tone=tone,
        word=word,
        cancelled=meeting.is_cancelled,
    )


def staff_entry(meeting: Occurrence) -> Entry:
    """The same line for staff: it leads to their page and says what residents do not see yet."""
    line = replace(entry(meeting, "pl"), url=meeting.get_absolute_url())
    if meeting.published_at is None or meeting.activity.published_at is None:
        return replace(line, tone="quiet", word="Nieopublikowane")
    return line


def state_in_words(meeting: Occurrence) -> tuple[str, str]:
    """Tone and words: called off and why, moved and from when, or the word for the day."""
    if meeting.is_cancelled:
        return "brick", format_html(_("Odwołane. Powód: {reason}"), reason=in_polish(meeting.cancelled_reason))
    if meeting.is_moved:
        before, start = localtime(meeting.moved_from), localtime(meeting.starts_at)
        if before.date() == start.date():
            moved = _("Przeniesione z godziny %(hour)s") % {"hour": f"{before:%-H:%M}"}
        else:
            moved = _("Przeniesione %(from_day)s") % {"from_day": from_day_in_words(before.date())}
        return "amber", format_html("{}. {}", moved, in_polish(meeting.note)) if meeting.note else f"{moved}."
    return ("lake", in_polish(meeting.note)) if meeting.note else ("", "")


def month_of(first: date, occurrences: Sequence[Occurrence], language: str, query: str) -> list[list[Day]]:
    """Weeks from Monday to Sunday around the month; days of the neighbours are empty and marked."""
    by_day: dict[date, list[Occurrence]] = {}
    for meeting in occurrences:
        by_day.setdefault(localtime(meeting.starts_at).date(), []).append(meeting)
    start = first - timedelta(days=first.weekday())
    weeks = []
    while start.month == first.month or start < first:
        weeks.append([_cell(start + timedelta(days=n), first, by_day, language, query) for n in range(7)])
        start += timedelta(days=7)
    return weeks


def _cell(day: date, first: date, by_day: dict[date, list[Occurrence]], language: str, query: str) -> Day:
    meetings = by_day.get(day, []) if day.month == first.month else []
    hidden = len(meetings) - MOST_IN_A_DAY
    shown = meetings if hidden <= 1 else meetings[:MOST_IN_A_DAY]
    return Day(
        iso=day.isoformat(),
        label=short_day_in_words(day),
        number=day.day,
        today=day == clock.today(),
        other=day.month != first.month,
        more=len(meetings) - len(shown),
        more_url=f"{reverse('calendar')}?{query + '&' if query else ''}od={day}&do={day}",
        entries=[entry(meeting, language) for meeting in shown],
    )


def when_in_words(meeting: Occurrence) -> str:
    """„wtorek, 1 grudnia 2026 r., godz. 10:00–12:00”."""
    day = localtime(meeting.starts_at).date()
    return f"{day_in_words(day)}, {hours_in_words(meeting.starts_at, meeting.ends_at)}"


def following(meeting: Occurrence) -> tuple[str, str] | None:
    """The next meeting of the same group, said and addressed: what one does instead of a meeting that is not on."""
    ahead = Occurrence.objects.published().filter(cancelled_at=None, starts_at__gt=clock.now())
    found = ahead.filter(activity=meeting.activity_id).exclude(pk=meeting.pk).in_order().first()
    return next_words(found) if found else None


def next_words(meeting: Occurrence) -> tuple[str, str]:
    day = _label(localtime(meeting.starts_at).date())
    return _("Najbliższe spotkanie: %(day)s") % {"day": day}, reverse("meeting", args=[meeting.pk])
