"""Papers of agreements: drafts in PDF and Word, signed files taken in and handed out."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from osl_site.common.audit.models import AccessKind
from osl_site.common.audit.trail import note_access
from osl_site.common.centre.office import office
from osl_site.common.documents import docx, pdf_cache
from osl_site.common.forms.form_handling import submit_form
from osl_site.common.frozen_documents.views import answer_with
from osl_site.common.sign_in.confirmation import ask_to_confirm, is_confirmed
from osl_site.common.web.guards import staff_view
from osl_site.common.web.uploads import WITH_FILE, takes
from partners import rules, services
from partners.agreements import drafts
from partners.forms.agreements import SignedForm
from partners.models import Agreement, Amendment, SignedAgreement
from partners.views.agreements import agreement_or_404


@require_GET
@staff_view(may=rules.may_read)
def agreement_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    return _draft(request, agreement_or_404(pk), "pdf")


@require_GET
@staff_view(may=rules.may_read)
def agreement_docx(request: HttpRequest, pk: int) -> HttpResponse:
    return _draft(request, agreement_or_404(pk), "docx")


@require_GET
@staff_view(may=rules.may_read)
def amendment_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    amendment = get_object_or_404(Amendment, pk=pk)
    return _draft(request, agreement_or_404(amendment.agreement_id), "pdf", amendment)


@require_GET
@staff_view(may=rules.may_read)
def amendment_docx(request: HttpRequest, pk: int) -> HttpResponse:
    amendment = get_object_or_404(Amendment, pk=pk)
    return _draft(request, agreement_or_404(amendment.agreement_id), "docx", amendment)


def _draft(request: HttpRequest, row: Agreement, kind: str, amendment: Amendment | None = None) -> HttpResponse:
    """In the words that the office edits; the same page as PDF or as a document of Word."""
    if not is_confirmed(request):
        return ask_to_confirm(request, back=row.get_absolute_url())
    here = office()
    key = drafts.AMENDMENT if amendment else drafts.AGREEMENT
    values = drafts.values_of_amendment(amendment, row, here) if amendment else drafts.values_of(row, here)
    title = f"Aneks nr {amendment.number} do porozumienia {row.code}" if amendment else f"Porozumienie nr {row.code}"
    html = drafts.html_of(key, values, title=title, office=here)
    moment = amendment.at if amendment else row.changed_at
    if kind == "docx":
        content, content_type = docx.draw(html, moment=moment), docx.CONTENT_TYPE
    else:
        try:
            content, content_type = pdf_cache.drawn_for_once(html, moment=moment), "application/pdf"
        except pdf_cache.Busy:
            return pdf_cache.busy_page(request, "partners/agreement_waits.html")
    note_access(AccessKind.EXPORTED, by=request.user, what=f"porozumienie {row.code}")
    name = f"porozumienie-{row.number}-{row.year}{f'-aneks-{amendment.number}' if amendment else ''}.{kind}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=content_type, headers=headers)


@takes(WITH_FILE)
@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def agreement_sign(request: HttpRequest, pk: int) -> HttpResponse:
    """The signed agreement is kept; from then on what it says stays."""
    row = agreement_or_404(pk)
    form = _form(request, asks_day=True, asks_why=False)
    typed = lambda: {"content": form.cleaned_data["scan"], "signed_on": form.cleaned_data["signed_on"]}
    act = lambda: services.sign_agreement(row, **typed(), by=request.user)
    return _signed(request, row, form, act, title=f"Wgraj podpisane porozumienie {row.code}: {row.subject}")


@takes(WITH_FILE)
@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def amendment_sign(request: HttpRequest, pk: int) -> HttpResponse:
    amendment = get_object_or_404(Amendment.objects.select_related("agreement"), pk=pk)
    form = _form(request, asks_day=False, asks_why=False)
    act = lambda: services.sign_amendment(amendment, content=form.cleaned_data["scan"], by=request.user)
    title = f"Wgraj podpisany aneks nr {amendment.number}"
    return _signed(request, amendment.agreement, form, act, title=title)


@takes(WITH_FILE)
@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def signed_supersede(request: HttpRequest, pk: int) -> HttpResponse:
    """Another file in the place of a wrong one, with the reason."""
    signed = get_object_or_404(SignedAgreement.objects.select_related("agreement", "amendment"), pk=pk)
    form = _form(request, asks_day=False, asks_why=True)
    typed = lambda: {"content": form.cleaned_data["scan"], "reason": form.cleaned_data["reason"]}
    act = lambda: services.supersede_file(signed, **typed(), by=request.user)
    return _signed(request, signed.agreement, form, act, title="Zastąp podpisany plik")


@require_GET
@staff_view(may=rules.may_read)
def signed_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The signed file as it was sent."""
    signed = get_object_or_404(SignedAgreement.objects.select_related("file", "agreement"), pk=pk)
    if not is_confirmed(request):
        return ask_to_confirm(request, back=signed.agreement.get_absolute_url())
    note_access(AccessKind.EXPORTED, by=request.user, what=f"podpisane porozumienie {signed.agreement.code}")
    return answer_with(signed.file, inline=False)


def _form(request: HttpRequest, *, asks_day: bool, asks_why: bool) -> SignedForm:
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    return SignedForm(*sent, asks_day=asks_day, asks_why=asks_why)


def _signed(
    request: HttpRequest, row: Agreement, form: SignedForm, act: Callable[[], Any], *, title: str
) -> HttpResponse:
    if submit_form(request, form, act):
        messages.success(request, "Plik jest zapisany i już się nie zmieni.")
        return redirect(row)
    context = {"form": form, "title": title, "button": "Wgraj", "parent": row, "back": row.get_absolute_url()}
    return render(request, "base_form.html", context)
