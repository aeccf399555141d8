"""What the pages of the room share."""

from django.http import HttpRequest

from activities import rules, services
from activities.calendar import queries
from activities.calendar.filters import Asked
from activities.models import Occurrence, Result

PAGE = 40


def staff_days(occurrences: list[Occurrence]) -> list[queries.AgendaDay]:
    """An agenda whose links lead to the staff pages, saying which meetings residents do not see yet."""
    return queries.days_of(occurrences, "pl", Asked(), for_staff=True)


def outcome(request: HttpRequest, occurrence: Occurrence) -> dict[str, object]:
    """What the page of a meeting says of its result, and what this person may do with it. One query."""
    result = Result.objects.filter(occurrence=occurrence).select_related("note").first()
    may_enter = rules.may_enter_result(request.user, occurrence.activity) and not services.why_no_result(occurrence)
    may_note = may_enter and result is not None and result.note is None and bool(result.learnt)
    return {"result": result, "may_enter": may_enter, "may_note": may_note}
