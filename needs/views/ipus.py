"""Summaries of individual plans (art. 46 ust. 1): presented by the service organiser, drawn of by the organiser."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from needs import rules, services
from needs.forms import NeedForm, NoteForm
from needs.forms.ipus import CorrectForm, PresentForm
from needs.ipus.periods import awaited
from needs.models import Finding, IpusSummary
from needs.views.ipus_listing import IPUS
from osl_site.common import clock
from osl_site.common.accounts.rules import takes_over
from osl_site.common.centre.dictionaries.models import IPUS_SUMMARY
from osl_site.common.forms.form_handling import submit_form
from osl_site.common.frozen_documents.views import answer_with
from osl_site.common.lists.list_page import list_page
from osl_site.common.web.guards import staff_view
from osl_site.common.web.uploads import WITH_FILE, takes

READ = {"may": rules.may_read_ipus}


@require_GET
@staff_view(**READ)
def ipus_list(request: HttpRequest) -> HttpResponse:
    """What holds of each period, the newest first, and which period is awaited."""
    rows = IpusSummary.objects.current().prefetch_related("notes", "needs")
    context = {"awaited": awaited()}
    return list_page(request, IPUS, rows, template="needs/ipus_list.html", context=context)


@takes(WITH_FILE)
@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_present_ipus)
def ipus_add(request: HttpRequest) -> HttpResponse:
    form = PresentForm(request.POST or None, request.FILES or None)
    act = lambda: services.present_summary(form.asked, form.values, scan=form.cleaned_data["scan"], by=request.user)
    if row := submit_form(request, form, act):
        messages.success(request, "Podsumowanie jest wpisane. Dyrektor i organizator społeczności widzą je od teraz.")
        return redirect(row)
    if not form.periods:
        messages.info(request, "Podsumowania za wszystkie ostatnie okresy już są. Popraw to, które się zmieniło.")
        return redirect("needs:ipus_list")
    return _form(request, form, "Nowe podsumowanie IPUS", "Wpisz podsumowanie", reverse("needs:ipus_list"))


@require_GET
@staff_view(**READ)
def ipus_detail(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(IpusSummary.objects.select_related("file", "corrects", "corrected_by"), pk=pk)
    is_newest = not row.is_corrected
    context = {
        "row": row,
        "counts": [(label, row.said(name)) for name, label in LABELS.items()],
        "may_correct": is_newest and rules.may_present_ipus(request.user),
        "may_draw": is_newest and rules.may_draw_of_ipus(request.user),
        "drawn": _drawn_of(row),
        "opens_rows": not (takes_over(request.user) and not rules.may_read(request.user)),
    }
    return render(request, "needs/ipus_detail.html", context)


@dataclass(frozen=True)
class Drawn:
    """A note or a need that was made of a summary."""

    code: str
    words: str
    url: str


def _drawn_of(row: IpusSummary) -> list[Drawn]:
    notes = [Drawn(one.code, one.in_words, one.get_absolute_url()) for one in row.notes.order_by("pk")]
    return notes + [Drawn(one.code, str(one), one.get_absolute_url()) for one in row.needs.order_by("pk")]


LABELS = {
    "persons": "Osoby z indywidualnym planem",
    "begun": "Zaczęły plan",
    "ended": "Skończyły plan",
    "resigned": "W tym zrezygnowały",
}


@takes(WITH_FILE)
@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_present_ipus)
def ipus_correct(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(IpusSummary, pk=pk)
    form = CorrectForm(request.POST or None, request.FILES or None, initial=CorrectForm.of(row))
    act = lambda: services.correct_summary(
        row,
        form.values,
        reason=form.cleaned_data["reason"],
        scan=form.cleaned_data["scan"],
        by=request.user,
    )
    if newer := submit_form(request, form, act):
        messages.success(request, "Poprawka jest wpisana. Poprzednie liczby zostają w historii.")
        return redirect(newer)
    return _form(
        request, form, f"Popraw podsumowanie IPUS {row.period_words}", "Wpisz poprawkę", row.get_absolute_url()
    )


def _form(request: HttpRequest, form: PresentForm | CorrectForm, title: str, button: str, back: str) -> HttpResponse:
    context = {"form": form, "title": title, "button": button, "back": back}
    return render(request, "needs/ipus_form.html", context)


@require_GET
@staff_view(**READ)
def ipus_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The file that was sent; it is handed out and never opened here."""
    row = get_object_or_404(IpusSummary, pk=pk)
    if row.file is None:
        raise Http404
    return answer_with(row.file, inline=False)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_draw_of_ipus)
def ipus_note(request: HttpRequest, pk: int) -> HttpResponse:
    """What a summary says becomes a note: its form, filled in from it."""
    row = _newest_or_404(pk)
    form = NoteForm(request.POST or None, initial=_as_note(row))
    act = lambda: services.note_of_summary(row, form.values, by=request.user)
    return _drawn(request, row, form, act, "Nowa notatka z podsumowania IPUS", "Zapisz notatkę")


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_draw_of_ipus)
def ipus_need(request: HttpRequest, pk: int) -> HttpResponse:
    """The same with a need."""
    row = _newest_or_404(pk)
    form = NeedForm(request.POST or None, initial={"description": row.lacks, "notes": list(row.notes.all())})
    act = lambda: services.need_of_summary(row, form.values, by=request.user)
    return _drawn(request, row, form, act, "Nowa potrzeba z podsumowania IPUS", "Zapisz potrzebę")


def _newest_or_404(pk: int) -> IpusSummary:
    return get_object_or_404(IpusSummary.objects.current(), pk=pk)


def _as_note(row: IpusSummary) -> dict[str, Any]:
    parts = [text for text in (row.lacks, row.works) if text]
    finding = Finding.BOTH if len(parts) == 2 else Finding.POTENTIAL if row.works else Finding.NEED
    return {
        "noted_on": clock.today(),
        "method": IPUS_SUMMARY,
        "source": "organizator usług społecznych",
        "people_count": row.persons or None,
        "finding": finding,
        "text": "\n\n".join(parts),
    }


def _drawn(
    request: HttpRequest, row: IpusSummary, form: NoteForm | NeedForm, act: Callable[[], Model], title: str, button: str
) -> HttpResponse:
    if made := submit_form(request, form, act):
        messages.success(request, "Zapisane i połączone z podsumowaniem.")
        return redirect(made)
    context = {"form": form, "title": title, "button": button, "back": row.get_absolute_url()}
    return render(request, "base_form.html", context)
