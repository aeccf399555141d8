"""Meetings of several partners: listed, planned, invited to, changed, called off, written up."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from osl_site.common import clock
from osl_site.common.forms.form_handling import run_action, submit_form
from osl_site.common.forms.typed_before import sent_or_typed
from osl_site.common.lists.list_page import list_page
from osl_site.common.promises.listings import promises_of
from osl_site.common.text.whole_numbers import whole_number
from osl_site.common.web.guards import staff_view
from osl_site.common.withdrawal.models import standing
from partners import rules, services
from partners.forms.meetings import CallOffForm, MeetingForm, MeetingNoteForm
from partners.models import Partner, PartnerMeeting, Partnership
from partners.partnerships.invitations import invited
from partners.partnerships.listing import MEETINGS, state_of, tone_of

TOLD = (
    "Zmiany są zapisane. Zaproszeni dostaną to, co się zmieniło, a kogo skreślono, dowie się, że nie jest zaproszony."
)
FEW = 4  # of so many partners the facts tell the names at once
ROWS = PartnerMeeting.objects.select_related("host", "partnership")


@require_GET
@staff_view(may=rules.may_read)
def meeting_list(request: HttpRequest) -> HttpResponse:
    return list_page(request, MEETINGS, ROWS.prefetch_related("partners").order_by("-held_on", "-id"))


@require_GET
@staff_view(may=rules.may_read)
def meeting_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """A meeting; to the organiser also who will get a letter, and who has to be rung."""
    row = get_object_or_404(ROWS, pk=pk)
    partners = list(row.partners.prefetch_related("people").order_by("name_key", "pk"))
    may_edit, is_ahead = rules.may_edit(request.user), row.starts_at > clock.now() and not row.is_off
    told = invited(row) if may_edit else []
    context = {
        "row": row,
        "state": state_of(row),
        "tone": tone_of(row),
        "partners": partners,
        "is_told_whole": len(partners) <= FEW or any(partner.warning for partner in partners),
        "present": row.present.order_by("name_key", "pk"),
        "promises": promises_of(row, request.user),
        "told": len(told),
        "to_tell": len(set(services.addresses(row)) - set(told)) if may_edit and is_ahead else 0,
        "to_ring": [one for one in partners if not any(person.email for person in one.people.all())],
        "is_ahead": is_ahead,
        "may_edit": may_edit and not row.is_off,
        "may_write_up": may_edit and not is_ahead and not row.is_off,
        "may_redact": may_edit,
    }
    return render(request, "partners/meeting_detail.html", context)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def meeting_add(request: HttpRequest) -> HttpResponse:
    """?partnerstwo=3 begins with the members of that partnership."""
    asked = whole_number(request.GET.get("partnerstwo", ""))
    partnership = Partnership.objects.filter(pk=asked).first() if asked else None
    initial: dict[str, Any] = {"partnership": partnership}
    form = MeetingForm(request.POST or None, initial=initial, partners=_members(partnership))
    if row := submit_form(request, form, lambda: services.plan_meeting(form.values, by=request.user)):
        messages.success(request, f"{row.code} jest zapisane. Zaproszenia wyślesz z tej strony.")
        return redirect(row)
    back = partnership.get_absolute_url() if partnership else reverse("partners:meeting_list")
    return _form(request, form, "Spotkanie kilku partnerów", back)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def meeting_edit(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(ROWS, pk=pk)
    form = MeetingForm(request.POST or None, instance=row)
    act = lambda: services.change_meeting(row, form.values, revision=form.seen_revision, by=request.user)
    if submit_form(request, form, act):
        messages.success(request, TOLD)
        return redirect(row)
    return _form(request, form, f"Zmień: {row}", row.get_absolute_url())


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def meeting_note(request: HttpRequest, pk: int) -> HttpResponse:
    """Who came and what was said; before it begins the service refuses."""
    row = get_object_or_404(ROWS, pk=pk)
    form = MeetingNoteForm(request.POST or None, instance=row)
    act = lambda: services.write_up_meeting(row, **form.values, revision=form.seen_revision, by=request.user)
    if submit_form(request, form, act):
        messages.success(request, "Notatka jest zapisana.")
        return redirect(row)
    return _form(request, form, "Notatka ze spotkania", row.get_absolute_url(), parent=row)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def meeting_call_off(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(ROWS, pk=pk)
    form = CallOffForm(sent_or_typed(request))
    act = lambda: services.call_off_meeting(row, **form.cleaned_data, by=request.user)
    if submit_form(request, form, act):
        messages.success(request, "Spotkanie jest odwołane. Zaproszeni dostaną o tym list.")
        return redirect(row)
    return _form(request, form, "Odwołaj spotkanie", row.get_absolute_url(), parent=row, button="Odwołaj", danger=True)


@require_POST
@staff_view(may=rules.may_edit)
def meeting_invite(request: HttpRequest, pk: int) -> HttpResponse:
    """„Wyślij zaproszenia”: to those who have none yet."""
    row = get_object_or_404(ROWS, pk=pk)
    run_action(request, lambda: services.invite(row, by=request.user), "Zaproszenia wychodzą.")
    return redirect(row)


def _members(partnership: Partnership | None) -> list[Partner]:
    if partnership is None:
        return []
    now = partnership.memberships.on(clock.today()).values("partner")
    return list(standing(Partner.objects.filter(pk__in=now)).order_by("name_key", "pk"))


def _form(request: HttpRequest, form: Any, title: str, back: str, **more: Any) -> HttpResponse:
    context = {"form": form, "title": title, "button": "Zapisz", "back": back}
    return render(request, "partners/log_form.html", context | more)
