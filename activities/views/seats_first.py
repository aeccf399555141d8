"""Staff: before a form makes places free, the page says who in line is offered them."""

from collections.abc import Callable
from typing import TypeVar

from django.core.exceptions import NON_FIELD_ERRORS
from django.forms import BaseForm
from django.http import HttpRequest

from activities.planning.seats_preview import SeatsPreview
from osl_site.common.audit.models import AccessKind
from osl_site.common.audit.trail import note_access
from osl_site.common.forms.form_handling import submit_form

Done = TypeVar("Done")


class _LookFirst(Exception):
    """Asked within the act, so that a form sent twice is led to what it did."""

    def __init__(self, preview: SeatsPreview) -> None:
        super().__init__(preview)
        self.preview = preview


def submit_seen(
    request: HttpRequest, form: BaseForm, preview: Callable[[], SeatsPreview], act: Callable[[str], Done]
) -> tuple[Done | None, SeatsPreview]:
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
            return done, SeatsPreview()
    except _LookFirst as stopped:
        return None, _noted(request, stopped.preview)
    is_refused_whole = form.is_bound and list(form.errors) == [NON_FIELD_ERRORS]
    return None, _noted(request, preview()) if seen and is_refused_whole else SeatsPreview()


def _noted(request: HttpRequest, found: SeatsPreview) -> SeatsPreview:
    """Who waits is read by name: that is written down."""
    if found:
        note_access(AccessKind.READ, by=request.user, what="osoby, którym przypadnie wolne miejsce")
    return found
