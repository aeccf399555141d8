"""A submission passed on by letter: written, looked at before, kept under its number; and what they answered."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from needs import rules, services
from needs.forms.passing_on import PassOnForm, ReplyForm
from needs.models import PassedOn, Submission
from needs.services.passing_on import draft_of, refuse
from needs.submissions.answers import Reach, reach_of
from needs.views.submissions import back_to, submission_or_404
from osl_site.common.correspondence.models import OutgoingLetter
from osl_site.common.correspondence.services import Draft
from osl_site.common.forms.form_handling import add_errors, submit_form
from osl_site.common.web.guards import hold_to, staff_view

PREVIEW = "podglad"  # the name of the button that shows what goes


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_read_submissions)
def submission_pass_on(request: HttpRequest, pk: int) -> HttpResponse:
    """The letter and what the author reads are shown before; a number is taken only when it is kept."""
    row = submission_or_404(request, pk)
    hold_to(rules.may_handle_submission, request.user, row)
    form = PassOnForm(request.POST or None, row=row, has_contact=hasattr(row, "contact"))
    preview = None
    if request.method == "POST" and PREVIEW in request.POST:
        preview = _looked_at(row, form)
    elif passed := submit_form(request, form, lambda: _pass_on(request, row, form)):
        messages.success(request, "Pismo ma numer. Podpisz je, wyślij i zapisz, jak wyszło.")
        return redirect(OutgoingLetter.objects.of(passed).get())
    context = {
        "row": row,
        "form": form,
        "title": f"Przekaż pismem: {row.in_words}",
        "button": "Nadaj numer i zapisz pismo",
        "back": row.get_absolute_url(),
        "parent": row,
        "preview": preview,
        "reach": _reach(row, form) if preview else None,
        "usual": reach_of(row, "").sentence,
    }
    return render(request, "needs/submission_pass_on.html", context)


def _pass_on(request: HttpRequest, row: Submission, form: PassOnForm) -> PassedOn:
    return services.pass_on(row, form.passing, text=form.cleaned_data.get("text", ""), by=request.user)


def _looked_at(row: Submission, form: PassOnForm) -> Draft | None:
    """The letter as it would go; None where something is refused, which then stands at its field."""
    if not form.is_valid():
        return None
    try:
        refuse(row, form.passing)
    except ValidationError as error:
        add_errors(form, error)
        return None
    return draft_of(row, form.passing)


def _reach(row: Submission, form: PassOnForm) -> Reach | None:
    text = form.cleaned_data.get("text", "")
    return reach_of(row, text) if text else None


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_read_submissions)
def submission_reply(request: HttpRequest, pk: int, passed: int) -> HttpResponse:
    """What they answered. What the author will read is shown before it is sent."""
    row = submission_or_404(request, pk)
    hold_to(rules.may_handle_submission, request.user, row)
    asked = get_object_or_404(row.passed_on.all(), pk=passed)
    if asked.answered_on:
        messages.info(request, services.IS_ANSWERED)
        return back_to(request, row)
    form = ReplyForm(request.POST or None, row=row)
    reach = None
    if request.method == "POST" and PREVIEW in request.POST:
        reach = reach_of(row, form.cleaned_data.get("text", "")) if form.is_valid() else None
    elif submit_form(request, form, lambda: services.record_answer(asked, **form.cleaned_data, by=request.user)):
        messages.success(request, "Odpowiedź jest zapisana, autor ją przeczyta.")
        return back_to(request, row)
    context = {
        "row": row,
        "form": form,
        "title": f"Odpowiedź: {asked.addressee}",
        "button": "Zapisz odpowiedź",
        "back": row.get_absolute_url(),
        "parent": row,
        "reach": reach,
        "is_written": not row.is_marked_urgent,
        "text": form.cleaned_data.get("text", "") if reach else "",
        "usual": reach_of(row, "").sentence,
    }
    return render(request, "needs/submission_act.html", context)
