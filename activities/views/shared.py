"""What the pages of the room share."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.timezone import localtime
from django.utils.translation import ngettext

from activities import rules, services
from activities.calendar import queries
from activities.calendar.venue_text import place_by_village
from activities.models import Occurrence, Result, SignUp
from activities.planning.clashes import clashes_of, slot_of
from activities.seats import Seats, seats_by_occurrence
from osl_site.common.accounts.models import User
from osl_site.common.text.date_formats import hours_on, last_day, nearness, short_day

PAGE = 40


@dataclass(frozen=True)
class OccurrenceRow:
    """One meeting in a table of the staff, in words."""

    occurrence: Occurrence
    day: str
    nearness: str  # „dziś”, „jutro”, or nothing
    hours: str
    place: str
    is_elsewhere: bool  # not at the place of its activity
    seats: Seats
    tone: str
    word: str  # what is out of the ordinary; empty for a meeting that residents see as it was planned
    is_clashing: bool = False
    may_choose: bool = False  # tick it, for an act on several

    @property
    def is_place_closed(self) -> bool:
        """Whether it is still to take place where nobody meets any more (`with_closed_places`)."""
        row = self.occurrence
        return row.is_place_closed and not row.is_over and not row.is_cancelled

    @property
    def has_sign_ups(self) -> bool:
        """Whether there is something to count: places, or people."""
        counts = self.occurrence.activity.sign_up != SignUp.NONE and self.seats.capacity is not None
        return counts or bool(self.seats.taken or self.seats.waiting)


def occurrence_rows(
    occurrences: Iterable[Occurrence], *, with_clashes: bool = False, of: User | None = None
) -> list[OccurrenceRow]:
    """One query for all of them, with what is in their way one more. Whoever they are told `of` may tick what is theirs
    to run."""
    rows = list(occurrences)
    seats = seats_by_occurrence(rows)
    clashing = _clashing(rows) if with_clashes else set()
    mine = {row.pk for row in rows if of and rules.may_run(of, row.activity)}
    return [_row(row, seats[row.pk], is_clashing=row.pk in clashing, may_choose=row.pk in mine) for row in rows]


def _clashing(rows: list[Occurrence]) -> set[int]:
    """Those to come that something is in the way of. One query."""
    on = [row for row in rows if not (row.is_cancelled or row.is_over)]
    found = clashes_of([slot_of(row) for row in on], instead_of=[row.pk for row in on])
    return {row.pk for row, part in zip(on, found, strict=True) if part}


def _row(occurrence: Occurrence, seats: Seats, *, is_clashing: bool, may_choose: bool) -> OccurrenceRow:
    day, last = localtime(occurrence.starts_at).date(), last_day(occurrence.starts_at, occurrence.ends_at)
    hours = "–".join(
        filter(None, hours_on(day, occurrence.starts_at, occurrence.ends_at, is_open=occurrence.open_ended))
    )
    return OccurrenceRow(
        occurrence,
        short_day(day),
        nearness(day),
        f"{hours}, do {short_day(last)}" if last > day else hours,
        place_by_village(occurrence.venue) if occurrence.venue else "przez telefon",
        occurrence.venue_id != occurrence.activity.venue_id,
        seats,
        *queries.staff_state_in_a_word(occurrence),
        is_clashing,
        may_choose,
    )


def outcome(request: HttpRequest, occurrence: Occurrence) -> dict[str, object]:
    """What the page of a meeting says of its result, and what this person may do with it. One query."""
    result = Result.objects.filter(occurrence=occurrence).select_related("note").first()
    may_enter = rules.may_enter_result(request.user, occurrence.activity) and not services.why_no_result(occurrence)
    may_note = may_enter and result is not None and result.note is None and bool(result.learnt)
    return {"result": result, "may_enter": may_enter, "may_note": may_note}


def why_waiting(seats: Seats, people: int) -> str:
    """„wolne są 3 miejsca, grupa ma 5 osób”, for staff: why a group waits though places are free; else nothing."""
    if seats.fit(people) or not seats.free:
        return ""
    free = ngettext("wolne jest %(free)d miejsce", "wolnych jest %(free)d miejsc", seats.free) % {"free": seats.free}
    group = ngettext("grupa ma %(people)d osobę", "grupa ma %(people)d osób", people) % {"people": people}
    return f"{free}, {group}"
