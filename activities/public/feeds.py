"""The calendar for phones and for readers of news."""

from datetime import timedelta

from django.contrib.auth.decorators import login_not_required
from django.db.models import Max
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from activities.calendar import atom, cache_version, icalendar
from activities.calendar.filters import Asked, CalendarFilter
from activities.models import Occurrence
from activities.public.query_params import kept_query
from osl_site.common import clock
from osl_site.common.centre.office import office
from osl_site.common.text.languages import spoken

FEED_BACK, FEED_AHEAD = timedelta(days=90), timedelta(days=400)


@login_not_required
@require_safe
@cache_version.answers_questions
def feed(request: HttpRequest) -> HttpResponse:
    """The calendar for a phone: ninety days back and four hundred ahead unless asked otherwise."""
    asked, _query = _asked(request)
    first = asked.first or clock.today() - FEED_BACK
    last = asked.last or clock.today() + FEED_AHEAD
    wanted = Occurrence.objects.published().on_between(clock.midnight(first), clock.midnight(last + timedelta(days=1)))
    body = icalendar.calendar_of(wanted.in_order(), office=office(), asked=asked)
    headers = {"Content-Disposition": "inline", "Last-Modified": _last_change()}
    return HttpResponse(body, content_type=icalendar.CONTENT_TYPE, headers=headers)


@login_not_required
@require_safe
@cache_version.shown_to_all()
def occurrence_ics(request: HttpRequest, pk: int) -> HttpResponse:
    """One meeting as a file."""
    row = get_object_or_404(Occurrence.objects.published(), pk=pk)
    one = Occurrence.objects.filter(pk=row.pk)
    return HttpResponse(
        icalendar.calendar_of(one, office=office()),
        content_type=icalendar.CONTENT_TYPE,
        headers={"Content-Disposition": f'attachment; filename="spotkanie-{row.pk}.ics"'},
    )


@login_not_required
@require_safe
@cache_version.answers_questions
def changes(request: HttpRequest) -> HttpResponse:
    """What is new: meetings published, moved, called off or annotated, the newest change first (Atom)."""
    asked, query = _asked(request)
    found = Occurrence.objects.published()
    body = atom.feed_of(found, office=office(), language=spoken(), asked=asked, query=query)
    headers = {"Content-Disposition": "inline", "Last-Modified": _last_change()}
    return HttpResponse(body, content_type=atom.CONTENT_TYPE, headers=headers)


def _asked(request: HttpRequest) -> tuple[Asked, str]:
    """The questions, and as an address asks them. Raises Http404 for a place that is none: who follows the meetings of
    a village is not sent those of the whole gmina instead."""
    form = CalendarFilter(request.GET, language=spoken())
    asked = form.asked()
    if asked.unknown and not asked.localities:
        raise Http404(form.named.sentence)
    return asked, kept_query(form.data)


def _last_change() -> str:
    """For readers that know no ETag: since then no feed is another one. What was published stays and bears the moment
    of its change; at midnight the days move that a feed reaches. One query."""
    newest = Occurrence.objects.published().aggregate(of_dates=Max("changed_at"), of_offers=Max("activity__changed_at"))
    moments = [moment for moment in newest.values() if moment]
    return http_date(max(moment.timestamp() for moment in [clock.midnight(clock.today()), *moments]))
