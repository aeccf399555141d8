"""Which assets may help with a need: proposed by theme and distance, confirmed and taken back by a person."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from needs import rules, services
from needs.forms.pairing import PairForm
from needs.models import Asset, Need
from needs.pairing.proposals import assets_for
from osl_site.common.centre.where import with_places
from osl_site.common.forms.form_handling import run_action, submit_form
from osl_site.common.web.guards import staff_view
from osl_site.common.withdrawal.views import is_closed


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def need_assets(request: HttpRequest, pk: int) -> HttpResponse:
    """Those that are said, those that are proposed, each by one press; any other from a list."""
    need = get_object_or_404(Need, pk=pk)
    if is_closed(request, need):
        return redirect(need)
    form = PairForm(request.POST or None, need=need)
    if submit_form(request, form, lambda: services.pair(need, form.cleaned_data["asset"], by=request.user)):
        messages.success(request, "Zapisane, co może pomóc.")
        return redirect("needs:need_assets", need.pk)
    context = {
        "form": form,
        "need": need,
        "paired": paired_with(need),
        "proposed": assets_for(need),
        "has_themes": need.themes.exists(),
        "title": f"Co może pomóc: {need.code}",
        "button": "Wskaż",
        "parent": need,
        "back": need.get_absolute_url(),
    }
    return render(request, "needs/need_assets.html", context)


@require_POST
@staff_view(may=rules.may_edit)
def need_unpair(request: HttpRequest, pk: int, asset: int) -> HttpResponse:
    need, row = get_object_or_404(Need, pk=pk), get_object_or_404(Asset, pk=asset)
    run_action(request, lambda: services.unpair(need, row, by=request.user), "Rozłączone.")
    return redirect("needs:need_assets", need.pk)


def paired_with(need: Need) -> list[Asset]:
    """What people said may help with it. Three queries."""
    return list(with_places(Asset.objects.filter(pairings__need=need)).order_by("pairings__pk"))
