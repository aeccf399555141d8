"""A file that somebody sent, as rows under their headings: CSV in any encoding, XLSX, or either of them packed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError

from osl_site.common.imports.reading import delimited, workbooks, zips

EMPTY = "Ten plik jest pusty."
NOTHING_INSIDE = "W tym archiwum nie ma dokładnie jednego pliku CSV. Rozpakuj je i wybierz właściwy plik."
OPEN_DOCUMENT = "To jest arkusz ODS. Zapisz go jako XLSX albo CSV."
OTHER_KINDS = {
    b"\xd0\xcf\x11\xe0": "To jest stary arkusz XLS albo arkusz z hasłem. Zapisz go jako XLSX bez hasła.",
    b"%PDF": "To jest plik PDF. Wybierz arkusz XLSX albo plik CSV.",
}
MOST_COLUMNS = 50
LONGEST_CELL = delimited.LONGEST_CELL


@dataclass(frozen=True)
class Line:
    """One row of a file: its number there, and what stands in it."""

    number: int
    cells: Sequence[str]


@dataclass(frozen=True)
class Rows:
    """The headings, and the rows below, read one by one: reading raises ValidationError, too, with the line."""

    headings: tuple[str, ...]
    lines: Iterator[Line]
    remarks: tuple[str, ...] = ()  # what whoever sent it should look at

    def under(self, columns: Sequence[str], *, called: Mapping[str, str] | None = None) -> list[int]:
        """Where each of our columns stands, by its heading (or by the one that `called` says it has here). Raises
        ValidationError for headings that are not there."""
        there = {_key(heading): place for place, heading in reversed(list(enumerate(self.headings)))}
        wanted = {column: (called or {}).get(column, column) for column in columns}
        if missing := [heading for heading in wanted.values() if _key(heading) not in there]:
            said = ", ".join(missing)
            raise ValidationError(f"Wiersz 1: w nagłówku brakuje kolumn: {said}. To nie jest ten plik.")
        return [there[_key(heading)] for heading in wanted.values()]


def _key(heading: str) -> str:
    return heading.strip().casefold()


def read(content: bytes, *, most_rows: int) -> Rows:
    """The rows of a file. Raises ValidationError, in a sentence that says what to do, for whatever cannot be read."""
    if not content.strip():
        raise ValidationError(EMPTY)
    if refused := next((said for begins, said in OTHER_KINDS.items() if content.startswith(begins)), ""):
        raise ValidationError(refused)
    lines, remarks = _lines(content, most_rows)
    first = next(lines, None)
    if first is None:
        raise ValidationError(EMPTY)
    headings = tuple(cell.strip() for cell in first.cells)
    if len(headings) > MOST_COLUMNS:
        raise ValidationError(f"Ten plik ma więcej niż {MOST_COLUMNS} kolumn. Zostaw tylko te, które są potrzebne.")
    return Rows(headings, _checked(lines, len(headings), most_rows), remarks)


def _lines(content: bytes, most_rows: int) -> tuple[Iterator[Line], tuple[str, ...]]:
    """The lines, and remarks on how they were read."""
    if zips.is_zip(content):
        names = [member.filename for member in zips.members(content)]
        if "xl/workbook.xml" in names:
            sheet = workbooks.sheet_of(content, most_rows=most_rows)
            return (Line(number, cells) for number, cells in sheet.rows), sheet.remarks
        if "content.xml" in names:
            raise ValidationError(OPEN_DOCUMENT)
        tables = [name for name in names if name.lower().endswith((".csv", ".txt"))]
        if len(tables) != 1:
            raise ValidationError(NOTHING_INSIDE)
        content = zips.unpacked(content, tables[0])
    return (Line(number, cells) for number, cells in delimited.cells_of(content)), delimited.remarks_on(content)


def _checked(lines: Iterator[Line], width: int, most_rows: int) -> Iterator[Line]:
    """The same rows, as wide as the headings; spreadsheets leave out empty cells at the end. Raises ValidationError."""
    for count, line in enumerate(lines, 1):
        if count > most_rows:
            raise ValidationError(f"Ten plik ma więcej wierszy niż {most_rows}. Podziel go na mniejsze.")
        if len(line.cells) > width:
            raise ValidationError(f"Wiersz {line.number}: liczba kolumn: {len(line.cells)}, w nagłówku: {width}.")
        if any(len(cell) > LONGEST_CELL for cell in line.cells):
            raise ValidationError(f"Wiersz {line.number}: w jednej kolumnie jest więcej niż {LONGEST_CELL} znaków.")
        missing = width - len(line.cells)
        yield Line(line.number, [*line.cells, *[""] * missing]) if missing else line
