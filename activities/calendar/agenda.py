"""Meetings put into words for lists: as the lines of an agenda, as the cells of a month. No queries."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache
from itertools import groupby
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _

from activities.calendar import formerly
from activities.calendar.audience import audience_in_words
from activities.calendar.facts import MAKERS, About, Key
from activities.calendar.filters import Asked
from activities.calendar.outlets import Outlet, facts_of
from activities.calendar.status import moved_away_in_words, state_in_a_word, state_in_words
from activities.calendar.venue_text import place_by_village, unsure_in_short
from activities.models import Activity, Occurrence, Venue
from activities.models.formerly import Told
from activities.seats import takes_sign_ups
from osl_site.common import clock
from osl_site.common.centre.models import Centre
from osl_site.common.clock import WARSAW
from osl_site.common.text.date_formats import (
    day_in_words,
    days_on,
    hours_on,
    nearness,
    part_in_words,
    short_day_in_words,
)
from osl_site.common.text.languages import has_polish, marked, spoken
from osl_site.common.text.public_holidays import holiday_of

MOST_IN_A_DAY = 3
IN_PLACES_OF_THEIR_OWN = (Key.TITLE, Key.WHEN, Key.STATE, Key.FORMERLY, Key.PLACE, Key.AUDIENCE)
OF_A_NOTE = "lake"  # the tone of a state that is only a word for the day
BETWEEN = "\N{NO-BREAK SPACE}· "


@dataclass(frozen=True)
class AgendaEntry:
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
    facts: str = ""
    is_unsure: bool = False
    note: str = ""
    part: str = ""
    tone: str = ""
    word: str = ""
    short: str = ""
    cancelled: bool = False


class Gone(NamedTuple):
    """A meeting that stood here: at this moment before it was moved; or still, where it is no longer what was asked
    because `what` of it is another one."""

    at: datetime
    row: Occurrence
    what: Told | None = None

    @property
    def is_struck_out(self) -> bool:
        """Not where another name or theme alone is told: who planned to come comes as planned."""
        return self.row.is_cancelled or self.what not in (Told.TITLE, Told.THEME)


@dataclass(frozen=True)
class AgendaDay:
    """One day of an agenda, or one cell of a month."""

    iso: str
    label: str
    hint: str = ""
    holiday: str = ""
    number: int = 0
    today: bool = False
    other: bool = False
    more: int = 0
    more_url: str = ""
    entries: list[AgendaEntry] = field(default_factory=list)
    away: list[AgendaEntry] = field(default_factory=list)

    @property
    def tells_in_polish(self) -> bool:
        """Whether the office's own words stand in it on a page in another language: for the day, or why not."""
        return any(has_polish(row.note) or (row.cancelled and has_polish(row.word)) for row in self.entries)


def days_of(
    occurrences: Iterable[Occurrence],
    language: str,
    asked: Asked,
    *,
    within: tuple[date, date] | None = None,
    away: Iterable[Gone] = (),
    with_groups: bool = True,
    here: Centre | None = None,
) -> list[AgendaDay]:
    """Meetings in the order given, by their days in Warsaw; what is gone stands below the day where it was.

    `here` is the office whose number stands on the page; it is asked of only `with_groups`.

    One of several days stands on each of those `within`; without these once, on the first that is not gone.
    """
    by_day, gone = _on_days(occurrences, within), _by_day(away)
    days = list(by_day) if not gone and within is None else sorted(by_day.keys() | gone.keys())
    said = AgendaWording(language, asked, with_groups=with_groups, here=here)
    return [
        AgendaDay(
            iso=day.isoformat(),
            label=(label := label_of(day)),
            hint=nearness(day),
            holiday=holiday_of(day),
            entries=[entry(row, said, day, spoken_day=label) for row in by_day.get(day, ())],
            away=[_away(line, language) for line in gone.get(day, ())],
        )
        for day in days
    ]


def _on_days(occurrences: Iterable[Occurrence], within: tuple[date, date] | None) -> dict[date, list[Occurrence]]:
    """The meetings of each day. An evening that began before and is not over stays on the day it began."""
    by_day: dict[date, list[Occurrence]] = {}
    for row in occurrences:
        for day in _shown_on(days_on(row.starts_at, row.ends_at), within):
            by_day.setdefault(day, []).append(row)
    return by_day


def _shown_on(days: list[date], within: tuple[date, date] | None) -> list[date]:
    if len(days) == 1:
        return days
    if within is None:
        return [clock.today()] if clock.today() in days else days[:1]
    return [day for day in days if within[0] <= day <= within[1]]


