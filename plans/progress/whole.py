"""How the plan goes as a whole: its actions by goals, its indicators, its money; what goes well, what does not, what is
to be decided."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from uuid import UUID

from osl_site.common.text.date_formats import polish_day
from plans.in_force.gone_by import texts_gone_by
from plans.in_force.pauses import Pause, resumed_on
from plans.in_force.status import Standing, VersionStatus
from plans.measuring.due import Due, due_in
from plans.measuring.figures import Figure, Step, counted_steps, traces_of, typed_steps
from plans.measuring.measured import Measured, measured_in
from plans.models import Action, ActionLog, Goal
from plans.progress.facts import ActionProgress, is_over, progress_of_action

SOON = timedelta(days=30)
ENOUGH = Decimal("0.75")  # of what the path leads to by today


@dataclass(frozen=True)
class GoalProgress:
    """A goal with its actions, and what they cost together."""

    goal: Goal
    actions: tuple[ActionProgress, ...]

    @property
    def planned_cost(self) -> Decimal:
        return sum((row.planned_cost for row in self.actions), Decimal(0))

    @property
    def spent(self) -> Decimal:
        return sum((row.spent for row in self.actions), Decimal(0))

    @property
    def happened(self) -> int:
        return sum(len(row.happened) for row in self.actions)


@dataclass(frozen=True)
class PlanProgress:
    """The text that the plan goes by, and how each part of it goes on a day."""

    text: VersionStatus
    day: date
    goals: tuple[GoalProgress, ...]
    figures: tuple[Figure, ...]
    due: tuple[Due, ...]

    @property
    def actions(self) -> tuple[ActionProgress, ...]:
        return tuple(row for goal in self.goals for row in goal.actions)

    @property
    def planned_cost(self) -> Decimal:
        return sum((goal.planned_cost for goal in self.goals), Decimal(0))

    @property
    def spent(self) -> Decimal:
        return sum((goal.spent for goal in self.goals), Decimal(0))

    @property
    def well(self) -> tuple[ActionProgress, ...]:
        """With a trace, and on time, before it or done."""
        return tuple(row for row in self.actions if row.goes_well and row.is_begun)

    @property
    def not_begun(self) -> tuple[ActionProgress, ...]:
        """On time, though there is no trace yet: with `well` and `badly` every action, unless the plan is paused."""
        return tuple(row for row in self.actions if row.goes_well and not row.is_begun)

    @property
    def badly(self) -> tuple[ActionProgress, ...]:
        """Late, quiet for three months, held up or given up; what is held up with the whole plan is told with it."""
        return tuple(row for row in self.actions if not row.goes_well and not row.is_by_pause)

    @property
    def behind(self) -> tuple[Figure, ...]:
        """Indicators of which less than three quarters of their path is reached; none while the plan is paused."""
        return tuple(row for row in self.figures if not self.pause and is_behind(row, self.day))

    @property
    def ends_soon(self) -> bool:
        return self.text.version.plan.last_day <= self.day + 3 * SOON

    @property
    def pause(self) -> Pause | None:
        """The director's decision that holds the plan up."""
        return self.text.pause

    @property
    def is_paused(self) -> bool:
        """Whether every action that is not over is held up: by the director, or by a person's word of each."""
        going = [row for row in self.actions if row.word not in ("wykonane", "zaniechane")]
        return bool(going) and all(row.word == "wstrzymane" for row in going)

    @property
    def sentence(self) -> str:
        """„Działania planu: 12, bez uwag idzie lub jest wykonane: 9. Plan obowiązuje do …”"""
        if self.pause:
            return f"{self.pause.sentence} {self.pause.reason}"
        if self.is_paused:
            return "Plan jest wstrzymany: każde działanie, które się nie skończyło, ktoś wstrzymał."
        going = sum(row.goes_well for row in self.actions)
        ends = polish_day(self.text.version.plan.last_day)
        counted = f"Działania planu: {len(self.actions)}, bez uwag idzie lub jest wykonane: {going}."
        return f"{counted} Plan obowiązuje do {ends}"


def is_behind(figure: Figure, day: date) -> bool:
    """Whether less than three quarters of what its path leads to by the day is reached. One of which nothing was
    measured is not behind but due."""
    measured, value = figure.measured, figure.value
    expected = expected_on(measured, day)
    gain = expected - measured.baseline
    return value is not None and gain > 0 and value - measured.baseline < ENOUGH * gain


def path_of(measured: Measured) -> list[tuple[date, Decimal]]:
    """From the baseline on the first day of the plan through its milestones to the target on the last."""
    between = [(row.last_day, row.value) for row in measured.path]
    inside = [(day, value) for day, value in between if measured.first_day < day < measured.last_day]
    return [(measured.first_day, measured.baseline), *inside, (measured.last_day, measured.target)]


