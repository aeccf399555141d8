"""Reports as everyone reads them: the list, one report, the rows of a figure, its files."""

from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from osl_site.common.accounts.rules import may_read_rooms
from osl_site.common.centre.office import office
from osl_site.common.documents import docx
from osl_site.common.documents.pdf_cache import drawn_while_waiting
from osl_site.common.frozen_documents.seals import is_of
from osl_site.common.frozen_documents.views import answer_with, being_made
from osl_site.common.lists.list_page import list_page
from osl_site.common.lists.listing import AddButton, Column, Listing
from osl_site.common.lists.spreadsheets import CONTENT_TYPES, XLSX
from osl_site.common.web.guards import staff_view
from plans import rules
from plans.models import Report, ReportDocumentKind, ReportState
from plans.reports import chapter, rendering, sheet, workbook
from plans.reports.content import Figure, ReportContent, Section
from plans.reports.drawing import Moved, counted_in, draw, links_of, moved
from plans.reports.kept import file_name, kept
from plans.reports.outline import questions
from plans.reports.periods import before_records, still_running, told_already, without_plan
from plans.reports.remarks import earlier_remarks, placed, unanswered
from plans.reports.snapshot import content_of
from plans.review.deciders import deciders

MOST_ROWS = 500

REPORTS = Listing(
    title="Sprawozdania",
    file="sprawozdania",
    columns=(
        Column("Sprawozdanie", lambda row: row.title, is_heading=True, link=lambda row: row.get_absolute_url()),
        Column("Od", lambda row: row.starts_on),
        Column("Do", lambda row: row.ends_on),
        Column("Podejście", lambda row: row.attempt, is_number=True),
        Column("Stan", lambda row: row.get_state_display(), tone=lambda row: rendering.state_words(row)[0]),
        Column("Przekazano", lambda row: row.submitted_at),
    ),
    caption="Sprawozdania: {count}, od najnowszego okresu",
    empty="Nie ma jeszcze sprawozdania. Podaj okres, a liczby ułożą się z zapisów.",
    add=AddButton("Nowe sprawozdanie", "plans:report_add", "plus", rules.may_draft),
    empty_to_readers="Nie ma jeszcze sprawozdania.",
)


@require_GET
@staff_view(may=may_read_rooms)
def report_list(request: HttpRequest) -> HttpResponse:
    """Those that this person may read."""
    rows = Report.objects.filter(state__in=rules.report_states_to_read(request.user))
    rows = rows.defer("snapshot", "figures").order_by("-ends_on", "-pk")
    context = {"may_draft": rules.may_draft(request.user)}
    return list_page(request, REPORTS, rows, template="plans/reports/list.html", context=context)


def report_or_404(request: HttpRequest, pk: int) -> Report:
    """The report; 404 for whom it does not exist yet."""
    report = get_object_or_404(Report.objects.select_related("decision", "submitted_by"), pk=pk)
    if not rules.may_read_report(request.user, report):
        raise Http404
    return report


@require_GET
@staff_view(may=may_read_rooms)
def report_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """The report on the screen, each figure a link to its rows; a draft with the buttons of writing beside."""
    report = report_or_404(request, pk)
    content = content_of(report)
    context = shown(request, report, content) | {
        "earlier": earlier_remarks(report),
        "in_bip": list(report.in_bip.all()) if report.is_accepted else [],
        "may_attempt": _may_attempt(request, report),
        "may_draft": rules.may_draft(request.user),
        "may_cover": rules.may_bring_copies(request.user) and not report.is_draft,
        "may_withdraw": rules.may_draft(request.user) and report.is_submitted,
        "decide_url": _decide_url(request, report),
        "deciders": list(deciders(report.submitted_by)) if report.is_submitted else [],
    }
    if report.is_draft:
        rows = {row.key: row for row in report.sections.all()}
        context |= {
            "rows": rows,
            "hints": questions(),
            "lacks": unanswered(report),
            "is_over": not still_running(report),
            "notices": [
                sentence
                for sentence in (
                    still_running(report),
                    told_already(report.starts_on, report.ends_on, but=report),
                    without_plan(report.starts_on, report.ends_on),
                    before_records(report.starts_on),
                )
                if sentence
            ],
        }
    return render(request, "plans/reports/detail.html", context)


def shown(request: HttpRequest, report: Report, content: ReportContent) -> dict[str, Any]:
    """What every page of a whole report shows. The queries of the sections, which are asked again for today."""
    tone, word = rendering.state_words(report)
    remarks = placed(report.remarks.select_related("answer"), content)
    documents = report.documents.select_related("file") if not report.is_draft else []
    return {
        "report": report,
        "content": content,
        "tone": tone,
        "word": word,
        "meta": f"{report.heading}, {content.period}",
        "facts": rendering.facts_of(report, content) if not report.is_draft else [],
        "contents": rendering.contents(content),
        "charts": rendering.charts(content),
        "path_charts": rendering.path_charts(content),
        "moved": moved_since(report, content),
        "remarks": remarks,
        "documents": [row for row in documents if is_of(row, report.snapshot_digest)],
        "rows_url": reverse("plans:report_rows", args=[report.pk]),
    }


def moved_since(report: Report, content: ReportContent) -> dict[tuple[str, str], Moved]:
    """By section and figure what records say otherwise today. Of what went back nothing is asked."""
    if report.state in (ReportState.RETURNED, ReportState.WITHDRAWN):
        return {}
    return moved(counted_in(content.sections), draw(report.starts_on, report.ends_on))


