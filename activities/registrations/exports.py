"""Tables handed out as CSV, as Polish spreadsheets open it: semicolons, UTF-8 with its mark, no cell a formula."""

import csv
import io
from collections.abc import Iterable, Sequence

FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n")


def safe(cell: object) -> str:
    """The words of a cell; what a spreadsheet would run as a formula gets an apostrophe first, and stays words."""
    words = str(cell)
    return (
        f"'{words}" if words.lstrip(" \N{NO-BREAK SPACE}\N{ZERO WIDTH NO-BREAK SPACE}").startswith(FORMULAS) else words
    )


def table(heading: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    written = io.StringIO()
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    writer.writerow(heading)
    writer.writerows([safe(cell) for cell in row] for row in rows)
    return written.getvalue().encode("utf-8-sig")
