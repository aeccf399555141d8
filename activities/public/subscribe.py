"""The calendar in one's own phone: how to have it, what then happens by itself, how to be rid of it."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from activities.calendar import filter_summary
from activities.calendar.filters import CalendarFilter
from activities.public.query_params import kept_query
from osl_site.common import clock
from osl_site.common.documents.qr_code import qr_code
from osl_site.common.text.languages import in_polish, spoken


@login_not_required
@require_safe
def subscribe(request: HttpRequest) -> HttpResponse:
    """How to have the calendar, or the part of it that was asked for, in one's own phone, in the phone's own words."""
    form = CalendarFilter(request.GET, language=spoken())
    asked = form.asked()
    query = kept_query(form.data)
    address = request.build_absolute_uri(reverse("calendar_feed")) + (f"?{query}" if query else "")
    webcal = "webcal://" + address.split("://", 1)[1]
    without = form.data.copy()
    without["bez_odwolanych"] = "1"
    context = {
        "address": address,
        "without_cancelled": "" if asked.without_cancelled else kept_query(without),
        "webcal": webcal,
        "this_month": clock.today().replace(day=1),
        "qr": qr_code(webcal),
        "chosen": [filter_summary.places(asked, named=in_polish), *filter_summary.narrowed(form, asked)]
        if query
        else [],
    }
    return render(request, "activities/public/subscribe.html", context)
