"""Assets: what the community has, listed, shown and edited."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from needs import links, rules, services
from needs.forms import AssetForm
from needs.models import Asset, FieldNote, Need
from needs.pairing.proposals import needs_for
from needs.views.listings import ASSETS
from needs.views.shared import (
    answer,
    citing,
    come_from,
    drawn_of,
    drawn_of_partner,
    drawn_of_submission,
    made_of,
    submission_come_from,
)
from osl_site.common import clock
from osl_site.common.centre.where import with_places
from osl_site.common.lists.list_page import list_page
from osl_site.common.web.guards import staff_view
from osl_site.common.withdrawal.models import with_withdrawal, withdrawal_of
from osl_site.common.withdrawal.views import is_closed
from partners.models import Partner


@require_GET
@staff_view(may=rules.may_read)
def asset_list(request: HttpRequest) -> HttpResponse:
    """Assets; ?do_potwierdzenia=on are those nobody has confirmed for half a year."""
    rows = with_withdrawal(with_places(Asset.objects.all())).order_by("-id")
    return list_page(request, ASSETS, rows)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def asset_add(request: HttpRequest) -> HttpResponse:
    note, told = come_from(request, "notatka", FieldNote), submission_come_from(request)
    partner = come_from(request, "partner", Partner)
    form = AssetForm(
        request.POST or None,
        initial=drawn_of(note)
        | drawn_of_submission(told)
        | drawn_of_partner(partner)
        | {"confirmed_on": note.noted_on if note else clock.today()},
        came_from=citing(note),
    )
    return answer(
        request,
        form,
        made_of(told, lambda: services.create_asset(form.values, by=request.user), by=request.user),
        done="Zasób jest zapisany.",
        context={
            "title": "Nowy zasób",
            "button": "Zapisz zasób",
            "back": reverse("needs:asset_list"),
            "cited_note": note,
            "told": told,
        },
    )


@require_GET
@staff_view(may=rules.may_read)
def asset_detail(request: HttpRequest, pk: int) -> HttpResponse:
    asset = get_object_or_404(with_places(Asset.objects.select_related("partner").prefetch_related("themes")), pk=pk)
    withdrawal = withdrawal_of(asset)
    context = {
        "asset": asset,
        "to_confirm": asset.is_to_confirm(clock.today()),
        "neighbours": links.of_asset(asset, request.user),
        "submissions": rules.submissions_of(request.user).filter(assets=asset).order_by("id"),
        "may_edit": rules.may_edit(request.user),
        "paired": list(Need.objects.filter(pairings__asset=asset).order_by("pairings__pk")),
        "proposed": needs_for(asset) if rules.may_edit(request.user) and not withdrawal else [],
        "withdrawal": withdrawal,
    }
    return render(request, "needs/asset_detail.html", context)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def asset_edit(request: HttpRequest, pk: int) -> HttpResponse:
    asset = get_object_or_404(Asset, pk=pk)
    if is_closed(request, asset):
        return redirect(asset)
    form = AssetForm(request.POST or None, instance=asset)
    return answer(
        request,
        form,
        lambda: services.change_asset(asset, form.values, revision=form.seen_revision, by=request.user),
        done="Zmiany w zasobie są zapisane.",
        context={"title": f"Zmień zasób {asset}", "button": "Zapisz zasób", "back": asset.get_absolute_url()},
    )
