"""The plan as a document: one template for the screen and for paper, drawn from a snapshot."""

from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from django.utils.timezone import localtime

from osl_site import pdf
from osl_site.words import polish_day
from plans.models import Decision, DocumentKind, State, Version
from plans.snapshot import snapshot

PDF = "application/pdf"


@dataclass(frozen=True)
class Term:
    term: str
    text: str


def content_of(version: Version) -> dict[str, Any]:
    """What the version says: the stored snapshot, or of a draft the live one."""
    return version.snapshot if version.is_frozen else snapshot(version)


def pdf_of(version: Version, kind: str) -> bytes:
    """Draw the document as it was read (PROJEKT), or as it was approved with the decision in its metryka."""
    content = content_of(version)
    decision = version.decision if kind == DocumentKind.APPROVED else None
    context = {
        "plan": content,
        "office": content["office"],
        "subtitle": content["name"].capitalize() if content["number"] else "",
        "period": period(content),
        "is_project": decision is None,
        "facts": metryka(content, decision),
        "contents": contents(content),
    }
    html = render_to_string("plans/paper/document.html", context)
    return pdf.draw(html, moment=decision.at if decision else version.submitted_at)


def period(content: dict[str, Any]) -> str:
    """„od 1 grudnia 2026 r. do 30 listopada 2027 r.”"""
    return f"od {content['starts_on']} do {content['ends_on']}"


def metryka(content: dict[str, Any], decision: Decision | None) -> list[Term]:
    """Who prepared, who decided and when, and how the document is filed."""
    rows = [
        Term("Dokument", heading(content, decision)),
        Term("Opracowanie", f"{content['submitted_by']}, organizator społeczności lokalnej"),
        Term("Przekazano", content["submitted_on"]),
    ]
    if decision:
        rows += [
            Term("Zatwierdzenie", f"{decision.by.name}, {polish_day(localtime(decision.at).date())}"),
            Term("Obowiązuje od", polish_day(decision.effective_on)),
            Term("Podstawa", decision.basis),
            Term("Znak sprawy", decision.case_mark),
        ]
    rows += [
        Term("Symbol z wykazu akt", content["office"]["file_plan_symbol"]),
        Term("Kategoria archiwalna", content["archive_category"]),
    ]
    return [row for row in rows if row.text]


def heading(content: dict[str, Any], decision: Decision | None) -> str:
    """„Plan”, or „Aktualizacja nr 1, podejście 2” of what is not decided yet."""
    name = content["name"].capitalize()
    return f"{name}, podejście {content['attempt']}" if decision is None and content["attempt"] > 1 else name


@dataclass(frozen=True)
class Line:
    """A line of the table of contents."""

    id: str
    text: str
    is_below: bool = False


def contents(content: dict[str, Any]) -> list[Line]:
    """Chapters, conclusions, goals and, of an update, its reason, in the order of the document."""
    lines = [Line("przyczyna", "Przyczyna aktualizacji")] if content["number"] else []
    lines += [Line(f"r-{row['key']}", f"{n}. {row['title']}") for n, row in enumerate(content["chapters"], 1)]
    lines.append(Line("cele", "Cele i działania"))
    named = [row for row in content["goals"] if row["text"]]
    lines += [Line(f"c-{row['key']}", f"Cel {row['number']}. {row['text']}", is_below=True) for row in named]
    return [*lines, Line("razem", "Podsumowanie")]


def state_words(version: Version) -> tuple[str, str]:
    """Tone and word of a version's state."""
    tones = {
        State.DRAFT: "quiet",
        State.SUBMITTED: "lake",
        State.APPROVED: "meadow",
        State.RETURNED: "amber",
        State.WITHDRAWN: "quiet",
    }
    return tones[State(version.state)], State(version.state).label
