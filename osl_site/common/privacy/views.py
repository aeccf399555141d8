"""The register of personal data, what the schedule removes next, and how long traces are kept."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from osl_site.common import clock
from osl_site.common.forms.form_handling import submit_form
from osl_site.common.lists.list_page import list_page
from osl_site.common.privacy import rules, services
from osl_site.common.privacy.forms import PeriodForm
from osl_site.common.privacy.listings import PERIODS, REGISTER, kind_lines, period_lines
from osl_site.common.privacy.models import Period
from osl_site.common.privacy.retention import due_of
from osl_site.common.web.guards import staff_view


@require_GET
@staff_view(may=rules.may_read_register)
def privacy_register(request: HttpRequest) -> HttpResponse:
    """Which personal data the office keeps: whose, why, on which basis, how long, who reads them."""
    return list_page(request, REGISTER, kind_lines(), template="privacy/register.html")


@require_GET
@staff_view(may=rules.may_read_register)
def retention_list(request: HttpRequest) -> HttpResponse:
    """What the schedule removes, when, and how much the next run will find."""
    may_change = rules.may_change_periods(request.user)
    lines = period_lines(lambda due: due.setting_url if may_change else "")
    return list_page(request, PERIODS, lines, template="privacy/periods.html")


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_change_periods)
def retention_edit(request: HttpRequest, key: str) -> HttpResponse:
    """How long one kind of trace is kept. What the next run would remove by the new time is said on the list."""
    try:
        due = due_of(key, clock.now())
    except KeyError:
        raise Http404 from None
    if not due.removal.is_setting:
        raise Http404
    period = Period.objects.filter(key=key).first() or Period(key=key, days=due.days)
    form = PeriodForm(request.POST or None, instance=period, removal=due.removal)

    def act() -> Period:
        return services.change_period(key, form.values["days"], revision=form.seen_revision, by=request.user)

    if submit_form(request, form, act):
        messages.success(request, "Nowy termin jest zapisany. Działa od najbliższego usuwania.")
        return redirect("retention_list")
    context = {"form": form, "title": due.removal.what, "back": reverse("retention_list")}
    return render(request, "privacy/period_form.html", context)
