"""The log of cooperation: listed, one entry, written down in half a minute, corrected, removed."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from osl_site.common import clock
from osl_site.common.database.locking import told_of_removal
from osl_site.common.forms.form_handling import submit_form
from osl_site.common.lists.list_page import list_page
from osl_site.common.promises.listings import promises_of
from osl_site.common.text.whole_numbers import whole_number
from osl_site.common.web.guards import staff_view
from osl_site.common.withdrawal.models import standing
from partners import rules, services
from partners.forms.log import LogEntryForm
from partners.log.listing import LOG, with_follow_ups
from partners.models import LogEntry, Partner
from partners.models.log import LogForm

MOST_BEGUN_WITH = 30


@require_GET
@staff_view(may=rules.may_read)
def log_list(request: HttpRequest) -> HttpResponse:
    """The log, the newest first; ?partner=12 of one partner."""
    rows = LogEntry.objects.order_by("-held_on", "-id").prefetch_related("partners")
    return list_page(request, LOG, rows, lines=with_follow_ups)


@require_GET
@staff_view(may=rules.may_read)
def log_detail(request: HttpRequest, pk: int) -> HttpResponse:
    entry = entry_or_404(pk)
    context = {
        "entry": entry,
        "partners": entry.partners.order_by("name_key", "pk"),
        "promises": promises_of(entry, request.user),
        "may_change": rules.may_change_entry(request.user, entry),
    }
    return render(request, "partners/log_detail.html", context)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_log)
def log_add(request: HttpRequest) -> HttpResponse:
    """?partner=12&partner=15 begins with these."""
    asked = [pk for typed in request.GET.getlist("partner")[:MOST_BEGUN_WITH] if (pk := whole_number(typed))]
    partners = list(standing(Partner.objects.filter(pk__in=asked)).order_by("name_key", "pk")) if asked else []
    initial = {"held_on": clock.today(), "form": LogForm.CALL}
    form = LogEntryForm(request.POST or None, user=request.user, partners=partners, initial=initial)
    act = lambda: services.create_entry(form.values, follow_up=form.follow_up, by=request.user)
    if entry := submit_form(request, form, act):
        messages.success(request, f"{entry.code} jest w dzienniku.")
        return redirect(entry)
    back = partners[0].get_absolute_url() if partners else reverse("partners:log_list")
    return _form(request, form, "Nowy wpis w dzienniku", back)


def entry_or_404(pk: int) -> LogEntry:
    return get_object_or_404(LogEntry, pk=pk)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_read)
@staff_view(may=rules.may_change_entry, of=entry_or_404)
def log_edit(request: HttpRequest, entry: LogEntry) -> HttpResponse:
    form = LogEntryForm(request.POST or None, instance=entry, user=request.user)
    act = lambda: services.change_entry(
        entry, form.values, follow_up=form.follow_up, revision=form.seen_revision, by=request.user
    )
    if submit_form(request, form, act):
        messages.success(request, "Zmiany są zapisane.")
        return redirect(entry)
    return _form(request, form, f"Zmień wpis {entry.code}", entry.get_absolute_url())


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_read)
@staff_view(may=rules.may_change_entry, of=entry_or_404)
def log_remove(request: HttpRequest, entry: LogEntry) -> HttpResponse:
    """Asks first; removes the entry on POST."""
    if request.method == "POST":
        code = entry.code
        try:
            with told_of_removal():
                services.remove_entry(entry, by=request.user)
            messages.success(request, f"Wpis {code} jest usunięty.")
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        return redirect("partners:log_list")
    return render(request, "partners/log_remove.html", {"entry": entry})


def _form(request: HttpRequest, form: LogEntryForm, title: str, back: str) -> HttpResponse:
    context: dict[str, Any] = {"form": form, "title": title, "button": "Zapisz wpis", "back": back}
    return render(request, "partners/log_form.html", context)
