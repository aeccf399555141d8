"""The administrator: which checks are required of everyone who works with minors."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from activities import rules, services
from activities.forms.results import RequiredCheckForm
from activities.models import Check
from activities.views.listings import CHECKS
from osl_site.common.forms.form_handling import run_action, submit_form
from osl_site.common.lists.list_page import list_page
from osl_site.common.web.guards import staff_view


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


@require_POST
@staff_view(may=rules.may_keep_list_of_checks)
def check_require(request: HttpRequest, pk: int) -> HttpResponse:
    """Require a check again, or no longer: whichever it is not now."""
    kind = get_object_or_404(Check, pk=pk)
    required = kind.retired_on is not None
    done = "Sprawdzenie jest znów wymagane." if required else "Sprawdzenie nie jest już wymagane."
    run_action(request, lambda: services.require_check(kind, required=required, by=request.user), done)
    return redirect("activities:check_list")
