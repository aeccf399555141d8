"""The residents' calendar, read: meetings as entries of an agenda, as a month, as one page. Bounded queries."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from itertools import groupby

from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from activities.filters import Asked
from activities.models import Activity, Occurrence
from activities.models.occurrences import OccurrenceQuerySet
from activities.states import moved_away_in_words, state_in_a_word, state_in_words
from osl_site import clock
from osl_site.languages import in_language, in_polish, marked
from osl_site.words import day_in_words, hours_in_words, nearness, short_day_in_words

MOST_IN_A_DAY = 3
MOST_AWAY = 40
LONGEST = timedelta(days=31)  # no meeting lasts longer; so what has not ended is found by its start, by an index


@dataclass(frozen=True)
class Entry:
    """One meeting as a line. Everything is ready in words, so that a row costs the template nothing."""

    iso: str
    time: str
    until: str
    title: str
    url: str
    day: str = ""
    place: str = ""
    distance: str = ""
    audience: str = ""
    tone: str = ""
    word: str = ""
    short: str = ""
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
    away: list[Entry] = field(default_factory=list)


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
        else found.filter(ends_at__gt=clock.now(), starts_at__gt=clock.now() - LONGEST)
    )
    return found.filter(starts_at__lt=clock.midnight(asked.last + timedelta(days=1))) if asked.last else found


def moved_away(asked: Asked, start: datetime, end: datetime) -> list[Occurrence]:
    """Meetings that stood in [start, end) on another day than now, for the line that says so where they stood."""
    stood = asked.of(readable()).filter(moved_from__gte=start, moved_from__lt=end).order_by("moved_from", "id")
    return [row for row in stood[:MOST_AWAY] if _day(row.moved_from) != _day(row.starts_at)]


def days_of(
    occurrences: Iterable[Occurrence],
    language: str,
    asked: Asked,
    *,
    away: Iterable[Occurrence] = (),
    for_staff: bool = False,
) -> list[Day]:
    """Meetings in the order given, by their day in Warsaw; what was moved `away` stands below the day where it was."""
    meetings, gone = _by_day(occurrences, "starts_at"), _by_day(away, "moved_from")
    days = sorted(meetings.keys() | gone.keys()) if gone else list(meetings)
    return [
        Day(
            iso=day.isoformat(),
            label=_label(day),
            hint=nearness(day),
            entries=_entries(day, meetings.get(day, ()), language, asked, for_staff=for_staff),
            away=[_away(row, language) for row in gone.get(day, ())],
        )
        for day in days
    ]


def _by_day(occurrences: Iterable[Occurrence], moment: str) -> dict[date, list[Occurrence]]:
    return {day: list(rows) for day, rows in groupby(occurrences, key=lambda row: _day(getattr(row, moment)))}


def _day(moment: datetime) -> date:
    return localtime(moment).date()


def _label(day: date) -> str:
    return short_day_in_words(day) if day.year == clock.today().year else day_in_words(day)


def _entries(day: date, rows: Iterable[Occurrence], language: str, asked: Asked, *, for_staff: bool) -> list[Entry]:
    spoken_day = _label(day)
    return [staff_entry(row) if for_staff else entry(row, language, asked, spoken_day=spoken_day) for row in rows]


def entry(meeting: Occurrence, language: str, asked: Asked | None = None, *, spoken_day: str = "") -> Entry:
    """The line of one meeting. `spoken_day` is heard before its title by those who go from link to link."""
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
        day=spoken_day,
        place=in_polish(str(meeting.venue)) if meeting.venue else "",
        distance=_("%(km)d km stąd") % {"km": round(away)} if away and away >= 0.5 else "",
        audience=", ".join(in_language(group, "name", language) for group in meeting.activity.groups.all()),
        tone=tone,
        word=word,
        short=state_in_a_word(meeting),
        cancelled=meeting.is_cancelled,
    )


def _away(meeting: Occurrence, language: str) -> Entry:
    """The line at the day where a meeting no longer is: when it was, and where to look for it now."""
    before = localtime(meeting.moved_from)
    word = moved_away_in_words(meeting.moved_from, meeting.starts_at)
    return Entry(
        iso=before.isoformat(timespec="minutes"),
        time=f"{before:%-H:%M}",
        until="",
        title=marked(meeting.activity, "title", language),
        url=reverse("meeting", args=[meeting.pk]),
        day=_label(before.date()),
        tone="brick" if meeting.is_cancelled else "amber",
        word=state_in_words(meeting)[1] if meeting.is_cancelled else f"{word}.",
        short=_("Odwołane") if meeting.is_cancelled else word,
        cancelled=True,
    )


def staff_entry(meeting: Occurrence) -> Entry:
    """The same line for staff: it leads to their page and says what residents do not see yet."""
    line = replace(entry(meeting, "pl"), url=meeting.get_absolute_url())
    if meeting.published_at is None or meeting.activity.published_at is None:
        return replace(line, tone="quiet", word="Nieopublikowane")
    return line


def month_of(
    first: date, occurrences: Iterable[Occurrence], language: str, query: str, *, away: Iterable[Occurrence] = ()
) -> list[list[Day]]:
    """Weeks from Monday to Sunday around the month; days of the neighbours are empty and marked."""
    meetings, gone = _by_day(occurrences, "starts_at"), _by_day(away, "moved_from")
    start = first - timedelta(days=first.weekday())
    weeks = []
    while start.month == first.month or start < first:
        days = [start + timedelta(days=number) for number in range(7)]
        weeks.append([_cell(day, first, meetings.get(day, []), gone.get(day, []), language, query) for day in days])
        start += timedelta(days=7)
    return weeks


def _cell(day: date, first: date, meetings: list[Occurrence], away: list[Occurrence], language: str, query: str) -> Day:
    label = short_day_in_words(day)
    if day.month != first.month:
        return Day(iso=day.isoformat(), label=label, number=day.day, other=True)
    hidden = len(meetings) - MOST_IN_A_DAY
    shown = meetings if hidden <= 1 else meetings[:MOST_IN_A_DAY]
    return Day(
        iso=day.isoformat(),
        label=label,
        number=day.day,
        today=day == clock.today(),
        more=len(meetings) - len(shown),
        more_url=f"{reverse('calendar')}?{query + '&' if query else ''}od={day}&do={day}",
        entries=[entry(meeting, language, spoken_day=label) for meeting in shown],
        away=[_away(meeting, language) for meeting in away],
    )


def when_in_words(meeting: Occurrence) -> str:
    """„wtorek, 1 grudnia 2026 r., godz. 10:00–12:00”."""
    day = localtime(meeting.starts_at).date()
    return f"{day_in_words(day)}, {hours_in_words(meeting.starts_at, meeting.ends_at)}"


def following(meeting: Occurrence) -> tuple[str, str] | None:
    """The next meeting of the same group, said and addressed: what one does instead of a meeting that is not on."""
    ahead = Occurrence.objects.published().filter(cancelled_at=None, starts_at__gt=clock.now())
    found = ahead.filter(activity=meeting.activity_id).exclude(pk=meeting.pk).in_order().first()
    return _next_words(found) if found else None


def _next_words(meeting: Occurrence) -> tuple[str, str]:
    day = _label(localtime(meeting.starts_at).date())
    return _("Najbliższe spotkanie: %(day)s") % {"day": day}, reverse("meeting", args=[meeting.pk])


@dataclass(frozen=True)
class Offer:
    """A group or a kind of help, with the next date if it has dates."""

    theme: str
    title: str
    text: str
    polish_only: bool
    where: str
    next_url: str
    next_words: str


def offers(language: str) -> list[Offer]:
    """Everything in the offer that is continuous or still has meetings ahead, by theme. Two queries."""
    soonest = Occurrence.objects.published().filter(cancelled_at=None, ends_at__gt=clock.now())
    first = soonest.distinct("activity_id").order_by("activity_id", "starts_at").select_related("venue__locality")
    ahead = {meeting.activity_id: meeting for meeting in first}
    rows = Activity.objects.published().select_related("venue__locality").order_by("theme", "title")
    return [_offer(row, ahead.get(row.pk), language) for row in rows if row.is_continuous or row.pk in ahead]


def _offer(row: Activity, soonest: Occurrence | None, language: str) -> Offer:
    words, url = _next_words(soonest) if soonest else ("", "")
    venue = row.venue or (soonest.venue if soonest else None)
    return Offer(
        theme=row.theme,
        title=marked(row, "title", language),
        text=in_language(row, "text", language),
        polish_only=language != "pl" and not getattr(row, f"text_{language}"),
        where=in_polish(str(venue)) if venue else _("Przez telefon"),
        next_url=url,
        next_words=words,
    )
