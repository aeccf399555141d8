"""Staff: one day, one week and one month, everyone's or one's own."""

from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET

from activities import rules
from activities.calendar.converters import FIRST, LAST_DAY
from activities.forms.diary import GoForm, StartForm
from activities.planning.diary import days_of_diary, occurrences_of
from activities.planning.staff_month import month_weeks
from osl_site.common import clock
from osl_site.common.lists.queries import page_of
from osl_site.common.text.date_formats import (
    SHORT_WEEKDAYS,
    day_in_words,
    month_in_words,
    polish_day,
    short_day_in_words,
)
from osl_site.common.web.guards import staff_view

WEEK = 7
PAGE_OF_A_DAY = 60
MOST_OF_A_DAY = 30  # in a week; the page of the day has the rest


@require_GET
@staff_view(may=rules.may_read)
def diary_day(request: HttpRequest, day: date) -> HttpResponse:
    """Every meeting of a day, with its hours and what is in its way."""
    return _diary(request, "day", day, 1, title=day_in_words(day).capitalize())


@require_GET
@staff_view(may=rules.may_read)
def diary_week(request: HttpRequest, day: date) -> HttpResponse:
    """The week of that day, from Monday on."""
    monday = max(day - timedelta(days=day.weekday()), FIRST)
    last = monday + timedelta(days=WEEK - 1)
    return _diary(request, "week", monday, WEEK, title=f"Tydzień {monday:%d.%m}–{last:%d.%m.%Y}")


@require_GET
@staff_view(may=rules.may_read)
def diary_go(request: HttpRequest) -> HttpResponse:
    """To the week of the day that was typed; to this week when none was."""
    form = GoForm(request.GET or None)
    if not form.is_bound:
        return redirect("activities:diary_week", clock.today())
    if form.is_valid():
        return redirect("activities:diary_week", form.cleaned_data["dzien"])
    return render(request, "activities/diary_go.html", {"form": form})


@require_GET
@staff_view(may=rules.may_read)
def diary_month(request: HttpRequest, day: date) -> HttpResponse:
    """The month of that day in weeks; a meeting is moved by its own page, to which dragging it only leads."""
    first = day.replace(day=1)
    mine = request.GET.get("moje") == "on"
    before, after = first - timedelta(days=1), (first + timedelta(days=31)).replace(day=1)
    context = {
        "title": month_in_words(first).capitalize(),
        "weeks": month_weeks(first, in_charge=request.user if mine else None),
        "weekdays": SHORT_WEEKDAYS,
        "mine": mine,
        "may_edit": rules.may_edit(request.user),
        "before": before.replace(day=1) if before >= FIRST else None,
        "after": after if after <= LAST_DAY else None,
        "today": clock.today(),
    }
    return render(request, "activities/diary_month.html", context)


@require_GET
@staff_view(may=rules.may_edit)
def occurrence_start(request: HttpRequest, day: date) -> HttpResponse:
    """From a day of the month to a new meeting that day, once it was said of which offer."""
    form = StartForm(request.GET or None)
    if form.is_valid():
        form_of = reverse("activities:occurrence_add", args=[form.cleaned_data["oferta"].pk])
        return redirect(f"{form_of}?dzien={day:%Y-%m-%d}")
    back = reverse("activities:diary_month", args=[day])
    title = f"Nowe spotkanie: {short_day_in_words(day)}"
    return render(request, "activities/occurrence_start.html", {"form": form, "title": title, "back": back})


def _diary(request: HttpRequest, kind: str, first: date, number: int, *, title: str) -> HttpResponse:
    mine = request.GET.get("moje") == "on"
    in_charge = request.user if mine else None
    page, shown = None, slice(MOST_OF_A_DAY)
    if kind == "day":
        page = page_of(request, occurrences_of(first, number, in_charge=in_charge), PAGE_OF_A_DAY)
        shown = slice((page.number - 1) * PAGE_OF_A_DAY, page.number * PAGE_OF_A_DAY)
    days = days_of_diary(first, number, in_charge=in_charge, shown=shown)
    before, after = first - timedelta(days=number), first + timedelta(days=number)
    context: dict[str, Any] = {
        "kind": kind,
        "first": first,
        "title": title,
        "days": days,
        "mine": mine,
        "page": page,
        "count": sum(day.new for day in days),
        "clashing": sum(bool(row.clashes) for day in days for row in day.rows),
        "before": before if before >= FIRST else None,
        "after": after if after <= LAST_DAY else None,
        "today": clock.today(),
        "printed_on": polish_day(localtime(clock.now()).date()),
    }
    return render(request, "activities/diary.html", context)
