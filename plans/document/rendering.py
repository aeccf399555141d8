"""The plan as a document: one template for the screen and for paper, drawn from a snapshot."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string

from osl_site.common.documents import pdf
from plans.diff.compute import diff_versions
from plans.diff.model import VersionDiff
from plans.document.metryka import metryka
from plans.document.snapshot import read, snapshot
from plans.models import DocumentKind, State, Version

PDF = "application/pdf"


def content_of(version: Version) -> dict[str, Any]:
    """What the version says: the stored snapshot, or of a draft the live one."""
    return read(version.snapshot) if version.is_frozen else snapshot(version)


def changes_of(version: Version, content: dict[str, Any]) -> VersionDiff | None:
    """What an update changes in the version approved before it; None of a first plan. At most one query."""
    if version.number == 0:
        return None
    before = Version.objects.filter(plan=version.plan_id, number=version.number - 1, state=State.APPROVED)
    return diff_versions(read(before.values_list("snapshot", flat=True).get()), content)


def pdf_of(version: Version, kind: str) -> bytes:
    """The document as PDF/UA-1. Its moment is that of the decision or of the submission, so its bytes stay the same."""
    moment = version.decision.at if kind == DocumentKind.APPROVED else version.submitted_at
    return pdf.draw(html_of(version, kind), moment=moment)


def html_of(version: Version, kind: str) -> str:
    """The document for paper as it was read (PROJEKT), or as it was approved with the decision in its metryka."""
    content = content_of(version)
    decision = version.decision if kind == DocumentKind.APPROVED else None
    changed = changes_of(version, content)
    context = {
        "plan": content,
        "changes": changed,
        "office": content["office"],
        "subtitle": content["name"].capitalize() if content["number"] else "",
        "period": period(content),
        "is_project": decision is None,
        "facts": metryka(content, decision),
        "contents": contents(content, has_changes=changed is not None),
    }
    return render_to_string("plans/paper/document.html", context)


def period(content: dict[str, Any]) -> str:
    """„od 1 grudnia 2026 r. do 30 listopada 2027 r.”"""
    return f"od {content['starts_on']} do {content['ends_on']}"


@dataclass(frozen=True)
class ContentsLine:
    """A line of the table of contents."""

    id: str
    text: str
    is_below: bool = False


def contents(content: dict[str, Any], *, has_changes: bool = False) -> list[ContentsLine]:
    """Every heading of the document down to goals, in its order. A text with one table needs none."""
    if is_one_table(content):
        return []
    lines = [ContentsLine("przyczyna", "Przyczyna aktualizacji")] if content["number"] else []
    if has_changes:
        lines.append(ContentsLine("zmiany", "Co się zmienia"))
    lines += [ContentsLine(f"r-{row['key']}", chapter_title(row)) for row in content["chapters"] if row["text"]]
    if not content["goals"]:
        return lines
    lines.append(ContentsLine("cele", "Cele i działania"))
    lines += [ContentsLine(f"c-{row['key']}", goal_title(row), is_below=True) for row in content["goals"]]
    if content["communes"]:
        lines.append(ContentsLine("gminy", "Działania w gminach"))
    lines.append(ContentsLine("razem", "Terminy i koszty"))
    if any(action["indicators"] for action in actions_of(content)):
        lines.append(ContentsLine("wskazniki", "Wskaźniki"))
    return lines


def chapter_title(chapter: dict[str, Any]) -> str:
    """„3. Cel główny”; a text that stands alone has no number."""
    return f"{chapter['number']}. {chapter['title']}" if chapter["number"] else chapter["title"]


def goal_title(goal: dict[str, Any]) -> str:
    return f"Cel {goal['number']}. {goal['text']}" if goal["text"] else "Tabela działań"


def actions_of(content: dict[str, Any]) -> list[dict[str, Any]]:
    """Every action, in the order of the document."""
    return [action for goal in content["goals"] for action in goal["actions"]]


def is_one_table(content: dict[str, Any]) -> bool:
    """Whether the plan is a short text and one table: it has no goals, and its actions stand in the plan itself."""
    return len(content["goals"]) == 1 and not content["goals"][0]["text"]


@dataclass(frozen=True)
class Column:
    """A column of the one table: what it says of an action."""

    label: str
    text: Callable[[dict[str, Any]], str]
    is_number: bool = False


def table_columns(content: dict[str, Any]) -> list[Column]:
    """Addressees and times, as such a plan has them; what else was filled in is a column too, and nothing is empty."""
    common = content["manner"]
    columns = [
        Column("Opis", lambda row: row["description"]),
        Column("Sposób realizacji", lambda row: row["manner"] if row["manner"] != common else ""),
        Column("Adresaci", lambda row: row["addressees"]),
        Column("Termin", lambda row: row["time"]),
        Column("Gdzie", lambda row: ", ".join(filter(None, [row["places"], row["place_note"]]))),
        Column("Kto i z czym", _who_and_what),
        Column("Wskaźniki", lambda row: "\n".join(indicator_words(line) for line in row["indicators"])),
        Column("Koszt", lambda row: row["cost"], is_number=True),
    ]
    return [column for column in columns if any(column.text(row) for row in actions_of(content))]


def _who_and_what(action: dict[str, Any]) -> str:
    said = {
        "Odpowiada": action["responsible"],
        "Partnerzy": ", ".join(action["partners"]),
        "Uzupełnia usługi": ", ".join(action["services"]),
        "Zasoby": action["resources"],
    }
    return "\n".join(f"{label}: {words}" for label, words in said.items() if words)


def indicator_words(row: dict[str, Any]) -> str:
    """„liczba spotkań: od 0 do 85 (spotkania)”."""
    unit = f" ({row['unit']})" if row["unit"] else ""
    return f"{row['name']}: od {row['baseline']} do {row['target']}{unit}"


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
