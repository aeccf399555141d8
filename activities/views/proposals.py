"""Staff: events that others propose, as a list; and the link of a partner's own."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from activities import rules, services
from activities.models import PartnerLink
from activities.proposals.listing import PROPOSALS, lines, proposals_of
from activities.proposals.own_link import open_link, page_of
from needs.rules import may_read_submissions
from osl_site.common import emails
from osl_site.common.forms.form_handling import run_action
from osl_site.common.lists.list_page import list_page
from osl_site.common.web.guards import staff_view
from partners.models import Partner


@require_GET
@staff_view(may=may_read_submissions)
def proposal_list(request: HttpRequest) -> HttpResponse:
    """All of them, the nearest day first; each is answered on the page of its submission."""
    return list_page(request, PROPOSALS, proposals_of(request.user), lines=lines)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def partner_link(request: HttpRequest, pk: int) -> HttpResponse:
    """The link that the partner has, to be copied and sent; a POST gives one where it has none."""
    partner = get_object_or_404(Partner, pk=pk)
    if request.method == "POST":
        run_action(request, lambda: services.give_link(partner, by=request.user), "Odsyłacz jest gotowy. Wyślij go.")
        return redirect("activities:partner_link", pk)
    link = open_link(partner)
    context = {"partner": partner, "link": link, "address": emails.link(page_of(link)) if link else ""}
    return render(request, "activities/partner_link.html", context)


@require_POST
@staff_view(may=rules.may_edit)
def partner_link_call_off(request: HttpRequest, pk: int) -> HttpResponse:
    """It leads nowhere from now on."""
    link = get_object_or_404(PartnerLink, pk=pk)
    run_action(request, lambda: services.call_link_off(link, by=request.user), "Odsyłacz jest odwołany.")
    return redirect("activities:partner_link", link.partner_id)
