"""Corrections that somebody sent, decided field by field; and asking a partner by letter."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from osl_site.common.forms.form_handling import run_action
from osl_site.common.text.date_formats import quoted
from osl_site.common.text.whole_numbers import whole_number
from osl_site.common.web.guards import staff_view
from partners import rules, services
from partners.corrections.decided import fields_of
from partners.models import CorrectedValue, Correction, Partner


@require_GET
@staff_view(may=rules.may_see_everybody)
def correction_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Each field: as it stands, as it stood when it was sent where that is otherwise, and as it is to stand."""
    correction = get_object_or_404(Correction.objects.select_related("partner"), pk=pk)
    context = {
        "correction": correction,
        "partner": correction.partner,
        "fields": fields_of(correction),
        "may_edit": rules.may_edit(request.user),
    }
    return render(request, "partners/correction_detail.html", context)


@require_POST
@staff_view(may=rules.may_edit)
def value_accept(request: HttpRequest, pk: int) -> HttpResponse:
    value = _value_or_404(pk)
    revision = whole_number(request.POST.get("revision", ""))
    done = f"Przyjęto: {value.get_field_display().lower()}."
    run_action(request, lambda: services.accept_value(value, revision=revision, by=request.user), done)
    return redirect(value.correction)


@require_POST
@staff_view(may=rules.may_edit)
def value_refuse(request: HttpRequest, pk: int) -> HttpResponse:
    value = _value_or_404(pk)
    done = f"Zostaje, jak było: {value.get_field_display().lower()}."
    run_action(request, lambda: services.refuse_value(value, by=request.user), done)
    return redirect(value.correction)


def _value_or_404(pk: int) -> CorrectedValue:
    return get_object_or_404(CorrectedValue.objects.select_related("correction"), pk=pk)


@require_POST
@staff_view(may=rules.may_edit)
def partner_ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Whether what residents read of them is still so: by letter, now."""
    partner = get_object_or_404(Partner, pk=pk)
    done = f"List z pytaniem idzie do partnera {quoted(partner.name)}. Na odpowiedź jest 21 dni."
    run_action(request, lambda: services.ask_partner(partner, by=request.user), done)
    return redirect(partner)
