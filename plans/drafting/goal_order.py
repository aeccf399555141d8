"""Main and detailed goals in the order in which they are printed, and their numbers."""

from collections.abc import Iterable
from typing import Any

from plans.models import Goal


def in_order(goals: Iterable[Goal]) -> list[Goal]:
    """Each main goal with its detailed ones after it, then those that belong to none. Asks for nothing more."""
    rows = sorted(goals, key=lambda goal: (goal.position, goal.pk))
    mains = [goal for goal in rows if goal.is_main]
    below = [[main, *(goal for goal in rows if goal.main_id == main.pk)] for main in mains]
    loose = [goal for goal in rows if not goal.is_main and goal.main_id is None]
    return [*(goal for group in below for goal in group), *loose]


def number_of(goal: Goal, mains: int) -> str:
    """As it is printed: a main goal that is the only one, and the table of a plan without goals, have none."""
    return "" if goal.is_table or (goal.is_main and mains == 1) else str(goal.position)


def places_of(goals: Iterable[Goal]) -> list[tuple[Goal, int]]:
    """The place that each goal has to have: main ones are counted by themselves, all the others through the plan."""
    counted: dict[bool, Any] = {True: 0, False: 0}
    places = []
    for goal in in_order(goals):
        counted[goal.is_main] += 1
        places.append((goal, counted[goal.is_main]))
    return places
