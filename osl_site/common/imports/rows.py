"""The rows of a file: read under our names of its columns, gone through one by one or some hundred at a time."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction

from osl_site.common.accounts.models import User
from osl_site.common.database.many_records import RowRefused
from osl_site.common.imports.mapping import getters
from osl_site.common.imports.models import ImportRow, ImportRun
from osl_site.common.imports.reading.files import Line, Rows, read
from osl_site.common.imports.specs import Cells, Done, Spec, keep_all
from osl_site.common.privacy.declaration import declared_of

MAIN = "main"  # the file whose rows are taken; others go with it
MOST_MISTAKES = 20
AT_A_TIME = 500  # rows of which `act_all` is given

Tell = Callable[[int], None]  # how many rows were gone through
Numbered = tuple[int, Cells]


class Told(tuple):
    """What became of one row, without the row: line, outcome, kind and number of what it is about, its name, a
    remark."""

    __slots__ = ()


@dataclass
class Result:
    """What the rows of a file did, or why they are refused, each with its line."""

    done: list[Told] = field(default_factory=list)
    mistakes: list[str] = field(default_factory=list)

    def add(self, line: int | None, done: Done) -> None:
        """One that is only looked at has no number yet; one with a code is called by it, without its words. The name of
        what tells of people is never copied: here it would outlast its row."""
        subject, key, name = done.subject, "", ""
        if subject.pk is not None:
            key, name = str(subject.pk), getattr(subject, "code", "")
            if not name and not declared_of(type(subject)).holds:
                name = getattr(subject, "in_words", "") or str(subject)
        self.done.append(Told((line, done.outcome, subject._meta.label_lower, key, name[:200], done.remark[:400])))

    @property
    def is_over(self) -> bool:
        """Whether there are as many mistakes as anybody reads."""
        return len(self.mistakes) >= MOST_MISTAKES


def row_of(run: ImportRun, told: Told) -> ImportRow:
    names = ("line", "outcome", "subject_type", "subject_id", "name", "remark")
    return ImportRow(run=run, **dict(zip(names, told, strict=True)))


def opened(run: ImportRun, spec: Spec, *, most_rows: int | None = None) -> Rows:
    """The file itself. Raises ValidationError, also while its lines are read."""
    return read(bytes(run.files.get(role=MAIN).content), most_rows=most_rows or spec.most_rows)


def rows_of(run: ImportRun, spec: Spec, *, most_rows: int | None = None) -> Iterator[Numbered]:
    """Every row of the file with its line, under our names of its columns. Raises ValidationError while it is read."""
    rows = opened(run, spec, most_rows=most_rows)
    if not run.mapping:
        yield from _named(rows, spec.columns)
        return
    found = getters(spec.columns, run.mapping)
    for line in rows.lines:
        yield line.number, {name: get(line.cells) for name, get in found.items()}


def named_rows(content: bytes, columns: tuple[str, ...], *, most_rows: int) -> Iterator[Numbered]:
    """Each row of a file with its line, its cells by the names of our columns. Raises ValidationError."""
    yield from _named(read(content, most_rows=most_rows), columns)


def _named(rows: Rows, columns: Sequence[str]) -> Iterator[Numbered]:
    places = rows.under(columns)
    for line in rows.lines:
        yield line.number, _cells(line, columns, places)


def _cells(line: Line, columns: Sequence[str], places: Sequence[int]) -> Mapping[str, str]:
    return dict(zip(columns, [line.cells[place] for place in places], strict=True))


def meant(run: ImportRun, spec: Spec) -> Iterator[Numbered]:
    """The rows that are taken, each with its line, in the order in which they are. Raises ValidationError."""
    is_meant = spec.keep(run)
    found = ((line, cells) for line, cells in rows_of(run, spec) if is_meant(cells))
    yield from sorted(found, key=lambda row: spec.order(row[1])) if spec.order else found


def are_many(run: ImportRun, spec: Spec, most: int) -> bool:
    """Whether more rows than that are meant; no more of the file is read than it takes. Raises ValidationError."""
    rows = rows_of(run, spec, most_rows=most + 1) if spec.keep is keep_all else meant(run, spec)
    return len(list(islice(rows, most + 1))) > most


def how_many(run: ImportRun, spec: Spec) -> int:
    """How many rows are meant, as far as the file can be read."""
    count = 0
    try:
        for _row in meant(run, spec):
            count += 1
    except ValidationError:
        pass
    return count


def take_rows(run: ImportRun, spec: Spec, by: User, result: Result, tell: Tell) -> None:
    """Go through all of them. Raises ValidationError for what is of no row. Needs a savepoint around it."""
    context, first = spec.begin(run, by)
    for done in first:
        result.add(None, done)
    rows, seen = meant(run, spec), 0
    while not result.is_over and (some := list(islice(rows, AT_A_TIME if spec.act_all else 1))):
        _take_some(spec, some, context, by, result)
        seen += len(some)
        tell(seen)
    for done in spec.end(run, context):
        result.add(None, done)


def _take_some(spec: Spec, some: Sequence[Numbered], context: Any, by: User, result: Result) -> None:
    """Where a row is refused, the ones behind it are looked at all the same, so that all mistakes are told at once."""
    lines, filled = [], []
    for line, cells in some:
        form = spec.form(cells, context)
        form.line = line
        if form.is_valid():
            lines.append(line)
            filled.append(form)
        else:
            result.mistakes.append(f"Wiersz {line}: {' '.join(_said(form))}")
        if result.is_over:
            return
    if spec.act_all and result.mistakes:
        return
    try:
        with transaction.atomic():
            found = (
                spec.act_all(filled, context, by) if spec.act_all else [spec.act(one, context, by) for one in filled]
            )
    except RowRefused as problem:
        result.mistakes.append(f"Wiersz {lines[problem.place]}: {' '.join(problem.messages)}")
        return
    except ValidationError as problem:
        if spec.act_all:
            raise
        result.mistakes.append(f"Wiersz {lines[0]}: {' '.join(problem.messages)}")
        return
    for line, done in zip(lines, found, strict=True):
        result.add(line, done)


def _said(form: forms.Form) -> list[str]:
    """What is wrong with a row: „brakuje: Kiedy, Treść.”, „Kiedy: „32.13.2026” nie jest dniem.”"""
    missing, wrong = [], []
    for name, problems in form.errors.as_data().items():
        label = form.fields[name].label if name in form.fields else ""
        if problems[0].code == "required":
            missing.append(str(label))
        else:
            wrong.append(f"{label}: {' '.join(problems[0].messages)}" if label else " ".join(problems[0].messages))
    return [*([f"brakuje: {', '.join(missing)}."] if missing else []), *wrong]
