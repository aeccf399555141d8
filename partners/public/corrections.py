"""„Napisz, co poprawić”: whoever reads the directory says what is not right there; a partner by its own link. No
account, and nothing changes before a person of the office looked."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from osl_site.common.centre.office import office
from osl_site.common.confirmations.links import by_token
from osl_site.common.confirmations.models import Confirmation, Outcome
from osl_site.common.forms.form_handling import submit_form
from osl_site.common.guard.guard import Guard
from osl_site.common.text.languages import spoken
from osl_site.common.withdrawal.models import standing
from partners import services
from partners.forms.corrections import CorrectionForm
from partners.models import Correction, Partner
from partners.public.entries import shown
from partners.services.corrections import FORM, floods


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """By anybody, of a partner that residents are shown. Sent twice it is one."""
    partner = shown().filter(pk=pk).first()
    if partner is None:
        raise Http404
    guard = Guard(request, FORM, asks=floods)
    form = CorrectionForm(request.POST or None, partner=partner)

    def act() -> Correction:
        guard.refuse_machines()
        key = form.form_key
        return services.send_correction(partner, form.proposed, key=key, language=spoken(), proof=guard.proof)

    if submit_form(request, form, act):
        return redirect("public_partner_corrected")
    context = {"office": office(), "form": form, "guard": guard, "partner": partner}
    return render(request, "partners/public/correct.html", context)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def correct_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """By the link of the letter that asked: once. A link that was used says so, and where to go instead."""
    question = by_token(token)
    question = question if question and question.subject_type == Partner._meta.label_lower else None
    partner = standing(Partner.objects.filter(pk=question.subject_id)).first() if question else None
    if partner is None or not question.is_open:
        return _used(request, question, partner)
    form = CorrectionForm(request.POST or None, partner=partner)

    def act() -> Correction:
        key = form.form_key
        return services.send_correction(partner, form.proposed, key=key, language=spoken(), question=question)

    if submit_form(request, form, act):
        return redirect("public_partner_corrected")
    context = {"office": office(), "form": form, "partner": partner}
    context["back"] = reverse("confirmation_answer", args=[token])
    return render(request, "partners/public/correct.html", context)


def _used(request: HttpRequest, question: Confirmation | None, partner: Partner | None) -> HttpResponse:
    context = {
        "office": office(),
        "question": question,
        "was_corrected": bool(question) and question.outcome == Outcome.NO,
        "partner": partner if partner and shown().filter(pk=partner.pk).exists() else None,
    }
    return render(request, "partners/public/link_used.html", context, status=200 if question else 404)


@login_not_required
@require_http_methods(["GET", "HEAD"])
def corrected(request: HttpRequest) -> HttpResponse:
    """„Dziękujemy”, and what comes next."""
    return render(request, "partners/public/corrected.html", {"office": office()})
