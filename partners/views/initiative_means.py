"""What an initiative lacks, and its money: written down, changed, taken away."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from osl_site.common.database.locking import told_of_removal
from osl_site.common.forms.form_handling import submit_form
from osl_site.common.web.guards import staff_view
from partners import rules, services
from partners.forms.initiative_means import FundingForm, LackForm
from partners.models import Funding, Lack
from partners.views.initiatives import initiative_or_404


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def lack_add(request: HttpRequest, pk: int) -> HttpResponse:
    return _add(request, pk, LackForm, title="Czego im brakuje?", done="Zapisane, czego brakuje.")


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def funding_add(request: HttpRequest, pk: int) -> HttpResponse:
    return _add(request, pk, FundingForm, title="Skąd pieniądze?", done="Zapisane, skąd mają być pieniądze.")


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def lack_edit(request: HttpRequest, pk: int) -> HttpResponse:
    return _edit(request, _lack(pk), LackForm, title="Zmień: czego brakuje")


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def funding_edit(request: HttpRequest, pk: int) -> HttpResponse:
    return _edit(request, _funding(pk), FundingForm, title="Zmień: pieniądze")


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def lack_remove(request: HttpRequest, pk: int) -> HttpResponse:
    return _remove(request, _lack(pk), "Czy usunąć to, czego brakuje?")


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def funding_remove(request: HttpRequest, pk: int) -> HttpResponse:
    return _remove(request, _funding(pk), "Czy usunąć te pieniądze?")


def _lack(pk: int) -> Lack:
    return get_object_or_404(Lack.objects.select_related("initiative"), pk=pk)


def _funding(pk: int) -> Funding:
    return get_object_or_404(Funding.objects.select_related("initiative"), pk=pk)


def _add(request: HttpRequest, pk: int, kind: Any, *, title: str, done: str) -> HttpResponse:
    row = initiative_or_404(pk)
    form = kind(request.POST or None)
    model = kind.Meta.model
    if submit_form(request, form, lambda: services.add_means(model, row, form.values, by=request.user)):
        messages.success(request, done)
        return redirect(row)
    context = {"form": form, "title": title, "button": "Zapisz", "parent": row, "back": row.get_absolute_url()}
    return render(request, "base_form.html", context)


def _edit(request: HttpRequest, row: Lack | Funding, kind: Any, *, title: str) -> HttpResponse:
    form = kind(request.POST or None, instance=row)
    act = lambda: services.change_means(row, form.values, revision=form.seen_revision, by=request.user)
    if submit_form(request, form, act):
        messages.success(request, "Zmiany są zapisane.")
        return redirect(row.initiative)
    context = {"form": form, "title": title, "button": "Zapisz", "parent": row.initiative, "row": row}
    return render(request, "partners/means_form.html", context | {"back": row.initiative.get_absolute_url()})


def _remove(request: HttpRequest, row: Lack | Funding, title: str) -> HttpResponse:
    """Asks first; takes it away on POST."""
    initiative = row.initiative
    if request.method == "POST":
        try:
            with told_of_removal():
                services.remove_means(row, by=request.user)
            messages.success(request, "Usunięte.")
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        return redirect(initiative)
    return render(request, "partners/means_remove.html", {"row": row, "initiative": initiative, "title": title})
