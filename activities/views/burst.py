"""Staff: sign-ups that came in a burst, looked at, ticked and removed in one act."""

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from activities import rules, services
from activities.calendar import queries
from activities.forms.registrations import BurstForm
from activities.models import Occurrence
from activities.planning.burst import RemovalPreview, bursts_of, preview_removal
from activities.views.change_page import MAKE
from activities.views.occurrences import occurrence_or_404
from osl_site.common.audit.models import AccessKind
from osl_site.common.audit.trail import note_access
from osl_site.common.forms.form_handling import submit_form
from osl_site.common.sign_in.confirmation import confirmed_view
from osl_site.common.web.guards import staff_view


@never_cache
@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_run_occurrence, of=occurrence_or_404)
@confirmed_view
def burst_remove(request: HttpRequest, occurrence: Occurrence) -> HttpResponse:
    """Sign-ups within moments of each other, with ticks; then what follows; then one button."""
    bursts = bursts_of(occurrence)
    form = BurstForm(request.POST or None, bursts=bursts)
    seen = request.POST.get("shown", "")
    act = lambda: services.remove_burst(occurrence, form.chosen, seen=seen, by=request.user)
    if MAKE in request.POST and (removed := submit_form(request, form, act)):
        messages.success(request, _removed_in_words(removed))
        return redirect("activities:registration_list", occurrence.pk)
    note_access(AccessKind.READ, by=request.user, what=f"zapisy z serii na spotkanie {occurrence.pk}")
    is_readable = form.is_bound and (form.is_valid() or list(form.errors) == [NON_FIELD_ERRORS])
    preview = preview_removal(occurrence, form.chosen) if is_readable else None
    context = {
        "form": form,
        "bursts": bursts,
        "preview": preview,
        "follows": _follows(preview) if preview else "",
        "back": reverse("activities:registration_list", args=[occurrence.pk]),
        "occurrence": occurrence,
        "when": queries.when_in_words(occurrence),
    }
    return render(request, "activities/burst_remove.html", context)


def _follows(preview: RemovalPreview) -> str:
    rows, seats = len(preview.removed), preview.seats
    removed = ngettext("Usuniesz %(n)d zapis.", "Usuniesz %(n)d zapisów.", rows) % {"n": rows}
    freed = ngettext("Zwolni się %(n)d miejsce.", "Zwolni się %(n)d miejsc.", seats) % {"n": seats}
    return f"{removed} {freed}" if seats else removed


def _removed_in_words(number: int) -> str:
    return ngettext("Usunięto %(n)d zapis.", "Usunięto %(n)d zapisów.", number) % {"n": number}
