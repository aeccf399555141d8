"""What rooms put into a report of some days: typed figures, each with the rows that it counts, and tables of words."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from osl_site.common.registry.entries import Link


@dataclass(frozen=True, slots=True)
class ReportFigure:
    """A number that a report tells. `rows` name the rows that it is made of, as „needs.fieldnote:12”.

    `task` is the number of the task of art. 32 that it tells of, 1 to 5; 0 of none. What residents read under it on the
    sheet of one page is `plain`, nothing where it is for the office alone; `as_people` draws it there as people.
    """

    key: str
    label: str
    value: Decimal
    rows: tuple[str, ...] = ()
    unit: str = ""  # „zł”, „godz.”
    task: int = 0
    plain: str = ""
    as_people: bool = False


@dataclass(frozen=True, slots=True)
class ReportTable:
    """Words and numbers in rows, with a sentence that says the most of it. `numbers` are the places of columns that
    hold numbers; with `chart` the bars of that column are drawn above, and with `plain` as well on the sheet for
    residents, under that heading."""

    key: str
    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...] = ()
    chart: int | None = None
    sentence: str = ""
    plain: str = ""


@dataclass(frozen=True, slots=True)
class ReportPoint:
    """A value by a day, and in words („46 (podwózki)”)."""

    day: date
    value: Decimal
    said: str


@dataclass(frozen=True, slots=True)
class ReportPath:
    """Where something is to be by which days, and where it was by which: drawn as lines, with its table. `path` has at
    least its beginning and its end."""

    key: str
    name: str
    path: tuple[ReportPoint, ...]
    reached: tuple[ReportPoint, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportPart:
    """What a section tells of some days."""

    figures: tuple[ReportFigure, ...] = ()
    tables: tuple[ReportTable, ...] = ()
    paths: tuple[ReportPath, ...] = ()


@dataclass(frozen=True)
class ReportSectionOf:
    """A section that a room has for reports. `draw(first, last)` answers what records say of these days, both included,
    in a constant number of queries; `pages` name rows of each kind by their ids, with the page of each that has one.
    `hint` tells whoever writes what people write here."""

    key: str
    title: str
    hint: str
    draw: Callable[[date, date], ReportPart]
    pages: Mapping[str, Callable[[Sequence[int]], Mapping[int, Link]]] = field(default_factory=dict)


def rows_named(kind: str, ids: Iterable[int]) -> tuple[str, ...]:
    """„needs.fieldnote:12” of each of these rows of a kind, in the order of their ids."""
    return tuple(f"{kind}:{pk}" for pk in sorted(ids))


def nothing_counted(first: date, last: date) -> ReportPart:
    """Of a section that people write alone."""
    return ReportPart()
