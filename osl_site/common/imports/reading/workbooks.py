"""Spreadsheets, read in a process of their own that may take so much memory and time and no more."""

import io
import json
import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, datetime, time

from django.core.exceptions import ValidationError
from openpyxl import load_workbook

from osl_site.common.imports.reading import zips

MOST_COLUMNS = 50
MEMORY = 700 * 2**20  # octets of addresses, the interpreter and its libraries among them
SECONDS = 60  # of work
BROKEN = "Tego arkusza nie da się odczytać. Zapisz go jako XLSX albo CSV jeszcze raz."
SHEETS = "xl/worksheets/"
OF_PYTHON = ("PATH", "PYTHONPATH", "LANG", "LC_ALL", "TMPDIR")  # all that the reader inherits: no secret is among them


def cells_of(content: bytes, *, most_rows: int) -> Iterator[tuple[int, list[str]]]:
    """Number and cells of each row of the first sheet that says something, formulas as their values, days as ISO says
    them. Raises ValidationError."""
    for member in zips.members(content):
        if member.filename.startswith(SHEETS):
            zips.unpacked(content, member.filename)  # what it declares of its size may be a lie
    command = [sys.executable, "-m", "osl_site.common.imports.reading.workbooks", str(most_rows), str(MEMORY)]
    kept = {name: os.environ[name] for name in OF_PYTHON if name in os.environ}
    try:
        done = subprocess.run(command, input=content, capture_output=True, check=True, timeout=2 * SECONDS, env=kept)
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as problem:
        raise ValidationError(BROKEN) from problem
    for line in done.stdout.splitlines():
        number, cells = json.loads(line)
        yield number, cells


def _within_bounds(memory: int) -> None:
    """Of this process, which is the one that reads."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


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
    """A line of JSON for each row: its number and its cells. One row more than may come, so that it is seen."""
    sheet = load_workbook(io.BytesIO(content), read_only=True, data_only=True).worksheets[0]
    rows = sheet.iter_rows(max_row=most_rows + 2, max_col=MOST_COLUMNS, values_only=True)
    for number, values in enumerate(rows, 1):
        cells = [_told(value) for value in values]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            yield json.dumps([number, cells])


if __name__ == "__main__":
    _within_bounds(int(sys.argv[2]))
    for row in write_rows(sys.stdin.buffer.read(), int(sys.argv[1])):
        sys.stdout.write(f"{row}\n")