def _by_day(away: Iterable[Gone]) -> dict[date, list[Gone]]:
    return {day: list(lines) for day, lines in groupby(away, key=lambda line: day_of(line.at))}


def day_of(moment: datetime) -> date:
    return moment.astimezone(WARSAW).date()


def label_of(day: date) -> str:
    return short_day_in_words(day) if day.year == clock.today().year else day_in_words(day)


class AgendaWording:
    """What many meetings of a list have in common, put into words once. For whom each is, and what one asks before
    setting out, only where a line names the groups."""

    def __init__(
        self, language: str, asked: Asked | None = None, *, with_groups: bool, here: Centre | None = None
    ) -> None:
        self.language = language
        self.with_groups = with_groups
        self.here = here
        self.asked = asked if asked and asked.localities else None
        self._address = address_of(0).rsplit("0", 1)
        self._activities: dict[int, tuple[str, str]] = {}
        self._venues: dict[int, tuple[str, str]] = {}
        self._facts: dict[tuple, tuple[list[str], bool]] = {}
        self._unsure = unsure_in_short()

    def address(self, pk: int) -> str:
        return str(pk).join(self._address)

    def of_activity(self, activity: Activity) -> tuple[str, str]:
        """Its title and for whom it is."""
        if activity.pk not in self._activities:
            title = MAKERS[Key.TITLE](About(activity)).text
            self._activities[activity.pk] = title, audience_in_words(activity) if self.with_groups else ""
        return self._activities[activity.pk]

    def of_venue(self, venue: Venue | None) -> tuple[str, str]:
        """Where it is and how far from what was asked."""
        if venue is None:
            return "", ""
        if venue.pk not in self._venues:
            away = self.asked.distance(venue.locality) if self.asked else None
            distance = _("%(km)d km stąd") % {"km": round(away)} if away and away >= 0.5 else ""
            if self.asked and self.asked.is_distance_unknown(venue.locality):
                distance = _("odległości nie znamy")
            self._venues[venue.pk] = place_by_village(venue), distance
        return self._venues[venue.pk]

    def facts(self, row: Occurrence) -> tuple[list[str], bool]:
        """What one asks before setting out, in the order of the table of outlets: the entrance, the toilet, the
        language, sign-up; and whether something of it nobody knows. Nothing of a meeting that one can no longer come
        to."""
        if not self.with_groups or row.is_cancelled or row.is_over:
            return [], False
        known = row.activity_id, row.venue_id, row.note, takes_sign_ups(row)
        if known not in self._facts:
            about = About.of(row, beside=self.here)
            said = facts_of(about, Outlet.AGENDA).beside(*IN_PLACES_OF_THEIR_OWN)
            told = [fact.short for fact in said if fact.short]
            if self._unsure.issubset(told):
                others = [words for words in told if words not in self._unsure]
                told = [_("wejście i toaleta: nie wiemy"), *others]
                self._facts[known] = told, True
            else:
                self._facts[known] = told, not self._unsure.isdisjoint(told)
        return self._facts[known]


def entry(occurrence: Occurrence, said: AgendaWording, day: date, *, spoken_day: str = "") -> AgendaEntry:
    """The line of one meeting on that day of it. `spoken_day` is heard by those who go from link to link."""
    start, end = occurrence.starts_at, occurrence.ends_at
    time, until = hours_on(day, start, end, is_open=occurrence.open_ended)
    title, audience = said.of_activity(occurrence.activity)
    place, distance = said.of_venue(occurrence.venue)
    tone, word, note = _state(occurrence)
    facts, is_unsure = said.facts(occurrence)
    return AgendaEntry(
        iso=_iso(day, start),
        time=time,
        until=until,
        title=title,
        url=said.address(occurrence.pk),
        day=spoken_day,
        place=place,
        distance=distance,
        audience=audience,
        facts=BETWEEN.join(facts),
        is_unsure=is_unsure,
        note=note,
        part="" if until else part_in_words(day, start, end),
        tone=tone,
        word=word,
        short=_in_a_word(occurrence),
        cancelled=occurrence.is_cancelled,
    )


def _in_a_cell(occurrence: Occurrence, said: AgendaWording, day: date, spoken_day: str) -> AgendaEntry:
    """The same for the table of a month, which has room for the hour, the title and a word of how it stands."""
    start, end = occurrence.starts_at, occurrence.ends_at
    time, _until = hours_on(day, start, end, is_open=occurrence.open_ended)
    return AgendaEntry(
        iso=_iso(day, start),
        time=time,
        until="",
        title=said.of_activity(occurrence.activity)[0],
        url=said.address(occurrence.pk),
        day=spoken_day,
        tone=_state(occurrence)[0],
        short=_in_a_word(occurrence),
        cancelled=occurrence.is_cancelled,
    )


