"""What changed in the annex: services whose supporting actions are others, or of whose gap something else is said.

A service that complements nothing else than before is no change, however its actions are numbered or named now. Pure.
"""

from osl_site.common.text.text_diff import Mark, Piece
from osl_site.common.text.typed_text import plain_of
from plans.annex.printed import ServiceLine
from plans.content import PlanContent
from plans.diff.parts import FieldDiff

KNOWN_SINCE = 5  # the schema: what older ones did not know is no change
NAME, LABEL = "services", "Załącznik: usługi i działania wspierające"


def annex_changes(before: PlanContent | None, after: PlanContent) -> tuple[FieldDiff, ...]:
    """One field with the lines that differ, those of before struck through; nothing where none does."""
    if before is None or min(before.schema, after.schema) < KNOWN_SINCE:
        return ()
    old, new = ({(row.name, row.programme): row for row in content.services} for content in (before, after))
    found: list[Piece] = []
    for service in (*new, *(gone for gone in old if gone not in new)):
        was, becomes = old.get(service), new.get(service)
        if was and becomes and _said(was) == _said(becomes):
            continue
        found += [Piece(Mark.REMOVED, _words(was, before))] if was else []
        found += [Piece(Mark.ADDED, _words(becomes, after))] if becomes else []
    return (FieldDiff(NAME, LABEL, tuple(found), is_list=True),) if found else ()


def _said(row: ServiceLine) -> tuple[frozenset[str], str]:
    return frozenset(row.actions), row.gap_words


def _words(row: ServiceLine, content: PlanContent) -> str:
    """„Opieka: 1.1 Herbata, 1.2 Telefon”, „Opieka: brak działań. Nikt nie prosił.”"""
    if not row.actions:
        return f"{row.name}: brak działań. {plain_of(row.gap_words)}".strip()
    named = {action.key: f"{action.number} {action.title}".strip() for action in content.actions}
    return f"{row.name}: {', '.join(named[key] for key in row.actions if key in named)}"
