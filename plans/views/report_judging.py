"""The director's side of a report: reading, remarks at its sections, the decision."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from osl_site.common.accounts.rules import is_director
from osl_site.common.centre.office import office
from osl_site.common.forms.form_handling import submit_form
from osl_site.common.web.guards import staff_view
from plans import rules, services
from plans.forms.reports import ReportDecisionForm, ReportRemarkForm
from plans.forms.review import proposed_case_mark
from plans.models import ReportOutcome, ReportRemark
from plans.reports.remarks import earlier_remarks
from plans.reports.snapshot import content_of
from plans.review.deciders import deciders
from plans.views.reports import report_or_404, shown


@require_http_methods(["GET", "POST"])
@staff_view(may=is_director)
def report_review(request: HttpRequest, pk: int) -> HttpResponse:
    """The report as it was handed over, what records say otherwise today, and the decision at the end."""
    report = report_or_404(request, pk)
    start = {"case_mark": proposed_case_mark(office())}
    form = ReportDecisionForm(request.POST or None, request=request, report=report, initial=start)
    if decision := submit_form(
        request, form, lambda: services.decide_on_report(report, **form.decision, by=request.user)
    ):
        done = "Przyjęto." if decision.outcome == ReportOutcome.ACCEPTED else "Zwrócono do poprawy."
        messages.success(request, f"{done} Organizator dostanie e-mail.")
        return redirect(report)
    content = content_of(report)
    context = shown(request, report, content) | {
        "form": form,
        "earlier": earlier_remarks(report),
        "may_judge": rules.may_judge_report(request.user, report),
        "deciders": list(deciders(report.submitted_by)) if report.is_submitted else [],
    }
    return render(request, "plans/reports/review.html", context)


@require_http_methods(["GET", "POST"])
@staff_view(may=is_director)
def report_remark(request: HttpRequest, pk: int) -> HttpResponse:
    """A remark on the whole, or on the section that the address names."""
    report = report_or_404(request, pk)
    content = content_of(report)
    form = ReportRemarkForm(request.POST or None, content=content, initial={"key": request.GET.get("czesc", "")})

    def act() -> ReportRemark:
        return services.add_report_remark(report, **form.cleaned_data, by=request.user)

    back = f"{report.get_absolute_url()}decyzja/"
    if submit_form(request, form, act):
        messages.success(request, "Uwaga jest zapisana.")
        return redirect(back)
    context = {"form": form, "title": "Uwaga do sprawozdania", "button": "Zapisz uwagę", "back": back, "parent": report}
    return render(request, "plans/form.html", context)
