"""The administrator: which checks are required of everyone who works with minors."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from activities import rules, services
from activities.forms.results import CheckReasonForm, RequiredCheckForm
from activities.models import Check
from activities.views.listings import CHECKS
from osl_site.common.forms.form_handling import run_action, submit_form
from osl_site.common.lists.list_page import list_page
from osl_site.common.web.guards import staff_view

NOT_ASKED = "Po wycofaniu zajęcia dla małoletnich będzie można opublikować bez tego sprawdzenia."


@require_GET
@staff_view(may=rules.may_keep_list_of_checks)
def check_list(request: HttpRequest) -> HttpResponse:
    """What is required, and what was."""
    return list_page(request, CHECKS, Check.objects.all(), template="activities/check_list.html")


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_keep_list_of_checks)
def check_add(request: HttpRequest) -> HttpResponse:
    form = RequiredCheckForm(request.POST or None)
    if submit_form(request, form, lambda: services.add_check(form.values, by=request.user)):
        messages.success(request, "Sprawdzenie jest na liście wymaganych.")
        return redirect("activities:check_list")
    context = {"form": form, "title": "Nowe wymagane sprawdzenie", "back": reverse("activities:check_list")}
    return render(request, "base_form.html", context)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_keep_list_of_checks)
def check_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """How it is called, on which basis, where it stands in the list."""
    kind = get_object_or_404(Check, pk=pk)
    form = RequiredCheckForm(request.POST or None, instance=kind)
    act = lambda: services.change_check(kind, form.values, revision=form.seen_revision, by=request.user)
    if submit_form(request, form, act):
        messages.success(request, "Sprawdzenie jest zapisane.")
        return redirect("activities:check_list")
    context = {"form": form, "title": "Zmień wymagane sprawdzenie", "back": reverse("activities:check_list")}
    return render(request, "base_form.html", context)


@require_POST
@staff_view(may=rules.may_keep_list_of_checks)
def check_require(request: HttpRequest, pk: int) -> HttpResponse:
    """Require again what was retired."""
    kind = get_object_or_404(Check, pk=pk)
    done = "Sprawdzenie jest znów wymagane."
    run_action(request, lambda: services.require_check(kind, required=True, by=request.user), done)
    return redirect("activities:check_list")


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_keep_list_of_checks)
def check_retire(request: HttpRequest, pk: int) -> HttpResponse:
    """Says what the act wants and asks why; then the check is required no longer."""
    kind, form = get_object_or_404(Check, pk=pk), CheckReasonForm(request.POST or None)
    act = lambda: services.require_check(kind, required=False, **form.cleaned_data, by=request.user)
    form.fields["reason"].help_text = "Na przykład: zmienił się przepis. Powód zostaje na liście sprawdzeń."
    if submit_form(request, form, act):
        messages.success(request, "Sprawdzenie nie jest już wymagane.")
        return redirect("activities:check_list")
    words = {"title": "Wycofaj wymaganie sprawdzenia", "button": "Wycofaj"}
    context = {"form": form, "check": kind, "of": kind.name, "sentences": [NOT_ASKED]}
    context["back"] = reverse("activities:check_list")
    return render(request, "activities/check_reason.html", context | words)
