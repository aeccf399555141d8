"""How actions go, in words from facts: a dated time that has passed without a trace is late, and nothing else is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from osl_site.common.registry import Trace, TraceState
from osl_site.common.text.date_formats import polish_day
from plans.drafting.action_dates import span
from plans.in_force.pauses import Pause
from plans.models import Action, ActionLog, LogKind, SaidState, TimeKind

QUIET = timedelta(days=92)  # three months without a trace
NEVER_LATE = (TimeKind.ONGOING, TimeKind.WORDS, "")
HAPPENED = (TraceState.HAPPENED, TraceState.UNSAID)
SIGNS = (*HAPPENED, TraceState.STEP)  # that an action goes on
LATE, ON_TIME, EARLY, DONE, QUIET_WORD = (
    "po terminie",
    "w terminie",
    "przed czasem",
    "wykonane",
    "brak śladu od trzech miesięcy",
)
TONES = {LATE: "brick", QUIET_WORD: "amber", DONE: "meadow", "wstrzymane": "amber"}


@dataclass(frozen=True)
class Month:
    """Of one month how many meetings, or months of standing help, were planned and how many happened."""

    first: date
    planned: int
    happened: int


@dataclass(frozen=True)
class ActionProgress:
    """How one action goes: the word, whether a person said it and why, and the rows that it follows from."""

    action: Action
    word: str
    why: str
    is_by_hand: bool
    traces: tuple[Trace, ...]
    log: tuple[ActionLog, ...]
    is_by_pause: bool = False  # held up with the whole plan

    @property
    def tone(self) -> str:
        return TONES.get(self.word, "lake")

    @property
    def happened(self) -> tuple[Trace, ...]:
        return tuple(trace for trace in self.traces if trace.state in HAPPENED)

    @property
    def steps(self) -> tuple[str, ...]:
        """The rows in which steps without a date were taken, each once, as „partners.initiative:5”."""
        return tuple(dict.fromkeys(trace.row for trace in self.traces if trace.state == TraceState.STEP))

    @property
    def is_begun(self) -> bool:
        """Whether there is any sign of it: something happened, a step was taken, a line was written."""
        return bool(self.happened or self.steps or self.log)

    @property
    def unsaid(self) -> int:
        """Of what happened that of which nobody has said what came of it: no indicator counts it yet."""
        return sum(trace.state == TraceState.UNSAID for trace in self.traces)

    @property
    def ahead(self) -> int:
        return sum(trace.state == TraceState.AHEAD for trace in self.traces)

    @property
    def called_off(self) -> int:
        return sum(trace.state == TraceState.CALLED_OFF for trace in self.traces)

    @property
    def months(self) -> tuple[Month, ...]:
        """Months of which there is anything, in their order."""
        found: dict[date, list[int]] = {}
        for trace in (trace for trace in self.traces if trace.state != TraceState.STEP):
            month = found.setdefault(trace.day.replace(day=1), [0, 0])
            month[0] += 1
            month[1] += trace.state in HAPPENED
        return tuple(Month(first, *found[first]) for first in sorted(found))

    @property
    def deviations(self) -> tuple[tuple[date, str], ...]:
        """What went otherwise than planned, by the log and by results, in the order of days."""
        told = [(row.happened_on, row.text) for row in self.log if row.kind == LogKind.DEVIATION]
        told += [(trace.day, trace.deviation) for trace in self.traces if trace.deviation]
        return tuple(sorted(told))

    @property
    def planned_cost(self) -> Decimal:
        return self.action.cost or Decimal(0)

    @property
    def spent(self) -> Decimal:
        """In złoty: by the log and by results of meetings."""
        logged = sum((row.amount for row in self.log if row.kind == LogKind.SPENT), Decimal(0))
        return logged + sum((trace.cost for trace in self.traces), Decimal(0))

    @property
    def is_late(self) -> bool:
        return self.word == LATE

    @property
    def goes_well(self) -> bool:
        return self.word in (ON_TIME, EARLY, DONE)

    @property
    def rows(self) -> tuple[str, ...]:
        """The rows that it follows from, as „activities.occurrence:7”."""
        return tuple(dict.fromkeys(trace.row for trace in self.traces)) + tuple(
            f"plans.actionlog:{row.pk}" for row in self.log
        )


def is_over(action: Action, day: date) -> bool:
    """Whether its dated time has passed: of others none is ever late."""
    _starts, ends = span(action.time_kind, action.time_from, action.time_to)
    return action.time_kind not in NEVER_LATE and ends is not None and ends < day


def progress_of_action(
    action: Action,
    traces: Mapping[UUID, Sequence[Trace]],
    log: Mapping[UUID, Sequence[ActionLog]],
    measured: Mapping[UUID, date],
    *,
    begins: date,
    today: date,
    pause: Pause | None = None,
) -> ActionProgress:
    """How it goes today. `log` are current lines, the newest first; `measured` the last days on which an indicator of
    an action was more than nothing; `begins` is when the plan does, or was taken up again. In a `pause` of the whole
    plan what is not over by facts is held up, and never late."""
    mine, lines = tuple(traces.get(action.key, ())), tuple(log.get(action.key, ()))
    said = next((row for row in lines if row.kind == LogKind.STATE), None)
    by_hand = said is not None and said.state != SaidState.FACTS
    if by_hand:
        word, why = SaidState(said.state).label, f"Ustawiono ręcznie, bo: {said.text}"
    else:
        word, why = _by_facts(action, mine, lines, measured.get(action.key), begins, today)
    if pause and not by_hand and word != DONE:
        return ActionProgress(action, SaidState.PAUSED.label, pause.sentence, False, mine, lines, is_by_pause=True)
    return ActionProgress(action, word, why, by_hand, mine, lines)


def _by_facts(
    action: Action,
    traces: Sequence[Trace],
    log: Sequence[ActionLog],
    measured: date | None,
    begins: date,
    today: date,
) -> tuple[str, str]:
    days = [trace.day for trace in traces if trace.state in SIGNS]
    days += [row.happened_on for row in log if row.kind != LogKind.STATE] + ([measured] if measured else [])
    starts, ends = span(action.time_kind, action.time_from, action.time_to)
    if action.time_kind in NEVER_LATE or ends is None:
        return _of_the_quiet(days, max(begins, starts or begins), today)
    if ends < today:
        return (DONE, "") if days else (LATE, f"Termin minął {polish_day(ends)} i nie ma żadnego śladu.")
    if days and starts and min(days) < starts:
        return EARLY, f"Zaczęło się przed {polish_day(starts)}"
    return ON_TIME, ""


def _of_the_quiet(days: Sequence[date], begins: date, today: date) -> tuple[str, str]:
    """Of what has no date: never late."""
    last = max([day for day in days if day <= today], default=None)
    if max(last or begins, begins) + QUIET >= today:
        return ON_TIME, ""
    return QUIET_WORD, f"Ostatni ślad: {polish_day(last)}" if last else "Od początku planu nie ma żadnego śladu."
