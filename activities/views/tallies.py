"""Staff: standing help in numbers, month by month, in one table for all offers."""

from datetime import date
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from activities import rules, services
from activities.forms.tallies import MonthForm, TallyCorrectionForm, TallyLines
from activities.models import Activity, Tally
from activities.standing_help import months
from activities.views.listings_of_tallies import TALLIES, with_ways
from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.accounts.rules import is_organiser
from osl_site.common.database.collation import polish_order
from osl_site.common.forms.form_handling import submit_form
from osl_site.common.lists.list_page import list_page
from osl_site.common.text.date_formats import month_in_words
from osl_site.common.text.whole_numbers import whole_number
from osl_site.common.web.guards import staff_view

ROWS = Tally.objects.current().select_related("activity", "corrects")


@require_GET
@staff_view(may=rules.may_read)
def tally_list(request: HttpRequest) -> HttpResponse:
    """What was counted, the newest month first."""
    rows = ROWS.order_by("-month", "activity_id", "unit")
    return list_page(request, TALLIES, rows, lines=partial(with_ways, reader=request.user))


@require_GET
@staff_view(may=rules.may_run_some)
def tally_now(request: HttpRequest) -> HttpResponse:
    """Leads to the month that is to be entered: the one before, or this one where that has all it needs."""
    this = months.month_of(clock.today())
    before = months.month_before(this)
    lacks = any(rules.may_enter_result(request.user, one) for one in months.uncounted_in(before))
    return redirect("activities:tally_month", before if lacks else this)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_run_some)
def tally_month(request: HttpRequest, month: date) -> HttpResponse:
    """Enter numbers of one month: a line for each offer and unit that is not entered yet."""
    this = months.month_of(clock.today())
    if month > this:
        messages.error(request, services.TALLY_AHEAD)
        return redirect("activities:tally_month", this)
    activities = _counted_by(request.user, month)
    entered = months.entered_in(month, activities)
    form, lines = MonthForm(request.POST or None), _lines(request, activities, month, entered)
    act = lambda: services.enter_tallies(month, lines.said, by=request.user)
    if count := submit_form(request, form, act, lines):
        messages.success(request, f"Zapisane liczby za {month_in_words(month)}: {count}.")
        return redirect("activities:tally_month", month)
    context = {
        "form": form,
        "lines": lines,
        "entered": entered,
        "activities": activities,
        "month": month_in_words(month),
        "before": months.month_before(month),
        "after": months.month_after(month) if month < this else None,
        "back": reverse("activities:tally_list"),
    }
    return render(request, "activities/tally_month.html", context)


def _counted_by(user: User, month: date) -> list[Activity]:
    """Standing help of that month of which this person says how much there was."""
    rows = months.standing_in(month).order_by(polish_order("title"), "pk")
    return list(rows if is_organiser(user) else rows.filter(in_charge=user))


def _lines(request: HttpRequest, activities: list[Activity], month: date, entered: list[Tally]) -> Any:
    asked = request.GET.get("oferta", "")
    to_enter = months.lines_to_enter(activities, month, anew=whole_number(asked))
    known = {
        "activities": {activity.pk: activity for activity in activities},
        "there": {(tally.activity_id, tally.unit): tally for tally in entered},
    }
    initial = [{"activity": line.activity.pk, "unit": line.unit} for line in to_enter]
    return TallyLines(request.POST or None, prefix="liczby", initial=initial, form_kwargs=known)


def tally_or_404(pk: int) -> Tally:
    return get_object_or_404(Tally.objects.select_related("activity", "corrects"), pk=pk)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_enter_tally_of, of=tally_or_404)
def tally_correct(request: HttpRequest, tally: Tally) -> HttpResponse:
    """What a number should have been; one that was corrected already leads to what stands in its place."""
    if request.method == "GET" and (newest := tally.newest) != tally:
        messages.info(request, f"Tę wartość już poprawiono. Teraz jest: {newest.in_words}.")
        return redirect("activities:tally_correct", newest.pk)
    form = TallyCorrectionForm(request.POST or None, tally=tally)
    act = lambda: services.correct_tally(tally, form.counted | {"reason": form.cleaned_data["reason"]}, by=request.user)
    if row := submit_form(request, form, act):
        messages.success(request, f"Poprawione: {row.in_words}. Poprzednia wartość została w historii.")
        return redirect("activities:tally_list")
    context = {
        "form": form,
        "tally": tally,
        "before": months.chain_of(tally),
        "title": f"Popraw: {tally.in_words}",
        "button": "Zapisz poprawkę",
        "back": reverse("activities:tally_list"),
    }
    return render(request, "activities/tally_correct.html", context)
