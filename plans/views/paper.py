"""A plan that was decided on paper: written down by the organiser, its scan for whoever may read it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from osl_site.common.accounts.rules import may_read_rooms
from osl_site.common.forms.form_handling import submit_form
from osl_site.common.frozen_documents.views import answer_with
from osl_site.common.web.guards import staff_view
from osl_site.common.web.uploads import WITH_FILE, takes
from plans import rules, services
from plans.forms.paper import PaperForm
from plans.views.reading import version_or_404
from plans.views.shared import draft_or_404
from plans.views.whole_text import asked_first


@takes(WITH_FILE)
@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_draft)
def version_from_paper(request: HttpRequest, pk: int) -> HttpResponse:
    """„Wpisz decyzję z papieru”: of a draft that is the first of its plan."""
    version = draft_or_404(pk)
    if not rules.may_enter_from_paper(request.user, version) and request.method != "POST":
        raise PermissionDenied
    form = PaperForm(request.POST or None, request.FILES or None, initial={"effective_on": version.starts_on})
    act = lambda: services.enter_from_paper(version, **form.said, by=request.user)
    if submit_form(request, form, act):
        messages.success(request, "Plan jest wpisany jako przyjęty na papierze. Dyrektor dostanie e-mail.")
        return redirect(version)
    context = {"form": form, "version": version, "back": version.get_absolute_url()}
    return render(request, "plans/paper_form.html", context)


@require_GET
@staff_view(may=may_read_rooms)
def version_scan(request: HttpRequest, pk: int) -> HttpResponse:
    """The scan of a plan that was decided on paper; a file that people made is handed out, never opened here."""
    version = version_or_404(request, pk)
    decision = getattr(version, "decision", None)
    if decision is None or decision.scan is None:
        raise Http404
    return asked_first(request, version) or answer_with(decision.scan, inline=False)
