"""What changed between two versions, told from their snapshots alone: pure, whatever schema they were stored in.

Parts are matched by their `key`, which survives every copy. A key that an older schema did not know counts as empty.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from osl_site.common.text.text_diff import Mark, Piece, pieces
from plans.diff.model import FieldDiff, PartDiff, Tally, VersionDiff

Stored = Mapping[str, Any]
Keyed = dict[str, Stored]

TEXT, SHORT, LIST = "text", "short", "list"  # compared by words; as a whole; entry by entry
WHOLE = [
    ("title", "Tytuł", TEXT),
    ("starts_on", "Początek okresu", SHORT),
    ("ends_on", "Koniec okresu", SHORT),
    ("manner", "Sposób realizacji wspólny dla całego planu", TEXT),
]
OF_THE_UPDATE = [  # differ between updates by their nature; compared only between attempts at one
    ("reason", "Przyczyna aktualizacji", TEXT),
    ("changed_conclusions", "Zmienione wnioski z rozeznania", LIST),
]
OF_KIND = {
    "chapter": [("title", "Tytuł rozdziału", TEXT), ("text", "Treść", TEXT)],
    "goal": [
        ("text", "Cel", TEXT),
        ("conclusions", "Wnioski z rozeznania", LIST),
        ("no_conclusion_reason", "Dlaczego bez wniosku z rozeznania", TEXT),
        ("manner", "Sposób realizacji wspólny dla celu", TEXT),
    ],
    "action": [
        ("title", "Nazwa działania", TEXT),
        ("kinds", "Rodzaj", LIST),
        ("description", "Opis", TEXT),
        ("time", "Termin realizacji", TEXT),
        ("manner", "Sposób realizacji", TEXT),
        ("addressees", "Adresaci", TEXT),
        ("places", "Gdzie", TEXT),
        ("place_note", "Informacja o miejscach", TEXT),
        ("responsible", "Odpowiada", TEXT),
        ("partners", "Partnerzy", LIST),
        ("services", "Uzupełnia usługi", LIST),
        ("resources", "Zasoby", TEXT),
        ("cost", "Koszt", SHORT),
    ],
    "indicator": [
        ("name", "Wskaźnik", TEXT),
        ("baseline", "Stan początkowy", SHORT),
        ("target", "Wartość docelowa", SHORT),
        ("unit", "Jednostka", SHORT),
        ("source", "Źródło", SHORT),
    ],
}
TITLE = {"chapter": "title", "goal": "text", "action": "title", "indicator": "name"}
BELOW = {"goal": ("action", "actions"), "action": ("indicator", "indicators")}
OWN_MANNER = "own_manner"  # None where it is inherited


def diff_versions(before: Stored | None, after: Stored) -> VersionDiff:
    """Everything that differs. Without a version before it, every part is added."""
    is_first, before = before is None, before or {}
    old, new = _Indexed(before), _Indexed(after)
    of_whole = WHOLE if before.get("number") != after.get("number") else WHOLE + OF_THE_UPDATE
    parts = {kind: tuple(_siblings(kind, old, new, old.tops[kind], new.tops[kind])) for kind in ("chapter", "goal")}
    return VersionDiff(
        whole=tuple(_fields(before, after, of_whole)),
        chapters=parts["chapter"],
        goals=parts["goal"],
        tallies={kind: _tally(kind, old, new, [*parts["chapter"], *parts["goal"]]) for kind in OF_KIND},
        cost_before=_cost(old),
        cost_after=_cost(new),
        is_first=is_first,
    )


class _Indexed:
    """A snapshot by kind and key, with the number of each part and the key of what it stands in."""

    def __init__(self, stored: Stored) -> None:
        self.rows: dict[str, Keyed] = {kind: {} for kind in OF_KIND}
        self.numbers: dict[str, str] = {}
        self.parents: dict[str, str] = {}
        chapters = stored.get("chapters") or []
        self.tops = {"chapter": [row["key"] for row in chapters]}
        self._add("chapter", chapters, "", lambda n, row: str(n))
        goals = stored.get("goals") or []
        self.tops["goal"] = [row["key"] for row in goals]
        self._add("goal", goals, "", lambda n, row: row.get("number") or str(n))
        for goal in goals:
            self._add_actions(goal, stored.get("manner") or "")

    def _add_actions(self, goal: Stored, manner: str) -> None:
        inherited = goal.get("manner") or manner
        actions = [
            row | {OWN_MANNER: None if row.get("manner") == inherited else row.get("manner")}
            for row in goal.get("actions") or []
        ]
        above = self.numbers[goal["key"]]
        self._add("action", actions, goal["key"], lambda n, row: row.get("number") or f"{above}.{n}")
        for action in actions:
            self._add("indicator", action.get("indicators") or [], action["key"], lambda n, row: str(n))

    def _add(self, kind: str, rows: Sequence[Stored], parent: str, number: Any) -> None:
        for n, row in enumerate(rows, 1):
            self.rows[kind][row["key"]] = row
            self.numbers[row["key"]] = number(n, row)
            self.parents[row["key"]] = parent

    def below(self, kind: str, key: str) -> list[str]:
        """The keys of the parts inside, in their order."""
        row = self.rows[kind].get(key, {})
        return [part["key"] for part in row.get(BELOW[kind][1]) or []] if kind in BELOW else []


def _siblings(kind: str, old: _Indexed, new: _Indexed, before: list[str], after: list[str]) -> Iterator[PartDiff]:
    """Of the parts that stand together, those that differ; a removed one stands where it stood."""
    moved = _moved([key for key in before if key in set(after)], after)
    for key in _in_order(before, after, gone=lambda key: key not in new.rows[kind]):
        part = _part(kind, key, old, new, is_moved=key in moved)
        if part.mark != Mark.SAME or part.parts:
            yield part


def _part(kind: str, key: str, old: _Indexed, new: _Indexed, *, is_moved: bool) -> PartDiff:
    row_before, row = old.rows[kind].get(key), new.rows[kind].get(key)
    inside = BELOW[kind][0] if kind in BELOW else ""
    parts = tuple(_siblings(inside, old, new, old.below(kind, key), new.below(kind, key))) if inside else ()
    fields = tuple(_fields(row_before or {}, row or {}, _asked(kind, key, old, new)))
    is_moved = is_moved or (row is not None and row_before is not None and old.parents[key] != new.parents[key])
    if row is None or row_before is None:
        mark = Mark.REMOVED if row is None else Mark.ADDED
    elif fields or (kind == "action" and parts):
        mark = Mark.CHANGED
    else:
        mark = Mark.MOVED if is_moved else Mark.SAME
    return PartDiff(
        kind,
        key,
        mark,
        (old if row is None else new).numbers[key],
        str((row or row_before or {}).get(TITLE[kind], "")),
        fields,
        parts,
        number_before=old.numbers.get(key, "") if row is not None else "",
        is_moved=is_moved,
    )


def _asked(kind: str, key: str, old: _Indexed, new: _Indexed) -> list[tuple[str, str, str]]:
    """The fields to compare. A manner that both inherit is told once, where it stands."""
    rows = [side.rows[kind].get(key) for side in (old, new)]
    stays = None not in rows and old.parents[key] == new.parents[key]
    if kind != "action" or not stays or any(row[OWN_MANNER] is not None for row in rows):
        return OF_KIND[kind]
    return [row for row in OF_KIND[kind] if row[0] != "manner"]


def _fields(before: Stored, after: Stored, asked: list[tuple[str, str, str]]) -> Iterator[FieldDiff]:
    for name, label, way in asked:
        old, new = before.get(name) or "", after.get(name) or ""
        if old == new:
            continue
        if way == LIST:
            found = _entries([_said(row) for row in old], [_said(row) for row in new])
        elif way == SHORT:
            found = tuple(Piece(m, str(t)) for m, t in ((Mark.REMOVED, old), (Mark.ADDED, new)) if t)
        else:
            found = pieces(str(old), str(new))
        if any(piece.mark != Mark.SAME for piece in found):
            yield FieldDiff(name, label, found, is_list=way == LIST)


def _entries(before: list[str], after: list[str]) -> tuple[Piece, ...]:
    removed = [Piece(Mark.REMOVED, entry) for entry in before if entry not in after]
    stayed = [Piece(Mark.ADDED if entry not in before else Mark.SAME, entry) for entry in after]
    return (*removed, *stayed)


def _said(entry: Any) -> str:
    """An entry of a list: a name, or a conclusion by its code and text (its evidence may grow, that is no change)."""
    return f"{entry.get('code', '')} {entry.get('text', '')}".strip() if isinstance(entry, Mapping) else str(entry)


def _in_order(before: list[str], after: list[str], *, gone: Any) -> list[str]:
    rows = list(after)
    for n, key in enumerate(before):
        if gone(key):
            ahead = next((rows.index(other) + 1 for other in reversed(before[:n]) if other in rows), 0)
            rows.insert(ahead, key)
    return rows


def _moved(common: list[str], after: list[str]) -> set[str]:
    """Those that changed places: everything beside the longest run that kept its order."""
    places = {key: n for n, key in enumerate(after)}
    best: list[list[str]] = []  # the longest run that ends with each
    for n, key in enumerate(common):
        runs = [best[m] for m in range(n) if places[common[m]] < places[key]]
        best.append([*max(runs, key=len, default=[]), key])
    return set(common) - set(max(best, key=len, default=[]))


def _tally(kind: str, old: _Indexed, new: _Indexed, tops: list[PartDiff]) -> Tally:
    marks = [part.mark for part in _all(tops) if part.kind == kind]
    return Tally(
        before=len(old.rows[kind]),
        after=len(new.rows[kind]),
        added=marks.count(Mark.ADDED),
        removed=marks.count(Mark.REMOVED),
        changed=marks.count(Mark.CHANGED),
        moved=marks.count(Mark.MOVED),
    )


def _all(parts: Sequence[PartDiff]) -> Iterator[PartDiff]:
    for part in parts:
        yield part
        yield from _all(part.parts)


def _cost(side: _Indexed) -> Decimal:
    return sum((Decimal(row.get("cost_value") or 0) for row in side.rows["action"].values()), Decimal())
