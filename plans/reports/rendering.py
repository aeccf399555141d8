"""A report as a document: one template for the screen and for paper, drawn from a content alone."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.template.loader import render_to_string
from django.utils.timezone import localtime

from osl_site.common.accounts.models import Role
from osl_site.common.documents import pdf
from osl_site.common.frozen_documents.metryka import Metryka, Term
from osl_site.common.pictures.bars import BarsOf, bars_chart
from osl_site.common.pictures.drawing import Svg
from osl_site.common.pictures.paths import PathToTarget, path_chart
from osl_site.common.text.date_formats import polish_day
from osl_site.common.text.number_format import number
from plans.models import Report, ReportDecision, ReportDocumentKind, ReportState
from plans.reports.content import Path, ReportContent, Table
from plans.reports.snapshot import content_of

TONES = {
    ReportState.DRAFT: "quiet",
    ReportState.SUBMITTED: "lake",
    ReportState.ACCEPTED: "meadow",
    ReportState.RETURNED: "amber",
    ReportState.WITHDRAWN: "quiet",
}
MOST_BARS = 12
AT_THE_END = "koniec okresu"


@dataclass(frozen=True)
class ContentsLine:
    """A line of the table of contents."""

    id: str
    text: str
    is_below: bool = False


def state_words(report: Report) -> tuple[str, str]:
    """Tone and word of a report's state."""
    state = ReportState(report.state)
    return TONES[state], state.label


def decision_of(report: Report) -> ReportDecision | None:
    """By which it was accepted; None of what waits or went back."""
    return getattr(report, "decision", None) if report.is_accepted else None


def facts_of(report: Report, content: ReportContent) -> list[Term]:
    """Who prepared it, who accepted it and when, how it is filed: its metryka."""
    return facts(content, decision_of(report), made_as=report.submitted_by_position)


def facts(content: ReportContent, decision: ReportDecision | None, *, made_as: str = "") -> list[Term]:
    """The metryka of a content: with a decision who accepted it."""
    base = Metryka(
        name="Sprawozdanie" if content.attempt == 1 or decision else f"Sprawozdanie, podejście {content.attempt}",
        office=content.office.name,
        made_by=content.submitted_by,
        made_as=made_as or Role.ORGANISER.label,
        handed_on=content.submitted_on,
        file_plan_symbol=content.office.file_plan_symbol,
        archive_category=content.archive_category,
    ).on_cover()
    said = [Term("Stan liczb na", content.as_of)]
    if decision:
        said.append(Term("Przyjęcie", f"{decision.by_words}, {decision.decided_on}"))
        said += [Term("Znak sprawy", decision.case_mark)] if decision.case_mark else []
    place = next((place for place, row in enumerate(base) if row.term == "Przekazano"), len(base) - 1) + 1
    return [*base[:place], *said, *base[place:]]


def contents(content: ReportContent) -> list[ContentsLine]:
    """Every heading of the document, in its order."""
    lines = [ContentsLine("zadania", "Pięć zadań z art. 32")]
    return lines + [ContentsLine(f"cz-{row.key}", row.heading) for row in content.printed]


def charts(content: ReportContent) -> dict[str, Svg]:
    """The bars of each table that is drawn, by the key of the table."""
    tables = [table for section in content.sections for table in section.tables if table.chart >= 0]
    return {table.key: _chart(table) for table in tables if any(value for _name, value in _values(table))}


def path_charts(content: ReportContent) -> dict[str, Svg]:
    """Each path to a target as lines, by its key, as it was at the end of the report's days."""
    ends = date.fromisoformat(content.last_day)
    return {row.key: _path_chart(row, ends) for section in content.sections for row in section.paths}


def _path_chart(row: Path, ends: date) -> Svg:
    points = lambda rows: [(date.fromisoformat(each.day), Decimal(each.amount)) for each in rows]
    words = {Decimal(each.amount): each.said for each in (*row.path, *row.reached)}
    said = lambda value: words.get(value, number(value))
    drawn = PathToTarget(f"droga-{row.key}", row.name, points(row.path), points(row.reached), ends, said, AT_THE_END)
    return path_chart(drawn)


def _values(table: Table) -> list[tuple[str, int]]:
    return [(row.cells[0], int(row.cells[table.chart])) for row in table.rows if row.cells[table.chart].isdecimal()]


def _chart(table: Table) -> Svg:
    values = _values(table)[:MOST_BARS]
    head = table.heads[table.chart]
    return bars_chart(
        BarsOf(key=f"slupki-{table.key}", name=table.caption, head=table.heads[0], what=head, values=values)
    )


def html_of(content: ReportContent, decision: ReportDecision | None, *, made_as: str = "") -> str:
    """The document for paper. Without a decision it is marked PROJEKT."""
    context = {
        "report": content,
        "office": content.office,
        "period": content.period,
        "is_project": decision is None,
        "facts": facts(content, decision, made_as=made_as),
        "contents": contents(content),
        "charts": charts(content),
        "path_charts": path_charts(content),
    }
    return render_to_string("plans/reports/paper.html", context)


def pdf_of(report: Report, kind: str) -> bytes:
    """The document as PDF/A-3a and PDF/UA-1. Its moment is that of the decision or of the handing over: same bytes."""
    decision = report.decision if kind == ReportDocumentKind.ACCEPTED else None
    moment = decision.at if decision else report.submitted_at
    content = content_of(report)
    return pdf.draw(html_of(content, decision, made_as=report.submitted_by_position), moment=moment)


def bip_words(report: Report, *, file_name: str, size: int, sha256: str, published_by: str, day: date) -> str:
    """Plain lines to copy into BIP (art. 8 ust. 6 of the act on access to public information)."""
    content, decision = content_of(report), report.decision
    rows = [
        ("Tytuł", content.title),
        ("Okres", content.period),
        ("Podmiot udostępniający", content.office.name),
        ("Wytworzenie informacji", report.submitted_by_words),
        ("Data wytworzenia", polish_day(localtime(report.submitted_at).date())),
        ("Za treść odpowiada", decision.by_words),
        ("Data przyjęcia", decision.decided_on),
        ("Znak sprawy", decision.case_mark),
        ("Udostępnienie w internecie", published_by),
        ("Data udostępnienia", polish_day(day)),
        ("Plik", f"{file_name}, {size} bajtów"),
        ("Skrót SHA-256", sha256),
    ]
    return "\n".join(f"{term}: {text}" for term, text in rows if text)
