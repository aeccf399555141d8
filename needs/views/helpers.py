"""Helpers: the list of whom to ring, the page of one, written down in a talk, confirmed, signed off."""

from django.contrib import messages
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from needs import rules, services
from needs.forms.helpers import HelperChangeForm, HelperEntryForm
from needs.helping.clause import CLAUSE
from needs.helping.questions import to_say
from needs.models import Helper
from needs.views.helper_listing import HELPERS
from osl_site.common.audit.models import AccessKind
from osl_site.common.audit.trail import note_access
from osl_site.common.centre.office import office
from osl_site.common.confirmations.models import Confirmation
from osl_site.common.forms.form_handling import run_action, submit_form
from osl_site.common.lists.list_page import list_page
from osl_site.common.web.guards import staff_view


def helpers() -> QuerySet[Helper]:
    """Each with its contact, its villages, and whether it is asked about just now, and by telephone."""
    asked = Confirmation.objects.filter(subject_type=Helper._meta.label_lower, subject_id=OuterRef("pk"))
    rows = Helper.objects.select_related("contact").prefetch_related("localities")
    return rows.annotate(is_to_ring=Exists(asked.to_ring()), is_asked=Exists(asked.open()))


@require_GET
@staff_view(may=rules.may_keep_helpers)
def helper_list(request: HttpRequest) -> HttpResponse:
    """Those who may be rung, the newest first."""
    if "format" not in request.GET:
        note_access(AccessKind.READ, by=request.user, what="lista osób chętnych")
    return list_page(request, HELPERS, helpers().order_by("-since", "-id"))


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_keep_helpers)
def helper_add(request: HttpRequest) -> HttpResponse:
    days = CLAUSE.days_kept()
    form = HelperEntryForm(request.POST or None, sentence=CLAUSE.read_out(days))
    act = lambda: services.enter_helper(form.values, clause=CLAUSE.notice_of(office(), days, "pl"), by=request.user)
    if row := submit_form(request, form, act):
        messages.success(request, f"{row.code} jest na liście.")
        return redirect(row)
    context = {"form": form, "title": "Nowa osoba chętna", "button": "Zapisz osobę"}
    return render(request, "needs/form.html", context | {"back": reverse("needs:helper_list")})


@never_cache
@require_GET
@staff_view(may=rules.may_keep_helpers)
def helper_detail(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(helpers(), pk=pk)
    contact = getattr(row, "contact", None)
    if contact:
        note_access(AccessKind.READ, by=request.user, what=f"osoba chętna {row.code}")
    context = {
        "row": row,
        "contact": contact,
        "assets": row.assets.order_by("id"),
        "to_say": to_say(row) if contact else "",
    }
    return render(request, "needs/helper_detail.html", context)


def standing_or_404(pk: int) -> Helper:
    return get_object_or_404(Helper.objects.standing().select_related("contact"), pk=pk)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_keep_helpers)
def helper_edit(request: HttpRequest, pk: int) -> HttpResponse:
    row = standing_or_404(pk)
    form = HelperChangeForm(request.POST or None, instance=row.contact)
    act = lambda: services.change_helper(row, form.values, revision=form.seen_revision, by=request.user)
    if submit_form(request, form, act):
        messages.success(request, "Zmiany są zapisane.")
        return redirect(row)
    context = {"form": form, "title": f"Zmień osobę chętną {row.code}", "button": "Zapisz osobę", "parent": row}
    return render(request, "needs/form.html", context | {"back": row.get_absolute_url()})


@require_POST
@staff_view(may=rules.may_keep_helpers)
def helper_confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """They said by telephone that they may still be rung."""
    row = standing_or_404(pk)
    act = lambda: services.answer_by_phone(row, is_yes=True, by=request.user)
    run_action(request, act, "Zapisane. Zapytamy znowu za rok.")
    return redirect(row)


@require_POST
@staff_view(may=rules.may_keep_helpers)
def helper_sign_off(request: HttpRequest, pk: int) -> HttpResponse:
    """They said that they may not be rung any more."""
    row = get_object_or_404(Helper, pk=pk)
    run_action(request, lambda: services.sign_off(row, by=request.user), "Dane tej osoby są usunięte.")
    return redirect("needs:helper_list")
