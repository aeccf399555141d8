"""What records say of some days, for every section that rooms have; and what they say otherwise today."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from osl_site.common import registry
from osl_site.common.registry import Link, ReportFigure, ReportPath, ReportPoint, ReportSectionOf, ReportTable
from osl_site.common.text.number_format import SPACE, number
from plans.reports.content import Counted, Figure, Path, Point, Row, Section, Table

NOT_THERE = "nie ma tej liczby"


@dataclass(frozen=True)
class Moved:
    """A figure that says something else today, or stands on other rows: what it was and what it is. Empty is a figure
    that was not there or is not: nobody counted, which is not nothing."""

    section: str
    label: str
    was: str
    now: str

    @property
    def today(self) -> str:
        """„dziś: 13”, beside what was counted before."""
        return f"dziś: {self.now or NOT_THERE}"

    @property
    def sentence(self) -> str:
        """„Notatki z rozeznania: było 12, dziś 13.”."""
        if self.was == self.now:
            return f"{self.label}: nadal {self.now}, ale z innych zapisów."
        if not self.was:
            return f"{self.label}: wcześniej nie było tej liczby, dziś {self.now}."
        return f"{self.label}: było {self.was}, dziś {self.now or NOT_THERE}."


def sections_known() -> dict[str, ReportSectionOf]:
    """Every section that a room has, by its key, in the order of a new report."""
    return {row.key: row for row in registry.report_sections}


def draw(first: date, last: date) -> tuple[Counted, ...]:
    """What records say now of these days, both included. The queries of the sections, however much there is."""
    return tuple(_counted(section, first, last) for section in registry.report_sections)


def moved(kept: Sequence[Counted], now: Sequence[Counted]) -> dict[tuple[str, str], Moved]:
    """By section and figure those that records tell otherwise than when they were kept."""
    today = {(section.key, row.key): row for section in now for row in section.figures}
    before = {(section.key, row.key): row for section in kept for row in section.figures}
    sections = {section.key for section in kept}
    found = {}
    for place in sorted(before.keys() | today.keys()):
        was, becomes = before.get(place), today.get(place)
        if place[0] not in sections or (was and becomes and (was.value, was.rows) == (becomes.value, becomes.rows)):
            continue
        label = (becomes or was).label
        found[place] = Moved(place[0], label, was.said if was else "", becomes.said if becomes else "")
    return found


def counted_in(sections: Sequence[Section]) -> tuple[Counted, ...]:
    """What a report that was handed over tells of records."""
    return tuple(Counted(key=row.key, figures=row.figures, tables=row.tables, paths=row.paths) for row in sections)


def links_of(rows: Sequence[str]) -> list[Link]:
    """A link to each of these rows, named by its room, in their order; of one that is gone its name alone. One query
    for each kind among them."""
    ids: dict[str, list[int]] = {}
    for row in rows:
        kind, _colon, pk = row.partition(":")
        ids.setdefault(kind, []).append(int(pk))
    pages = {kind: page for section in registry.report_sections for kind, page in section.pages.items()}
    found: dict[str, Mapping[int, Link]] = {
        kind: pages[kind](each) if kind in pages else {} for kind, each in ids.items()
    }
    return [_link(row, found) for row in rows]


def _link(row: str, found: Mapping[str, Mapping[int, Link]]) -> Link:
    kind, _colon, pk = row.partition(":")
    return found[kind].get(int(pk)) or Link("zapis", f"zapis nr {pk}, którego już nie ma", "")


def _counted(section: ReportSectionOf, first: date, last: date) -> Counted:
    part = section.draw(first, last)
    return Counted(
        key=section.key,
        figures=tuple(map(_figure, part.figures)),
        tables=tuple(map(_table, part.tables)),
        paths=tuple(map(_path, part.paths)),
    )


def _path(row: ReportPath) -> Path:
    def points(rows: Sequence[ReportPoint]) -> tuple[Point, ...]:
        return tuple(Point(day=each.day.isoformat(), amount=f"{each.value:f}", said=each.said) for each in rows)

    return Path(key=row.key, name=row.name, path=points(row.path), reached=points(row.reached))


def _figure(row: ReportFigure) -> Figure:
    value = row.value.quantize(Decimal("0.01")).normalize() if row.value else Decimal(0)
    said = number(Decimal(row.value)) + (f"{SPACE}{row.unit}" if row.unit else "")
    return Figure(
        key=row.key,
        label=row.label,
        value=f"{value:f}",
        said=said,
        rows=row.rows,
        task=row.task,
        plain=row.plain,
        as_people=row.as_people,
    )


def _table(row: ReportTable) -> Table:
    return Table(
        key=row.key,
        caption=row.caption,
        heads=row.heads,
        rows=tuple(Row(cells=cells) for cells in row.rows),
        numbers=row.numbers,
        chart=-1 if row.chart is None else row.chart,
        sentence=row.sentence,
        plain=row.plain,
    )
