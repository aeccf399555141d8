"""Assets for what initiatives lack: one is chosen, or taken back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from needs import rules, services
from needs.forms.initiatives import AssetForLackForm
from needs.models import Asset
from osl_site.common.forms.form_handling import run_action, submit_form
from osl_site.common.web.guards import staff_view
from partners.models import Lack


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def lack_asset(request: HttpRequest, pk: int) -> HttpResponse:
    """Chooses an asset; those that are chosen already may be taken back below."""
    lack = _lack(pk)
    form = AssetForLackForm(request.POST or None, lack=lack)
    if submit_form(request, form, lambda: services.give_to_lack(lack, form.cleaned_data["asset"], by=request.user)):
        messages.success(request, "Zapisane, co może pomóc.")
        return redirect(lack)
    context = {"form": form, "title": "Kto to może mieć?", "button": "Zapisz", "parent": lack.initiative, "lack": lack}
    context |= {"given": Asset.objects.filter(for_lacks__lack=lack).order_by("pk"), "back": lack.get_absolute_url()}
    return render(request, "needs/lack_asset.html", context)


@require_POST
@staff_view(may=rules.may_edit)
def lack_asset_remove(request: HttpRequest, pk: int, asset: int) -> HttpResponse:
    lack, row = _lack(pk), get_object_or_404(Asset, pk=asset)
    run_action(request, lambda: services.take_from_lack(lack, row, by=request.user), "Rozłączone.")
    return redirect(lack)


def _lack(pk: int) -> Lack:
    return get_object_or_404(Lack.objects.select_related("initiative__locality"), pk=pk)
