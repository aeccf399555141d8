"""What indicators come to in a span of days: one value each, made of the rows that are named with it.

Whatever is shown or reported of an indicator is asked here. Of typed ones the newest entries count, of counted ones the
traces that rooms above tell (`registry.traces`). Zero is „nothing”; what nobody counted is no value.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from osl_site.common import registry
from osl_site.common.registry import Trace, TraceState
from plans.measuring.measured import Measured
from plans.models import Aggregate, Axis, IndicatorEntry, IndicatorPart, Source
from plans.models.measures import unit_key

UNDIVIDED, OTHERS, NO_PLACE = "bez podziału", "pozostałe", "bez miejsca"
ADDED = (TraceState.HAPPENED, TraceState.STEP)
Shares = tuple[tuple[str, Decimal], ...]  # names of groups or places, and how much of the value is theirs


@dataclass(frozen=True)
class Step:
    """A value that was measured up to a day; None where it was not counted. `row` names where it stands."""

    day: date
    value: Decimal | None
    row: str
    out_of: Decimal | None = None
    by_group: Shares = ()
    by_place: Shares = ()


@dataclass(frozen=True)
class Figure:
    """What an indicator came to, by which rows, and how it got there. Groups and places add up to `value` wherever
    anything was broken down."""

    measured: Measured
    steps: tuple[Step, ...]

    @property
    def value(self) -> Decimal | None:
        return aggregated(self.measured.aggregate, self.steps, is_counted=self.measured.is_counted)

    @property
    def rows(self) -> tuple[str, ...]:
        """The rows that the value is made of, each once, as „plans.indicatorentry:7”."""
        return tuple(dict.fromkeys(step.row for step in deciding(self.measured.aggregate, self.steps)))

    @property
    def not_counted(self) -> int:
        """For how many periods somebody said that nothing was counted."""
        return sum(step.value is None for step in self.steps)

    @property
    def by_group(self) -> Shares:
        return self._shared(lambda step: step.by_group)

    @property
    def by_place(self) -> Shares:
        return self._shared(lambda step: step.by_place)

    @property
    def reached(self) -> tuple[tuple[date, Decimal], ...]:
        """What it came to by the days on which anything was measured, each day once."""
        found: dict[date, Decimal] = {}
        for place, step in enumerate(self.steps, 1):
            if step.value is not None:
                found[step.day] = aggregated(self.measured.aggregate, self.steps[:place])
        return tuple(found.items())

    @property
    def said(self) -> str:
        return self.measured.said(self.value)

    def _shared(self, of: Callable[[Step], Shares]) -> Shares:
        steps = deciding(self.measured.aggregate, self.steps)
        if self.measured.aggregate not in (Aggregate.SUM, Aggregate.LAST, Aggregate.HIGHEST) or not any(map(of, steps)):
            return ()
        sums: dict[str, Decimal] = defaultdict(Decimal)
        for step in steps:
            for name, value in of(step) or ((UNDIVIDED, step.value),):
                sums[name] += value
        return tuple((name, value) for name, value in sums.items() if value)


def deciding(aggregate: Aggregate, steps: Sequence[Step]) -> list[Step]:
    """Those steps, in the order of their days, that make the value."""
    counted = [step for step in steps if step.value is not None]
    match aggregate:
        case Aggregate.SUM | Aggregate.SHARE:
            return counted
        case Aggregate.HIGHEST:
            return [max(counted, key=lambda step: step.value)] if counted else []
    return counted[-1:]


def aggregated(aggregate: Aggregate, steps: Sequence[Step], *, is_counted: bool = False) -> Decimal | None:
    """The one value of these steps; of a share in percent, to two places. None where nothing was counted, but what the
    application counts is nothing (0) then."""
    made_of = deciding(aggregate, steps)
    if not made_of:
        return Decimal(0) if is_counted else None
    total = sum((step.value for step in made_of), Decimal(0))
    if aggregate == Aggregate.SHARE:
        return round(100 * total / sum(step.out_of for step in made_of), 2)
    return total


def figures_of(measured: Sequence[Measured], first: date, last: date) -> dict[UUID, Figure]:
    """Of each of these indicators what it came to by entries and traces of days from `first` to `last`, both included;
    an entry counts where its whole period lies in these days. Two queries, and those of `registry.traces`."""
    typed = typed_steps([row.key for row in measured if not row.is_counted], first, last)
    counted = [row for row in measured if row.is_counted]
    traces = traces_of({key for row in counted for key in row.actions}, first, last) if counted else {}
    return {
        row.key: Figure(row, tuple(counted_steps(row, traces) if row.is_counted else typed.get(row.key, ())))
        for row in measured
    }


def typed_steps(keys: Sequence[UUID], first: date, last: date) -> dict[UUID, list[Step]]:
    """Of typed indicators the newest rows of each period, in the order of their days. Two queries at most."""
    rows = IndicatorEntry.objects.current().filter(key__in=keys, period__startswith__gte=first)
    entries = [row for row in rows.order_by("period", "pk") if row.last_day <= last] if keys else []
    shares = _shares([row.pk for row in entries]) if entries else {}
    found: dict[UUID, list[Step]] = {}
    for row in entries:
        by_group, by_place = (tuple(shares.get((row.pk, axis), ())) for axis in (Axis.GROUP, Axis.PLACE))
        name = f"plans.indicatorentry:{row.pk}"
        found.setdefault(row.key, []).append(Step(row.last_day, row.value, name, row.out_of, by_group, by_place))
    return found


def _shares(entries: Sequence[int]) -> Mapping[tuple[int, str], list[tuple[str, Decimal]]]:
    found: dict[tuple[int, str], list[tuple[str, Decimal]]] = defaultdict(list)
    parts = IndicatorPart.objects.filter(entry__in=entries).select_related("group", "locality").order_by("pk")
    for part in parts:
        name = part.group.name if part.group_id else part.locality.name if part.locality_id else OTHERS
        found[part.entry_id, part.axis].append((name, part.value))
    return found


def traces_of(keys: Iterable[UUID], first: date, last: date) -> dict[UUID, list[Trace]]:
    """What happened for these actions, by their keys, in the order of days. The queries of `registry.traces`."""
    found: dict[UUID, list[Trace]] = defaultdict(list)
    wanted = sorted(set(keys))
    for each in registry.traces if wanted else ():
        for trace in each.of(wanted, first, last):
            found[trace.key].append(trace)
    for traces in found.values():
        traces.sort(key=lambda trace: (trace.day, trace.row))
    return found


def counted_steps(row: Measured, traces: Mapping[UUID, Sequence[Trace]]) -> list[Step]:
    """What traces of its actions add to a counted indicator: of standing help only what was counted in its unit."""
    mine = [trace for key in row.actions for trace in traces.get(key, ()) if _is_of(row, trace)]
    steps = []
    for trace in sorted(mine, key=lambda trace: (trace.day, trace.row)):
        value = _value_of(row, trace)
        if trace.state not in ADDED or value is None:
            continue
        by_group: Shares = ()
        if row.source == Source.PARTICIPANTS:
            by_group = trace.by_group
        by_place: Shares = () if row.source == Source.TALLY else ((trace.place or NO_PLACE, value),)
        steps.append(Step(trace.day, value, trace.row, None, by_group, by_place))
    return steps


def _value_of(row: Measured, trace: Trace) -> Decimal | None:
    """What a trace adds to it; where people came, and none of its group, nothing (0)."""
    is_of_one_group = row.source == Source.GROUP and Source.PARTICIPANTS in trace.figures
    return trace.figures.get(row.counted_as, Decimal(0) if is_of_one_group else None)


def _is_of(row: Measured, trace: Trace) -> bool:
    return row.source != Source.TALLY or trace.unit == unit_key(row.unit)
