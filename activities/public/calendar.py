"""The calendar as residents read it: the same bytes for everyone who asks the same."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Page
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from activities.calendar import cache_version, filter_summary, queries
from activities.calendar.converters import FIRST, LAST
from activities.calendar.filters import Asked, CalendarFilter
from activities.calendar.suggestions import in_a_week, none_in_a_week, wider
from activities.models import Occurrence
from activities.models.occurrences import OccurrenceQuerySet
from activities.public.query_params import DAYS, NEAR, kept_query, month_to_print, near
from osl_site.common import clock
from osl_site.common.centre import territory
from osl_site.common.centre.models import Locality
from osl_site.common.centre.office import office
from osl_site.common.lists.queries import page_of
from osl_site.common.text.date_formats import days_on, month_in_words, other_month_in_words, weekdays
from osl_site.common.text.languages import in_polish, spoken
from partners.heads.public import heads_shown

AGENDA_PAGE = 40
SIGNS_OF_NO_NAME = frozenset("\0%\N{REPLACEMENT CHARACTER}")
A_DAY, LOOK_BACK = timedelta(days=1), timedelta(days=30)


@login_not_required
@require_safe
@cache_version.answers_questions
def village(request: HttpRequest, place: str) -> HttpResponse:
    """The calendar of one locality and of what is near it, by its address. A name written otherwise leads there; one
    that several share, or that nobody knows, is told of, never taken for the whole gmina."""
    if SIGNS_OF_NO_NAME & set(place):
        raise Http404
    if here := Locality.objects.filter(slug=place).first():
        return agenda(request, here)
    found = territory.find(place)
    if len(found.places) == 1:
        query = request.META["QUERY_STRING"]
        there = reverse("calendar_village", args=[found.places[0].slug])
        return HttpResponsePermanentRedirect(f"{there}?{query}" if query else there)
    context = {"name": place, "places": found.places or found.near, "is_shared": bool(found.places)}
    return render(request, "activities/public/which_village.html", context, status=300 if found.places else 404)


@login_not_required
@require_safe
@cache_version.answers_questions
def agenda(request: HttpRequest, here: Locality | None = None) -> HttpResponse:
    """The calendar: what is on, day by day, for what was asked."""
    data = near(request.GET)
    if here:
        data.setlist("miejscowosc", [here.simc])
        data.pop("nazwa", None)
        if "odleglosc" not in data and here.latitude is not None:
            data["odleglosc"] = str(NEAR)
    form = CalendarFilter(data, language=spoken())
    asked = form.asked()
    page = page_of(request, queries.upcoming(asked), AGENDA_PAGE)
    rows, ahead = _rows_of(page)
    begun = queries.carried_on(asked, rows[0]) if rows and page.has_previous() else []
    away = queries.gone(asked, *_stretch(page, rows, ahead, asked))
    within, centre = _days(page, rows, ahead, asked), office()
    days = queries.days_of([*begun, *rows], spoken(), asked, within=within, away=away, here=centre)
    context = {
        "office": centre,
        "form": form,
        "page": page,
        "days": days,
        "is_unsure": queries.is_unsure(days),
        "wider": wider(asked, queries.upcoming, reverse("calendar")) if not rows else [],
        "where": _where(asked.localities),
        "place": filter_summary.places(asked, named=in_polish) if asked.localities and asked.within_km else "",
        "this_week": _this_week(rows, ahead) if asked.localities and not (asked.first or page.has_previous()) else "",
        "query": kept_query(form.data),
        "earlier": _earlier(asked),
        "month": queries.day_of(rows[0].starts_at if rows else clock.now()).replace(day=1),
        "to_print": month_to_print(),
        "heads": heads_shown(here) if here else [],
    }
    return render(request, "activities/public/agenda.html", context)


def _rows_of(page: Page) -> tuple[list[Occurrence], list[Occurrence]]:
    """The meetings of this page, and the first of the next one if there is one; read at once."""
    start = (page.number - 1) * AGENDA_PAGE
    rows = list(page.paginator.object_list[start : start + AGENDA_PAGE + 1])
    return rows[:AGENDA_PAGE], rows[AGENDA_PAGE:]


def _stretch(page: Page, rows: list[Occurrence], ahead: list[Occurrence], asked: Asked) -> tuple[datetime, datetime]:
    """From when to when this page reaches: from its first meeting to the next page's, the ends of what was asked."""
    first, last = asked.first or clock.today(), asked.last or LAST
    start = rows[0].starts_at if rows and page.has_previous() else clock.midnight(first)
    end = ahead[0].starts_at if ahead else clock.midnight(last + timedelta(days=1))
    return start, end


