"""The organiser's day and week: every meeting with its hours, place, person, state and what is in its way."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import chain

from django.utils.timezone import localtime

from activities.calendar.status import staff_state
from activities.models import Occurrence
from activities.models.occurrences import OccurrenceQuerySet
from activities.planning.clashes import clashes_of, slot_of
from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.text.date_formats import days_on, hours_on, nearness, part_in_words, short_day_in_words
from osl_site.common.text.public_holidays import public_holidays


@dataclass(frozen=True)
class DiaryRow:
    """One meeting as a line, everything in words."""

    iso: str
    hours: str
    part: str
    title: str
    url: str
    place: str
    person: str
    tone: str
    word: str
    cancelled: bool
    clashes: tuple[str, ...] = ()


@dataclass(frozen=True)
class DiaryDay:
    day: date
    label: str
    hint: str
    holiday: str
    count: int
    new: int  # of them, those that no day before it shows
    rows: list[DiaryRow] = field(default_factory=list)

    @property
    def more(self) -> int:
        """How many meetings of the day are not shown."""
        return self.count - len(self.rows)


def occurrences_of(first: date, number: int, *, in_charge: User | None = None) -> OccurrenceQuerySet:
    """That many days from `first`; of one person, or of everyone."""
    after = first + timedelta(days=number)
    rows = Occurrence.objects.on_between(clock.midnight(first), clock.midnight(after)).in_order()
    return rows.filter(activity__in_charge=in_charge) if in_charge else rows


def days_of_diary(first: date, number: int, *, shown: slice, in_charge: User | None = None) -> list[DiaryDay]:
    """That many days from `first`, free ones too, with those meetings of each that are to be `shown`. Two queries."""
    rows = occurrences_of(first, number, in_charge=in_charge)
    by_day: dict[date, list[Occurrence]] = {first + timedelta(days=number): [] for number in range(number)}
    for occurrence in rows.select_related("activity__in_charge", "venue__locality", "result"):
        for day in days_on(occurrence.starts_at, occurrence.ends_at):
            if day in by_day:
                by_day[day].append(occurrence)
    clashes = _sentences({row.pk: row for row in chain.from_iterable(found[shown] for found in by_day.values())})
    return [
        _day(
            day,
            len(found),
            sum(day in (first, localtime(occurrence.starts_at).date()) for occurrence in found),
            [_row(occurrence, day, clashes.get(occurrence.pk, ())) for occurrence in found[shown]],
        )
        for day, found in by_day.items()
    ]


def _sentences(occurrences: dict[int, Occurrence]) -> dict[int, tuple[str, ...]]:
    """What is in the way of each of these that is on. One query."""
    on = [occurrence for occurrence in occurrences.values() if not occurrence.is_cancelled]
    found = clashes_of([slot_of(occurrence) for occurrence in on], instead_of=[occurrence.pk for occurrence in on])
    return {occurrence.pk: part.sentences for occurrence, part in zip(on, found, strict=True)}


def _day(day: date, count: int, new: int, rows: list[DiaryRow]) -> DiaryDay:
    holiday = public_holidays(day.year).get(day, "")
    return DiaryDay(day, short_day_in_words(day), nearness(day), holiday, count, new, rows)


def _row(occurrence: Occurrence, day: date, clashes: tuple[str, ...]) -> DiaryRow:
    start, end = localtime(occurrence.starts_at), localtime(occurrence.ends_at)
    hours = hours_on(day, start, end, is_open=occurrence.open_ended)
    tone, word = staff_state(occurrence)
    return DiaryRow(
        iso=start.isoformat(timespec="minutes"),
        hours="–".join(part for part in hours if part),
        part=part_in_words(day, start, end),
        title=occurrence.activity.title,
        url=occurrence.get_absolute_url(),
        place=str(occurrence.venue or "przez telefon"),
        person=occurrence.activity.in_charge.name,
        tone=tone,
        word=word,
        cancelled=occurrence.is_cancelled,
        clashes=clashes,
    )
