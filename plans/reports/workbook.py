"""The figures and tables of a report as a spreadsheet: numbers are numbers, so that they can be added and sorted."""

import io
from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal, InvalidOperation

from osl_site.common import emails
from osl_site.common.lists.spreadsheets import LONGEST_SHEET_NAME, Sheet, Value, write_book
from osl_site.common.registry import Link
from osl_site.common.text.number_format import SPACE
from plans.reports.content import Figure, ReportContent, Section, Table

FORBIDDEN = str.maketrans("[]:*?/\\'", "        ")  # in names of sheets


def draw(content: ReportContent, *, moment: datetime) -> bytes:
    """A sheet of all figures, one of the five tasks, then one for each table; the same content gives the same bytes."""
    sheets = [
        Sheet("Liczby", ("Część", "Co liczymy", "Ile", "Jak w sprawozdaniu", "Zapisy"), _figures(content)),
        Sheet("Zadania art. 32", ("Zadanie", "Co liczymy", "Ile"), _tasks(content)),
    ]
    names = {sheet.name for sheet in sheets}
    for section in content.printed:
        for table in section.tables:
            sheets.append(Sheet(_name(section, table, names), table.heads, _rows(table)))
    file = io.BytesIO()
    write_book(file, sheets, title=content.title, moment=moment)
    return file.getvalue()


def draw_rows(content: ReportContent, figure: Figure, rows: Sequence[Link], *, moment: datetime) -> bytes:
    """The rows that a figure was counted from, in their order, with the address of each."""
    lines = [(row.kind, row.label, emails.link(row.url) if row.url else "") for row in rows]
    sheets = [Sheet("Zapisy", ("Co to jest", "Zapis", "Adres"), lines)]
    file = io.BytesIO()
    write_book(file, sheets, title=f"{figure.label}, {content.period}", moment=moment)
    return file.getvalue()


def _figures(content: ReportContent) -> Iterator[tuple[Value, ...]]:
    for section in content.printed:
        for row in section.figures:
            yield section.heading, row.label, Decimal(row.value), row.said, len(row.rows)


def _tasks(content: ReportContent) -> Iterator[tuple[Value, ...]]:
    for number, words, figures in content.tasks:
        yield from ((f"{number}. {words}", row.label, Decimal(row.value)) for row in figures)


def _rows(table: Table) -> Iterator[tuple[Value, ...]]:
    for row in table.rows:
        yield tuple(_cell(cell) if place in table.numbers else cell for place, cell in enumerate(row.cells))


def _cell(words: str) -> Value:
    """A number where the words are one, whatever unit stands behind it."""
    bare = words.removesuffix("zł").replace(SPACE, "").replace(" ", "").replace(",", ".")
    try:
        return Decimal(bare)
    except InvalidOperation:
        return words


def _name(section: Section, table: Table, taken: set[str]) -> str:
    """Of a sheet: short enough, and no other's."""
    words = f"{section.number} {table.caption}".translate(FORBIDDEN)[:LONGEST_SHEET_NAME].strip()
    place = 2
    name = words
    while name.casefold() in {one.casefold() for one in taken}:
        name, place = f"{words[: LONGEST_SHEET_NAME - 3]} {place}", place + 1
    taken.add(name)
    return name
