"""What is urgent: who was told, by which way, at which hour, and who took it over."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from needs import rules, services
from needs.forms.urgent import MistakeForm, TakeoverForm, UrgentForm
from needs.models import MistakeWhy, Submission, UrgentTo, UrgentWay
from needs.submissions.urgent import everybody_told
from osl_site.common.accounts.models import User
from osl_site.common.forms.form_handling import submit_form
from osl_site.common.web.context_processors import desk_url
from osl_site.common.web.guards import hold_to, staff_view


def urgent_or_404(request: HttpRequest, pk: int) -> Submission:
    """One that this person may read, or of which they may know that it is urgent."""
    rows = rules.urgent_seen_by(request.user).select_related("state", "locality", "commune")
    row = get_object_or_404(rows, pk=pk)
    hold_to(rules.may_report_urgent, request.user, row)
    return row


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_read_submissions)
def submission_urgent(request: HttpRequest, pk: int) -> HttpResponse:
    """Everybody who was told so far, and the form of one more time. Nothing is urgent before it is saved."""
    row = urgent_or_404(request, pk)
    told = everybody_told(row)
    form = UrgentForm(request.POST or None, told={one.to for one in told})

    def act() -> object:
        typed = form.cleaned_data
        return services.tell_at_once(
            row,
            to=UrgentTo(typed["to"]),
            way=UrgentWay(typed["way"]),
            told_at=form.moment,
            taken_over_by=typed["taken_over_by"],
            by=request.user,
        )

    if submit_form(request, form, act):
        messages.success(request, "Zapisane, kogo powiadomiono.")
        return redirect("needs:submission_urgent", pk=row.pk)
    context = _context(row, request.user) | {
        "form": form,
        "told": told,
        "mistakes": row.urgent_mistakes.all(),
        "may_undo": bool(told) and not any(one.takeover for one in told),
        "title": f"Pilne: {_name(row, request.user)}",
        "button": "Zapisz powiadomienie",
    }
    return render(request, "needs/urgent_form.html", context)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_read_submissions)
def urgent_taken_over(request: HttpRequest, pk: int, to: str) -> HttpResponse:
    """Who took it over, of those who were told."""
    row = urgent_or_404(request, pk)
    if to not in UrgentTo.values or not row.urgent_notices.standing().filter(to=to).exists():
        raise Http404
    addressee = UrgentTo(to)
    form = TakeoverForm(request.POST or None)

    def act() -> object:
        who = form.cleaned_data["who"]
        return services.take_over_urgent(row, to=addressee, who=who, taken_at=form.moment, by=request.user)

    if submit_form(request, form, act):
        messages.success(request, f"Zapisane, kto przejął: {addressee.label}.")
        return redirect("needs:submission_urgent", pk=row.pk)
    context = _context(row, request.user) | {
        "form": form,
        "title": f"Kto przejął {row.code}: {addressee.label}",
        "button": "Zapisz przejęcie",
        "back": reverse("needs:submission_urgent", args=[row.pk]),
    }
    return render(request, "needs/urgent_taken_over.html", context)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_read_submissions)
def urgent_mistake(request: HttpRequest, pk: int) -> HttpResponse:
    """It was marked as urgent by mistake, and nobody was told."""
    row = urgent_or_404(request, pk)
    form = MistakeForm(request.POST or None)
    act = lambda: services.undo_urgent(row, reason=MistakeWhy(form.cleaned_data["reason"]), by=request.user)
    if submit_form(request, form, act):
        messages.success(request, f"{row.code} nie jest już pilne. Autor czyta znów to, co przy innych zgłoszeniach.")
        return redirect(row if rules.may_read_submission(request.user, row) else desk_url())
    context = _context(row, request.user) | {
        "form": form,
        "title": f"To nie było pilne: {_name(row, request.user)}",
        "button": "Cofnij „pilne”",
        "back": reverse("needs:submission_urgent", args=[row.pk]),
    }
    return render(request, "needs/urgent_mistake.html", context)


def _name(row: Submission, user: User) -> str:
    """Its first words for whoever reads it, its code alone for everybody else."""
    return row.in_words if rules.may_read_submission(user, row) else row.code


def _context(row: Submission, user: User) -> dict[str, object]:
    may_read = rules.may_read_submission(user, row)
    return {
        "row": row,
        "may_read": may_read,
        "parent": row if may_read else None,
        "back": row.get_absolute_url() if may_read else desk_url(),
    }
