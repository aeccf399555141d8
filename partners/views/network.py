"""The network: as a table, on the map, as a picture, in words."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from osl_site.common import clock
from osl_site.common.centre.where import with_places
from osl_site.common.lists.list_page import list_page
from osl_site.common.web.guards import staff_view
from osl_site.common.withdrawal.models import standing
from partners import rules
from partners.models import Partner, PartnerState
from partners.network.answers import answers
from partners.network.coverage import COVERAGE, CoverageFilter, in_whole_communes, villages
from partners.network.listing import NETWORK, NetworkFilter, with_those_met
from partners.network.pictures import MOST_DRAWN, partners_map, partners_picture
from partners.network.ties import only_among, ties


def _rows() -> object:
    return standing(with_places(Partner.objects.exclude(state=PartnerState.ENDED)))


@require_GET
@staff_view(may=rules.may_read)
def network(request: HttpRequest) -> HttpResponse:
    """Who does what with whom: the last year, unless other days are asked. As many queries for many as for few."""
    asked = NetworkFilter(request.GET, _rows(), request=request)
    first, last = asked.days
    names = {row.pk: row for row in _rows()}
    found = only_among(ties(first, last), names)
    chosen = list(asked.qs)
    among = only_among(found, [row.pk for row in chosen])
    context = {
        "answers": answers(found, names, first, last, clock.today()),
        "map": partners_map(chosen, among, request.GET),
        "first": first,
        "last": last,
    }
    lines = with_those_met(found, names)
    return list_page(request, NETWORK, _rows(), lines=lines, template="partners/network.html", context=context)


@require_GET
@staff_view(may=rules.may_read)
def network_picture(request: HttpRequest) -> HttpResponse:
    """The map and the picture, large, each in a frame that one scrolls: for phones and for a meeting."""
    asked = NetworkFilter(request.GET, _rows(), request=request)
    first, last = asked.days
    chosen = {row.pk: row for row in asked.qs}
    found = only_among(ties(first, last), chosen)
    context = {
        "map": partners_map(list(chosen.values()), found, request.GET),
        "picture": partners_picture(chosen, found),
        "tied": len({pk for pair in found for pk in pair}),
        "most": MOST_DRAWN,
        "asked": asked.in_words,
        "query": request.GET.urlencode(),
        "first": first,
        "last": last,
    }
    return render(request, "partners/network_picture.html", context)


@require_GET
@staff_view(may=rules.may_read)
def coverage(request: HttpRequest) -> HttpResponse:
    """Who works with residents in which village, and where nobody does."""
    rows = villages()
    context = {"blank": CoverageFilter({"bez_nikogo": "on"}, rows).qs.count(), "everywhere": in_whole_communes()}
    return list_page(request, COVERAGE, rows, template="partners/coverage.html", context=context)