def _state(occurrence: Occurrence) -> tuple[str, str, str]:
    """Tone and words of how it stands; apart from them the word for the day, where that alone is told."""
    tone, word = state_in_words(occurrence)
    tone, word, note = ("", "", word) if tone == OF_A_NOTE else (tone, word, "")
    if occurrence.is_over and not occurrence.is_cancelled:
        held = _("Odbyło się")
        tone, word = "quiet", formerly.in_a_row([f"{held}.", word]) if word else held
    if occurrence.formerly and not occurrence.is_over and not occurrence.is_cancelled:
        before = formerly.said_before(formerly.Subject.of(occurrence), *formerly.IN_LISTS)
        tone, word = ("amber" if before else tone), formerly.in_a_row([word, before])
    return tone, word, note


def _in_a_word(occurrence: Occurrence) -> str:
    return state_in_a_word(occurrence) or _other_in_a_word(occurrence)


def _other_in_a_word(occurrence: Occurrence) -> str:
    """What of it is another one than residents were told, the place first."""
    if not occurrence.formerly:
        return ""
    other = {entry["of"] for entry in formerly.Subject.of(occurrence).other(*formerly.IN_LISTS)}
    return formerly.in_a_word(min(other, key=formerly.IN_LISTS.index)) if other else ""


def _iso(day: date, start: datetime) -> str:
    """The moment it begins; on a later day of it that day."""
    start = start.astimezone(WARSAW)
    return start.isoformat(timespec="minutes") if start.date() == day else day.isoformat()


def _away(gone: Gone, language: str) -> AgendaEntry:
    """The line where a meeting no longer is: when it was, and where to look for it now."""
    row, before = gone.row, gone.at.astimezone(WARSAW)
    short, word = _why_gone(gone)
    return AgendaEntry(
        iso=before.isoformat(timespec="minutes"),
        time=f"{before:%-H:%M}",
        until="",
        title=marked(row.activity, "title", language),
        url=address_of(row.pk),
        day=label_of(before.date()),
        tone="brick" if row.is_cancelled else "amber",
        word=state_in_words(row)[1] if row.is_cancelled else word,
        short=_("Odwołane") if row.is_cancelled else short,
        cancelled=gone.is_struck_out,
    )


def _why_gone(gone: Gone) -> tuple[str, str]:
    """In a word or two, and as a sentence."""
    if gone.what is None:
        word = moved_away_in_words(gone.at, gone.row.starts_at)
        return word, f"{word}."
    return formerly.in_a_word(gone.what), formerly.said_where_it_was(formerly.Subject.of(gone.row), gone.what)


def month_of(
    first: date, occurrences: Iterable[Occurrence], language: str, query: str, *, away: Iterable[Gone] = ()
) -> list[list[AgendaDay]]:
    """Weeks from Monday to Sunday around the month; days of the neighbours are marked."""
    start, after = first - timedelta(days=first.weekday()), (first + timedelta(days=31)).replace(day=1)
    within = start, after + timedelta(days=6)
    by_day, gone = _on_days(occurrences, within), _by_day(away)
    said = AgendaWording(language, with_groups=False)
    more_url = f"{reverse('calendar')}?{query + '&' if query else ''}"
    weeks = []
    while start.month == first.month or start < first:
        days = [start + timedelta(days=number) for number in range(7)]
        weeks.append([_cell(day, first, by_day.get(day, []), gone.get(day, []), said, more_url) for day in days])
        start += timedelta(days=7)
    return weeks


def _cell(
    day: date, first: date, by_day: list[Occurrence], away: list[Occurrence], said: AgendaWording, more_url: str
) -> AgendaDay:
    label = short_day_in_words(day)
    hidden = len(by_day) - MOST_IN_A_DAY
    shown = by_day if hidden <= 1 else by_day[:MOST_IN_A_DAY]
    return AgendaDay(
        iso=day.isoformat(),
        label=label,
        number=day.day,
        holiday=holiday_of(day),
        today=day == clock.today(),
        other=day.month != first.month,
        more=len(by_day) - len(shown),
        more_url=f"{more_url}od={day}&do={day}",
        entries=[_in_a_cell(occurrence, said, day, label) for occurrence in shown],
        away=[_away(occurrence, said.language) for occurrence in away],
    )


def address_of(pk: int) -> str:
    """Of the page of a meeting, in the language that is spoken."""
    before, after = _around_the_number(spoken())
    return f"{before}{pk}{after}"


@cache
def _around_the_number(language: str) -> list[str]:
    return reverse("public_occurrence", args=[0]).rsplit("0", 1)
