"""Who may open a page of the office: said once, above the view, as the sentence of `rules` that answers it."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

View = Callable[..., HttpResponse]


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
            if not may(request.user, *rows):
                raise PermissionDenied
            return view(request, *args, *rows, **rest)

        guarded.is_guarded = True
        return guarded

    return decorate
