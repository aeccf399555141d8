"""Agreements: listed, drafted, read with their amendments and files, signed, amended, ended, put in the files."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from osl_site.common import registry
from osl_site.common.forms.form_handling import submit_form
from osl_site.common.lists.list_page import list_page
from osl_site.common.promises.listings import promises_of
from osl_site.common.web.guards import staff_view
from partners import rules, services
from partners.agreements.listing import AGREEMENTS, tone_of
from partners.forms.agreements import AgreementForm, AmendmentForm, EndForm, FiledForm
from partners.models import Agreement, SignedAgreement

ROWS = Agreement.objects.as_they_stand().select_related("owner").prefetch_related("parties")


@require_GET
@staff_view(may=rules.may_read)
def agreement_list(request: HttpRequest) -> HttpResponse:
    return list_page(request, AGREEMENTS, ROWS.order_by("-year", "-number"))


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def agreement_add(request: HttpRequest) -> HttpResponse:
    form = AgreementForm(request.POST or None, user=request.user)
    if row := submit_form(request, form, lambda: services.draft_agreement(form.values, by=request.user)):
        messages.success(request, f"Projekt porozumienia {row.code} jest zapisany. Pobierz go i daj do podpisu.")
        return redirect(row)
    context = {"form": form, "title": "Nowe porozumienie", "button": "Zapisz projekt"}
    return render(request, "base_form.html", context | {"back": reverse("partners:agreement_list")})


def agreement_or_404(pk: int) -> Agreement:
    return get_object_or_404(ROWS, pk=pk)


@require_GET
@staff_view(may=rules.may_read)
def agreement_detail(request: HttpRequest, pk: int) -> HttpResponse:
    row = agreement_or_404(pk)
    files = list(row.signed_files.select_related("file", "superseded_by").order_by("id"))
    standing = [one for one in files if not hasattr(one, "superseded_by")]
    context = {
        "row": row,
        "tone": tone_of(row),
        "file": next((one for one in standing if one.amendment_id is None), None),
        "amendments": _amendments(row, standing),
        "superseded": [one for one in files if hasattr(one, "superseded_by")],
        "notices": row.notices.order_by("id"),
        "promises": promises_of(row, request.user),
        "links": registry.links.of(Agreement, [pk], reader=request.user)[pk],
        "may_change": rules.may_edit(request.user),
    }
    return render(request, "partners/agreement_detail.html", context)


def _amendments(row: Agreement, standing: list[SignedAgreement]) -> list[Model]:
    """Each with its signed file, or None."""
    found = list(row.amendments.order_by("number"))
    files = {one.amendment_id: one for one in standing}
    for one in found:
        one.signed = files.get(one.pk)
    return found


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def agreement_edit(request: HttpRequest, pk: int) -> HttpResponse:
    row = agreement_or_404(pk)
    form = AgreementForm(request.POST or None, instance=row, user=request.user)
    act = lambda: services.change_agreement(row, form.values, revision=form.seen_revision, by=request.user)
    return _answer(
        request, row, form, act, title=f"Zmień porozumienie {row.code}: {row.subject}", done="Zmiany są zapisane."
    )


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def agreement_amend(request: HttpRequest, pk: int) -> HttpResponse:
    row = agreement_or_404(pk)
    if not row.signed_on:
        messages.error(request, services.NOT_SIGNED)
        return redirect(row)
    form = AmendmentForm(request.POST or None)
    act = lambda: services.amend_agreement(row, form.values, by=request.user)
    done = "Aneks jest zapisany. Pobierz go i daj do podpisu."
    return _answer(request, row, form, act, title=f"Aneks do porozumienia {row.code}: {row.subject}", done=done)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def agreement_end(request: HttpRequest, pk: int) -> HttpResponse:
    """Before its time, or of a draft from which nothing came."""
    row = agreement_or_404(pk)
    form = EndForm(request.POST or None)
    typed = lambda: form.cleaned_data
    act = lambda: services.end_agreement(row, on=typed()["on"], reason=typed()["reason"], by=request.user)
    return _answer(request, row, form, act, title=f"Zakończ porozumienie {row.code}: {row.subject}", done="Zapisane.")


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def agreement_file(request: HttpRequest, pk: int) -> HttpResponse:
    """Handed to the office's files."""
    row = agreement_or_404(pk)
    form = FiledForm(request.POST or None, instance=row)
    act = lambda: services.file_agreement(row, form.values, revision=form.seen_revision, by=request.user)
    return _answer(
        request, row, form, act, title=f"Oddaj do akt {row.code}: {row.subject}", done="Zapisane, gdzie w aktach leży."
    )


def _answer(
    request: HttpRequest, row: Agreement, form: Any, act: Callable[[], Model], *, title: str, done: str
) -> HttpResponse:
    if submit_form(request, form, act):
        messages.success(request, done)
        return redirect(row)
    context = {"form": form, "title": title, "button": "Zapisz", "parent": row, "back": row.get_absolute_url()}
    return render(request, "base_form.html", context)
