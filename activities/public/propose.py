"""„Zaproponuj wydarzenie”: whoever does something for residents asks for a place in the calendar; and what a partner
opens by its own link: the dates being planned. No account."""

from datetime import date, timedelta
from itertools import groupby

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from activities import services
from activities.forms.proposals import ProposalForm
from activities.proposals.own_link import partner_of
from activities.proposals.planned import Planned, planned
from activities.standing_help.months import month_after, month_before, month_of
from needs.models import Submission
from needs.submissions.clause import CLAUSE, when_removed
from needs.submissions.codes import receipt_of
from needs.submissions.pace import FORM, floods
from osl_site.common import clock
from osl_site.common.centre.office import office
from osl_site.common.forms.form_handling import submit_form
from osl_site.common.guard.guard import Guard
from osl_site.common.text.date_formats import day_in_words, short_day_in_words
from osl_site.common.text.languages import spoken
from partners.models import Partner

LOOK = "dzien"  # the name of the button that only shows what else is on that day


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: HttpRequest) -> HttpResponse:
    """The form. Sent twice it is one; nothing of it is in the calendar before a person of the office put it there."""
    return _form(request, None, "")


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def propose_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """The same by a partner's own link: its name stands in it, and it sees all that is planned on that day."""
    partner = partner_of(token)
    if partner is None:
        return _dead(request)
    return _form(request, partner, reverse("planned_dates", args=[token]))


def _form(request: HttpRequest, partner: Partner | None, back: str) -> HttpResponse:
    here, days = office(), CLAUSE.days_kept()
    clause = CLAUSE.notice_of(here, days)
    guard = Guard(request, FORM, asks=floods)
    given = {"when_removed": when_removed(days), "clause": clause}
    form = ProposalForm(request.POST or None, **given, initial={"organiser": partner.name} if partner else {})

    def act() -> Submission:
        guard.refuse_machines()
        return services.propose_event(
            form.cleaned_data,
            contact=form.contact,
            key=form.form_key,
            language=spoken(),
            clause=clause,
            proof=guard.proof,
            partner=partner,
        )

    if LOOK not in request.POST and (row := submit_form(request, form, act)):
        return redirect(receipt_of(row))
    day = _day(form)
    context = {"office": here, "guard": guard, "clause": clause.text.splitlines(), "back": back, "look": LOOK}
    context["form"] = ProposalForm(**given, initial=request.POST.dict()) if day and LOOK in request.POST else form
    if day:
        others = planned(day, day, here, spoken(), for_partners=partner is not None)
        context |= {"day": day_in_words(day), "others": others}
    return render(request, "activities/public/propose.html", context)


def _day(form: ProposalForm) -> date | None:
    """The day that was typed, whatever else is still to be."""
    form.is_valid()
    return form.cleaned_data.get("day") if form.is_bound else None


@login_not_required
@never_cache
@require_safe
def planned_dates(request: HttpRequest, token: str, first: date | None = None) -> HttpResponse:
    """A month of dates being planned, this one or another of the year ahead; nothing personal, and of no search
    engine."""
    partner = partner_of(token)
    this = month_of(clock.today())
    month, end = first or this, this.replace(year=this.year + 1)
    if partner is None or not this <= month < end:
        return _dead(request)
    before, after = month_before(month), month_after(month)
    context = {
        "office": office(),
        "token": token,
        "partner": partner,
        "month": month,
        "before": before if before >= this else None,
        "after": after if after < end else None,
        "days": _by_day(planned(month, after - timedelta(days=1), office(), spoken(), for_partners=True)),
    }
    return render(request, "activities/public/planned.html", context)


def _by_day(dates: list[Planned]) -> list[tuple[str, list[Planned]]]:
    """Each day in words, with what it has."""
    return [(short_day_in_words(day), list(ones)) for day, ones in groupby(dates, key=lambda one: one.day)]


def _dead(request: HttpRequest) -> HttpResponse:
    return render(request, "activities/public/partner_link_dead.html", {"office": office()}, status=404)
