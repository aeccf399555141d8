"""Who may open a page of the office: said once, above the view, as the sentence of `rules` that answers it."""

from collections.abc import Callable
from copy import copy
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from osl_site.common.accounts.models import Role, User
from osl_site.common.text.typed_text import clipped

LONGEST_POSITION = 120
View = Callable[..., HttpResponse]


class NotYours(PermissionDenied):
    """Who asks may not. `roles` are those that may; `by_row` says that it may be given to one person besides."""

    def __init__(self, roles: list[Role], *, by_row: bool) -> None:
        super().__init__()
        self.roles, self.by_row = roles, by_row


def hold_to(may: Callable[..., bool], user: User, *rows: Any) -> None:
    """Let whoever `may(user, *rows)` names go on. Raises NotYours, which says whose it is, for everybody else."""
    if not may(user, *rows):
        raise NotYours([role for role in Role if may(User(roles=[role]), *rows)], by_row=bool(rows))
    if getattr(user, "standing_in", ()):
        user.in_place_of = _whom_they_stand_in_for(may, user, *rows)


def _whom_they_stand_in_for(may: Callable[..., bool], user: User, *rows: Any) -> str:
    """„w zastępstwie: Anna Nowak”, where the person may only because of that; else nothing: what one may anyway is
    one's own."""
    alone = copy(user)
    alone.standing_in = ()
    names = ", ".join(str(one["name"]) for one in user.standing_in)
    return "" if may(alone, *rows) else clipped(f"w zastępstwie: {names}", LONGEST_POSITION)


def staff_view(*, may: Callable[..., bool], of: Callable[..., Any] | None = None) -> Callable[[View], View]:
    """Let in whom `may(user)` lets in; everyone else who signed in gets 403, before the view reads anything.

    With `of`, what the address speaks of is fetched first (`of` takes the address' arguments and raises 404), `may`
    is asked as `may(user, row)`, and the view is given the row in place of those arguments. The outermost guard of
    several is asked first. Stands below the decorator that names the methods: 405 comes before 403.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            rows, rest = ([of(**kwargs)], {}) if of else ([], kwargs)
            hold_to(may, request.user, *rows)
            return view(request, *args, *rows, **rest)

        guarded.is_guarded = True
        return guarded

    return decorate
