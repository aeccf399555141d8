"""Staff: where to send somebody, „Dokąd skierować”."""

from functools import partial

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from activities import rules
from activities.models import Activity, ActivityState
from activities.views.listings_of_where_to_send import (
    WHERE_TO_SEND,
    WITHOUT_GOING,
    Helping,
    asked_near,
    coming,
    first_of_each,
    suits,
    told_of,
    within,
)
from osl_site.common.centre.office import office
from osl_site.common.database.collation import polish_order
from osl_site.common.lists.list_page import list_page
from osl_site.common.web.guards import staff_view


@require_GET
@staff_view(may=rules.may_refer)
def where_to_send(request: HttpRequest) -> HttpResponse:
    """Coming meetings and standing help near a village: what one tells somebody who needs something to go to."""
    near, km = asked_near(request.GET)
    rows = first_of_each(coming()).select_related("activity", "venue__locality")
    help_there = Activity.objects.in_state(ActivityState.OFFERED).filter(is_continuous=True)
    if near:
        help_there = help_there.filter(WITHOUT_GOING | Q(venue__locality__in=within(near, km)))
    helping = (
        help_there.filter(suits(request.GET)).select_related("venue__locality").order_by(polish_order("title"), "pk")
    )
    here = office()
    context = {"help_there": [Helping(row, row.contact_phone or here.organiser_phone) for row in helping]}
    return list_page(
        request,
        WHERE_TO_SEND,
        rows.in_order(),
        lines=partial(told_of, near=near, here=here),
        template="activities/where_to_send.html",
        print_template="activities/where_to_send_print.html",
        context=context,
    )
