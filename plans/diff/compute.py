"""What changed between two versions, told from their contents alone: pure, whatever schema they were stored in.

Parts are matched by their `key`, which survives every copy. What an older schema did not know counts as empty.
"""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from osl_site.common.frozen_documents.markers import joined
from osl_site.common.text.text_diff import Mark, Piece, pieces
from osl_site.common.text.typed_text import line_of, plain_of
from plans.content import Action, Chapter, Conclusion, Cost, Goal, Indicator, PlanContent, closed
from plans.diff.annex import annex_changes
from plans.diff.parts import FieldDiff, PartDiff, Tally, VersionDiff
from plans.measuring.printed import Milestone

Row = Chapter | Goal | Action | Indicator

TEXT, LIGHT, SHORT, LIST = "text", "light", "short", "list"  # by words; so, without marks; as a whole; by entries
WHOLE = [
    ("title", "Tytuł", TEXT),
    ("starts_on", "Początek okresu", SHORT),
    ("ends_on", "Koniec okresu", SHORT),
    ("manner", "Sposób realizacji wspólny dla całego planu", LIGHT),
]
OF_THE_UPDATE = [  # differ between updates by their nature; compared only between attempts at one
    ("reason", "Przyczyna aktualizacji", LIGHT),
    ("changed_conclusions", "Zmienione wnioski z rozeznania", LIST),
]
OF_KIND = {
    "chapter": [
        ("title", "Tytuł rozdziału", TEXT),
        ("text", "Treść", LIGHT),
        ("pieces", "Pod tekstem", LIST),
    ],
    "goal": [
        ("text", "Cel", TEXT),
        ("level_word", "Poziom celu", SHORT),
        ("conclusions", "Wnioski z rozeznania", LIST),
        ("no_conclusion_reason", "Dlaczego bez wniosku z rozeznania", TEXT),
        ("manner", "Sposób realizacji wspólny dla celu", LIGHT),
    ],
    "action": [
        ("title", "Nazwa działania", TEXT),
        ("kinds", "Rodzaj", LIST),
        ("description", "Opis", LIGHT),
        ("time", "Termin realizacji", TEXT),
        ("manner", "Sposób realizacji", LIGHT),
        ("addressees", "Adresaci", TEXT),
        ("places", "Gdzie", TEXT),
        ("place_note", "Informacja o miejscach", TEXT),
        ("responsible", "Odpowiada", TEXT),
        ("partners", "Partnerzy", LIST),
        ("services", "Uzupełnia usługi", LIST),
        ("resources", "Zasoby", TEXT),
        ("cost", "Koszt", SHORT),
        ("costs", "Źródła kosztu", LIST),
    ],
    "indicator": [
        ("name", "Wskaźnik", TEXT),
        ("baseline", "Stan początkowy", SHORT),
        ("target", "Wartość docelowa", SHORT),
        ("unit", "Jednostka", SHORT),
        ("source", "Źródło", SHORT),
        ("kind_told", "Jak się liczy", SHORT),
        ("milestones", "Cele pośrednie", LIST),
    ],
}
TITLE = {"chapter": "title", "goal": "text", "action": "title", "indicator": "name"}
BELOW = {  # by kind, what stands inside and where the content has it
    "goal": (("indicator", "indicators"), ("action", "actions")),
    "action": (("indicator", "indicators"),),
}


def diff_versions(before: PlanContent | None, after: PlanContent) -> VersionDiff:
    """Everything that differs. Without a version before it, every part is added."""
    old, new = _Indexed(before), _Indexed(after)
    of_whole = WHOLE + OF_THE_UPDATE if before and before.number == after.number else WHOLE
    parts = {kind: tuple(_siblings(kind, old, new, old.tops[kind], new.tops[kind])) for kind in ("chapter", "goal")}
    return VersionDiff(
        whole=(*_fields(before, after, of_whole), *annex_changes(before, after)),
        chapters=parts["chapter"],
        goals=parts["goal"],
        tallies={kind: _tally(kind, old, new, [*parts["chapter"], *parts["goal"]]) for kind in OF_KIND},
        cost_before=_cost(old),
        cost_after=_cost(new),
        hidden_cost=joined(row.cost for side in (old, new) for row in side.rows["action"].values()),
        is_first=before is None,
    )


def _inheriting(content: PlanContent) -> Iterator[str]:
    """The keys of actions whose manner is that of their goal or of the plan."""
    for goal in content.goals:
        yield from (action.key for action in goal.actions if action.manner == (goal.manner or content.manner))