def expected_on(measured: Measured, day: date) -> Decimal:
    """Where its path is on the day, in a straight line between two of its days."""
    path = path_of(measured)
    if day <= path[0][0]:
        return path[0][1]
    for (before, low), (after, high) in pairwise(path):
        if day <= after:
            return low + (high - low) * (day - before).days / max((after - before).days, 1)
    return path[-1][1]


def text_in_force(day: date) -> VersionStatus | None:
    """The text that holds on the day, if any. Three queries."""
    return next((text for text in texts_gone_by(day) if text.standing == Standing.IN_FORCE), None)


def plan_progress(day: date) -> PlanProgress | None:
    """Of the text that holds on the day; None where there is none. A constant number of queries."""
    text = text_in_force(day)
    return progress_of_text(text, day) if text else None


def due_of_text(text: VersionStatus, day: date) -> list[Due]:
    """Values that nobody entered, though their quarter is over. Three queries."""
    measured = measured_in(text.version)
    first, last = _span(text)
    typed = typed_steps([row.key for row in measured if not row.is_counted], first, last)
    return _due(text, measured, typed, day)


def late_of_text(text: VersionStatus, day: date) -> list[ActionProgress]:
    """The actions that are late; none while the plan is paused. One query, and where a dated time is over a few more,
    for its actions alone."""
    rows = Action.objects.filter(goal__version=text.version).select_related("goal")
    over = sorted((row for row in rows if is_over(row, day)), key=lambda row: (row.goal.position, row.position))
    if not over or text.pause:
        return []
    keys = {row.key for row in over}
    measured = [row for row in measured_in(text.version) if row.part_key in keys]
    told, _figures, _typed = _told(text, over, measured, day)
    return [row for row in told if row.is_late]


def progress_of_text(text: VersionStatus, day: date) -> PlanProgress:
    """Of any text, with all that happened since its plan began, whichever version it happened under."""
    version = text.version
    actions = list(Action.objects.filter(goal__version=version).select_related("goal"))
    actions.sort(key=lambda row: (row.goal.position, row.position))
    measured = measured_in(version)
    told, figures, typed = _told(text, actions, measured, day)
    goals = {goal.pk: goal for goal in Goal.objects.filter(version=version, is_main=False)}
    by_goal: dict[int, list[ActionProgress]] = {pk: [] for pk in goals}
    for row in told:
        by_goal[row.action.goal_id].append(row)
    ordered = sorted(goals.values(), key=lambda goal: goal.position)
    return PlanProgress(
        text=text,
        day=day,
        goals=tuple(GoalProgress(goal, tuple(by_goal[goal.pk])) for goal in ordered),
        figures=figures,
        due=tuple(_due(text, measured, typed, day)),
    )


def _due(
    text: VersionStatus, measured: Sequence[Measured], typed: Mapping[UUID, Sequence[Step]], day: date
) -> list[Due]:
    """What is due; while the plan is paused only of what was over before."""
    return [row for row in due_in(measured, typed, day) if not text.pause or row.period.last < text.pause.since]


def _told(
    text: VersionStatus, actions: Sequence[Action], measured: Sequence[Measured], day: date
) -> tuple[list[ActionProgress], tuple[Figure, ...], Mapping[UUID, Sequence[Step]]]:
    """Of each action how it goes, of each indicator what it came to, and what people typed of it."""
    first, last = _span(text)
    keys = [row.key for row in actions]
    traces = traces_of(keys, first, last)
    log = _by_action(ActionLog.objects.current().filter(action_key__in=keys).order_by("-happened_on", "-pk"))
    typed = typed_steps([row.key for row in measured if not row.is_counted], first, last)
    figures = tuple(
        Figure(row, tuple(counted_steps(row, traces) if row.is_counted else typed.get(row.key, ()))) for row in measured
    )
    seen = _last_measured(figures)
    begins = max(filter(None, (first, resumed_on(text.pauses))))
    told = [progress_of_action(row, traces, log, seen, begins=begins, today=day, pause=text.pause) for row in actions]
    return told, figures, typed


def _span(text: VersionStatus) -> tuple[date, date]:
    """From the first day of the text to the last one of it and of its plan."""
    version = text.version
    return version.starts_on, max(version.ends_on, version.plan.last_day or version.ends_on)


def _by_action(rows: Iterable[ActionLog]) -> dict[UUID, list[ActionLog]]:
    found: dict[UUID, list[ActionLog]] = defaultdict(list)
    for row in rows:
        found[row.action_key].append(row)
    return found


def _last_measured(figures: Iterable[Figure]) -> dict[UUID, date]:
    """Of each action the last day on which an indicator of its own was more than nothing."""
    found: dict[UUID, date] = {}
    for figure in figures:
        days = [step.day for step in figure.steps if step.value]
        if days and figure.measured.part_key in figure.measured.actions:
            key = figure.measured.part_key
            found[key] = max([*days, *([found[key]] if key in found else [])])
    return found
