"""Partnerships and networks: listed, read with their members and meetings, written down; the year of one on paper."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db.models import Count, Model, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from osl_site.common import clock
from osl_site.common.audit.models import AccessKind
from osl_site.common.audit.trail import note_access
from osl_site.common.centre.office import office
from osl_site.common.documents import pdf_cache
from osl_site.common.forms.form_handling import submit_form
from osl_site.common.lists.list_page import list_page
from osl_site.common.sign_in.confirmation import ask_to_confirm, is_confirmed
from osl_site.common.web.guards import staff_view
from partners import rules, services
from partners.forms.partnerships import MembershipForm, PartnershipForm
from partners.models import Membership, Partnership
from partners.partnerships.listing import PARTNERSHIPS
from partners.partnerships.year import html_of, year_of, years_of


@require_GET
@staff_view(may=rules.may_read)
def partnership_list(request: HttpRequest) -> HttpResponse:
    today = Membership.objects.on(clock.today()).filter(partnership=OuterRef("pk")).order_by().values("partnership")
    members = Coalesce(Subquery(today.annotate(count=Count("pk")).values("count")), 0)
    return list_page(request, PARTNERSHIPS, Partnership.objects.annotate(members=members))


@require_GET
@staff_view(may=rules.may_read)
def partnership_detail(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Partnership, pk=pk)
    today = clock.today()
    members = list(row.memberships.select_related("partner").order_by("partner__name_key", "since"))
    is_now = lambda member: member.since <= today and (member.until is None or member.until >= today)
    context = {
        "row": row,
        "members": [member for member in members if is_now(member)],
        "others": [member for member in members if not is_now(member)],
        "meetings": row.meetings.select_related("host").order_by("-held_on", "-pk"),
        "years": years_of(row, today),
        "may_edit": rules.may_edit(request.user),
    }
    return render(request, "partners/partnership_detail.html", context)


@require_GET
@staff_view(may=rules.may_read)
def partnership_year(request: HttpRequest, pk: int, year: int) -> HttpResponse:
    """One page: what the partnership did in a year. For print."""
    row = get_object_or_404(Partnership, pk=pk)
    if year not in years_of(row, clock.today()):
        return redirect(row)
    context = {"row": row, "told": year_of(row, year), "year": year, "today": clock.today()}
    return render(request, "partners/partnership_year.html", context)


@require_GET
@staff_view(may=rules.may_read)
def partnership_year_pdf(request: HttpRequest, pk: int, year: int) -> HttpResponse:
    """The same as PDF/UA, to be taken away."""
    row = get_object_or_404(Partnership, pk=pk)
    back = reverse("partners:partnership_year", args=[pk, year])
    if year not in years_of(row, clock.today()):
        return redirect(row)
    if not is_confirmed(request):
        return ask_to_confirm(request, back=back)
    told = year_of(row, year)
    try:
        content = pdf_cache.drawn_for_once(html_of(row, told, year, office()), moment=told.changed_at(row))
    except pdf_cache.Busy:
        return pdf_cache.busy_page(request, "correspondence/letter_waits.html")
    note_access(AccessKind.EXPORTED, by=request.user, what=f"rok {year} partnerstwa {row.pk}")
    headers = {"Content-Disposition": f'attachment; filename="partnerstwo-{row.pk}-{year}.pdf"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def partnership_add(request: HttpRequest) -> HttpResponse:
    form = PartnershipForm(request.POST or None)
    act = lambda: services.create_partnership(form.values, by=request.user)
    context = {"title": "Nowe partnerstwo albo sieć", "back": reverse("partners:partnership_list")}
    return _answer(request, form, act, done="Zapisane. Teraz dopisz członków.", context=context)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def partnership_edit(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Partnership, pk=pk)
    form = PartnershipForm(request.POST or None, instance=row)
    act = lambda: services.change_partnership(row, form.values, revision=form.seen_revision, by=request.user)
    context = {"title": f"Zmień: {row.name}", "back": row.get_absolute_url()}
    return _answer(request, form, act, done="Zmiany są zapisane.", context=context)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def member_add(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Partnership, pk=pk)
    form = MembershipForm(request.POST or None)
    act = lambda: services.add_member(row, form.values, by=request.user)
    context = {"title": "Kto dołącza?", "back": row.get_absolute_url(), "parent": row}
    return _answer(request, form, act, done="Członek jest zapisany.", context=context)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def member_edit(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Membership.objects.select_related("partnership", "partner"), pk=pk)
    form = MembershipForm(request.POST or None, instance=row)
    act = lambda: services.change_member(row, form.values, revision=form.seen_revision, by=request.user)
    context = {"title": row.partner.name, "back": row.partnership.get_absolute_url(), "parent": row.partnership}
    return _answer(request, form, act, done="Zmiany są zapisane.", context=context)


def _answer(
    request: HttpRequest, form: Any, act: Callable[[], Model], *, done: str, context: dict[str, Any]
) -> HttpResponse:
    if row := submit_form(request, form, act):
        messages.success(request, done)
        return redirect(row)
    return render(request, "partners/log_form.html", {"form": form, "button": "Zapisz"} | context)
