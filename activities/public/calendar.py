"""The calendar as residents read it: the same bytes for everyone who asks the same."""

from datetime import date, timedelta

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from activities import calendar
from activities.converters import FIRST, LAST
from activities.filters import CalendarFilter
from activities.public.questions import kept
from osl_site import clock
from osl_site.centre.models import Locality
from osl_site.languages import spoken
from osl_site.lists import page_of
from osl_site.words import month_in_words, other_month_in_words, weekdays

AGENDA_PAGE = 40
UNPLACED_SHOWN = 10


@login_not_required
@require_safe
def agenda(request: HttpRequest, slug: str = "") -> HttpResponse:
    """The calendar: what is on, day by day, for what was asked."""
    data = request.GET
    if slug:
        village = get_object_or_404(Locality, slug=slug)
        data = data.copy()
        data.setlist("miejscowosc", [village.simc])
    form = CalendarFilter(data, language=spoken())
    asked = form.asked()
    page = page_of(request, calendar.upcoming(asked), AGENDA_PAGE)
    unplaced = calendar.upcoming(asked, places=asked.nowhere_known())[:UNPLACED_SHOWN] if asked.within_km else []
    context = {
        "form": form,
        "asked": asked,
        "page": page,
        "days": calendar.days_of(page.object_list, spoken(), asked),
        "unplaced": calendar.days_of(unplaced, spoken(), asked),
        "where": _where(asked.localities),
        "query": kept(data),
        "earlier": clock.today() - timedelta(days=30),
        "today": clock.today(),
    }
    return render(request, "activities/public/agenda.html", context)


def _where(asked: list[Locality]) -> str:
    """„w Kandytach” when one place was asked for. Only Polish bends its name; others say it as the road signs do."""
    if len(asked) != 1:
        return ""
    return asked[0].where if spoken() == "pl" else asked[0].name


@login_not_required
@require_safe
def month(request: HttpRequest, first: date) -> HttpResponse:
    """One month as a table, for what was asked."""
    form = CalendarFilter(request.GET, language=spoken())
    asked = form.asked()
    after = (first + timedelta(days=31)).replace(day=1)
    before = (first - timedelta(days=1)).replace(day=1)
    meetings = list(asked.of(calendar.readable()).between(clock.midnight(first), clock.midnight(after)))
    query = kept(request.GET)
    context = {
        "form": form,
        "first": first,
        "caption": month_in_words(first),
        "weekdays": weekdays(),
        "weeks": calendar.month_of(first, meetings, spoken(), query),
        "count": len(meetings),
        "neighbours": [(day, other_month_in_words(day, first)) for day in (before, after) if FIRST <= day <= LAST],
        "query": query,
    }
    return render(request, "activities/public/month.html", context)
