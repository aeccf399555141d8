"""Initiatives: listed, begun, read with what they lack and their money, led on."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from osl_site.common import clock, registry
from osl_site.common.accounts.models import User
from osl_site.common.forms.abouts import Told, told_in
from osl_site.common.forms.form_handling import run_action, submit_form
from osl_site.common.forms.typed_before import sent_or_typed
from osl_site.common.lists.list_page import list_page
from osl_site.common.promises.listings import promises_of
from osl_site.common.web.guards import staff_view
from osl_site.common.withdrawal.forms import WithdrawForm
from osl_site.common.withdrawal.models import with_withdrawal, withdrawal_of
from osl_site.common.withdrawal.views import is_closed
from partners import rules, services
from partners.forms.initiatives import InitiativeForm, LeadForm, StageForm
from partners.initiatives.links import action_of, steps_of
from partners.initiatives.listing import INITIATIVES, tone_of
from partners.models import Initiative, Lack

ROWS = Initiative.objects.as_they_stand().select_related("locality", "group")


@require_GET
@staff_view(may=rules.may_read)
def initiative_list(request: HttpRequest) -> HttpResponse:
    return list_page(request, INITIATIVES, with_withdrawal(ROWS).order_by("-pk"))


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def initiative_add(request: HttpRequest) -> HttpResponse:
    """A new one; `?z=` names the row of another room that it begins with."""
    told = told_in(request)
    form = InitiativeForm(request.POST or None, initial=told.about.proposed(told.row) if told else None)
    row = submit_form(request, form, lambda: _begun(form, told, request.user))
    if row:
        messages.success(request, f"{row.code} jest zapisana. Teraz zapisz, czego im brakuje i co dalej.")
        return redirect(row)
    context = {"form": form, "title": "Nowa inicjatywa", "button": "Zapisz inicjatywę"}
    context |= {"told": told.about.called(told.row) if told else None, "back": reverse("partners:initiative_list")}
    return render(request, "partners/initiative_form.html", context)


def _begun(form: InitiativeForm, told: Told | None, by: User) -> Initiative:
    typed = form.cleaned_data
    return services.begin_initiative(
        form.values,
        since=typed["since"],
        stage=typed["stage"],
        leader=typed["leader"],
        keep=(lambda row: told.about.keep(told.row, row)) if told else None,
        by=by,
    )


def initiative_or_404(pk: int) -> Initiative:
    return get_object_or_404(ROWS, pk=pk)


@require_GET
@staff_view(may=rules.may_read)
def initiative_detail(request: HttpRequest, pk: int) -> HttpResponse:
    row = initiative_or_404(pk)
    user = request.user
    withdrawal = withdrawal_of(row)
    may_edit = rules.may_change_initiative(user, row)
    context = {
        "row": row,
        "tone": tone_of(row),
        "steps": steps_of(row, user),
        "action": action_of(row),
        "lacks": _lacks(row, user),
        "money": row.funding.order_by("pk"),
        "stages": row.stages.order_by("-id"),
        "leads": row.leads.order_by("-id"),
        "promises": promises_of(row, user),
        "links": registry.links.of(Initiative, [pk], reader=user)[pk],
        "doors": registry.doors.of(Initiative, [pk], reader=user)[pk],
        "may_edit": may_edit,
        "may_change": may_edit and not withdrawal,
        "withdrawal": withdrawal,
        "today": clock.today(),
    }
    return render(request, "partners/initiative_detail.html", context)


def _lacks(row: Initiative, user: User) -> list[Lack]:
    """What is lacking, what is lacking still first, each with what other rooms have for it."""
    found = sorted(row.lacks.order_by("pk"), key=lambda lack: lack.is_met)
    ids = [lack.pk for lack in found]
    links, doors = registry.links.of(Lack, ids, reader=user), registry.doors.of(Lack, ids, reader=user)
    for lack in found:
        lack.links, lack.doors = links[lack.pk], doors[lack.pk]
    return found


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def initiative_edit(request: HttpRequest, pk: int) -> HttpResponse:
    row = initiative_or_404(pk)
    form = InitiativeForm(request.POST or None, instance=row)
    act = lambda: services.change_initiative(row, form.values, revision=form.seen_revision, by=request.user)
    if submit_form(request, form, act):
        messages.success(request, "Zmiany w inicjatywie są zapisane.")
        return redirect(row)
    context = {"form": form, "title": f"Zmień: {row}", "button": "Zapisz inicjatywę"}
    return render(request, "partners/initiative_form.html", context | {"back": row.get_absolute_url()})


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def initiative_stage(request: HttpRequest, pk: int) -> HttpResponse:
    """How far it came."""
    row = initiative_or_404(pk)
    form = StageForm(request.POST or None, initiative=row)
    act = lambda: services.move_initiative(row, **form.values, by=request.user)
    return _answer(request, row, form, act, title="Co dalej z inicjatywą?", done="Etap jest zapisany.")


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def initiative_lead(request: HttpRequest, pk: int) -> HttpResponse:
    """Who leads it from now on."""
    row = initiative_or_404(pk)
    form = LeadForm(request.POST or None)
    act = lambda: services.hand_initiative(row, **form.values, by=request.user)
    return _answer(request, row, form, act, title="Kto teraz prowadzi?", done="Zapisane, kto prowadzi.")


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def initiative_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks why; then takes it out."""
    row = initiative_or_404(pk)
    if is_closed(request, row):
        return redirect(row)
    form = WithdrawForm(sent_or_typed(request), example="wpisana dwa razy")
    act = lambda: services.withdraw_initiative(row, **form.cleaned_data, by=request.user)
    return _answer(request, row, form, act, title=f"Wycofaj: {row}", done=f"Wycofana: {row.code}.", button="Wycofaj")


@require_POST
@staff_view(may=rules.may_edit)
def initiative_restore(request: HttpRequest, pk: int) -> HttpResponse:
    row = initiative_or_404(pk)
    run_action(request, lambda: services.restore_initiative(row, by=request.user), f"Przywrócona: {row.code}.")
    return redirect(row)


def _answer(
    request: HttpRequest,
    row: Initiative,
    form: Any,
    act: Callable[[], Model],
    *,
    title: str,
    done: str,
    button: str = "Zapisz",
) -> HttpResponse:
    if submit_form(request, form, act):
        messages.success(request, done)
        return redirect(row)
    context = {"form": form, "title": title, "button": button, "parent": row, "back": row.get_absolute_url()}
    return render(request, "base_form.html", context)
