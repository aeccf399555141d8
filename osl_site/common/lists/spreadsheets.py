"""Tables handed out as files: CSV as Polish spreadsheets open it, and XLSX. What somebody typed is never a formula."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import IO

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from osl_site.common import clock

Value = str | int | Decimal | date | datetime | None
CSV, XLSX = "csv", "xlsx"
CONTENT_TYPES = {
    CSV: "text/csv; charset=utf-8",
    XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n")
UNSEEN = " \N{NO-BREAK SPACE}\N{ZERO WIDTH NO-BREAK SPACE}"
LONGEST_CELL = 32_767  # characters; a longer cell makes Excel repair the file
LONGEST_SHEET_NAME = 31
WIDEST, NARROWEST = 50, 12  # columns, in characters
PLAIN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def safe(words: str) -> str:
    """What a spreadsheet would run as a formula gets an apostrophe first, and stays words; so does what begins with
    apostrophes before such a sign, so that `unsafe` gives everything back."""
    return f"'{words}" if words.lstrip("'").lstrip(UNSEEN).startswith(FORMULAS) else words


def unsafe(cell: str) -> str:
    """What `safe` was given: a file of ours is read in with the words that it was made of."""
    return cell[1:] if cell.startswith("'") and safe(cell[1:]) == cell else cell


def write_csv(file: IO[bytes], heading: Sequence[str], rows: Iterable[Sequence[Value]]) -> None:
    """Semicolons, UTF-8 with its mark, days as 2026-11-29, a comma in fractions. Holds one row at a time.

    Every cell is quoted: a spreadsheet that parts cells at commas finds no formula inside one either.
    """
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    writer.writerow([safe(name) for name in heading])
    writer.writerows([_in_csv(value) for value in row] for row in rows)
    text.detach()


def _in_csv(value: Value) -> str:
    match value:
        case None:
            return ""
        case datetime():
            return f"{value.astimezone(clock.WARSAW):%Y-%m-%d %H:%M}"
        case date():
            return value.isoformat()
        case int():
            return str(value)
        case Decimal():
            return str(value).replace(".", ",")
    return safe(value)


@dataclass(frozen=True)
class Sheet:
    """One sheet of a book: its name, its heading, its rows."""

    name: str
    heading: Sequence[str]
    rows: Iterable[Sequence[Value]]


def write_xlsx(file: IO[bytes], heading: Sequence[str], rows: Iterable[Sequence[Value]], *, title: str) -> None:
    """A book of one sheet."""
    write_book(file, [Sheet(title, heading, rows)], title=title, moment=clock.now())


def write_book(file: IO[bytes], sheets: Iterable[Sheet], *, title: str, moment: datetime) -> None:
    """Sheets under headings that stay in sight. Days are days and numbers numbers; all else is text, so that nothing is
    run. Holds one row at a time: the rest waits on the disk."""
    book = xlsxwriter.Workbook(file, {"constant_memory": True, **PLAIN})
    book.set_properties({"title": title, "created": moment.replace(tzinfo=None)})
    bold = book.add_format({"bold": True, "bottom": 1})
    formats = [book.add_format({"num_format": words}) for words in ("dd.mm.yyyy", "dd.mm.yyyy hh:mm")]
    for row in sheets:
        _write_sheet(book.add_worksheet(_sheet_name(row.name)), row, bold, formats)
    book.close()


def _write_sheet(sheet: Worksheet, said: Sheet, bold: object, formats: Sequence[object]) -> None:
    sheet.freeze_panes(1, 0)
    for place, name in enumerate(said.heading):
        sheet.set_column(place, place, min(max(len(name) + 2, NARROWEST), WIDEST))
        sheet.write_string(0, place, name, bold)
    for number, row in enumerate(said.rows, 1):
        for place, value in enumerate(row):
            _put(sheet, number, place, value, *formats)


def _put(sheet: Worksheet, row: int, place: int, value: Value, day: object, moment: object) -> None:
    match value:
        case None | "":
            return
        case datetime():
            sheet.write_datetime(row, place, value.astimezone(clock.WARSAW).replace(tzinfo=None), moment)
        case date():
            sheet.write_datetime(row, place, value, day)
        case int() | Decimal():
            sheet.write_number(row, place, value)
        case _:
            sheet.write_string(row, place, value if len(value) <= LONGEST_CELL else f"{value[: LONGEST_CELL - 1]}…")


def _sheet_name(title: str) -> str:
    """The signs that Excel refuses in the name of a sheet are left out."""
    return "".join(sign for sign in title if sign not in "[]:*?/\\'")[:LONGEST_SHEET_NAME]
