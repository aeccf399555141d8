"""Staff: the one page on which an act that reaches people is looked at before it is done."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext

from activities.calendar import queries
from activities.models import Occurrence
from activities.planning.change_preview import ALREADY_CANCELLED, Change, Outlook, Scope, preview_change
from activities.planning.letter_preview import letter_after
from activities.registrations.audience import concerned, names_to_ring
from activities.services.series import NOTHING_CHANGES
from osl_site.common.audit.models import AccessKind
from osl_site.common.audit.trail import note_access
from osl_site.common.database.locking import ChangedMeanwhile
from osl_site.common.forms.form_handling import submit_form

MAKE = "make"  # the name of the button that does what was shown
Act = Callable[[Change, str], object]


def changed(number: int) -> str:
    return ngettext("Zmieniono %(n)d spotkanie.", "Zmieniono %(n)d spotkań.", number) % {"n": number}


def change_page(
    request: HttpRequest,
    occurrence: Occurrence,
    form: BaseForm,
    act: Act,
    *,
    done: Callable[[int], str] = changed,
    first: Change | None = None,
    **words: Any,
) -> HttpResponse:
    """What was typed would do this to each meeting and tell these people; then its one button.

    The form says by `changes` what it would change. `act` gets that and the fingerprint of what was shown, and refuses
    another. `done` says, of so many meetings, that it is done. Where what would happen is known before anything is
    typed (`first`), it stands there from the beginning; who then chooses other meetings is shown those first.
    """
    seen = request.POST.get("shown", "")
    is_made = request.POST.get(MAKE) in ("1", request.POST.get("scope") or Scope.THIS)
    if is_made and (made := submit_form(request, form, lambda: _made(occurrence, form, act, seen))):
        messages.success(request, done(made))
        return redirect(occurrence)
    outlook = _outlook(form, occurrence) if form.is_valid() or _is_readable(form) else None
    if outlook is None and first is not None:
        outlook = preview_change(occurrence, first)
    context = {
        "occurrence": occurrence,
        "when": queries.when_in_words(occurrence),
        "form": form,
        "outlook": outlook,
        "is_one_press": first is not None,
        "shown_scope": form.cleaned_data.get("scope", Scope.THIS) if form.is_valid() else Scope.THIS,
        "audience": outlook.audience if outlook else "",
        "to_ring": names_told_of(request, outlook) if outlook else [],
        "letter": letter_after(outlook.steps) if outlook and outlook.is_possible else None,
        "is_settled": bool(outlook and outlook.is_possible and form.is_bound and not form.errors),
    }
    return render(request, "activities/change.html", context | words)


def _made(occurrence: Occurrence, form: BaseForm, act: Act, seen: str) -> int:
    """The act done: how many meetings it changed."""
    done = act(form.changes(occurrence), seen)
    return len(done.steps) if isinstance(done, Outlook) else 1


def _is_readable(form: BaseForm) -> bool:
    """Whether what was typed could be read, and only the act refused it as a whole: it is shown anew."""
    return form.is_bound and not getattr(form, "stored_version", []) and list(form.errors) == [NON_FIELD_ERRORS]


def _outlook(form: BaseForm, occurrence: Occurrence) -> Outlook | None:
    """What it would do; nothing where one meeting cannot be so, which is said at the field."""
    if form.is_valid() and form.cleaned_data.get("revision", occurrence.revision) != occurrence.revision:
        form.show_conflict(ChangedMeanwhile(occurrence))
        return None
    change = form.changes(occurrence)
    outlook = preview_change(occurrence, change)
    if not outlook.steps and form.is_valid():
        is_off = change.scope == Scope.THIS and occurrence.is_cancelled
        form.add_error(None, ALREADY_CANCELLED if is_off else NOTHING_CHANGES)
    if change.scope == Scope.THIS and outlook.steps and (problem := outlook.steps[0].problem):
        field = outlook.steps[0].field
        form.add_error(field if field in form.fields else None, problem)
        return None
    return outlook


def names_told_of(request: HttpRequest, outlook: Outlook) -> list[str]:
    """The names of those whom only a call reaches. Reading them is noted."""
    if not (outlook.told.by_phone or outlook.seats):
        return []
    told = [step.occurrence.pk for step in outlook.steps if step.news]
    note_access(AccessKind.READ, by=request.user, what="osoby, do których trzeba zadzwonić po zmianie spotkań")
    return [*names_to_ring(concerned(told)), *outlook.seats.to_ring]
