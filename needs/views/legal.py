"""What a submission is in law: marked, with a longer term, answered, handed to the director; and the kinds."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from needs import rules, services
from needs.forms.legal import ExtendForm, LegalForm, LegalKindForm
from needs.models import LegalKind, Submission
from needs.submissions.answers import reach_of
from needs.views.legal_listing import LEGAL_KINDS
from needs.views.submissions import back_to, submission_or_404
from osl_site.common.forms.form_handling import run_action, submit_form
from osl_site.common.lists.list_page import list_page
from osl_site.common.web.guards import hold_to, staff_view


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_read_submissions)
def submission_legal(request: HttpRequest, pk: int) -> HttpResponse:
    row = _handled(request, pk)
    form = LegalForm(request.POST or None, row=row)
    if submit_form(request, form, lambda: services.mark_in_law(row, **form.cleaned_data, by=request.user)):
        messages.success(request, "Zapisane, co to jest w prawie.")
        return back_to(request, row)
    context = {"row": row, "form": form, "title": f"Co to jest w prawie: {row.in_words}", "button": "Zapisz"}
    return render(request, "needs/submission_legal.html", context | _frame(row))


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_read_submissions)
def submission_extend(request: HttpRequest, pk: int) -> HttpResponse:
    """A longer term, of which the author is told. What they will read is shown before it is sent."""
    row = _handled(request, pk)
    form = ExtendForm(request.POST or None)
    reach = None
    if request.method == "POST" and "podglad" in request.POST:
        reach = reach_of(row, form.cleaned_data["text"]) if form.is_valid() else None
    elif submit_form(request, form, lambda: services.extend_term(row, **form.cleaned_data, by=request.user)):
        messages.success(request, "Nowy termin jest zapisany, autor go przeczyta.")
        return back_to(request, row)
    context = {
        "row": row,
        "form": form,
        "title": f"Nowy termin: {row.in_words}",
        "button": "Zawiadom autora",
        "reach": reach,
        "is_written": True,
        "text": form.cleaned_data["text"] if reach else "",
        "usual": reach_of(row, "").sentence,
    }
    return render(request, "needs/submission_act.html", context | _frame(row))


@require_POST
@staff_view(may=rules.may_read_submissions)
def submission_answered(request: HttpRequest, pk: int) -> HttpResponse:
    """It was answered by the office's own letter: the term ends."""
    row = _handled(request, pk)
    run_action(request, lambda: services.answer_in_law(row, by=request.user), "Zapisane: odpowiedziano dziś.")
    return back_to(request, row)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_read_submissions)
def submission_to_director(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks once, since whoever hands it over no longer sees it."""
    row = _handled(request, pk)
    if request.method == "POST":
        run_action(
            request, lambda: services.hand_to_director(row, by=request.user), f"{row.code} czyta teraz tylko dyrektor."
        )
        return redirect("needs:submission_list")
    context = {"row": row, "title": f"Oddaj dyrektorowi: {row.in_words}"}
    return render(request, "needs/submission_to_director.html", context | _frame(row))


def _handled(request: HttpRequest, pk: int) -> Submission:
    row = submission_or_404(request, pk)
    hold_to(rules.may_handle_submission, request.user, row)
    return row


def _frame(row: Submission) -> dict[str, object]:
    return {"back": row.get_absolute_url(), "parent": row}


@require_GET
@staff_view(may=rules.may_read_legal_kinds)
def legal_kind_list(request: HttpRequest) -> HttpResponse:
    return list_page(request, LEGAL_KINDS, LegalKind.objects.all())


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit_legal_kinds)
def legal_kind_edit(request: HttpRequest, pk: int) -> HttpResponse:
    kind = get_object_or_404(LegalKind, pk=pk)
    form = LegalKindForm(request.POST or None, instance=kind)
    act = lambda: services.change_legal_kind(kind, form.values, revision=form.seen_revision, by=request.user)
    if submit_form(request, form, act):
        messages.success(request, "Rodzaj prawny jest zapisany.")
        return redirect("needs:legal_kind_list")
    context = {"form": form, "title": f"Zmień: {kind}", "button": "Zapisz", "back": reverse("needs:legal_kind_list")}
    return render(request, "needs/legal_kind_form.html", context)
