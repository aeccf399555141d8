from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from osl_site.common.audit import rules
from osl_site.common.audit.forms import TrailFilters
from osl_site.common.audit.labels import label_of_act
from osl_site.common.audit.models import Access, Entry
from osl_site.common.centre.settings_menu import settings_menu
from osl_site.common.lists.list_filter import page_of
from osl_site.common.web.guards import staff_view

PAGE = 50


@dataclass(frozen=True)
class TrailRow:
    """One act as the page says it."""

    at: datetime
    who: str
    words: str
    number: int
    within: list[str]


@require_GET
@staff_view(may=rules.may_read_trail)
def audit_trail(request: HttpRequest) -> HttpResponse:
    """What people did, newest first; what an act entailed stands under it. Names of things, never their words."""
    form = TrailFilters(request.GET)
    entries = Entry.objects.roots().filter(**form.chosen).select_related("by").prefetch_related("parts")
    page = page_of(request, entries.order_by("-id"), PAGE)
    context = {"page": page, "lines": [line(entry) for entry in page], "form": form, "places": settings_menu(request)}
    return render(request, "audit/trail.html", context)


def line(entry: Entry) -> TrailRow:
    parts = Counter(label_of_act(part.act) for part in entry.parts.all())
    within = [words if times == 1 else f"{words} (razy: {times})" for words, times in parts.items()]
    who = entry.by.name if entry.by else entry.get_actor_display()
    return TrailRow(entry.at, who, label_of_act(entry.act), entry.subject_id, within)


@require_GET
@staff_view(may=rules.may_read_trail)
def access_log(request: HttpRequest) -> HttpResponse:
    """Signing in, and reading or exporting protected data (KRI § 20), newest first."""
    form = TrailFilters(request.GET)
    rows = Access.objects.filter(**form.chosen).select_related("by").order_by("-id")
    page = page_of(request, rows, PAGE)
    return render(request, "audit/access_log.html", {"page": page, "form": form, "places": settings_menu(request)})
