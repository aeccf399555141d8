"""The page of a question, for whoever bears its link. Looking changes nothing: machines look at every link."""

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from osl_site.common import registry
from osl_site.common.audit.models import Actor
from osl_site.common.centre.office import office
from osl_site.common.confirmations import services
from osl_site.common.confirmations.links import by_token

YES, NO = "tak", "nie"  # values of the buttons


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirmation_answer(request: HttpRequest, token: str) -> HttpResponse:
    """Asks, and keeps the answer of the button that was pressed; answered, it says so."""
    row = by_token(token)
    kind = registry.confirmed.of(row.subject_type) if row else None
    subject = kind.model._default_manager.filter(pk=row.subject_id).first() if row else None
    otherwise = kind.corrected_at(token) if kind and kind.corrected_at else ""
    refusal = ""
    if otherwise and request.POST.get("odpowiedz") == NO:
        return redirect(otherwise)
    if request.method == "POST" and subject and (pressed := request.POST.get("odpowiedz")) in (YES, NO):
        try:
            services.answer(row, is_yes=pressed == YES, by=Actor.RESIDENT)
            return redirect(request.path)
        except ValidationError as error:
            refusal = " ".join(error.messages)
    question = kind.question(subject) if subject else None
    context = {
        "office": office(),
        "confirmation": row,
        "question": question if row and row.is_open else None,
        "otherwise": otherwise,
        "after_no": question.after_no if question else "",
        "refusal": refusal,
    }
    return render(request, "confirmations/answer.html", context, status=200 if row else 404)
