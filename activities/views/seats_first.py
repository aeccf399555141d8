"""Staff: before a form reaches people, the page says whom: who in line is offered a place, who is told."""

from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from django.core.exceptions import NON_FIELD_ERRORS
from django.forms import BaseForm
from django.http import HttpRequest

from activities.planning.seats_preview import SeatsPreview
from activities.planning.venue_preview import VenuePreview
from osl_site.common.audit.models import AccessKind
from osl_site.common.audit.trail import note_access
from osl_site.common.forms.form_handling import submit_form

Done = TypeVar("Done")
NO_SEATS = SeatsPreview()
READ = {
    SeatsPreview: "osoby, którym przypadnie wolne miejsce",
    VenuePreview: "osoby, które dowiedzą się o innej miejscowości",
}


class Preview(Protocol):
    """False where nobody is reached; `fingerprint` names all of it."""

    fingerprint: str

    def __bool__(self) -> bool: ...


Shown = TypeVar("Shown", bound=Preview)


class _LookFirst(Exception):
    """Asked within the act, so that a form sent twice is led to what it did."""

    def __init__(self, preview: Any) -> None:
        super().__init__(preview)
        self.preview = preview


def submit_seen(
    request: HttpRequest,
    form: BaseForm,
    preview: Callable[[], Shown],
    act: Callable[[str], Done],
    *,
    nothing: Shown = NO_SEATS,
) -> tuple[Done | None, Shown]:
    """What the act answers, and nothing to show; or None, and what is shown before it is done.

    `act` gets the fingerprint of what was shown, and refuses another: then the preview is shown anew.
    """
    seen = request.POST.get("shown", "")

    def looked_at() -> Done:
        if not seen and (found := preview()):
            raise _LookFirst(found)
        return act(seen)

    try:
        if done := submit_form(request, form, looked_at):
            return done, nothing
    except _LookFirst as stopped:
        return None, _noted(request, stopped.preview)
    is_refused_whole = form.is_bound and list(form.errors) == [NON_FIELD_ERRORS]
    return None, _noted(request, preview()) if seen and is_refused_whole else nothing


def _noted(request: HttpRequest, found: Shown) -> Shown:
    """Who waits, or is to be rung, is read by name: that is written down."""
    if found:
        note_access(AccessKind.READ, by=request.user, what=READ[type(found)])
    return found