class _Indexed:
    """A content by kind and key, with the number of each part and the key of what it stands in."""

    def __init__(self, content: PlanContent | None) -> None:
        self.rows: dict[str, dict[str, Row]] = {kind: {} for kind in OF_KIND}
        self.numbers: dict[str, str] = {}
        self.parents: dict[str, str] = {}
        self.tops: dict[str, list[str]] = {"chapter": [], "goal": []}
        if content:
            self._add("chapter", closed(content).chapters, "", lambda n, row: row.number)
            self._add("goal", content.goals, "", lambda n, row: row.number or str(n))
            self.tops = {kind: list(self.rows[kind]) for kind in self.tops}
            for goal in content.goals:
                self._add("indicator", goal.indicators, goal.key, lambda n, row: str(n))
                self._add_actions(goal)
        self.inheriting = set(_inheriting(content)) if content else set()

    def _add_actions(self, goal: Goal) -> None:
        above = self.numbers[goal.key]
        self._add("action", goal.actions, goal.key, lambda n, row: row.number or f"{above}.{n}")
        for action in goal.actions:
            self._add("indicator", action.indicators, action.key, lambda n, row: str(n))

    def _add(self, kind: str, rows: Sequence[Row], parent: str, number: Callable[[int, Row], str]) -> None:
        for n, row in enumerate(rows, 1):
            self.rows[kind][row.key] = row
            self.numbers[row.key] = number(n, row)
            self.parents[row.key] = parent

    def below(self, kind: str, key: str, name: str) -> list[str]:
        """The keys of the parts inside that go by that name, in their order."""
        row = self.rows[kind].get(key)
        return [part.key for part in getattr(row, name)] if row else []


def _siblings(kind: str, old: _Indexed, new: _Indexed, before: list[str], after: list[str]) -> Iterator[PartDiff]:
    """Of the parts that stand together, those that differ; a removed one stands where it stood."""
    moved = _moved([key for key in before if key in set(after)], after)
    for key in _in_order(before, after, gone=lambda key: key not in new.rows[kind]):
        part = _part(kind, key, old, new, is_moved=key in moved)
        if part.mark != Mark.SAME or part.parts:
            yield part


def _part(kind: str, key: str, old: _Indexed, new: _Indexed, *, is_moved: bool) -> PartDiff:
    row_before, row = old.rows[kind].get(key), new.rows[kind].get(key)
    parts = tuple(
        part
        for inside, name in BELOW.get(kind, ())
        for part in _siblings(inside, old, new, old.below(kind, key, name), new.below(kind, key, name))
    )
    fields = tuple(_fields(row_before, row, _asked(kind, key, old, new)))
    is_moved = is_moved or (row is not None and row_before is not None and old.parents[key] != new.parents[key])
    if row is None or row_before is None:
        mark = Mark.REMOVED if row is None else Mark.ADDED
    elif fields or any(part.kind == "indicator" for part in parts):
        mark = Mark.CHANGED
    else:
        mark = Mark.MOVED if is_moved else Mark.SAME
    return PartDiff(
        kind,
        key,
        mark,
        (old if row is None else new).numbers[key],
        getattr(row or row_before, TITLE[kind]),
        fields,
        parts,
        number_before=old.numbers.get(key, "") if row is not None else "",
        is_moved=is_moved,
    )


def _asked(kind: str, key: str, old: _Indexed, new: _Indexed) -> list[tuple[str, str, str]]:
    """The fields to compare. A manner that both inherit is told once, where it stands."""
    stays = key in old.parents and old.parents[key] == new.parents.get(key)
    if kind != "action" or not stays or not (key in old.inheriting and key in new.inheriting):
        return OF_KIND[kind]
    return [row for row in OF_KIND[kind] if row[0] != "manner"]


def _fields(
    before: PlanContent | Row | None, after: PlanContent | Row | None, asked: list[tuple[str, str, str]]
) -> Iterator[FieldDiff]:
    for name, label, way in asked:
        old = getattr(before, name) if before else ""
        new = getattr(after, name) if after else ""
        if old == new:
            continue
        if way == LIST:
            found = _entries([_said(row) for row in old], [_said(row) for row in new])
        elif way == SHORT:
            found = tuple(Piece(mark, text) for mark, text in ((Mark.REMOVED, old), (Mark.ADDED, new)) if text)
        else:
            found = pieces(*map(plain_of, (old, new))) if way == LIGHT else pieces(old, new)
        is_same = all(piece.mark == Mark.SAME for piece in found)
        is_look_only = is_same and way == LIGHT and bool(old and new)
        if is_look_only or not is_same:
            yield FieldDiff(name, label, found, is_list=way == LIST, is_look_only=is_look_only)


def _entries(before: list[str], after: list[str]) -> tuple[Piece, ...]:
    removed = [Piece(Mark.REMOVED, entry) for entry in before if entry not in after]
    stayed = [Piece(Mark.ADDED if entry not in before else Mark.SAME, entry) for entry in after]
    return (*removed, *stayed)


def _said(entry: str | Conclusion | Cost | Milestone) -> str:
    """An entry of a list: a name, a sum with its source, or a conclusion by its code and text (its evidence may grow,
    that is no change)."""
    if isinstance(entry, Cost | Milestone):
        return entry.words
    return f"{entry.code} {line_of(entry.text)}".strip() if isinstance(entry, Conclusion) else entry


def _in_order(before: list[str], after: list[str], *, gone: Callable[[str], bool]) -> list[str]:
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
    return sum((row.amount for row in side.rows["action"].values()), Decimal())
