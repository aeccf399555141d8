"""The plan as a document: one template for the screen and for paper, drawn from a snapshot."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.template.loader import render_to_string

from osl_site.common.documents import pdf
from osl_site.common.frozen_documents.metryka import Term
from plans.content import Action, PlanContent, is_printed, read
from plans.diff.compute import diff_versions
from plans.diff.parts import VersionDiff
from plans.document.metryka import metryka
from plans.document.snapshot import snapshot
from plans.document.summary import summary
from plans.models import Decision, DocumentKind, State, Version

ANNEX = "Załącznik: usługi i działania wspierające"
PARTLY = "bez fragmentów, które nie są jawne; przypisy o nich stoją na końcu"


def content_of(version: Version) -> PlanContent:
    """What the version says: the stored snapshot, or of a draft the live one."""
    return read(version.snapshot) if version.is_frozen else snapshot(version)


def changes_of(version: Version, content: PlanContent) -> VersionDiff | None:
    """What an update changes in the version approved before it; None of a first plan. At most one query."""
    if version.number == 0:
        return None
    before = Version.objects.filter(plan=version.plan_id, number=version.number - 1, state=State.APPROVED)
    snapshot = before.values_list("snapshot", flat=True).first()
    return diff_versions(read(snapshot), content) if snapshot else None  # the update before may be on paper alone


def approval_of(version: Version) -> Decision | None:
    """The decision by which it holds; None of what waits or went back."""
    return getattr(version, "decision", None) if version.state == State.APPROVED else None


def facts_of(version: Version, content: PlanContent) -> list[Term]:
    """What is said of the version beside what it says; of one that does not hold, without a decision."""
    return metryka(content, approval_of(version), made_as=version.submitted_by_position)


def pdf_of(version: Version, kind: str) -> bytes:
    """The document as PDF/A-3a and PDF/UA-1. Its moment is that of the decision or of the submission: same bytes."""
    moment = version.decision.at if kind == DocumentKind.APPROVED else version.submitted_at
    return pdf.draw(html_of(version, kind), moment=moment)


def html_of(version: Version, kind: str) -> str:
    """The document for paper as it was read (PROJEKT), or as it was approved with the decision in its metryka."""
    content = content_of(version)
    decision = version.decision if kind == DocumentKind.APPROVED else None
    made_as = version.submitted_by_position
    return paper_html(content, changes=changes_of(version, content), decision=decision, made_as=made_as)


def paper_html(
    content: PlanContent,
    *,
    changes: VersionDiff | None,
    decision: Decision | None,
    made_as: str = "",
    notes: Sequence[object] = (),
) -> str:
    """The document for paper of a content alone. Without a decision it is marked PROJEKT; with notes on words that are
    not public it says so on its cover, and they stand at its end."""
    facts = metryka(content, decision, made_as=made_as)
    context = {
        "plan": content,
        "changes": changes,
        "summary": summary(content, changes=changes, facts=facts),
        "office": content.office,
        "subtitle": content.name.capitalize() if content.number else "",
        "notes": notes,
        "period": content.period,
        "is_project": decision is None,
        "facts": [*facts, Term("Jawność", PARTLY)] if notes else facts,
        "contents": contents(content, has_changes=changes is not None, has_notes=bool(notes)),
    }
    return render_to_string("plans/paper/document.html", context)


@dataclass(frozen=True)
class ContentsLine:
    """A line of the table of contents."""

    id: str
    text: str
    is_below: bool = False


def contents(content: PlanContent, *, has_changes: bool = False, has_notes: bool = False) -> list[ContentsLine]:
    """Every heading of the document down to goals, in its order. A text with one table needs none."""
    if content.is_one_table:
        return []
    lines = [ContentsLine("przyczyna", "Przyczyna aktualizacji")] if content.number else []
    if has_changes:
        lines.append(ContentsLine("zmiany", "Co się zmienia"))
    for row in filter(is_printed, content.chapters):
        lines.append(ContentsLine(f"r-{row.key}", row.heading))
        lines += [line for piece in row.holds for line in _of_piece(piece, content)[1:]]
    lines += [line for piece in content.loose_pieces for line in _of_piece(piece, content)]
    lines += [ContentsLine("uslugi", ANNEX)] if content.services else []
    return [*lines, ContentsLine("wylaczenia", "Wyłączenia jawności")] if has_notes else lines


def _of_piece(piece: str, content: PlanContent) -> list[ContentsLine]:
    """Its heading, which in a chapter gives way to the chapter's, and what stands below."""
    if piece == "schedule":
        return [ContentsLine("razem", "Terminy i koszty")] if content.goals else []
    if piece == "indicators":
        return [ContentsLine("wskazniki", "Wskaźniki")] if content.indicators else []
    if not content.goals:
        return []
    goals = [ContentsLine(f"c-{row.key}", row.heading, is_below=True) for row in content.goals]
    communes = [ContentsLine("gminy", "Działania w gminach")] if content.communes else []
    localities = [ContentsLine("miejscowosci", "Co w której miejscowości")] if content.actions_of_localities else []
    return [ContentsLine("cele", "Cele i działania"), *goals, *communes, *localities]


@dataclass(frozen=True)
class Column:
    """A column of the one table: what it says of an action."""

    label: str
    text: Callable[[Action], str]
    is_number: bool = False


@dataclass(frozen=True)
class Row:
    """An action in the one table, with what each column says of it."""

    action: Action
    cells: tuple[tuple[Column, str], ...]


@dataclass(frozen=True)
class Table:
    """The actions of a plan without goals, as one table."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


def table(content: PlanContent) -> Table:
    """Addressees and times, as such a plan has them; what else was filled in is a column too, and nothing is empty."""
    columns = [
        Column("Opis", lambda row: row.description),
        Column("Sposób realizacji", lambda row: row.manner if row.manner != content.manner else ""),
        Column("Adresaci", lambda row: row.addressees),
        Column("Termin", lambda row: row.time),
        Column("Gdzie", lambda row: ", ".join(filter(None, [row.places, row.place_note]))),
        Column("Kto i z czym", _who_and_what),
        Column("Wskaźniki", lambda row: "\n".join(line.words for line in row.indicators)),
        Column("Koszt", lambda row: row.cost_words.replace("; ", "\n"), is_number=True),
    ]
    filled = tuple(column for column in columns if any(column.text(row) for row in content.actions))
    rows = (Row(action, tuple((column, column.text(action)) for column in filled)) for action in content.actions)
    return Table(filled, tuple(rows))


def _who_and_what(action: Action) -> str:
    said = {
        "Odpowiada": action.responsible,
        "Partnerzy": ", ".join(action.partners),
        "Uzupełnia usługi": ", ".join(action.services),
        "Zasoby": action.resources,
    }
    return "\n".join(f"{label}: {words}" for label, words in said.items() if words)


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
