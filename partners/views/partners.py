"""Partners: whom the office works with."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from osl_site.common import clock, registry
from osl_site.common.centre.where import with_places
from osl_site.common.forms.form_handling import run_action, submit_form
from osl_site.common.lists.list_page import list_page
from osl_site.common.merging.models import Merge
from osl_site.common.merging.services import merged_into
from osl_site.common.text.date_formats import quoted
from osl_site.common.web.guards import staff_view
from osl_site.common.withdrawal.models import with_withdrawal, withdrawal_of
from osl_site.common.withdrawal.views import Removal, is_closed, removal_page, restore
from partners import rules, services
from partners.corrections.asked import asked_of
from partners.forms import BasePeople, PartnerForm, people_of
from partners.listings import PARTNERS
from partners.log.story import awaited, last_agreed, story_page
from partners.models import InformedBy, NumberKind, Partner
from partners.network.listing import met_by
from partners.numbers.alike import alike
from partners.numbers.checks import doubt_of


@require_GET
@staff_view(may=rules.may_read)
def partner_list(request: HttpRequest) -> HttpResponse:
    """Partners by name; ?do_potwierdzenia=on are those nobody has confirmed for half a year."""
    return list_page(request, PARTNERS, with_withdrawal(with_places(Partner.objects.all())))


@require_GET
@staff_view(may=rules.may_read)
def partner_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """A partner, the people this reader may see, and what stands on the partner in other rooms."""
    partner = get_object_or_404(with_places(Partner.objects.all()), pk=pk)
    people = list(partner.people.order_by("id"))
    may_edit = rules.may_edit(request.user)
    seen = [person for person in people if rules.may_see_person(request.user, person)]
    withdrawal = withdrawal_of(partner)
    links = registry.links.of(Partner, [partner.pk], reader=request.user)[partner.pk]
    merged = list(Merge.objects.of(Partner).filter(kept_id=pk).order_by("-pk"))
    part_of = merged_into(partner) if withdrawal else None
    context = {
        "partner": partner,
        "people": seen,
        "hidden": len(seen) < len(people),
        "uninformed": {person.pk for person in seen if may_edit and not person.informed_on},
        "ways": InformedBy.choices,
        "numbers": [(kind.label, number, doubt_of(kind, number)) for kind, number in partner.numbers],
        "doors": registry.doors.of(Partner, [partner.pk], reader=request.user)[partner.pk],
        "to_confirm": partner.is_to_confirm(clock.today()),
        "links": [link for link in links if not link.on],
        "story": story_page(request, partner, links),
        "awaited": awaited(partner, request.user),
        "last": last_agreed(partner),
        "met": met_by(partner, clock.today()),
        "merged": merged,
        "undoable": {told.pk for told in merged if told.may_be_undone(clock.now())},
        "part_of": part_of and Partner.objects.get(pk=part_of),
        **asked_of(partner, request.user),
        "may_log": rules.may_log(request.user),
        "may_edit": may_edit,
        "withdrawal": withdrawal,
    }
    return render(request, "partners/partner_detail.html", context)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def partner_add(request: HttpRequest) -> HttpResponse:
    form = PartnerForm(request.POST or None, initial={"confirmed_on": clock.today()})
    people = people_of(None, request.POST or None)
    return _answer(
        request,
        form,
        people,
        lambda: services.create_partner(form.values, by=request.user, people=people.values),
        done="Partner jest zapisany.",
        context={"title": "Nowy partner", "back": reverse("partners:partner_list")},
    )


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def partner_edit(request: HttpRequest, pk: int) -> HttpResponse:
    partner = get_object_or_404(Partner, pk=pk)
    if is_closed(request, partner):
        return redirect(partner)
    title = f"Zmień: {partner.name}"
    form = PartnerForm(request.POST or None, instance=partner)
    people = people_of(partner, request.POST or None)
    return _answer(
        request,
        form,
        people,
        lambda: services.change_partner(
            partner, form.values, revision=form.seen_revision, by=request.user, people=people.values
        ),
        done="Zmiany są zapisane.",
        context={"title": title, "back": partner.get_absolute_url()},
    )


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def partner_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Taken away, or withdrawn where something stands on the partner."""
    partner = get_object_or_404(Partner, pk=pk)
    how = Removal(
        name=f"partner {partner}",
        page=partner.get_absolute_url(),
        list=reverse("partners:partner_list"),
        above=registry.links.of(Partner, [pk], reader=request.user)[pk],
        remove=services.remove_partner,
        withdraw=services.withdraw_partner,
        example="koło już nie działa",
    )
    return removal_page(request, partner, how)


@require_POST
@staff_view(may=rules.may_edit)
def partner_restore(request: HttpRequest, pk: int) -> HttpResponse:
    partner = get_object_or_404(Partner, pk=pk)
    return restore(request, partner, services.restore_partner, partner.get_absolute_url())


@require_POST
@staff_view(may=rules.may_edit)
def partner_confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """„Dane są aktualne”: today."""
    partner = get_object_or_404(Partner, pk=pk)
    done = f"Dane partnera {quoted(partner.name)} są potwierdzone z dzisiejszą datą."
    run_action(request, lambda: services.confirm_partner(partner, by=request.user), done)
    return redirect(partner)


@require_GET
@staff_view(may=rules.may_edit)
def partner_alike(request: HttpRequest) -> HttpResponse:
    """A part of the page of a new partner: those that may be the one that is being typed."""
    numbers = {kind: request.GET.get(kind.value, "") for kind in NumberKind}
    found = alike(request.GET.get("name", ""), numbers, request.GET.getlist("phone"))
    return render(request, "partners/_alike.html", {"alike": found})


def _answer(
    request: HttpRequest,
    form: PartnerForm,
    people: BasePeople,
    act: Callable[[], Partner],
    *,
    done: str,
    context: dict[str, Any],
) -> HttpResponse:
    """Do the act and go to the partner; or give both parts of the form back with everything typed still in them."""
    if partner := submit_form(request, form, act, people):
        messages.success(request, done)
        return redirect(partner)
    shown = {"form": form, "people": people, "button": "Zapisz partnera"}
    return render(request, "partners/partner_form.html", shown | context)