def _days(page: Page, rows: list[Occurrence], ahead: list[Occurrence], asked: Asked) -> tuple[date, date]:
    """The days of this page, on which a meeting of several days stands again and again."""
    first, last = asked.first or clock.today(), asked.last or LAST
    if rows and page.has_previous():
        first = max(first, queries.day_of(rows[0].starts_at))
    if ahead:
        last = max(first, queries.day_of(rows[-1].starts_at), queries.day_of(ahead[0].starts_at) - A_DAY)
    return first, last


def _this_week(rows: list[Occurrence], ahead: list[Occurrence]) -> str:
    """How many meetings there are within seven days; where there is none, when the next one is. Nothing where there
    are more than the page shows, or where what was to be is called off: that is read below."""
    after = clock.midnight(clock.today() + timedelta(days=DAYS))
    if not rows or (ahead and ahead[0].starts_at < after):
        return ""
    if rows[0].starts_at >= after:
        following = next((row for row in rows if not row.is_cancelled), None)
        return none_in_a_week(queries.label_of(queries.day_of(following.starts_at))) if following else ""
    count = sum(row.starts_at < after and not row.is_cancelled for row in rows)
    return in_a_week(count) if count else ""


def _earlier(asked: Asked) -> Asked:
    """The same questions about the thirty days before."""
    before = min(asked.first or clock.today(), clock.today())
    return replace(asked, first=max(before - LOOK_BACK, FIRST), last=before if asked.first is None else before - A_DAY)


def _where(asked: list[Locality]) -> str:
    """„w Kandytach” when one place was asked for. Only Polish bends its name; others say it as the road signs do."""
    if len(asked) != 1:
        return ""
    return asked[0].where if spoken() == "pl" else asked[0].name


@login_not_required
@require_safe
@cache_version.answers_questions
def month(request: HttpRequest, first: date) -> HttpResponse:
    """One month as a table of whole weeks, for what was asked."""
    form = CalendarFilter(request.GET, language=spoken())
    asked = replace(form.asked(), first=None, last=None)
    before, after = (first - A_DAY).replace(day=1), (first + timedelta(days=31)).replace(day=1)
    start, end = clock.midnight(first), clock.midnight(after)
    weeks = first - first.weekday() * A_DAY, after + -after.weekday() % 7 * A_DAY
    address = reverse("calendar_month", args=[first])

    def find(wanted: Asked, start: datetime = start, end: datetime = end) -> OccurrenceQuerySet:
        return wanted.filter_queryset(queries.listed(with_groups=False)).on_between(start, end)

    grid = clock.midnight(weeks[0]), clock.midnight(weeks[1])
    shown, away = queries.in_cells(asked, *grid), queries.gone(asked, *grid)
    found = sum(any(first <= day < after for day in days_on(row.starts_at, row.ends_at)) for row in shown)
    query = kept_query(form.data)
    context = {
        "form": form,
        "first": first,
        "address": address,
        "caption": month_in_words(first),
        "weekdays": weekdays(),
        "weeks": queries.month_of(first, shown, spoken(), query, away=away),
        "count": found + sum(start <= line.at < end for line in away),
        "found": found,
        "wider": wider(asked, find, address) if not found and asked.narrows else [],
        "neighbours": [(day, other_month_in_words(day, first)) for day in (before, after) if FIRST <= day <= LAST],
        "query": query,
    }
    return render(request, "activities/public/month.html", context)
