"""A form opened with what was typed in it before: a draft, or what came too late. It is shown, and nothing is done.

A page on which one writes two things (a remark, a decision) is one form with two buttons: what is typed for the other
is sent along, shown again, and kept as a draft when the first is done.
"""

from collections.abc import Iterable, Mapping

from django.http import HttpRequest, QueryDict


class TypedBefore(QueryDict):
    """What was typed before. A form that is filled with it refuses nothing yet and is never valid: only what a person
    sends is taken."""


def typed_before(lists: Mapping[str, Iterable[str]]) -> TypedBefore:
    """Of each field's name its values, as a form takes them."""
    found = TypedBefore(mutable=True)
    for name, values in lists.items():
        found.setlist(name, list(values))
    found._mutable = False
    return found


def fill_with(request: HttpRequest, typed: TypedBefore) -> None:
    """Let the page that is asked for (by GET, which changes nothing) open its forms with this."""
    request.FILES  # noqa: B018 - read now, or Django reads it later and empties POST again
    request.POST = typed


def is_filled(request: HttpRequest) -> bool:
    return isinstance(request.POST, TypedBefore)


def sent_or_typed(request: HttpRequest) -> QueryDict | None:
    """What the page's form holds: what was sent with it, if only an empty answer, or typed before; None as it opens."""
    return request.POST if request.method == "POST" or is_filled(request) else None


def sent_by(request: HttpRequest, button: str) -> QueryDict | None:
    """Of a page that is one form with several buttons, what the part of this button holds: sent, if it was pressed;
    else only typed. None as the page opens."""
    if not request.POST or button in request.POST or is_filled(request):
        return request.POST or None
    return typed_before(dict(request.POST.lists()))