def _may_attempt(request: HttpRequest, report: Report) -> bool:
    is_closed = report.state in (ReportState.RETURNED, ReportState.WITHDRAWN)
    return rules.may_draft(request.user) and is_closed and not Report.objects.filter(follows=report).exists()


def _decide_url(request: HttpRequest, report: Report) -> str:
    return reverse("plans:report_review", args=[report.pk]) if rules.may_judge_report(request.user, report) else ""


@require_GET
@staff_view(may=may_read_rooms)
def report_rows(request: HttpRequest, pk: int) -> HttpResponse:
    """The rows that a figure was counted from, each with its page: exactly these, whatever was added since."""
    report = report_or_404(request, pk)
    content = content_of(report)
    section, figure = _asked_figure(request, content)
    rows = [row for row in links_of(figure.rows[:MOST_ROWS]) if row.may(request.user)]
    context = {"report": report, "content": content, "section": section, "figure": figure, "rows": rows}
    context["further"] = max(0, len(figure.rows) - MOST_ROWS)
    context["file_url"] = f"{reverse('plans:report_rows_xlsx', args=[pk])}?{request.GET.urlencode()}"
    return render(request, "plans/reports/rows.html", context)


@require_GET
@staff_view(may=may_read_rooms)
def report_rows_xlsx(request: HttpRequest, pk: int) -> HttpResponse:
    """All the rows of a figure as a sheet, each with its address."""
    report = report_or_404(request, pk)
    content = content_of(report)
    _section, figure = _asked_figure(request, content)
    rows = [row for row in links_of(figure.rows) if row.may(request.user)]
    book = workbook.draw_rows(content, figure, rows, moment=_moment(report))
    return _file(report, XLSX, CONTENT_TYPES[XLSX], book, said=f"-{figure.key}")


def _asked_figure(request: HttpRequest, content: ReportContent) -> tuple[Section, Figure]:
    """The figure that the address names, with its section; 404 for none."""
    for section in content.sections:
        for figure in section.figures:
            if (section.key, figure.key) == (request.GET.get("z"), request.GET.get("liczba")):
                return section, figure
    raise Http404


@require_GET
@staff_view(may=may_read_rooms)
def report_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The kept bytes: of the accepted document when there is one, else of the one that was read."""
    report = report_or_404(request, pk)
    if report.is_draft:
        raise Http404
    wanted = ReportDocumentKind.ACCEPTED if report.is_accepted else ReportDocumentKind.READ
    document = kept(report, wanted)
    if document is None:
        return being_made(request, title=report.title, url=report.get_absolute_url())
    return answer_with(document.file)


@require_GET
@staff_view(may=may_read_rooms)
def report_docx(request: HttpRequest, pk: int) -> HttpResponse:
    """The same words in the same order as on paper, to be written on in Word; of a draft as it is now."""
    report = report_or_404(request, pk)
    content = content_of(report)
    html = rendering.html_of(content, rendering.decision_of(report), made_as=report.submitted_by_position)
    return _file(report, "docx", docx.CONTENT_TYPE, docx.draw(html, moment=_moment(report)))


@require_GET
@staff_view(may=may_read_rooms)
def report_xlsx(request: HttpRequest, pk: int) -> HttpResponse:
    """Figures and tables as rows, to be sorted and added up."""
    report = report_or_404(request, pk)
    book = workbook.draw(content_of(report), moment=_moment(report))
    return _file(report, XLSX, CONTENT_TYPES[XLSX], book)


@require_GET
@staff_view(may=may_read_rooms)
def report_chapter(request: HttpRequest, pk: int) -> HttpResponse:
    """The report as the organiser's chapter of the centre's yearly one, to be copied from the page or taken along."""
    report = report_or_404(request, pk)
    content = content_of(report)
    context = {"report": report, "content": content, "decision": rendering.decision_of(report)}
    context |= {"charts": rendering.charts(content), "path_charts": rendering.path_charts(content)}
    return render(request, "plans/reports/chapter.html", context)


@require_GET
@staff_view(may=may_read_rooms)
def report_chapter_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The chapter on paper."""
    report = report_or_404(request, pk)
    html = chapter.html_of(report, content_of(report))
    return drawn_while_waiting(request, html, moment=_moment(report), name=f"{file_name(report)}-rozdzial.pdf")


@require_GET
@staff_view(may=may_read_rooms)
def report_chapter_docx(request: HttpRequest, pk: int) -> HttpResponse:
    """The chapter in Word, where the director puts the yearly report together."""
    report = report_or_404(request, pk)
    html = chapter.html_of(report, content_of(report))
    return _file(report, "docx", docx.CONTENT_TYPE, docx.draw(html, moment=_moment(report)), said="-rozdzial")


@require_GET
@staff_view(may=may_read_rooms)
def report_sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """One page with pictures for the council and the notice board; of a draft as it is now."""
    report = report_or_404(request, pk)
    html = sheet.html_of(report, content_of(report), office())
    return drawn_while_waiting(request, html, moment=_moment(report), name=f"{file_name(report)}-kartka.pdf")


def _moment(report: Report) -> datetime:
    """Of the decision or of the handing over; a draft is as it was counted."""
    decision = rendering.decision_of(report)
    return decision.at if decision else report.submitted_at or report.figures_at


def _file(report: Report, kind: str, content_type: str, content: bytes, *, said: str = "") -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{file_name(report)}{said}.{kind}"'}
    return HttpResponse(content, content_type=content_type, headers=headers)
