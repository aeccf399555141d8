"""What stands beside each place of the document on a screen: its page, its buttons, its remarks."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.db.models import Model
from django.urls import reverse

from plans.models import Action, Chapter, Goal, Indicator, Remark, Version

WHOLE = "whole"  # the key of what belongs to no part


@dataclass(frozen=True)
class Place:
    """One chapter, goal, action or indicator."""

    name: str
    kind: str = ""  # as in the addresses of moving and removing
    pk: int = 0
    url: str = ""
    edit_url: str = ""  # only of a draft, for whoever may write in it
    add_url: str = ""  # of what may be added below it
    position: int = 0
    count: int = 0  # of its neighbours, itself included
    remarks: tuple[Remark, ...] = ()
    earlier: tuple[Remark, ...] = ()  # of the attempts before this one

    @property
    def is_first(self) -> bool:
        return self.position == 1

    @property
    def is_last(self) -> bool:
        return self.position == self.count


def places_of(
    version: Version, *, may_edit: bool, remarks: Iterable[Remark] = (), earlier: Iterable[Remark] = ()
) -> dict[str, Place]:
    """Every place of the version by its key, as the templates ask for it. Three queries whatever its size."""
    said, before = _by_key(remarks), _by_key(earlier)
    places = _places(version, said, may_edit)
    return {key: replace(place, earlier=tuple(before[key])) for key, place in places.items()}


def with_removed(
    places: dict[str, Place], choices: Iterable[tuple[str, str]], remarks: Iterable[Remark]
) -> dict[str, Place]:
    """And the places that an update takes out, so that something can be said of them, too."""
    said = _by_key(remarks)
    gone = {key: label for value, label in choices if (key := value.partition(":")[2]) and key not in places}
    return places | {key: Place(label, remarks=tuple(said[key])) for key, label in gone.items()}


def _by_key(remarks: Iterable[Remark]) -> dict[str, list[Remark]]:
    found: dict[str, list[Remark]] = defaultdict(list)
    for remark in remarks:
        found[str(remark.key) if remark.key else WHOLE].append(remark)
    return found


def _places(version: Version, said: dict[str, list[Remark]], may_edit: bool) -> dict[str, Place]:
    places = {WHOLE: Place("Całość", remarks=tuple(said[WHOLE]))}

    def put(row: Chapter | Goal | Action | Indicator, rows: Sequence[Model], place: Place) -> None:
        key = str(row.key)
        standing = {"position": rows.index(row) + 1, "count": len(rows), "remarks": tuple(said[key])}
        places[key] = Place(**{**vars(place), **standing})

    chapters = list(version.chapters.all())
    goals = list(version.goals.prefetch_related("actions__indicators" if may_edit else "actions"))
    for row in chapters:
        put(row, chapters, _chapter(row, may_edit))
    for goal in goals:
        put(goal, goals, _goal(goal, may_edit))
        actions = list(goal.actions.all())
        for action in actions:
            put(action, actions, _action(action, may_edit))
            for indicator in action.indicators.all() if may_edit else ():
                put(indicator, list(action.indicators.all()), _indicator(indicator))
    return places


def _page(name: str, row: Model, may_edit: bool = True) -> str:
    return reverse(f"plans:{name}", args=[row.pk]) if may_edit else ""


def _chapter(row: Chapter, may_edit: bool) -> Place:
    return Place(f"Rozdział {row.position}", "rozdzial", row.pk, edit_url=_page("chapter_edit", row, may_edit))


def _goal(row: Goal, may_edit: bool) -> Place:
    edit, add = _page("goal_edit", row, may_edit), _page("action_add", row, may_edit)
    return Place(row.name, "cel", row.pk, row.get_absolute_url(), edit, add)


def _action(row: Action, may_edit: bool) -> Place:
    edit, add = _page("action_edit", row, may_edit), _page("indicator_add", row, may_edit)
    return Place(f"Działanie {row.number}", "dzialanie", row.pk, row.get_absolute_url(), edit, add)


def _indicator(row: Indicator) -> Place:
    return Place(row.name, "wskaznik", row.pk, edit_url=_page("indicator_edit", row))
