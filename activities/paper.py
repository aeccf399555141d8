"""How paper is set: as large as its words allow on the fewest pages they need.

Heights are estimated from the number of letters, since asking WeasyPrint costs as much as drawing. The estimate errs
to the tall side; where it is wrong all the same, the sheet has a page more and nothing is lost.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

PAGE = 268.0  # millimetres of a page that hold text
WIDTH = 184.0
HEAD, FOOT = 36.0, 40.0
MM_OF_POINT = 0.3528
LETTER, BOLD_LETTER = 0.46, 0.51  # of the size: how wide a letter is on the average, the loss at ends of lines included
LEADING = 1.24
SMALLER = 0.93  # what is about a meeting, beside its title


@dataclass(frozen=True)
class Line:
    """One meeting on paper. What is on it is read without colour and without a phone in hand."""

    time: str
    title: str
    state: str
    note: str
    is_cancelled: bool
    about: list[str]


@dataclass(frozen=True)
class Day:
    """A day, or a part of a long one, that stands on one page."""

    number: int
    weekday: str
    goes_on: bool
    lines: list[Line]


def tall(text: str, size: float, width: float, *, letter: float = LETTER, leading: float = 1.3) -> float:
    """How tall a text of this size stands in a column of this width, in millimetres, about."""
    return ceil(len(text) * size * letter * MM_OF_POINT / width) * size * leading * MM_OF_POINT


@dataclass(frozen=True)
class Setting:
    """Sizes of one way of setting the sheet: letters and digits in points, columns and air in millimetres."""

    size: float
    digits: float
    air: float

    @property
    def day(self) -> float:
        """The column of dates: two digits and the longest name of a day."""
        return round((self.digits * 1.18 + self.size * 6.6) * MM_OF_POINT + 3, 1)

    @property
    def hours(self) -> float:
        """The column of hours: „10:00–12:00” and some air."""
        return round(self.size * 6.2 * MM_OF_POINT, 1)

    def height(self, day: Day) -> float:
        """How tall a day will stand, about."""
        beside = sum(map(self._height_of, day.lines)) + self.air * (len(day.lines) - 1)
        return max(beside, self.digits * 0.9 * MM_OF_POINT) + 2 * self.air + 0.3

    def _height_of(self, line: Line) -> float:
        width, size = WIDTH - self.day - self.hours, self.size
        bold = (line.title, line.state, line.note)
        loud = sum(tall(text, size, width, letter=BOLD_LETTER, leading=LEADING) for text in bold)
        framed = 2.5 if line.state else 0
        return loud + framed + tall(" · ".join(line.about), size * SMALLER, width, leading=LEADING)

    def pages(self, days: Sequence[Day]) -> int:
        """How many pages they fill when no day is broken, head and foot included, about."""
        page, used = 1, HEAD
        for height in (*map(self.height, days), FOOT):
            if used + height > PAGE:
                page, used = page + 1, 0.0
            used += height
        return page


LARGE = Setting(size=18, digits=64, air=4)
ROOMY_TO_DENSE = (
    Setting(size=16, digits=56, air=4.5),
    Setting(size=14.5, digits=50, air=3.6),
    Setting(size=13, digits=44, air=2.8),
    Setting(size=12, digits=40, air=2.2),
    Setting(size=11, digits=36, air=1.7),
    Setting(size=10.5, digits=33, air=1.3),
    Setting(size=10, digits=30, air=1.0),
)


def setting_for(days: Sequence[Day]) -> Setting:
    """The roomiest setting that needs no more pages than the densest one."""
    fewest = ROOMY_TO_DENSE[-1].pages(days)
    return next(setting for setting in ROOMY_TO_DENSE if setting.pages(days) <= fewest)


@dataclass(frozen=True)
class PosterSizes:
    """How a poster is set: its title in points, and how much everything but the foot is enlarged or made smaller."""

    title: float
    scale: float


TITLES = ((24, 62), (48, 50), (80, 40))  # the most letters of a title of each size; above that, LONG_TITLE
LONG_TITLE = 32
SCALES = (1.3, 1.2, 1.1, 1.0, 0.9, 0.8, 0.7, 0.6, 0.5)
POSTER_WIDTH, POSTER_HEIGHT = 180.0, 208.0  # millimetres above the foot
TERMS = 46.0  # the column of terms


def poster_sizes(title: str, paragraphs: Sequence[tuple[str, float]], facts: Sequence[tuple[str, str]]) -> PosterSizes:
    """The largest setting in which it all stands on one page, about. Paragraphs come with their size in points."""
    points = next((size for most, size in TITLES if len(title) <= most), LONG_TITLE)
    for scale in SCALES:
        height = tall(title, points * scale, POSTER_WIDTH, letter=BOLD_LETTER, leading=1.06) + 8 * scale
        height += sum(tall(text, size * scale, POSTER_WIDTH, letter=BOLD_LETTER) for text, size in paragraphs)
        height += 9 * scale * len(paragraphs)
        width = POSTER_WIDTH - TERMS * scale
        for term, text in facts:
            beside = max(tall(text, 15 * scale, width, letter=BOLD_LETTER), tall(term, 15 * scale, 42 * scale))
            height += beside + 3.2 * scale
        if height <= POSTER_HEIGHT:
            break
    return PosterSizes(title=points, scale=scale)
