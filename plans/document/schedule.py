"""The schedule of a plan: each action in one row under its goal: who does it, when, where, for how much, and by what it
will be seen that it succeeded. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from osl_site.common.frozen_documents.markers import is_marker, sum_in_words
from plans.content import Action, Goal, Indicator, PlanContent
from plans.document.timeline import Timeline, TimelineBar, timeline

FOR_A_NOTE = 6  # millimetres more for costs, which „seen” gives, where one is not public
WIDTHS = {"number": 9, "title": 62, "who": 49, "when": 38, "where": 29, "cost": 18, "seen": 62}  # millimetres


@dataclass(frozen=True)
class ScheduleRow:
    """An action with the drawing of its time."""

    action: Action
    bar: TimelineBar
    who: str
    where: str


@dataclass(frozen=True)
class ScheduleGoal:
    """A goal with what its actions cost together. The table of a plan without goals has no heading."""

    key: str
    heading: str
    cost: str
    indicators: tuple[Indicator, ...]
    rows: tuple[ScheduleRow, ...]


@dataclass(frozen=True)
class Schedule:
    """The whole plan, with the axis of its months."""

    axis: Timeline
    goals: tuple[ScheduleGoal, ...]
    cost: str

    @property
    def columns(self) -> tuple[str, ...]:
        """Those of which anything is said, in their order: no column is empty."""
        rows = [row for goal in self.goals for row in goal.rows]
        said = {
            "number": True,
            "title": True,
            "who": any(row.who for row in rows),
            "when": bool(self.axis.ticks) or any(row.action.time for row in rows),
            "where": any(row.where for row in rows),
            "cost": any(goal.cost for goal in self.goals),
            "seen": any(goal.indicators for goal in self.goals) or any(row.action.indicators for row in rows),
        }
        return tuple(name for name in WIDTHS if said[name])

    @property
    def widths(self) -> str:
        """Of its columns, in millimetres."""
        is_hidden = any(is_marker(row.action.cost) for goal in self.goals for row in goal.rows)
        moved = {"cost": FOR_A_NOTE, "seen": -FOR_A_NOTE} if is_hidden and "seen" in self.columns else {}
        return " ".join(str(WIDTHS[name] + moved.get(name, 0)) for name in self.columns)

    @property
    def before_cost(self) -> int:
        """How many columns the heading of a goal takes."""
        return len([name for name in self.columns if name not in ("cost", "seen")])


def schedule(content: PlanContent) -> Schedule:
    """Goals and actions in the order of the document; a goal without actions has no row."""
    axis = timeline(content)
    bars = iter(axis.lines)
    goals = tuple(_goal(goal, bars) for goal in content.goals if goal.actions)
    return Schedule(axis, goals, content.cost)


def _goal(goal: Goal, bars: Iterator[TimelineBar]) -> ScheduleGoal:
    heading = goal.heading if goal.text else ""
    return ScheduleGoal(goal.key, heading, cost_of(goal.actions), goal.indicators, tuple(_rows(goal.actions, bars)))


def cost_of(actions: tuple[Action, ...]) -> str:
    """What they cost together, in words; nothing when no cost was given."""
    return sum_in_words((action.cost, action.cost_value) for action in actions)


def where(action: Action) -> str:
    """„Kandyty, Kamińsk, świetlica”."""
    return ", ".join(filter(None, [action.places, action.place_note]))


def _rows(actions: tuple[Action, ...], bars: Iterator[TimelineBar]) -> Iterator[ScheduleRow]:
    for action, bar in zip(actions, bars, strict=False):
        yield ScheduleRow(action, bar, _who(action), where(action))


def _who(action: Action) -> str:
    """Who answers for it, and with whom: „Anna Kowalska; OSP Kamińsk, szkoła”."""
    return "; ".join(filter(None, [action.responsible, ", ".join(action.partners)]))
