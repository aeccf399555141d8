"""The office's public pages and its settings."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from osl_site.common import emails
from osl_site.common.accounts.models import Role, Substitution
from osl_site.common.centre import rules, services
from osl_site.common.centre.forms import LocalityNamesForm, OfficeContentForm, OfficeForm
from osl_site.common.centre.models import Locality
from osl_site.common.centre.office import office
from osl_site.common.forms.form_handling import submit_form
from osl_site.common.text.date_formats import until_day_in_words
from osl_site.common.web.context_processors import home_url
from osl_site.common.web.guards import staff_view


@login_not_required
@require_safe
def contact(request: HttpRequest) -> HttpResponse:
    """Whom to ring, where to come, when."""
    away = Substitution.objects.today().filter(away__is_active=True, away__roles__contains=[Role.ORGANISER])
    found = away.select_related("substitute").first()
    context = {"substitution": found, "day": until_day_in_words(found.until_on)} if found else {}
    return render(request, "office/contact.html", context)


@login_not_required
@require_safe
def accessibility_statement(request: HttpRequest) -> HttpResponse:
    """Accessibility statement in the ministry's structure (a11y-* ids)."""
    return render(request, "office/accessibility_statement.html", {"site": emails.link(home_url())})


@login_not_required
@require_safe
def data_protection(request: HttpRequest) -> HttpResponse:
    """Whose data the office keeps, why and how long (art. 13 GDPR)."""
    return render(request, "office/data_protection.html")


@require_GET
def settings(request: HttpRequest) -> HttpResponse:
    """A person's own account, and the way to everything else they may set."""
    return render(request, "centre/settings.html")


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit_office)
def office_edit(request: HttpRequest) -> HttpResponse:
    """The office's own data: all of it for the administrator, what residents read for the organiser."""
    form_class = OfficeForm if rules.may_edit_whole_office(request.user) else OfficeContentForm
    form = form_class(request.POST or None, instance=office())
    if submit_form(
        request, form, lambda: services.save_office(form.values, revision=form.seen_revision, by=request.user)
    ):
        messages.success(request, "Dane centrum są zapisane.")
        return redirect("office_edit")
    return render(request, "centre/office_form.html", {"form": form})


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit_office)
def locality_names(request: HttpRequest, simc: str) -> HttpResponse:
    """How the name of one locality reads in its cases and in Ukrainian: by these it is found, and said to people."""
    locality = get_object_or_404(Locality.objects.select_related("commune"), pk=simc)
    form = LocalityNamesForm(request.POST or None, instance=locality)

    def act() -> int:
        services.name_locality(locality, form.values, revision=form.seen_revision, by=request.user)
        return len(form.values)

    if submit_form(request, form, act):
        messages.success(request, f"Odmiana nazwy {locality.name} jest zapisana.")
        return redirect("locality_list")
    return render(
        request,
        "centre/locality_names.html",
        {"form": form, "locality": locality, "may_change": rules.may_edit_dictionaries(request.user)},
    )
