"""„Macie pomysł? Tak zaczynamy”: how residents' ideas go on, and what was done. No account, no session, no cookie."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from osl_site.common.centre.office import office
from osl_site.common.web.page_cache import Polled, cache_page
from partners.initiatives import told


@login_not_required
@require_safe
@cache_page(Polled(told.version))
def initiatives(request: HttpRequest) -> HttpResponse:
    """The five steps, and what was done by village."""
    context = {"villages": told.done_by_village(), "office": office()}
    return render(request, "needs/public/initiatives.html", context)
