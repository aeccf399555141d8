"""How paper is set: as large as its words allow on the fewest pages they need.

One size, in points, decides: everything else in paper.css is a share of it. Heights are estimated from the number of
letters, since asking WeasyPrint costs as much as drawing. The estimate errs to the tall side; where it is wrong all
the same, a sheet has a page more and nothing is lost.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

MM_OF_POINT = 0.3528
LETTER, BOLD_LETTER = 0.46, 0.51  # of the size: how wide a letter is on the average, the loss at ends of lines included


def tall(text: str, size: float, width: float, *, letter: float = LETTER, leading: float = 1.3) -> float:
    """How tall a text of this size stands in a column of this width, in millimetres, about; what ends its lines, and
    the half line between its parts, included."""
    wide = size * letter * MM_OF_POINT / width
    lines = sum(ceil(len(line) * wide) or 0.5 for line in text.split("\n")) if text else 0
    return lines * size * leading * MM_OF_POINT


@dataclass(frozen=True)
class SheetLine:
    """One meeting on paper. What is on it is read without colour and without a phone in hand."""

    time: str
    title: str
    state: str
    note: str
    is_cancelled: bool
    about: list[str]


@dataclass(frozen=True)
class SheetDay:
    """A day, or a part of a long one, that stands on one page."""

    number: int
    weekday: str
    goes_on: bool
    lines: list[SheetLine]


LARGE = 18  # points, as large print is understood
SHEET_SIZES = (16, 15, 14, 13, 12, 11, 10)
PAGE, WIDTH = 268.0, 184.0  # millimetres that hold text
HEAD, FOOT = 36.0, 40.0  # with one line of where it is for, and the line of a demonstration
WHERE, WHERE_WIDTH = 18, 110.0  # the size of what stands below the month, in points; its width beside the telephone
APART = 6.0  # above the heading of what lies nobody knows where, in millimetres
BESIDE = 11.6 + 6.3  # the columns of dates and hours, in sizes
DATE, AIR, ABOUT = 3.06, 0.35, 0.93  # the height of a date, the space around a line, the letters below its title
LEADING = 1.24


@dataclass(frozen=True)
class Above:
    """What stands on a sheet beside its days: where it is for, what it leaves out, and whether a part of it has a
    heading of its own."""

    where: str = ""
    left_out: str = ""
    is_parted: bool = False

    def height(self, size: int) -> float:
        """In millimetres, about."""
        lines = tall(self.where, WHERE, WHERE_WIDTH, letter=BOLD_LETTER, leading=1.15) - WHERE * 1.15 * MM_OF_POINT
        said = 4.3 + tall(self.left_out, size, WIDTH, leading=LEADING) if self.left_out else 0
        parted = APART + 2 * 1.3 * LEADING * size * MM_OF_POINT if self.is_parted else 0
        return HEAD + max(lines, 0) + said + parted


NOTHING = Above()


def sheet_size(days: Sequence[SheetDay], above: Above = NOTHING) -> int:
    """The largest size of letters that needs no more pages than the smallest one."""
    fewest = pages_of(days, SHEET_SIZES[-1], above)
    return next(size for size in SHEET_SIZES if pages_of(days, size, above) <= fewest)


def pages_of(days: Sequence[SheetDay], size: int, above: Above = NOTHING) -> int:
    """How many pages they fill when no day is broken, head and foot included, about."""
    page, used = 1, above.height(size)
    for height in (*(_day(day, size) for day in days), FOOT):
        if used + height > PAGE:
            page, used = page + 1, 0.0
        used += height
    return page


def _day(day: SheetDay, size: int) -> float:
    point = size * MM_OF_POINT
    beside = sum(_line(line, size) for line in day.lines) + AIR * point * (len(day.lines) - 1)
    return max(beside, DATE * point) + 2 * AIR * point + 0.3


def _line(line: SheetLine, size: int) -> float:
    width = WIDTH - BESIDE * size * MM_OF_POINT
    bold = (line.title, line.state, line.note)
    loud = sum(tall(text, size, width, letter=BOLD_LETTER, leading=LEADING) for text in bold)
    framed = 3.0 if line.state else 0
    return loud + framed + tall(" · ".join(line.about), size * ABOUT, width, leading=LEADING)


POSTER_SIZES = (20, 18, 16, 15, 13, 12, 10, 9, 8)
POSTER_WIDTH, POSTER_HEIGHT = 180.0, 208.0  # millimetres above the foot
TITLES = {"short": (24, 4.1), "middle": (48, 3.3), "long": (80, 2.7), "longest": (999, 2.1)}  # most letters; in sizes
TERMS = 8.7  # the column of terms, in sizes


def title_length(title: str) -> str:
    """How long a title is; the longer, the smaller its letters."""
    return next(name for name, (most, _) in TITLES.items() if len(title) <= most)


def poster_size(title: str, paragraphs: Sequence[tuple[str, float]], facts: Sequence[tuple[str, str]]) -> int:
    """The largest size in which it all stands on one page, about. Paragraphs come with their share of that size."""
    return next(
        (size for size in POSTER_SIZES if _poster(title, paragraphs, facts, size) <= POSTER_HEIGHT), POSTER_SIZES[-1]
    )


def _poster(title: str, paragraphs: Sequence[tuple[str, float]], facts: Sequence[tuple[str, str]], size: int) -> float:
    point = size * MM_OF_POINT
    letters = TITLES[title_length(title)][1] * size
    height = tall(title, letters, POSTER_WIDTH, letter=BOLD_LETTER, leading=1.06) + 1.6 * point
    height += sum(tall(text, share * size, POSTER_WIDTH, letter=BOLD_LETTER) for text, share in paragraphs)
    height += 1.8 * point * len(paragraphs)
    width = POSTER_WIDTH - TERMS * point
    for term, text in facts:
        beside = (tall(text, size, width, letter=BOLD_LETTER), tall(term, size, 8 * point))
        height += max(beside) + 0.65 * point
    return height
