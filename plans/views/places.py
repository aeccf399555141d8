"""What stands beside each place of the document on a screen: its page, its buttons, its remarks."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.urls import reverse

from plans.models import Chapter, Goal, Remark, Version

WHOLE = "whole"  # the key of what belongs to no part


@dataclass(frozen=True)
class Place:
    """One chapter, goal or action."""

    name: str
    kind: str = ""  # as in the addresses of moving and removing
    pk: int = 0
    url: str = ""
    edit_url: str = ""  # only of a draft, for whoever may write in it
    add_url: str = ""
    is_first: bool = False
    is_last: bool = False
    remarks: tuple[Remark, ...] = ()
    earlier: tuple[Remark, ...] = ()  # of the attempts before this one


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
    chapters = list(version.chapters.all())
    goals = list(version.goals.prefetch_related("actions"))
    for row in chapters:
        places[str(row.key)] = _chapter(row, chapters, tuple(said[str(row.key)]), may_edit)
    for goal in goals:
        places[str(goal.key)] = _goal(goal, goals, tuple(said[str(goal.key)]), may_edit)
        actions = list(goal.actions.all())
        for action in actions:
            places[str(action.key)] = Place(
                f"Działanie {goal.position}.{action.position}",
                "dzialanie",
                action.pk,
                action.get_absolute_url(),
                reverse("plans:action_edit", args=[action.pk]) if may_edit else "",
                is_first=action is actions[0],
                is_last=action is actions[-1],
                remarks=tuple(said[str(action.key)]),
            )
    return places


def _chapter(row: Chapter, rows: list[Chapter], remarks: tuple[Remark, ...], may_edit: bool) -> Place:
    return Place(
        f"Rozdział {row.position}",
        "rozdzial",
        row.pk,
        edit_url=reverse("plans:chapter_edit", args=[row.pk]) if may_edit else "",
        is_first=row is rows[0],
        is_last=row is rows[-1],
        remarks=remarks,
    )


def _goal(row: Goal, rows: list[Goal], remarks: tuple[Remark, ...], may_edit: bool) -> Place:
    return Place(
        f"Cel {row.position}",
        "cel",
        row.pk,
        row.get_absolute_url(),
        reverse("plans:goal_edit", args=[row.pk]) if may_edit else "",
        reverse("plans:action_add", args=[row.pk]) if may_edit else "",
        is_first=row is rows[0],
        is_last=row is rows[-1],
        remarks=remarks,
    )
