"""What an act on one meeting, on this and the following, or on all to come of a series would do. Changes nothing.

Every act that reaches people is looked at here first: a move, another place, a calling off, its taking back. The page
shows it before anything is done; the act is given the fingerprint of what was shown and refuses when anything of it is
different by then.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import date, datetime, time, timedelta
from hashlib import sha256

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import QuerySet
from django.utils.timezone import localtime

from activities.models import NoticeKind, Occurrence, Venue
from activities.models.occurrences import When
from activities.planning.clashes import InTheWay, Slot, clashes_of
from activities.planning.day_check import OVER, odd_about, refuse_gone
from activities.planning.preview_seen import refuse_unseen
from activities.planning.recurrence import as_typed, hours
from activities.planning.seats_preview import Room, SeatsPreview, preview_seats
from activities.registrations.audience import Audience, audience
from activities.seats import Seats, seats_by_occurrence
from osl_site.common.text.date_formats import span_in_words

NOBODY_TOLD = "O tej zmianie nikogo nie powiadamiamy."
ALREADY_CANCELLED = "To spotkanie jest już odwołane."
SAME_MOMENT = "Spotkanie jest już tego dnia o tej godzinie. Podaj inny dzień albo inną godzinę."


class Scope(models.TextChoices):
    THIS = "to", "tylko tego spotkania"
    FOLLOWING = "kolejne", "tego i następnych z tego cyklu"
    FUTURE = "przyszle", "wszystkich przyszłych z tego cyklu"


@dataclass(frozen=True)
class Change:
    """What is asked; None leaves a thing as it is. A `reason` calls the meetings off, `restore` takes that back, and
    nothing else is changed then."""

    scope: str
    starts: time | None = None
    ends: time | None = None
    open_ended: bool = False  # nobody says when it ends any more
    shift: int = 0  # days
    more_days: int | None = None  # after the first one
    venue: Venue | None = None
    without_venue: bool = False
    capacity: int | None = None
    without_capacity: bool = False
    note: str | None = None
    reason: str = ""
    restore: bool = False
    touched_too: bool = False  # also those that were moved or called off on their own


@dataclass(frozen=True)
class ChangePreview:
    """A meeting as it is or is to be."""

    starts_at: datetime
    ends_at: datetime
    open_ended: bool
    venue: Venue | None
    capacity: int | None
    note: str
    reason: str

    @property
    def words(self) -> str:
        """„wtorek, 1 grudnia 2026 r., godz. 10:00–12:00; Świetlica, Kandyty; liczba miejsc: 12”."""
        when = span_in_words(self.starts_at, self.ends_at, is_open=self.open_ended)
        seats = f"liczba miejsc: {self.capacity}" if self.capacity else ""
        note = f"dopisek: {self.note}" if self.note else ""
        off = f"odwołane: {self.reason}" if self.reason else ""
        return "; ".join(part for part in (when, str(self.venue or "przez telefon"), seats, note, off) if part)


FIELDS = ("starts_at", "ends_at", "open_ended", "venue", "capacity", "note", "reason")


@dataclass(frozen=True)
class Step:
    """One meeting: how it is, how it will be, what to think of first. A `problem` stops the whole change."""

    occurrence: Occurrence
    before: ChangePreview
    after: ChangePreview
    problem: str = ""
    field: str = ""  # of the form, where the problem is of something typed
    warnings: tuple[str, ...] = ()

    @property
    def changed(self) -> list[str]:
        return [name for name in FIELDS if getattr(self.before, name) != getattr(self.after, name)]

    @property
    def news(self) -> NoticeKind | None:
        """What everyone signed up is told; of a meeting that stays called off they have been told already."""
        changed = set(self.changed)
        if "reason" in changed:
            return NoticeKind.CANCELLED if self.after.reason else NoticeKind.RESTORED
        if self.before.reason:
            return None
        if changed & {"starts_at", "ends_at", "open_ended"}:
            return NoticeKind.MOVED
        return NoticeKind.CHANGED if "venue" in changed else None


@dataclass(frozen=True)
class Kept:
    """A meeting of the series that stays as it is, and why."""

    occurrence: Occurrence
    why: str

    @property
    def words(self) -> str:
        return f"{preview_of(self.occurrence).words} ({self.why})"


@dataclass(frozen=True)
class Outlook:
    """What a change would do, whole, and who would be told. `fingerprint` names all of it."""

    steps: tuple[Step, ...]
    kept: tuple[Kept, ...]
    told: Audience
    seats: SeatsPreview
    fingerprint: str

    @property
    def is_possible(self) -> bool:
        return bool(self.steps) and not any(step.problem for step in self.steps)

    @property
    def audience(self) -> str:
        """Who is told of the change, and who that there is a place, in sentences."""
        of_change = self.told.sentence if any(step.news for step in self.steps) else ""
        of_seats = f"O wolnym miejscu: {self.seats.told.sentence}" if self.seats else ""
        return " ".join(part for part in (of_change, of_seats) if part) or NOBODY_TOLD

    @property
    def warnings(self) -> list[str]:
        return [warning for step in self.steps for warning in step.warnings]


def moving(
    occurrence: Occurrence, day: date, starts: time, ends: time | None, note: str = "", *, ends_on: date | None = None
) -> Change:
    """The change that moves this one occurrence to that day and those hours; no end is an open one.

    Without its last day it takes as many days as before.
    """
    return Change(
        Scope.THIS,
        starts=starts,
        ends=ends,
        open_ended=ends is None,
        shift=days_to(day, occurrence),
        more_days=(ends_on - day).days if ends_on else None,
        note=note or None,
    )


def when_after(occurrence: Occurrence, change: Change) -> When:
    """When the meeting will be; what is not asked of it stays: its hours, an open end, how many days it takes.

    Raises ValidationError by field.
    """
    now = as_typed(*occurrence.when[:2], is_open=occurrence.open_ended)
    day = now.day + timedelta(days=change.shift)
    lasts = ((now.ends_on or now.day) - now.day).days if change.more_days is None else change.more_days
    ends = None if change.open_ended else change.ends or now.ends
    return When(*hours(day, change.starts or now.starts, ends, day + timedelta(days=lasts)), ends is None)


def days_to(day: date, occurrence: Occurrence) -> int:
    return (day - localtime(occurrence.starts_at).date()).days


def placing(venue: Venue | None, capacity: int | None) -> Change:
    """The change that gives one occurrence a place and a number of places of its own."""
    without = {"without_venue": venue is None, "without_capacity": capacity is None}
    return Change(Scope.THIS, venue=venue, capacity=capacity, **without)


def hold_to_outlook(occurrence: Occurrence, change: Change, seen: str | None) -> Outlook:
    """What the change does, if it is what the person was shown (`seen`, its fingerprint; None where no page asks).

    Raises ValidationError when nothing was shown, when it would be another by now, and when something is odd that
    nobody was shown.
    """
    outlook = preview_change(occurrence, change)
    refuse_unseen(outlook.fingerprint, "" if seen is None and outlook.warnings else seen)
    return outlook


def refuse_past(occurrence: Occurrence, starts_at: datetime, ends_at: datetime) -> None:
    """Nothing moves into the past; what goes on may only end at a later hour. Raises ValidationError by field."""
    if starts_at != occurrence.starts_at:
        refuse_gone(starts_at, day="day", hour="starts")
    refuse_gone(ends_at, day="day", hour="ends")


def occurrences_in(scope: str, occurrence: Occurrence) -> QuerySet[Occurrence]:
    """The meetings that a scope names: never one that is over, unless it is the one that was pointed at."""
    rows = Occurrence.objects.in_order()
    if scope == Scope.THIS or occurrence.series_id is None:
        return rows.filter(pk=occurrence.pk)
    rows = rows.ahead().filter(series=occurrence.series_id)
    return rows.filter(starts_at__gte=occurrence.starts_at) if scope == Scope.FOLLOWING else rows


def preview_change(occurrence: Occurrence, change: Change) -> Outlook:
    """What this change would do to each meeting. Four queries, six where places change, however many meetings."""
    rows = list(occurrences_in(change.scope, occurrence).select_related("activity__action", "venue__locality"))
    kept = [Kept(row, why) for row in rows if (why := _why_kept(row, occurrence, change))]
    left = {part.occurrence.pk for part in kept}
    return outlook_of([row for row in rows if row.pk not in left], kept, change)


def outlook_of(rows: list[Occurrence], kept: list[Kept], change: Change) -> Outlook:
    """What this change would do to these meetings, beside those that stay as they are."""
    steps = [_step(row, change) for row in rows]
    steps = _seated(_warned([step for step in steps if step.changed or step.problem], change))
    told = audience([step.occurrence.pk for step in steps if step.news])
    seats = preview_seats(_rooms(steps))
    whole = [*rows, *(part.occurrence for part in kept)]
    return Outlook(
        tuple(steps), tuple(kept), told, seats, _fingerprint(change, whole, steps, [told, seats.fingerprint])
    )


def preview_of(occurrence: Occurrence) -> ChangePreview:
    """A stored meeting as it stands."""
    return ChangePreview(
        occurrence.starts_at,
        occurrence.ends_at,
        occurrence.open_ended,
        occurrence.venue,
        occurrence.capacity,
        occurrence.note,
        occurrence.cancelled_reason,
    )


def _why_kept(row: Occurrence, pointed_at: Occurrence, change: Change) -> str:
    """A date that somebody moved or called off on its own stays as it is, unless it was chosen."""
    if change.restore:
        return ""
    if row.is_cancelled and (change.reason or not change.touched_too):
        return "odwołane wcześniej"
    if change.touched_too or row.pk == pointed_at.pk:
        return ""
    return "przeniesione osobno" if row.moved_alone else ""


def _step(row: Occurrence, change: Change) -> Step:
    before = preview_of(row)
    if change.reason or change.restore:
        return _switched(row, before, change)
    after = replace(
        before,
        venue=None if change.without_venue else change.venue or row.venue,
        capacity=None if change.without_capacity else change.capacity or row.capacity,
        note=row.note if change.note is None else change.note,
    )
    if not (change.starts or change.ends or change.open_ended or change.shift or change.more_days is not None):
        return Step(row, before, after)
    try:
        when = when_after(row, change)
        if when != row.when:
            refuse_past(row, when.starts_at, when.ends_at)
    except ValidationError as error:
        field = next(iter(error.error_dict), "")
        return Step(row, before, after, problem=" ".join(error.messages), field=field)
    return Step(row, before, replace(after, **when._asdict()))


def _switched(row: Occurrence, before: ChangePreview, change: Change) -> Step:
    """A meeting called off, or on again; what is over is not taken back."""
    gone = OVER if change.restore and row.is_over else ""
    return Step(row, before, replace(before, reason=change.reason), problem=gone)


def _warned(steps: list[Step], change: Change) -> list[Step]:
    """The same steps with what to think of first: a holiday, a day far ahead or out of time, a clash."""
    if change.reason:
        return [replace(step, warnings=(OVER,)) if step.occurrence.is_over else step for step in steps]
    slots = [_slot(step) for step in steps]
    clashes = clashes_of(slots, instead_of=[step.occurrence.pk for step in steps])
    return [replace(step, warnings=tuple(_warnings(step, found))) for step, found in zip(steps, clashes, strict=True)]


def _seated(steps: list[Step]) -> list[Step]:
    """The same steps; fewer places than people who have one are a problem, since nobody is dropped."""
    fewer = [step.occurrence for step in steps if "capacity" in step.changed]
    seats = seats_by_occurrence(fewer) if fewer else {}
    return [_with_enough(step, seats.get(step.occurrence.pk, Seats())) for step in steps]


def _with_enough(step: Step, seats: Seats) -> Step:
    places = step.after.capacity or step.occurrence.activity.capacity
    if places is None or places >= max(seats.taken, seats.largest):
        return step
    problem = f"W grupie na liście rezerwowej osób jest {seats.largest}. Wpisz co najmniej tyle."
    if places < seats.taken:
        problem = f"Zapisanych osób jest już {seats.taken}. Wpisz co najmniej {seats.taken}."
    return replace(step, problem=problem, field="capacity")


def _rooms(steps: list[Step]) -> list[Room]:
    """The meetings with other places than before, and those that are on again; nothing of a change that cannot be."""
    if any(step.problem for step in steps):
        return []
    other = [step for step in steps if {"capacity", "reason"} & set(step.changed) and not step.after.reason]
    return [Room(step.occurrence, step.after.capacity or step.occurrence.activity.capacity) for step in other]


def _slot(step: Step) -> Slot:
    activity, after = step.occurrence.activity, step.after
    venue_id = after.venue.pk if after.venue else None
    return Slot(
        after.starts_at,
        after.ends_at,
        venue_id,
        activity.in_charge_id,
        activity.title,
        step.occurrence.pk,
        after.open_ended,
    )


def _warnings(step: Step, clashes: InTheWay) -> Iterable[str]:
    """Of a meeting that will be on: a word for the day alone is looked at by nobody."""
    if step.after.reason or not {"starts_at", "ends_at", "open_ended", "venue", "reason"} & set(step.changed):
        return
    if {"starts_at", "reason"} & set(step.changed):
        yield from odd_about(localtime(step.after.starts_at).date(), step.occurrence.activity)
    yield from clashes.sentences


def _fingerprint(change: Change, rows: list[Occurrence], steps: list[Step], told: list[object]) -> str:
    """The words of a reason are not among what was shown: a person types them beside it and presses once."""
    change = replace(change, reason="*" if change.reason else "")
    answers = [getattr(change, part.name) for part in fields(change)]
    asked = [getattr(answer, "pk", answer) for answer in answers]
    stored = [(row.pk, row.revision, row.cancelled_at) for row in rows]
    given = [(step.occurrence.pk, replace(step.after, reason="").words, step.warnings) for step in steps]
    return sha256(repr((asked, stored, given, told)).encode()).hexdigest()[:32]
