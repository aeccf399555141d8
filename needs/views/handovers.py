"""Handed over in the house: the organiser's form, and the one page of whoever takes it over."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from needs import rules, services
from needs.forms.handovers import HandoverForm
from needs.ipus.periods import awaited
from needs.models import ConsentWay, Handover, Outcome
from needs.views.handover_listing import HANDED
from needs.views.submissions import back_to, submission_or_404
from osl_site.common.accounts.models import User
from osl_site.common.audit.models import AccessKind
from osl_site.common.audit.trail import note_access
from osl_site.common.forms.form_handling import run_action, submit_form
from osl_site.common.lists.list_page import list_page
from osl_site.common.web.guards import hold_to, staff_view

DONE = {
    Outcome.TAKEN: "Zapisane: sprawa jest u Was. Organizator widzi tylko to.",
    Outcome.NOT_OURS: "Zapisane: to nie u Was. Zgłoszenie wraca do organizatora.",
    Outcome.NO_CONTACT: "Zapisane: brak kontaktu. Zgłoszenie wraca do organizatora.",
}


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_read_submissions)
def submission_hand_over(request: HttpRequest, pk: int) -> HttpResponse:
    row = submission_or_404(request, pk)
    hold_to(rules.may_hand_over, request.user, row)
    form = HandoverForm(request.POST or None, row=row)

    def act() -> Handover:
        typed = form.cleaned_data
        return services.hand_over(
            row,
            to=form.role,
            person=form.person,
            consent_way=ConsentWay(typed["consent_way"]),
            consent_at=form.moment,
            with_contact=typed.get("with_contact", False),
            by=request.user,
        )

    if submit_form(request, form, act):
        messages.success(request, f"{row.code} jest przekazane. Czeka na przejęcie.")
        return back_to(request, row)
    context = {
        "row": row,
        "form": form,
        "title": f"Przekaż w centrum: {row.in_words}",
        "button": "Przekaż",
        "back": row.get_absolute_url(),
        "parent": row,
        "contact": getattr(row, "contact", None),
    }
    return render(request, "needs/handover_form.html", context)


@require_POST
@staff_view(may=rules.may_read_submissions)
def handover_take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """The organiser takes back what is with somebody of the house."""
    row = submission_or_404(request, pk)
    handover = get_object_or_404(row.handovers.open())
    run_action(request, lambda: services.take_back(handover, by=request.user), f"{row.code} wróciło do nas.")
    return back_to(request, row)


def handed_to(user: User) -> QuerySet[Handover]:
    """What this person may read and take over, what waits longest first."""
    rows = Handover.objects.of(user).order_by("at", "id")
    return rows.select_related("submission__state", "submission__locality", "submission__commune", "taken", "ended")


@require_GET
@staff_view(may=rules.may_take_over)
def handed_list(request: HttpRequest) -> HttpResponse:
    due = awaited() if rules.only_presents_ipus(request.user) else None
    return list_page(
        request, HANDED, handed_to(request.user), template="needs/handed_list.html", context={"awaited": due}
    )


@require_GET
@staff_view(may=rules.may_take_over)
def handed_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """The words, and the contact where its author agreed to that and did not take it back. That it was read is written
    down."""
    handover = get_object_or_404(handed_to(request.user), pk=pk)
    row = handover.submission
    note_access(AccessKind.READ, by=request.user, what=f"zgłoszenie {row.code} przekazane w centrum")
    contact = getattr(row, "contact", None) if handover.with_contact else None
    context = {"handover": handover, "row": row, "contact": contact}
    return render(request, "needs/handed_detail.html", context)


@require_POST
@staff_view(may=rules.may_take_over)
def handed_take(request: HttpRequest, pk: int) -> HttpResponse:
    handover = get_object_or_404(handed_to(request.user), pk=pk)
    run_action(request, lambda: services.take_over(handover, by=request.user), "Przejęte. Teraz to Twoja sprawa.")
    return redirect("needs:handed_detail", pk=handover.pk)


@require_POST
@staff_view(may=rules.may_take_over)
def handed_end(request: HttpRequest, pk: int) -> HttpResponse:
    """What came of it, by one press. Afterwards it is no longer read here."""
    handover = get_object_or_404(handed_to(request.user), pk=pk)
    typed = request.POST.get("outcome", "")
    outcome = Outcome(typed) if typed in DONE else None
    if outcome is None:
        messages.error(request, "Naciśnij jeden z przycisków.")
        return redirect("needs:handed_detail", pk=handover.pk)
    run_action(request, lambda: services.end_handover(handover, outcome=outcome, by=request.user), DONE[outcome])
    is_open = Handover.objects.open().filter(pk=handover.pk).exists()
    return redirect("needs:handed_detail", pk=handover.pk) if is_open else redirect("needs:handed_list")
