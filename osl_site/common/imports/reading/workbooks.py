"""Spreadsheets, read in a process of their own that may take so much memory and time and no more."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from django.core.exceptions import ValidationError

from osl_site.common.imports.reading import zips

MEMORY = 700 * 2**20  # octets of addresses, the interpreter and its libraries among them
SECONDS = 60  # of work
BROKEN = "Tego arkusza nie da się odczytać. Zapisz go jako XLSX albo CSV jeszcze raz."
SHEETS = "xl/worksheets/"
OF_PYTHON = ("PATH", "PYTHONPATH", "LANG", "LC_ALL", "TMPDIR")  # all that the reader inherits: no secret is among them


@dataclass(frozen=True)
class Sheet:
    """The rows of the sheet that is read, each with its number, and what whoever sent it should look at."""

    rows: Iterator[tuple[int, list[str]]]
    remarks: tuple[str, ...]


def sheet_of(content: bytes, *, most_rows: int) -> Sheet:
    """The first sheet that is seen and says something: formulas as their values, days as ISO says them.

    Raises ValidationError for what cannot be read, and for what would be read otherwise than it is seen.
    """
    for member in zips.members(content):
        if member.filename.startswith(SHEETS):
            zips.unpacked(content, member.filename)  # what it declares of its size may be a lie
    limits = (str(limit) for limit in (most_rows, MEMORY, SECONDS))
    command = [sys.executable, "-m", "osl_site.common.imports.reading.workbook_process", *limits]
    kept = {name: os.environ[name] for name in OF_PYTHON if name in os.environ}
    try:
        done = subprocess.run(command, input=content, capture_output=True, check=True, timeout=2 * SECONDS, env=kept)
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as problem:
        raise ValidationError(BROKEN) from problem
    out = io.BytesIO(done.stdout)
    told = json.loads(out.readline() or b"{}")
    if "refused" in told:
        raise ValidationError(told["refused"])
    rows = ((number, cells) for number, cells in map(json.loads, out))
    return Sheet(rows, tuple(told.get("remarks", ())))
