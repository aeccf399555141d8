"""Staff: the month's sheets for the heads of villages: looked at, sent by one press, corrected, told by telephone."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from activities import rules, services
from activities.calendar.converters import FIRST, LAST
from activities.models import SHEET, SheetDocument, SheetSending, VillageSheet
from activities.paper.month_sheet import neighbours
from activities.standing_help.months import month_after, month_of
from activities.views.listings_of_village_sheets import SHEETS
from activities.village_sheets import state
from osl_site.common import clock
from osl_site.common.centre.models import Village
from osl_site.common.centre.office import office
from osl_site.common.documents import pdf
from osl_site.common.forms.form_handling import run_action
from osl_site.common.frozen_documents.views import answer_with, being_made
from osl_site.common.lists.list_page import list_page
from osl_site.common.text.date_formats import month_in_words, short_day_in_words
from osl_site.common.web.guards import staff_view
from partners.heads.listing import villages
from partners.models import HeadChannel

MOST_NAMED = 12


@require_GET
@staff_view(may=rules.may_edit)
def sheets_now(request: HttpRequest) -> HttpResponse:
    """Leads to the month whose sheets are due, else to the one that goes on."""
    return redirect("activities:sheet_list", state.due_month(office()) or month_of(clock.today()))


@require_GET
@staff_view(may=rules.may_edit)
def sheet_list(request: HttpRequest, month: date) -> HttpResponse:
    """Every village with its sheet of the month: what it lacks, whether it went, whether it is still so."""
    here = office()
    everything = state.lines_of(month, here=here)
    by_village = {line.village.pk: line for line in everything}

    def lines(rows: Sequence[Village]) -> list[state.SheetLine]:
        return [by_village[row.pk] for row in rows]

    listing = replace(SHEETS, title=f"Arkusze: {month_in_words(month)}", file=f"arkusze-{month:%Y-%m}")
    context = _around(month, everything) | {"goes_on": short_day_in_words(state.goes_on(month, here))}
    return list_page(request, listing, villages(), lines=lines, template="activities/sheet_list.html", context=context)


def _around(month: date, lines: Sequence[state.SheetLine]) -> dict[str, Any]:
    """What stands above and below the list: what is not ready, what one press sends, what is printed and told."""
    is_over = month_after(month) <= clock.today()
    wanted = [] if is_over else [line for line in lines if line.is_to_go]
    corrected = [line for line in wanted if line.last]
    return {
        "month": month,
        "neighbours": [day for day in neighbours(month) if FIRST <= day <= LAST],
        "is_over": is_over,
        "not_ready": state.NotReady() if is_over else state.not_ready(month),
        "span": f"od={month:%Y-%m-%d}&do={state.last_day(month):%Y-%m-%d}",
        "corrected": [line.village.name for line in corrected[:MOST_NAMED]],
        "count": len(wanted),
        "is_correction": bool(wanted) and len(corrected) == len(wanted),
        "ways": [(way.label, sum(line.head.channel == way for line in wanted)) for way in HeadChannel],
        "lacking": sum(bool(line.lacks) for line in lines),
        "to_ring": [line for line in lines if line.is_to_ring],
        "sendings": list(_to_print(month)),
    }


def _to_print(month: date) -> QuerySet[SheetSending]:
    """Sendings of the month with sheets on paper, the newest first."""
    on_paper = Prefetch("sheets", VillageSheet.objects.filter(channel=HeadChannel.PRINT), to_attr="on_paper")
    found = SheetSending.objects.filter(month=month, sheets__channel=HeadChannel.PRINT).distinct()
    return found.prefetch_related(on_paper).order_by("-pk")


@require_POST
@staff_view(may=rules.may_edit)
def sheets_send(request: HttpRequest, month: date) -> HttpResponse:
    """One press: what has not gone goes, what changed goes anew."""
    done = "Arkusze idą. E-maile wyśle program, druk i telefony są niżej."
    run_action(request, lambda: services.send_sheets(month, by=request.user), done)
    return redirect("activities:sheet_list", month)


@require_GET
@staff_view(may=rules.may_edit)
def sheet_copy(request: HttpRequest, pk: int) -> HttpResponse:
    """The very bytes that went."""
    sheet = get_object_or_404(VillageSheet.objects.select_related("village", "sending"), pk=pk)
    document = sheet.documents.filter(kind=SHEET).select_related("file").first()
    if document is None:
        return being_made(request, title=str(sheet), url=sheet.sending.get_absolute_url())
    return answer_with(document.file)


@require_GET
@staff_view(may=rules.may_edit)
def sheets_print(request: HttpRequest, pk: int) -> HttpResponse:
    """All sheets on paper of one sending, in one file; a page that says they are being made while one lacks."""
    sending = get_object_or_404(SheetSending, pk=pk)
    sheets = list(sending.sheets.filter(channel=HeadChannel.PRINT).select_related("village"))
    if not sheets:
        raise Http404
    sheets.sort(key=lambda sheet: sheet.village.name_key)
    kept = SheetDocument.objects.filter(sheet__in=sheets, kind=SHEET).select_related("file")
    by_sheet = {document.sheet_id: document.file for document in kept}
    title = f"Arkusze do druku: {month_in_words(sending.month)}"
    if len(by_sheet) < len(sheets):
        return being_made(request, title=title, url=sending.get_absolute_url())
    content = pdf.together((bytes(by_sheet[sheet.pk].content) for sheet in sheets), title=title)
    headers = {"Content-Disposition": f'attachment; filename="arkusze-{sending.month:%Y-%m}-do-druku.pdf"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


@require_POST
@staff_view(may=rules.may_edit)
def sheet_told(request: HttpRequest, pk: int) -> HttpResponse:
    """The head was rung."""
    sheet = get_object_or_404(VillageSheet.objects.select_related("village"), pk=pk)
    done = f"Zapisane: rozmowa odbyta, wieś {sheet.village}."
    run_action(request, lambda: services.tell_by_phone(sheet, by=request.user), done)
    return redirect(f"{reverse('activities:sheet_list', args=[sheet.month])}#telefony")
