"""The process that reads one spreadsheet: it alone knows openpyxl, which takes a sixth of all that a start imports."""

import io
import json
import re
import resource
import sys
from collections.abc import Iterator
from datetime import date, datetime, time
from zipfile import ZipFile

from openpyxl import load_workbook

MOST_COLUMNS = 50
LOOKED_AT = 20  # rows by which a sheet that says nothing is told
MERGED = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*\bref="([A-Z0-9:]+)"')
HIDDEN = re.compile(rb'<(?:\w+:)?row\b[^>]*\bhidden="(?:1|true)"[^>]*>')
NUMBER = re.compile(rb'\br="(\d+)"')
WITHOUT_VALUE = re.compile(
    rb"<(?:\w+:)?c\b([^>]*)>\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
NUMBER_OF_CELL = re.compile(rb'\br="([A-Z]+\d+)"')


def _within_bounds(memory: int, seconds: int) -> None:
    """Of this process, which is the one that reads."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


def _told(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value)


def write_rows(content: bytes, most_rows: int) -> Iterator[str]:
    """A line of JSON that says what is read, or why nothing is; then one for each row: its number and its cells. One
    row more than may come, so that it is seen."""
    book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    seen = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"] or book.worksheets[:1]
    full = [sheet for sheet in seen if any(_cells(sheet, LOOKED_AT))] or seen[:1]
    with ZipFile(io.BytesIO(content)) as archive:
        refused = refusal_of(archive.read(full[0]._worksheet_path))  # the one name by which openpyxl knows it
    if refused:
        yield json.dumps({"refused": refused})
        return
    more = len(full) > 1
    yield json.dumps({"remarks": [f"Czytamy arkusz „{full[0].title}”. Pozostałych nie czytamy."] if more else []})
    for number, cells in enumerate(_cells(full[0], most_rows + 2), 1):
        if cells:
            yield json.dumps([number, cells])


def _cells(sheet: object, most_rows: int) -> Iterator[list[str]]:
    """Of each row what stands in it, without empty cells at its end."""
    for values in sheet.iter_rows(max_row=most_rows, max_col=MOST_COLUMNS, values_only=True):
        cells = [_told(value) for value in values]
        while cells and not cells[-1]:
            cells.pop()
        yield cells


def refusal_of(markup: bytes) -> str:
    """Why a sheet would be read otherwise than it is seen; nothing where it would not."""
    if found := MERGED.search(markup):
        return f"W tym arkuszu są scalone komórki ({found[1].decode()}). Rozdziel je i wypełnij każdą z nich."
    if found := HIDDEN.search(markup):
        number = NUMBER.search(found[0])
        which = f", na przykład {number[1].decode()}" if number else ""
        return f"W tym arkuszu są ukryte wiersze{which}. Pokaż je albo usuń i zapisz plik jeszcze raz."
    for found in WITHOUT_VALUE.finditer(markup):
        if b't="str"' not in found[1]:
            cell = NUMBER_OF_CELL.search(found[1])
            which = f" {cell[1].decode()}" if cell else ""
            return (
                f"W komórce{which} jest wzór bez wyniku. Otwórz plik w arkuszu kalkulacyjnym i zapisz go jeszcze raz."
            )
    return ""


if __name__ == "__main__":
    _within_bounds(int(sys.argv[2]), int(sys.argv[3]))
    for row in write_rows(sys.stdin.buffer.read(), int(sys.argv[1])):
        sys.stdout.write(f"{row}\n")
