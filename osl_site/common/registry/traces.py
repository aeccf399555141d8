"""What happened for an action of the plan, as rooms above it tell it: each trace is one row of theirs."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from uuid import UUID


class TraceState(StrEnum):
    """How far it came: planned ahead, over without a word of what came of it, happened, called off. A step was taken
    without a date that was arranged: it is nothing that „odbyło się”, and as much a sign that an action goes on."""

    AHEAD = "ahead"
    UNSAID = "unsaid"
    HAPPENED = "happened"
    CALLED_OFF = "called_off"
    STEP = "step"


@dataclass(frozen=True, slots=True)
class Trace:
    """One row of a room about the action with that key: a meeting, a month of standing help, a step of an initiative.

    `row` names it as „activities.occurrence:12”; `figures` are what it adds to counted indicators, by their source
    (plans.models.Source; of one group of heads „group:” and its word), nothing where it did not happen; `unit` is what
    they are of where the office has units of its own, which are never added to one another. `place` is the name of the
    locality where it was, `cost` what was spent on it in złoty, `deviation` what went otherwise than planned.
    `by_group` says how many people came, under the names by which they were counted; it adds up to „participants”.
    """

    key: UUID
    day: date
    state: TraceState
    row: str
    figures: Mapping[str, Decimal] = field(default_factory=dict)
    place: str = ""
    cost: Decimal = Decimal(0)
    deviation: str = ""
    unit: str = ""  # „podwózki”
    by_group: tuple[tuple[str, Decimal], ...] = ()


@dataclass(frozen=True)
class TracesOf:
    """Traces of one kind. `sources` are those that its figures may bear; `of(keys, first, last)` answers the traces of
    these actions on days from `first` to `last`, both included, in a constant number of queries. `url` is the page of
    a row by its id. `told` says to residents, in the language that is spoken, how many of them happened. `units` are,
    by source, those that were counted in so far."""

    sources: frozenset[str]
    of: Callable[[Sequence[UUID], date, date], Sequence[Trace]]
    kind: str  # „activities.occurrence”, before the colon of `row`
    called: str  # „spotkania”
    url: Callable[[int], str]
    told: Callable[[int], str]  # „12 spotkań”
    units: Callable[[], Mapping[str, Sequence[str]]] = dict
