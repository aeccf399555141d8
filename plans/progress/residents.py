"""How the plan goes, as residents read it: its public text in plain words, without reasons, money and persons."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from osl_site.common import registry
from osl_site.common.frozen_documents.markers import is_marker
from osl_site.common.registry import TraceState
from plans import content
from plans.measuring.figures import Figure
from plans.models import Aggregate, SaidState
from plans.progress.facts import DONE, LATE, QUIET_WORD, ActionProgress
from plans.progress.whole import PlanProgress

FEW = 5  # of fewer persons no number is told: in a village everybody would know who they are


@dataclass(frozen=True)
class IndicatorTold:
    """What was to be reached and what is, in Polish words; nothing where nobody has counted yet."""

    name: str
    reached: str
    target: str


@dataclass(frozen=True)
class ActionTold:
    """One action: its state as tone and word, and what happened for it („12 spotkań”)."""

    number: str
    title: str
    tone: str
    word: str
    happened: tuple[str, ...]
    indicators: tuple[IndicatorTold, ...]


@dataclass(frozen=True)
class GoalTold:
    """A goal and, in a sentence, how its actions stand."""

    heading: str
    anchor: str
    actions: tuple[ActionTold, ...]
    indicators: tuple[IndicatorTold, ...]

    @property
    def counted(self) -> tuple[tuple[str, int], ...]:
        """Each state that an action is in and how many are, those that most are in first."""
        return tuple(Counter(row.word for row in self.actions).most_common())


def goals_told(text: content.PlanContent, progress: PlanProgress) -> tuple[GoalTold, ...]:
    """Goals with actions, in the order of `text`, which is public; `progress` is of the same version. No queries."""
    actions = {str(row.action.key): row for row in progress.actions}
    figures = {str(row.measured.key): row for row in progress.figures}
    return tuple(
        GoalTold(
            goal.heading,
            goal.anchor,
            tuple(_action(row, actions[row.key], figures, progress.day) for row in goal.actions if row.key in actions),
            _indicators(goal.indicators, figures),
        )
        for goal in text.goals
        if goal.actions
    )


def _action(row: content.Action, progress: ActionProgress, figures: Mapping[str, Figure], day: date) -> ActionTold:
    is_begun = any(figures[each.key].value for each in row.indicators if each.key in figures)
    tone, word = _state(row, progress, day, is_begun=is_begun)
    return ActionTold(row.number, row.title, tone, word, _happened(progress), _indicators(row.indicators, figures))


def _state(row: content.Action, progress: ActionProgress, day: date, *, is_begun: bool) -> tuple[str, str]:
    """Plain words for the state that staff see. What is on time is under way once there is a trace or a figure."""
    match progress.word:
        case str(word) if word == DONE:
            return "meadow", _("zrobione")
        case str(word) if word == LATE:
            return "brick", _("spóźnia się")
        case str(word) if word == QUIET_WORD:
            return "amber", _("od trzech miesięcy nic się nie działo")
        case str(word) if word == SaidState.PAUSED.label:
            return "amber", _("wstrzymane")
        case str(word) if word == SaidState.ABANDONED.label:
            return "quiet", _("z tego zrezygnowaliśmy")
    if is_begun or progress.is_begun or progress.is_by_hand:
        return "lake", _("trwa")
    is_ahead = row.time_from and date.fromisoformat(row.time_from) > day
    return "quiet", _("zacznie się później") if is_ahead else _("jeszcze się nie zaczęło")


def _happened(progress: ActionProgress) -> tuple[str, ...]:
    """„25 spotkań (jeszcze niepoliczone: 3)”: what indicators do not count yet stands apart, so that both agree."""
    kinds = Counter([_kind(trace.row) for trace in progress.happened] + [_kind(row) for row in progress.steps])
    unsaid = Counter(_kind(trace.row) for trace in progress.happened if trace.state == TraceState.UNSAID)
    told: dict[str, Callable[[int], str]] = {each.kind: each.told for each in registry.traces}
    return tuple(_with_unsaid(told[kind](count), unsaid[kind]) for kind, count in kinds.items())


def _kind(row: str) -> str:
    return row.partition(":")[0]


def _with_unsaid(words: str, count: int) -> str:
    return _("%(words)s (jeszcze niepoliczone: %(count)s)") % {"words": words, "count": count} if count else words


def _indicators(rows: Iterable[content.Indicator], figures: Mapping[str, Figure]) -> tuple[IndicatorTold, ...]:
    """Those whose name and target are public and that the text still has."""
    known = [(row, figures[row.key]) for row in rows if row.key in figures]
    return tuple(
        IndicatorTold(row.name, _reached(figure), figure.measured.target_said)
        for row, figure in known
        if not is_marker(row.target) and not is_marker(row.name)
    )


def _reached(figure: Figure) -> str:
    value, measured = figure.value, figure.measured
    if value is None:
        return ""
    is_of_few = measured.counts_different and measured.aggregate != Aggregate.SHARE and Decimal(0) < value < FEW
    return f"mniej niż {FEW}" if is_of_few else measured.said(value)
