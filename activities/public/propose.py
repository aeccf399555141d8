"""„Zaproponuj wydarzenie”: whoever does something for residents asks for a place in the calendar. No account."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from activities import services
from activities.forms.proposals import ProposalForm
from needs.models import Submission
from needs.submissions.clause import CLAUSE, when_removed
from needs.submissions.codes import receipt_of
from needs.submissions.pace import FORM, floods
from osl_site.common.centre.office import office
from osl_site.common.forms.form_handling import submit_form
from osl_site.common.guard.guard import Guard
from osl_site.common.text.languages import spoken


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: HttpRequest) -> HttpResponse:
    """The form. Sent twice it is one; nothing of it is in the calendar before a person of the office put it there."""
    here, days = office(), CLAUSE.days_kept()
    clause = CLAUSE.notice_of(here, days)
    guard = Guard(request, FORM, asks=floods)
    form = ProposalForm(request.POST or None, when_removed=when_removed(days), clause=clause)

    def act() -> Submission:
        guard.refuse_machines()
        return services.propose_event(
            form.cleaned_data,
            contact=form.contact,
            key=form.form_key,
            language=spoken(),
            clause=clause,
            proof=guard.proof,
        )

    if row := submit_form(request, form, act):
        return redirect(receipt_of(row))
    context = {"office": here, "form": form, "guard": guard, "clause": clause.text.splitlines()}
    return render(request, "activities/public/propose.html", context)
