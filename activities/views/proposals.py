"""Staff: events that others propose, as a list."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from activities.proposals.listing import PROPOSALS, lines, proposals_of
from needs.rules import may_read_submissions
from osl_site.common.lists.list_page import list_page
from osl_site.common.web.guards import staff_view


@require_GET
@staff_view(may=may_read_submissions)
def proposal_list(request: HttpRequest) -> HttpResponse:
    """All of them, the nearest day first; each is answered on the page of its submission."""
    return list_page(request, PROPOSALS, proposals_of(request.user), lines=lines)
