"""Light Markdown, one grammar for every longer text that people type: what is typed is what is read.

The end of a line is the end of a line. Numbers and letters of lists stay as they were typed. Lines that stand in from
the margin are text, or belong to the point of a list above them; after an empty line only where they stand below its
words, or the list goes on after them. Bullets and rows parted by tabs, as they come from
Word, are lists and tables. Markup, pictures, code, entities and definitions of links are nothing but text, so that no
word is lost. Pure; what words within a line may hold is told in `typed_text`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

DEEPEST = 5  # lists and quotes within one another; what stands deeper is text
TAB = 4  # letters that a tab at the beginning of a line stands for
BULLETS = "-*+•·●○■□▪▫◦‣⁃∙➢\uf0b7\uf0a7\uf0d8"  # the last three are Word's, of a font of its own
DASHES = "–—"
MARKER = re.compile(
    rf"(?:(?P<bullet>[{re.escape(BULLETS + DASHES)}]|o(?=\t))"
    r"|(?P<number>\d{1,3})(?P<point>[.)])"
    r"|(?P<letter>[a-z])\))[ \t\xa0]+(?=\S)"
)
HEADING = re.compile(r"#{1,6}[ \t]+(?=[^#\s])")
RULE = re.compile(r"([-*_])(?:[ \t]*\1){2,}$")
PIPE = re.compile(r"(?<!\\)\|")
OF_HEAD = re.compile(r":?-+:?$")
DIGIT = re.compile(r"\d")


@dataclass(frozen=True)
class Paragraph:
    """Lines, each of which ends where it was ended."""

    text: str


@dataclass(frozen=True)
class Heading:
    text: str


@dataclass(frozen=True)
class Rule:
    """A line between two parts."""


@dataclass(frozen=True)
class Quote:
    blocks: tuple["Block", ...]


@dataclass(frozen=True)
class Point:
    """A point of a list: its number, or the place of its letter, and what it says."""

    number: int
    blocks: tuple["Block", ...]


@dataclass(frozen=True)
class Points:
    """A list. `kind` is „bullet”, „dash”, „1.”, „1)” or „a)”."""

    kind: str
    points: tuple[Point, ...]

    def marker(self, point: Point) -> str:
        """What stands before a point in plain text."""
        match self.kind:
            case "bullet":
                return "•"
            case "dash":
                return "–"
            case "a)":
                return f"{chr(ord('a') + point.number - 1)})"
        return f"{point.number}{self.kind[1]}"


@dataclass(frozen=True)
class Table:
    """Rows of one width. `numbers` are the columns that stand at the right."""

    head: tuple[str, ...]  # none where the first row says the same kind of thing as those below
    rows: tuple[tuple[str, ...], ...]
    numbers: frozenset[int] = frozenset()


Block = Paragraph | Heading | Rule | Quote | Points | Table


@dataclass(frozen=True)
class Line:
    """A line, how far it stands in, and its cells, of which the first may be empty."""

    indent: int
    text: str
    cells: tuple[str, ...] = ()


def parse(text: str) -> tuple[Block, ...]:
    """The blocks of a text, in their order. Every word of it is in one of them."""
    lines, is_open = [], False
    for row in text.splitlines():
        if row.strip() or is_open:  # many empty lines are as one
            lines.append(_line(row))
        is_open = bool(row.strip())
    return _Reader(lines, 0).blocks()


def _line(row: str) -> Line:
    bare = row.lstrip(" \t")
    indent = sum(TAB if sign == "\t" else 1 for sign in row[: len(row) - len(bare)])
    return Line(indent, bare.strip(), tuple(cell.strip() for cell in row.split("\t")) if "\t" in row else ())


class _Reader:
    """Reads lines from the first to the last; each way of reading tells a block, or None where another begins."""

    def __init__(self, lines: list[Line], depth: int) -> None:
        self.lines, self.depth, self.at = lines, depth, 0

    def blocks(self) -> tuple[Block, ...]:
        found = []
        ways: tuple[Callable[[], Block | None], ...] = (self.heading, self.rule, self.quote, self.table, self.points)
        while self.at < len(self.lines):
            if not self.lines[self.at].text:
                self.at += 1
                continue
            found.append(next((block for way in ways if (block := way())), None) or self.paragraph())
        return tuple(found)

    def text(self, place: int) -> str:
        return self.lines[place].text if place < len(self.lines) else ""

    def heading(self) -> Heading | None:
        if not HEADING.match(self.text(self.at)):
            return None
        words = self.text(self.at).lstrip("#").strip()
        bare = words.rstrip("#")
        self.at += 1
        return Heading(bare.rstrip() if bare.endswith((" ", "\t")) else words)

    def rule(self) -> Rule | None:
        if not RULE.match(self.text(self.at)):
            return None
        self.at += 1
        return Rule()

    def quote(self) -> Quote | None:
        if self.depth >= DEEPEST or not self.text(self.at).startswith(">"):
            return None
        inner = []
        while self.text(self.at).startswith(">"):
            row = self.text(self.at)[1:]
            inner.append(_line(row.removeprefix(" ")))
            self.at += 1
        return Quote(_Reader(inner, self.depth + 1).blocks())

    def table(self) -> Table | None:
        return self._ruled_table() or self._tabbed_table()

    def _ruled_table(self) -> Table | None:
        """Columns parted by strokes, below a head that a line of dashes parts from the rest."""
        head, ruled = _cells(self.text(self.at)), _cells(self.text(self.at + 1))
        is_ruled = "|" in self.text(self.at) + self.text(self.at + 1) and all(map(OF_HEAD.match, ruled))
        if not is_ruled or len(head) != len(ruled):
            return None
        self.at += 2
        rows = []
        while "|" in self.text(self.at):
            rows.append(_cells(self.text(self.at)))
            self.at += 1
        width = max(map(len, [head, *rows]))
        right = frozenset(n for n, cell in enumerate(ruled) if cell.endswith(":") and not cell.startswith(":"))
        return Table(_wide(head, width), tuple(_wide(row, width) for row in rows), right)

    def _tabbed_table(self) -> Table | None:
        """Two rows or more whose cells are parted by tabs, as many in each, as a spreadsheet or Word hands them out.

        An empty cell at the very beginning or end of a text was trimmed away with it, and is put back.
        """
        width, end = len(self.cells(self.at + 1)), self.at + 1
        first = self.cells(self.at)
        is_short = self.at == 0 and len(first) == width - 1 > 1
        while len(self.cells(end)) == width > 1:
            end += 1
        if end == self.at + 1 or not (len(first) == width or is_short):
            return None
        is_text = width == 2 and not all(line.cells[0] for line in self.lines[self.at : end])
        if is_text or (width == 2 and self.marker(self.at)):
            return None
        rows = [("",) * is_short + first, *(line.cells for line in self.lines[self.at + 1 : end])]
        if 1 < len(self.cells(end)) < width and end == len(self.lines) - 1:
            rows.append(_wide(self.cells(end), width))
            end += 1
        self.at = end
        has_head = _kinds(rows[0]) != _kinds(rows[1]) or not any(_kinds(rows[0]))
        return Table(rows[0] if has_head else (), tuple(rows[has_head:]))

    def cells(self, place: int) -> tuple[str, ...]:
        return self.lines[place].cells if place < len(self.lines) else ()

    def marker(self, place: int) -> re.Match | None:
        return MARKER.match(self.text(place)) if self.depth < DEEPEST else None

    def begins_list(self, place: int) -> bool:
        """A bullet, or a number: the first one, or one that another follows. „12. grudnia” alone is a day."""
        found = self.marker(place)
        if found is None or _number(found) <= 1:
            return found is not None
        follows = place + 1 if self.text(place + 1) else place + 2
        after = self.marker(follows)
        return after is not None and _kind(after) == _kind(found)

    def points(self) -> Points | None:
        if not self.begins_list(self.at):
            return None
        first = self.marker(self.at)
        kind, margin, found = _kind(first), self.lines[self.at].indent, []
        while (marker := self._goes_on(kind, margin)) is not None:
            found.append(Point(_number(marker), self._said(marker, margin)))
        return Points(kind, tuple(found))

    def _goes_on(self, kind: str, margin: int) -> re.Match | None:
        """The marker of the next point of this list, at its margin; one empty line may stand before it."""
        place = self.at if self.text(self.at) else self.at + 1
        marker = self.marker(place)
        if marker is None or _kind(marker) != kind or not margin - 1 <= self.lines[place].indent <= margin + 1:
            return None
        self.at = place
        return marker

    def _said(self, marker: re.Match, margin: int) -> tuple[Block, ...]:
        """What a point says: the rest of its line, and the lines below that stand in further than it."""
        inner = [_line(self.text(self.at)[marker.end() :])]
        self.at += 1
        while self.at < len(self.lines):
            place = self.at if self.text(self.at) else self.at + 1
            if not self.text(place) or self.lines[place].indent < margin + 2:
                break
            if place > self.at and not self._belongs(place, marker, margin):
                break
            here = self.lines[self.at : place + 1]
            inner += [replace(line, indent=max(line.indent - margin - 2, 0)) for line in here]
            self.at = place + 1
        return _Reader(inner, self.depth + 1).blocks()

    def _belongs(self, place: int, marker: re.Match, margin: int) -> bool:
        """Whether what stands in after an empty line is of the point above it: it begins below the point's words, is a
        list within it, or the list goes on after it. A paragraph whose first line stands in is one of its own."""
        column = margin + len(marker[0].expandtabs(TAB))
        if self.lines[place].indent <= column or self.begins_list(place):
            return True
        after = next((n for n in range(place, len(self.lines)) if self._is_out(n, margin)), len(self.lines))
        goes_on = self.marker(after)
        return goes_on is not None and _kind(goes_on) == _kind(marker) and self.lines[after].indent >= margin - 1

    def _is_out(self, place: int, margin: int) -> bool:
        return bool(self.text(place)) and self.lines[place].indent < margin + 2

    def paragraph(self) -> Paragraph:
        begin = self.at
        self.at += 1
        while self.text(self.at) and not self._ends_paragraph():
            self.at += 1
        return Paragraph("\n".join(line.text for line in self.lines[begin : self.at]))

    def _ends_paragraph(self) -> bool:
        here = self.text(self.at)
        if self.begins_list(self.at) or HEADING.match(here) or RULE.match(here):
            return True
        if here.startswith(">"):
            return self.depth < DEEPEST
        at = self.at
        begins_table = ("|" in here or self.cells(at)) and self.table() is not None
        self.at = at
        return begins_table


def _kind(marker: re.Match) -> str:
    if marker["bullet"]:
        return "dash" if marker["bullet"] in DASHES else "bullet"
    return f"1{marker['point']}" if marker["number"] else "a)"


def _number(marker: re.Match) -> int:
    if marker["letter"]:
        return ord(marker["letter"]) - ord("a") + 1
    return int(marker["number"] or 0)


def _cells(row: str) -> tuple[str, ...]:
    bare = row.strip().removeprefix("|")
    bare = bare[:-1] if bare.endswith("|") and not bare.endswith("\\|") else bare
    return tuple(cell.strip().replace("\\|", "|") for cell in PIPE.split(bare))


def _wide(row: tuple[str, ...], width: int) -> tuple[str, ...]:
    return row + ("",) * (width - len(row))


def _kinds(row: tuple[str, ...]) -> list[bool]:
    """Which cells hold figures: a head says other kinds of things than the rows below it."""
    return [bool(DIGIT.search(cell)) for cell in row]
