"""Slips of one meeting or box, several on one page."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from needs import rules, services
from needs.forms.notes import FINDINGS
from needs.forms.slips import SharedForm, Slips, values_of
from needs.views.notes import as_the_last_one
from osl_site.common import clock
from osl_site.common.centre.office import office
from osl_site.common.documents import pdf_cache
from osl_site.common.forms.form_handling import submit_form
from osl_site.common.web.guards import staff_view

NEXT = "nastepne"  # the button that goes on to the next slips
ON_PAPER = 3


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_write_notes)
def slips_add(request: HttpRequest) -> HttpResponse:
    """All slips of the page become notes, or none does and each that is refused says why."""
    shared = SharedForm(request.POST or None, initial=as_the_last_one(request.user))
    slips = Slips(request.POST or None, prefix="kartki")
    act = lambda: services.create_notes(values_of(shared, slips), by=request.user)
    if count := submit_form(request, shared, act, slips):
        messages.success(request, f"Zapisane notatki: {count}.")
        return redirect("needs:slips_add" if NEXT in request.POST else "needs:note_list")
    context = {"form": shared, "slips": slips, "title": "Kartki z jednego spotkania", "button": "Zapisz kartki"}
    return render(request, "needs/slips_form.html", context | {"back": reverse("needs:note_list")})


@require_GET
@staff_view(may=rules.may_write_notes)
def slips_sheet(request: HttpRequest) -> HttpResponse:
    """The same questions on paper, for who writes by hand; a page that says it is being made where too many wait."""
    context = {"slips": range(1, ON_PAPER + 1), "findings": [words for _key, words in FINDINGS], "office": office()}
    html = render_to_string("needs/paper/slips.html", context)
    try:
        drawn = pdf_cache.draw_cached(html, moment=clock.midnight(clock.today()))
    except pdf_cache.Busy:
        return pdf_cache.busy_page(request, "needs/sheet_waits.html")
    headers = {"Content-Disposition": 'inline; filename="kartki.pdf"'}
    return HttpResponse(drawn, content_type="application/pdf", headers=headers)
