"""Removing records of cases: which may go, on which ground, and what was removed."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from osl_site.common.discarding import rules, services
from osl_site.common.discarding.cases import Case, case_of, cases
from osl_site.common.discarding.forms import GroundForm
from osl_site.common.discarding.listings import SAID
from osl_site.common.discarding.models import Discarding
from osl_site.common.forms.form_handling import submit_form
from osl_site.common.frozen_documents.views import answer_with
from osl_site.common.lists.list_page import list_page
from osl_site.common.sign_in.confirmation import confirmed_view
from osl_site.common.web.guards import staff_view
from osl_site.common.web.uploads import WITH_FILE, takes


def _case_or_404(key: str, pk: int) -> Case:
    try:
        found = case_of(key, pk)
    except KeyError:
        raise Http404 from None
    if found is None:
        raise Http404
    return found


@require_GET
@staff_view(may=rules.may_read)
def discarding_list(request: HttpRequest) -> HttpResponse:
    """Every record of a case, and whether it may go; what was said of them, and what is gone, as a list."""
    said = Discarding.objects.select_related("done").order_by("-id")
    shown = request.GET.get("format") is None  # what is taken away is what was said, without the records
    context = {"cases": list(cases()) if shown else [], "may_discard": rules.may_discard(request.user)}
    return list_page(request, SAID, said, template="discarding/list.html", context=context)


@takes(WITH_FILE)
@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_discard)
def discarding_add(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Say on which ground a record may go. Removed it is later, by another press."""
    case = _case_or_404(key, pk)
    form = GroundForm(request.POST or None, request.FILES or None)
    act = lambda: services.say_ground(key, pk, form.cleaned_data, by=request.user)
    if submit_form(request, form, act):
        messages.success(request, "Podstawa jest zapisana. Usunąć możesz po 7 dniach.")
        return redirect("discarding_list")
    context = {"form": form, "case": case, "title": "Podstawa usunięcia", "back": reverse("discarding_list")}
    return render(request, "discarding/ground_form.html", context)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_discard)
@confirmed_view
def discarding_remove(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """What goes for good, said before; then it goes."""
    case = _case_or_404(key, pk)
    if case.said is None:
        raise Http404
    problem = ""
    if request.method == "POST":
        try:
            services.discard(case.said, by=request.user)
            messages.success(request, f"Usunięto: {case.said.name}. Zapis o tym zostaje na tej stronie.")
            return redirect("discarding_list")
        except ValidationError as error:
            problem = " ".join(error.messages)
    context = {"case": case, "problem": problem, "goes": case.record.goes(case.row), "back": reverse("discarding_list")}
    return render(request, "discarding/remove.html", context, status=409 if problem else 200)


@require_GET
@staff_view(may=rules.may_read)
def discarding_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The consent of the archive; a file that people made is handed out, never opened here."""
    said = get_object_or_404(Discarding.objects.select_related("file"), pk=pk, file__isnull=False)
    return answer_with(said.file, inline=False)
