"""CSV as offices have it: in whichever encoding and with whichever delimiter it was saved."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from django.core.exceptions import ValidationError

from osl_site.common.lists.spreadsheets import unsafe

MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
OF_ISO = b"\xb1\xb6\xbc\xa1\xa6\xac"  # ą ś ź Ą Ś Ź, as ISO 8859-2 writes them
OF_WINDOWS = b"\xb9\x9c\x9f\xa5\x8c\x8f"  # the same, as Windows does
GUESSED = {"cp1250": "Windows-1250", "iso8859-2": "ISO-8859-2"}
DELIMITERS = (";", ",", "\t")
LOOKED_AT = 20  # rows by which the delimiter is told
LONGEST_CELL = 20_000  # signs
NOT_TEXT = "Tego pliku nie da się odczytać jako tekst. Zapisz go jako CSV (UTF-8)."


def text_of(content: bytes) -> str:
    """The text: by its mark, as UTF-8 where it is that, else in the one of the two Polish encodings whose letters it
    has. Raises ValidationError for what is no text."""
    encoding = encoding_of(content)
    try:
        text = content.decode(encoding, errors="replace" if encoding in GUESSED else "strict")
    except UnicodeDecodeError:
        raise ValidationError(NOT_TEXT) from None
    if "\0" in text:
        raise ValidationError(NOT_TEXT)
    return text


def encoding_of(content: bytes) -> str:
    """What it is written in, as Python calls it; one of `GUESSED` is the likelier of two."""
    if marked := next((name for mark, name in MARKS if content.startswith(mark)), None):
        return marked
    try:
        content.decode()
    except UnicodeDecodeError:
        return _polish(content)
    return "utf-8"


def remarks_on(content: bytes) -> tuple[str, ...]:
    """What whoever sent it should look at."""
    guessed = GUESSED.get(encoding_of(content))
    return (f"Odczytano jako {guessed}. Sprawdź ogonki.",) if guessed else ()


def _polish(content: bytes) -> str:
    seen = Counter(content)
    iso, windows = (sum(seen[octet] for octet in octets) for octets in (OF_ISO, OF_WINDOWS))
    return "iso8859-2" if iso > windows else "cp1250"


def delimiter_of(text: str) -> str:
    """The sign that parts the headings into the most cells, no row having more; a semicolon where none does."""
    parts = {}
    for sign in DELIMITERS:
        rows = csv.reader(io.StringIO(text[: LOOKED_AT * LONGEST_CELL], newline=""), delimiter=sign)
        counts = [len(cells) for cells in islice(rows, LOOKED_AT) if cells]
        parts[sign] = counts[0] if counts and max(counts) == counts[0] else 0
    best = max(DELIMITERS, key=lambda sign: parts[sign])
    return best if parts[best] > 1 else ";"


def cells_of(content: bytes) -> Iterator[tuple[int, list[str]]]:
    """Number and cells of each line that says something. Raises ValidationError for what is no CSV."""
    text = text_of(content)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text), strict=True)
    line = 0
    try:
        for cells in reader:
            line += 1
            if any(cells):
                yield reader.line_num, [unsafe(cell) for cell in cells]
    except csv.Error as problem:
        raise ValidationError(
            f"Wiersz {line + 1}: nie da się go podzielić na kolumny. Sprawdź cudzysłowy."
        ) from problem
