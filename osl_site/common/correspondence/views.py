"""The register of letters; one letter, read, taken away, said to be sent and filed."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from osl_site.common.audit.models import AccessKind
from osl_site.common.audit.trail import note_access
from osl_site.common.centre.office import office
from osl_site.common.correspondence import rules, services
from osl_site.common.correspondence.forms import FiledForm, NumbersForm, SentForm
from osl_site.common.correspondence.listings import REGISTER
from osl_site.common.correspondence.models import OutgoingLetter
from osl_site.common.correspondence.paper import file_name, html_of
from osl_site.common.documents import docx, pdf_cache
from osl_site.common.forms.edit_forms import EditForm
from osl_site.common.forms.form_handling import submit_form
from osl_site.common.lists.list_page import list_page
from osl_site.common.sign_in.confirmation import ask_to_confirm, is_confirmed
from osl_site.common.web.guards import hold_to, staff_view


@require_GET
@staff_view(may=rules.may_read_letters)
def letter_list(request: HttpRequest) -> HttpResponse:
    has_begun = services.has_begun(services.LETTERS, services.this_year())
    context = {"may_begin": rules.may_begin_numbers(request.user) and not has_begun}
    rows = rules.letters_read_by(request.user)
    return list_page(request, REGISTER, rows, template="correspondence/letter_list.html", context=context)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_begin_numbers)
def letter_numbers(request: HttpRequest) -> HttpResponse:
    """Which number was given last elsewhere: once a year, before the first letter is written here."""
    year, form = services.this_year(), NumbersForm(request.POST or None)
    act = lambda: services.begin_numbers(services.LETTERS, year, **form.cleaned_data, by=request.user)
    if submit_form(request, form, act):
        messages.success(request, f"Następne pismo dostanie numer {form.cleaned_data['after'] + 1}/{year}.")
        return redirect("outgoing_letter_list")
    has_begun = services.has_begun(services.LETTERS, year)
    context = {"form": form, "year": year, "has_begun": has_begun, "title": "Numery pism"}
    context["back"] = reverse("outgoing_letter_list")
    return render(request, "correspondence/letter_numbers.html", context)


@require_GET
@staff_view(may=rules.may_read_letters)
def letter_detail(request: HttpRequest, pk: int) -> HttpResponse:
    letter = _letter_or_404(request, pk)
    context = {
        "letter": letter,
        "subject": rules.kind_of(letter.subject_type).model._default_manager.get(pk=letter.subject_id),
        "may_handle": rules.may_handle_letter(request.user, letter),
    }
    return render(request, "correspondence/letter_detail.html", context)


@require_GET
@staff_view(may=rules.may_read_letters)
def letter_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """To be signed and sent; a page that says it is being made where too many wait."""
    letter = _letter_or_404(request, pk)
    if not is_confirmed(request):
        return ask_to_confirm(request, back=letter.get_absolute_url())
    try:
        drawn = pdf_cache.drawn_for_once(html_of(letter, office()), moment=letter.at)
    except pdf_cache.Busy:
        return pdf_cache.busy_page(request, "correspondence/letter_waits.html")
    return _handed_out(request, letter, drawn, "pdf", "application/pdf")


@require_GET
@staff_view(may=rules.may_read_letters)
def letter_docx(request: HttpRequest, pk: int) -> HttpResponse:
    """The same words as a document of Word, for offices whose system wants one."""
    letter = _letter_or_404(request, pk)
    if not is_confirmed(request):
        return ask_to_confirm(request, back=letter.get_absolute_url())
    made = docx.draw(html_of(letter, office()), moment=letter.at)
    return _handed_out(request, letter, made, "docx", docx.CONTENT_TYPE)


def _handed_out(request: HttpRequest, letter: OutgoingLetter, content: bytes, kind: str, type_of: str) -> HttpResponse:
    note_access(AccessKind.EXPORTED, by=request.user, what=f"pismo {letter.code}")
    headers = {"Content-Disposition": f'attachment; filename="{file_name(letter, kind)}"'}
    return HttpResponse(content, content_type=type_of, headers=headers)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_read_letters)
def letter_sent(request: HttpRequest, pk: int) -> HttpResponse:
    letter = _letter_or_404(request, pk)
    hold_to(rules.may_handle_letter, request.user, letter)
    form = SentForm(request.POST or None, instance=letter)
    act = lambda: services.record_sending(letter, form.values, revision=form.seen_revision, by=request.user)
    if submit_form(request, form, act):
        messages.success(request, "Zapisane, jak pismo wyszło.")
        return redirect(letter)
    return _form(request, form, letter, f"Jak wyszło pismo {letter.code}")


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_read_letters)
def letter_file(request: HttpRequest, pk: int) -> HttpResponse:
    letter = _letter_or_404(request, pk)
    hold_to(rules.may_handle_letter, request.user, letter)
    form = FiledForm(request.POST or None, instance=letter)
    act = lambda: services.file_letter(
        letter, place=form.values["filed_place"], revision=form.seen_revision, by=request.user
    )
    if submit_form(request, form, act):
        messages.success(request, "Pismo jest odnotowane w aktach.")
        return redirect(letter)
    return _form(request, form, letter, f"Pismo {letter.code} w aktach")


def _letter_or_404(request: HttpRequest, pk: int) -> OutgoingLetter:
    """One that this person may read, else it is as if there were none."""
    return get_object_or_404(rules.letters_read_by(request.user), pk=pk)


def _form(request: HttpRequest, form: EditForm, letter: OutgoingLetter, title: str) -> HttpResponse:
    context = {"form": form, "title": title, "button": "Zapisz", "parent": letter, "back": letter.get_absolute_url()}
    return render(request, "base_form.html", context)
