"""What the pages of the room share."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.timezone import localtime

from activities import rules, services
from activities.calendar import queries
from activities.calendar.filters import Asked
from activities.models import Occurrence, Result
from activities.seats import Seats, seats_by_occurrence
from osl_site.common.text.date_formats import day_in_words, hours_on

PAGE = 40


@dataclass(frozen=True)
class DateLine:
    """One meeting among those of one activity, whose name stands above them all."""

    occurrence: Occurrence
    day: str
    hours: str
    elsewhere: str  # its place, where that is not the place of the activity
    seats: Seats
    tone: str
    word: str  # what is out of the ordinary; empty for a meeting that residents see as it was planned


def date_lines(occurrences: Iterable[Occurrence]) -> list[DateLine]:
    """One query for all of them."""
    rows = list(occurrences)
    seats = seats_by_occurrence(rows)
    return [_date_line(row, seats[row.pk]) for row in rows]


def _date_line(row: Occurrence, seats: Seats) -> DateLine:
    day = localtime(row.starts_at).date()
    hours = "–".join(part for part in hours_on(day, row.starts_at, row.ends_at, is_open=row.open_ended) if part)
    elsewhere = "" if row.venue_id == row.activity.venue_id else str(row.venue or "przez telefon")
    return DateLine(row, day_in_words(day), hours, elsewhere, seats, *queries.staff_state(row))


def staff_days(occurrences: list[Occurrence]) -> list[queries.AgendaDay]:
    """An agenda whose links lead to the staff pages, saying which meetings residents do not see yet."""
    return queries.days_of(occurrences, "pl", Asked(), for_staff=True)


def outcome(request: HttpRequest, occurrence: Occurrence) -> dict[str, object]:
    """What the page of a meeting says of its result, and what this person may do with it. One query."""
    result = Result.objects.filter(occurrence=occurrence).select_related("note").first()
    may_enter = rules.may_enter_result(request.user, occurrence.activity) and not services.why_no_result(occurrence)
    may_note = may_enter and result is not None and result.note is None and bool(result.learnt)
    return {"result": result, "may_enter": may_enter, "may_note": may_note}
