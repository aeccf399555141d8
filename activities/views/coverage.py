"""Staff: each service of the programme by the activities that complement it."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from activities import rules, services
from activities.coverage.programme import cover_of, programme
from activities.forms.coverage import GapForm
from activities.models import ServiceCoverage
from activities.views.listings_of_coverage import COVERAGE, Line
from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.centre.models import SocialService
from osl_site.common.forms.form_handling import submit_form
from osl_site.common.lists.list_page import list_page
from osl_site.common.text.date_formats import quoted
from osl_site.common.web.guards import staff_view
from plans.in_force.gone_by import texts_gone_by


def _period() -> tuple[date, date]:
    """From the first day of the text that is gone by (of the year, where there is none) until today."""
    today = clock.today()
    starts = [text.starts for text in texts_gone_by(today) if text.starts and text.starts <= today]
    return (min(starts) if starts else today.replace(month=1, day=1)), today


@require_GET
@staff_view(may=rules.may_read)
def coverage_list(request: HttpRequest) -> HttpResponse:
    """Planned, happened and participations of each service; of a gap its reason and the day to look again."""
    first, last = _period()
    programmes = {row.programme_words for row in programme()}
    of_all = programmes.pop() if len(programmes) == 1 else ""
    lines = partial(_covered, first=first, last=last, reader=request.user, says_programme=not of_all)
    context = {"first": first, "last": last, "programme": of_all}
    return list_page(
        request,
        COVERAGE,
        programme(),
        lines=lines,
        template="activities/coverage_list.html",
        context=context,
    )


def _covered(
    rows: Sequence[SocialService], *, first: date, last: date, reader: User, says_programme: bool
) -> list[Line]:
    may = rules.may_edit(reader)
    return [
        Line(one, may_explain=may, programme=one.service.programme_words if says_programme else "")
        for one in cover_of(rows, first=first, last=last)
    ]


def _said_before(said: ServiceCoverage | None) -> dict[str, str | date]:
    """What was said of a gap; its day unless that has come, as then another is wanted."""
    if said is None:
        return {}
    ahead = said.look_again_on > clock.today()
    return {"reason": said.reason} | ({"look_again_on": said.look_again_on} if ahead else {})


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def gap_explain(request: HttpRequest, pk: int) -> HttpResponse:
    """Why a service has no supporting activity, and when to look again."""
    service = get_object_or_404(programme(), pk=pk)
    first, last = _period()
    known = cover_of([service], first=first, last=last)[0]
    if not known.is_gap:
        messages.info(request, f"Usługę {quoted(service.name)} uzupełnia już działanie wspierające.")
        return redirect("activities:coverage_list")
    form = GapForm(request.POST or None, initial=_said_before(known.said))
    act = lambda: services.explain_gap(service, form.values, by=request.user)
    if submit_form(request, form, act):
        messages.success(request, "Zapisane. Przypomnimy o tym tego dnia.")
        return redirect("activities:coverage_list")
    context = {
        "form": form,
        "title": f"Luka: {service}",
        "button": "Zapisz",
        "back": reverse("activities:coverage_list"),
    }
    return render(request, "base_form.html", context)
