"""A resident lets the office ring, sees what it knows, and goes by one press. No account."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from needs import services
from needs.forms.helpers import SignOnForm
from needs.helping.clause import CLAUSE, when_removed
from needs.helping.links import by_token, page_of
from needs.helping.pace import FORM, floods
from needs.models import Helper
from osl_site.common import emails
from osl_site.common.audit.models import Actor
from osl_site.common.centre.office import office
from osl_site.common.forms.form_handling import submit_form
from osl_site.common.guard.guard import Guard
from osl_site.common.text.languages import spoken


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sign_on(request: HttpRequest) -> HttpResponse:
    """The form. Sent twice it is one helper; what is refused is shown again with everything typed."""
    here = office()
    clause = CLAUSE.notice_of(here, CLAUSE.days_kept())
    guard = Guard(request, FORM, asks=floods)
    form = SignOnForm(request.POST or None, clause=clause)

    def act() -> Helper:
        guard.refuse_machines()
        return services.sign_on(form.values, key=form.form_key, language=spoken(), clause=clause, proof=guard.proof)

    if row := submit_form(request, form, act):
        return redirect(page_of(row, spoken()))
    context = {"office": here, "form": form, "guard": guard, "clause": clause.text.splitlines()}
    return render(request, "needs/public/sign_on.html", context)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def own(request: HttpRequest, token: str) -> HttpResponse:
    """What the office knows of whoever bears the link, and the one button by which they go. Looking changes nothing."""
    row = by_token(token)
    if row and request.method == "POST":
        services.sign_off(row, by=Actor.RESIDENT)
        return redirect(request.path)
    context = {
        "office": office(),
        "row": row,
        "contact": getattr(row, "contact", None),
        "page": emails.link(request.path),
        "removed": when_removed(CLAUSE.days_kept()),
    }
    return render(request, "needs/public/helper.html", context, status=200 if row else 404)
