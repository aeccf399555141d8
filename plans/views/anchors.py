"""What stands beside each place of the document on a screen: its page, its buttons, its remarks."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db.models import Model
from django.urls import reverse

from osl_site.common.frozen_documents.forms import RemarkWordsForm
from osl_site.common.text.date_formats import quoted
from plans.drafting.goal_order import in_order
from plans.models import Action, Chapter, Goal, Indicator, Remark, Version

WHOLE = "whole"  # the key of what belongs to no part
NUMBER = 7_000_000_000  # stands for the number of a row while its address is resolved


@dataclass(frozen=True)
class Anchor:
    """One chapter, goal, action or indicator."""

    name: str
    kind: str = ""  # as in the addresses of moving and removing
    pk: int = 0
    url: str = ""
    edit_url: str = ""  # only of a draft, for whoever may write in it
    add_url: str = ""  # of what may be added below it
    indicator_url: str = ""  # of adding an indicator to a goal
    position: int = 0
    count: int = 0  # of its neighbours, itself included
    remarks: tuple[Remark, ...] = ()
    earlier: tuple[Remark, ...] = ()  # of the attempts before this one
    quote: str = ""  # its first words, for whoever writes a remark
    remark: RemarkWordsForm | None = None

    @property
    def move_url(self) -> str:
        """Where its new place is sent; says the place that the person saw."""
        return f"{_numbered(self.pk, 'part_move', self.kind)}?miejsce={self.position}"

    @property
    def remove_url(self) -> str:
        return _numbered(self.pk, "part_remove", self.kind)

    @property
    def is_first(self) -> bool:
        return self.position == 1

    @property
    def is_last(self) -> bool:
        return self.position == self.count


def anchors_of(
    version: Version, *, may_edit: bool, remarks: Iterable[Remark] = (), earlier: Iterable[Remark] = ()
) -> dict[str, Anchor]:
    """Every place of the version by its key, as the templates ask for it. Five queries at most, whatever its size."""
    said, before = _by_key(remarks), _by_key(earlier)
    places = {WHOLE: Anchor("Całość", remarks=tuple(said[WHOLE]), earlier=tuple(before[WHOLE]))}

    def put(rows: Iterable[Model], make: Callable[..., Anchor]) -> None:
        rows = list(rows)
        for position, row in enumerate(rows, 1):
            key = str(row.key)
            beside = {"remarks": tuple(said[key]), "earlier": tuple(before[key])}
            places[key] = make(row, may_edit, position=position, count=len(rows), **beside)

    put(version.chapters.all(), _chapter)
    below = ("actions__indicators", "indicators") if may_edit else ("actions",)
    goals = in_order(version.goals.prefetch_related(*below))
    for group in {(goal.is_main, goal.main_id) for goal in goals}:
        put([goal for goal in goals if (goal.is_main, goal.main_id) == group], _goal)
    for goal in goals:
        put(goal.actions.all(), _action)
        put(goal.indicators.all() if may_edit else (), _indicator)
        for action in goal.actions.all() if may_edit else ():
            put(action.indicators.all(), _indicator)
    return places


def with_removed(
    places: dict[str, Anchor], choices: Iterable[tuple[str, str]], remarks: Iterable[Remark]
) -> dict[str, Anchor]:
    """And the places that an update takes out, so that something can be said of them, too."""
    said = _by_key(remarks)
    gone = {key: label for value, label in choices if (key := value.partition(":")[2]) and key not in places}
    return places | {key: Anchor(label, remarks=tuple(said[key])) for key, label in gone.items()}


def _by_key(remarks: Iterable[Remark]) -> dict[str, list[Remark]]:
    found: dict[str, list[Remark]] = defaultdict(list)
    for remark in remarks:
        found[str(remark.key) if remark.key else WHOLE].append(remark)
    return found


def _chapter(row: Chapter, may_edit: bool, **beside: Any) -> Anchor:
    """While it is written it is called by its place; handed over, by its title, since chapters without words close
    their numbers."""
    edit = _address("chapter_edit", row) if may_edit else ""
    name = f"Rozdział {row.position}" if may_edit else f"Rozdział {quoted(row.title)}"
    return Anchor(name, "rozdzial", row.pk, edit_url=edit, **beside)


def _goal(row: Goal, may_edit: bool, **beside: Any) -> Anchor:
    asked = ("goal_edit", "action_add", "goal_indicator_add")
    edit, add, measure = (_address(name, row) if may_edit else "" for name in asked)
    if row.is_main and may_edit:
        add = f"{reverse('plans:goal_add', args=[row.version_id])}?glowny={row.pk}"
    return Anchor(row.name, "cel", row.pk, _address("goal_detail", row), edit, add, measure, **beside)


def _action(row: Action, may_edit: bool, **beside: Any) -> Anchor:
    edit, add = (_address(name, row) if may_edit else "" for name in ("action_edit", "indicator_add"))
    return Anchor(f"Działanie {row.number}", "dzialanie", row.pk, _address("action_detail", row), edit, add, **beside)


def _indicator(row: Indicator, may_edit: bool, **beside: Any) -> Anchor:
    return Anchor(row.name, "wskaznik", row.pk, edit_url=_address("indicator_edit", row), **beside)


def _address(name: str, row: Model) -> str:
    return _numbered(row.pk, name)


def _numbered(pk: int, name: str, *given: str) -> str:
    before, after = _around(name, *given)
    return f"{before}{pk}{after}"


@cache
def _around(name: str, *given: str) -> tuple[str, str]:
    """What stands before and after the number of a row in an address, resolved once: a large draft has a thousand."""
    before, _, after = reverse(f"plans:{name}", args=[*given, NUMBER]).partition(str(NUMBER))
    return before, after
