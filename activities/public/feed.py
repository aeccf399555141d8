"""The calendar for phones."""

from datetime import timedelta

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from activities import calendar, feeds
from activities.filters import CalendarFilter
from osl_site import clock
from osl_site.centre.office import office
from osl_site.languages import spoken

FEED_BACK, FEED_AHEAD = timedelta(days=90), timedelta(days=400)


@login_not_required
@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """The calendar for a phone: ninety days back and four hundred ahead unless asked otherwise.

    A phone that has these very rows already is told so before any of them is written out.
    """
    asked = CalendarFilter(request.GET, language=spoken()).asked()
    first = asked.first or clock.today() - FEED_BACK
    last = asked.last or clock.today() + FEED_AHEAD
    after = clock.midnight(last + timedelta(days=1))
    meetings, here = asked.of(calendar.readable()).between(clock.midnight(first), after), office()
    etag = quote_etag(feeds.version_of(meetings, office=here, language=spoken()))
    if known := get_conditional_response(request, etag=etag):
        return known
    body = feeds.calendar_of(meetings, office=here, language=spoken())
    headers = {"Content-Disposition": "inline", "ETag": etag}
    return HttpResponse(body, content_type=feeds.CONTENT_TYPE, headers=headers)


@login_not_required
@require_safe
def meeting_ics(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(calendar.readable(), pk=pk)
    body = feeds.calendar_of([row], office=office(), language=spoken())
    return HttpResponse(
        body,
        content_type=feeds.CONTENT_TYPE,
        headers={"Content-Disposition": f'attachment; filename="spotkanie-{row.pk}.ics"'},
    )
