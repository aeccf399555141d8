"""Staff: an offer pauses, ends and comes back. What becomes of its meetings to come is looked at first."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from activities import rules, services
from activities.forms.ticks import StopForm
from activities.models import Activity
from activities.planning.letter_preview import letter_after
from activities.planning.stop_preview import occurrences_to_stop, preview_stop
from activities.views.change_page import MAKE, names_told_of
from osl_site.common.database.records import tidy
from osl_site.common.forms.form_handling import run_action, submit_form
from osl_site.common.web.guards import staff_view

BACK = "Ta pozycja znowu jest w ofercie."
STILL_OFF = "Odwołane spotkania zostają odwołane. Odwołanie każdego możesz cofnąć na jego stronie."


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def activity_pause(request: HttpRequest, pk: int) -> HttpResponse:
    words = {"title": "Wstrzymaj pozycję oferty", "button": "Wstrzymaj"}
    return _stop(request, pk, services.pause_activity, for_good=False, **words)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def activity_end(request: HttpRequest, pk: int) -> HttpResponse:
    words = {"title": "Zakończ pozycję oferty", "button": "Zakończ"}
    return _stop(request, pk, services.end_activity, for_good=True, **words)


def _stop(
    request: HttpRequest, pk: int, stop: Callable[..., Activity], *, for_good: bool, **words: str
) -> HttpResponse:
    """Why it rests or ends; where it has meetings to come, what becomes of each is shown before its one button."""
    activity = get_object_or_404(Activity, pk=pk)
    ahead, sent = occurrences_to_stop(activity), request.POST if request.method == "POST" else None
    form, seen = StopForm(sent, ahead, for_good=for_good), request.POST.get("shown", "") if ahead else None
    act = lambda: stop(activity, reason=form.cleaned_data["reason"], **form.off, seen=seen, by=request.user)
    if (MAKE in request.POST or not ahead) and submit_form(request, form, act):
        messages.success(request, "Zapisano. Mieszkańcy widzą to na stronie z ofertą.")
        return redirect(activity)
    hidden = activity.occurrences.ahead().filter(published_at=None).count()
    context = {"form": form, "activity": activity, "back": activity.get_absolute_url(), "hidden": hidden, **words}
    context["asks"] = bool(ahead)
    if ahead and (form.is_valid() or (form.is_bound and list(form.errors) == [NON_FIELD_ERRORS])):
        off = form.off
        reason = off["off_reason"] or tidy(form.cleaned_data["reason"])
        outlook = preview_stop(activity, off["occurrences"], reason)
        context |= {"outlook": outlook, "to_ring": names_told_of(request, outlook)}
        context["letter"] = letter_after(outlook.steps)
    return render(request, "activities/activity_stop.html", context)


@require_POST
@staff_view(may=rules.may_edit)
def activity_resume(request: HttpRequest, pk: int) -> HttpResponse:
    activity = get_object_or_404(Activity, pk=pk)
    is_any_off = activity.occurrences.published().ahead().filter(cancelled_at__isnull=False).exists()
    done = f"{BACK} {STILL_OFF}" if is_any_off else BACK
    run_action(request, lambda: services.resume_activity(activity, by=request.user), done)
    return redirect(activity)
