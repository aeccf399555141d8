"""Staff: many meetings at once. Nothing is made or changed before it was shown whole."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from activities import rules, services
from activities.forms.series import ChangeForm, SeriesForm
from activities.models import Activity
from activities.planning.preview_seen import CHANGED_MEANWHILE
from activities.planning.series_preview import SeriesPreview, series_preview
from activities.views.change_page import change_page
from activities.views.occurrences import occurrence_or_404
from osl_site.common import clock
from osl_site.common.forms.form_handling import add_errors, submit_form
from osl_site.common.web.guards import staff_view

ASKED = {"dzien": "starts_on", "od": "starts", "do": "ends"}  # in the address: what was typed with the offer
PLACE_AND_HOURS = ("starts", "ends", "also_at", "lasts", "venue", "capacity")


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def series_plan(request: HttpRequest, pk: int) -> HttpResponse:
    """„Ułóż spotkania”: the rule, then what it gives, then the meetings: exactly those that were shown."""
    activity = get_object_or_404(Activity.objects.select_related("venue"), pk=pk)
    start = {"venue": activity.venue_id, "capacity": activity.capacity, "starts_on": clock.today()}
    start |= {name: request.GET[key] for key, name in ASKED.items() if request.GET.get(key)}
    form = SeriesForm(request.POST or None, initial=start)
    preview = None
    if request.method == "POST" and form.is_valid():
        alike = {name: form.cleaned_data[name] for name in PLACE_AND_HOURS}

        def make() -> int:
            if request.POST.get("shown") != series_preview(activity, form.rule(), **alike).fingerprint:
                raise ValidationError(CHANGED_MEANWHILE)
            return len(services.plan_occurrences(activity, form.rule(), **alike, by=request.user))

        if "make" in request.POST and (count := submit_form(request, form, make)):
            return _made(request, activity, count)
        preview = _previewed(activity, form, alike)
    context = {"activity": activity, "form": form, "preview": preview, "each": _each(form) if preview else ""}
    return render(request, "activities/series_plan.html", context)


def _previewed(activity: Activity, form: SeriesForm, alike: Mapping[str, Any]) -> SeriesPreview | None:
    """What the rule gives, or its refusal in the form; nothing of what was refused at a field already."""
    if form.errors.keys() - {NON_FIELD_ERRORS}:
        return None
    try:
        return series_preview(activity, form.rule(), **alike)
    except ValidationError as error:
        add_errors(form, error)
        return None


def _each(form: SeriesForm) -> str:
    """What all of these meetings have in common: „Świetlica, Toprzyny, liczba miejsc: 12”."""
    typed = form.cleaned_data
    places = [f"liczba miejsc: {typed['capacity']}"] if typed["capacity"] else []
    return ", ".join([str(typed["venue"] or "przez telefon"), *places])


def _made(request: HttpRequest, activity: Activity, count: int) -> HttpResponse:
    words = ngettext("Ułożono %(n)d spotkanie.", "Ułożono %(n)d spotkań.", count) % {"n": count}
    messages.success(request, f"{words} Mieszkańcy zobaczą je po opublikowaniu.")
    return redirect(activity)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def series_change(request: HttpRequest, pk: int) -> HttpResponse:
    """New hours, day, place, number of places or word: of one meeting, of it and the following, of all to come."""
    occurrence = occurrence_or_404(pk)
    form = ChangeForm(request.POST or None, occurrence)
    act = lambda change, seen: services.change_occurrences(occurrence, change, seen=seen, by=request.user)
    return change_page(request, occurrence, form, act, title="Zmień spotkania", button="Zapisz te zmiany")
