"""Rows as a table of plain text."""

from collections.abc import Sequence

from bench import Write


def print_table(rows: Sequence[dict], write: Write) -> None:
    """Rows that all have the keys of the first, as columns."""
    if not rows:
        return
    lines = [tuple(rows[0]), *(tuple(map(str, row.values())) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(rows[0]))]
    for line in lines:
        write("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())
