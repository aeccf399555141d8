"""What a report says, word for word as it is printed: read from what is stored, and written to it. Pure.

Schema 2 adds paths to targets (`Path`), and what residents read of figures and tables (`plain`). What is stored under
schema 1 is written again as it was.

Figures hold the ids of the rows that they were counted from, so that they can be counted again; a figure that says
something else today is said beside, never instead (`plans/reports/today.py`).
"""

from dataclasses import dataclass, field, fields
from typing import Any

from osl_site.common.frozen_documents.content import Printed, as_json, since
from plans.content import Office

SCHEMA = 2  # of what is stored today
SINCE_2 = since(2)
Stored = dict[str, Any]
TASKS = {  # art. 32 of the act on social services centres, in our words
    1: "rozeznanie potrzeb i potencjału społeczności",
    2: "plan organizowania społeczności lokalnej",
    3: "działania wspierające i inne działania aktywizujące",
    4: "inne inicjatywy wzmacniające więzi i integrację",
    5: "współpraca z osobami i organizacjami, które prowadzą animację lokalną",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Printed):
    """A number with what it counts; `said` is it in words, `rows` name what was counted, as „needs.fieldnote:12”."""

    key: str
    label: str
    value: str
    said: str
    rows: tuple[str, ...]
    task: int
    plain: str = field(default="", metadata=SINCE_2)
    as_people: bool = field(default=False, metadata=SINCE_2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row(Printed):
    """A row of a table."""

    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Printed):
    """A table with what it says in one sentence; `chart` is the place of the column that is drawn, -1 of none."""

    key: str
    caption: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    numbers: tuple[int, ...]
    chart: int
    sentence: str
    plain: str = field(default="", metadata=SINCE_2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Point(Printed):
    """A value by a day (ISO 8601), and in words."""

    day: str
    amount: str
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Path(Printed):
    """The way to a target and what was reached on it by the end of the report's days."""

    key: str
    name: str
    path: tuple[Point, ...]
    reached: tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted(Printed):
    """What records said for one section."""

    key: str
    figures: tuple[Figure, ...]
    tables: tuple[Table, ...]
    paths: tuple[Path, ...] = field(default=(), metadata=SINCE_2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section(Printed):
    """A section: what people wrote, below it what records said."""

    key: str
    number: int
    title: str
    text: str
    figures: tuple[Figure, ...]
    tables: tuple[Table, ...]
    paths: tuple[Path, ...] = field(default=(), metadata=SINCE_2)

    @property
    def heading(self) -> str:
        """„3. Spotkania”; of a section that says nothing yet its title."""
        return f"{self.number}. {self.title}" if self.number else self.title

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing, and so is not printed."""
        return not (self.text or self.figures or self.tables)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportContent(Printed):
    """A whole report. Days are in words and, for the database, as ISO 8601."""

    schema: int
    office: Office
    archive_category: str
    title: str
    starts_on: str
    ends_on: str
    first_day: str
    last_day: str
    attempt: int
    as_of: str  # on which day the figures stood so
    sections: tuple[Section, ...]
    submitted_by: str
    submitted_on: str

    @property
    def period(self) -> str:
        """„od 1 stycznia 2027 r. do 31 grudnia 2027 r.”."""
        return f"od {self.starts_on} do {self.ends_on}"

    @property
    def printed(self) -> tuple[Section, ...]:
        """The sections that say something."""
        return tuple(row for row in self.sections if not row.is_empty)

    @property
    def tasks(self) -> tuple[tuple[int, str, tuple[Figure, ...]], ...]:
        """Each of the five tasks of art. 32 with the figures that tell of it, also one of which none does."""
        every = [figure for section in self.sections for figure in section.figures]
        return tuple((task, words, tuple(row for row in every if row.task == task)) for task, words in TASKS.items())


def write(content: ReportContent) -> Stored:
    """The content as it is stored, under the schema that it names."""
    return as_json(content, content.schema)


def write_counted(counted: tuple[Counted, ...]) -> list[Stored]:
    """What records said, as a draft keeps it."""
    return [as_json(row, SCHEMA) for row in counted]


def read_counted(stored: list[Stored]) -> tuple[Counted, ...]:
    """What a draft keeps of records, read."""
    return tuple(
        Counted(key=row["key"], figures=_figures(row), tables=_tables(row), paths=_paths(row)) for row in stored
    )


def read(stored: Stored) -> ReportContent:
    """A stored content. Raises KeyError for what is none."""
    plain = {row.name: stored[row.name] for row in fields(ReportContent) if row.name not in ("office", "sections")}
    return ReportContent(**plain, office=Office(**stored["office"]), sections=tuple(map(_section, stored["sections"])))


def _section(stored: Stored) -> Section:
    plain = {name: stored[name] for name in ("key", "number", "title", "text")}
    return Section(**plain, figures=_figures(stored), tables=_tables(stored), paths=_paths(stored))


def _paths(stored: Stored) -> tuple[Path, ...]:
    def points(rows: list[Stored]) -> tuple[Point, ...]:
        return tuple(Point(**row) for row in rows)

    return tuple(
        Path(key=row["key"], name=row["name"], path=points(row["path"]), reached=points(row["reached"]))
        for row in stored.get("paths", ())
    )


def _figures(stored: Stored) -> tuple[Figure, ...]:
    return tuple(Figure(**row | {"rows": tuple(row["rows"])}) for row in stored["figures"])


def _tables(stored: Stored) -> tuple[Table, ...]:
    def table(row: Stored) -> Table:
        rows = tuple(Row(cells=tuple(one["cells"])) for one in row["rows"])
        return Table(**row | {"heads": tuple(row["heads"]), "rows": rows, "numbers": tuple(row["numbers"])})

    return tuple(map(table, stored["tables"]))
