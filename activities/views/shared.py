"""What the pages of the room share."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from activities import calendar, rules
from activities.filters import Asked
from activities.models import Occurrence

PAGE = 40


def reader(request: HttpRequest) -> None:
    if not rules.may_read(request.user):
        raise PermissionDenied


def editor(request: HttpRequest) -> None:
    if not rules.may_edit(request.user):
        raise PermissionDenied


def staff_days(meetings: list[Occurrence]) -> list[calendar.Day]:
    """An agenda whose links lead to the staff pages, saying which meetings residents do not see yet."""
    return calendar.days_of(meetings, "pl", Asked(), for_staff=True)
