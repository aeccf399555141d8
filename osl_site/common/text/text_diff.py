"""What changed inside a text, by paragraphs, sentences and words. Pure; bounded for a chapter of 100,000 characters.

Every comparison keeps both texts whole: what stayed with what was removed is the text before, what stayed with what
was added is the text after, letter for letter.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby


class Mark(StrEnum):
    """What became of a run of text; of a thing made of texts, also that it changed or stands elsewhere."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


@dataclass(frozen=True)
class Piece:
    """A run of text that stayed, was added or was removed."""

    mark: Mark
    text: str

    @property
    def is_added(self) -> bool:
        return self.mark == Mark.ADDED

    @property
    def is_removed(self) -> bool:
        return self.mark == Mark.REMOVED


LEVELS = (
    re.compile(r"[^\n]*\n+|[^\n]+"),  # paragraphs, and rows of a table
    re.compile(r".+?(?:[.!?…](?=\s)\s*|[;:|]\s+|\Z)", re.DOTALL),  # sentences, and cells of a row
    re.compile(r"\w+|\s+|[^\w\s]"),  # words
)
WORDS = len(LEVELS) - 1
MOST_PAIRS = 1_000_000  # of parts compared with one another at one level; beyond that the whole run is replaced
LEAST_ALIKE = 0.35  # below that a sentence reads better replaced than sprinkled with marks
ISLAND = 3  # letters that stayed between two changes and only disturb the ear
AROUND = 160  # letters of an unchanged run shown on each side of a change


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """The two texts as one run of pieces; at most one removal and one addition between two that stayed."""
    return _tidy(_compared(before, after, 0))


def _compared(before: str, after: str, level: int) -> Iterator[Piece]:
    if before == after:
        yield Piece(Mark.SAME, before)
        return
    old, new = LEVELS[level].findall(before), LEVELS[level].findall(after)
    head, tail = _shared_ends(old, new)
    begin, end = old[:head], old[len(old) - tail :]
    old, new = old[head : len(old) - tail], new[head : len(new) - tail]
    yield Piece(Mark.SAME, "".join(begin))
    if len(old) * len(new) > MOST_PAIRS:
        yield from _replaced("".join(old), "".join(new))
    else:
        yield from _matched(old, new, level, stayed=_words(begin) + _words(end))
    yield Piece(Mark.SAME, "".join(end))


def _matched(old: list[str], new: list[str], level: int, *, stayed: int) -> Iterator[Piece]:
    """`stayed`: how many words stand before and after, the same in both."""
    matcher = SequenceMatcher(None, old, new, autojunk=level == WORDS)
    if level == WORDS and not _alike(matcher, old, new, stayed):
        yield from _replaced("".join(old), "".join(new))
        return
    for what, i, j, m, n in matcher.get_opcodes():
        if what == "equal":
            yield Piece(Mark.SAME, "".join(old[i:j]))
        elif what == "replace" and level < WORDS:
            yield from _paired(old[i:j], new[m:n], level)
        else:
            yield from _replaced("".join(old[i:j]), "".join(new[m:n]))


def _paired(old: list[str], new: list[str], level: int) -> Iterator[Piece]:
    """Paragraphs that took the place of others are compared one with one when they are as many, else as one run."""
    if len(old) == len(new):
        for one, other in zip(old, new, strict=True):
            yield from _compared(one, other, level + 1)
    else:
        yield from _compared("".join(old), "".join(new), level + 1)


def _replaced(before: str, after: str) -> Iterator[Piece]:
    yield Piece(Mark.REMOVED, before)
    yield Piece(Mark.ADDED, after)


def _shared_ends(old: list[str], new: list[str]) -> tuple[int, int]:
    """How many parts the two begin with together, and how many they end with."""
    shorter = min(len(old), len(new))
    head = next((n for n in range(shorter) if old[n] != new[n]), shorter)
    left = shorter - head
    return head, next((n for n in range(left) if old[-1 - n] != new[-1 - n]), left)


def _alike(matcher: SequenceMatcher, old: list[str], new: list[str], stayed: int) -> bool:
    """Whether enough words stayed for the marks to help; spaces and full stops do not count."""
    within = sum(_words(old[run.a : run.a + run.size]) for run in matcher.get_matching_blocks())
    every = stayed + max(_words(old), _words(new))
    return min(len(old), len(new)) <= 1 or stayed + within >= LEAST_ALIKE * every


def _words(parts: list[str]) -> int:
    return sum(part[0].isalnum() for part in parts)


def _tidy(found: Iterator[Piece]) -> tuple[Piece, ...]:
    """Neighbours of one kind joined, an island between two changes taken into both, removals before additions."""
    rows = [piece for piece in found if piece.text]
    told: list[Piece] = []
    for is_same, run in groupby(_without_islands(rows), key=lambda piece: piece.mark == Mark.SAME):
        parts = list(run)
        for mark in (Mark.SAME,) if is_same else (Mark.REMOVED, Mark.ADDED):
            if text := "".join(piece.text for piece in parts if piece.mark == mark):
                told.append(Piece(mark, text))
    return tuple(told)


def _without_islands(rows: list[Piece]) -> Iterator[Piece]:
    for n, piece in enumerate(rows):
        is_between = 0 < n < len(rows) - 1 and Mark.SAME not in (rows[n - 1].mark, rows[n + 1].mark)
        if piece.mark == Mark.SAME and is_between and len(piece.text.strip()) < ISLAND and "\n" not in piece.text:
            yield from _replaced(piece.text, piece.text)
        else:
            yield piece


def is_rewritten(found: tuple[Piece, ...]) -> bool:
    """Whether so little stayed that the two are read one after the other rather than woven together."""
    stayed = sum(len(piece.text) for piece in found if piece.mark == Mark.SAME)
    return stayed < LEAST_ALIKE * sum(len(piece.text) for piece in found)


def shortened(found: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """For reading: of what stayed, only what stands near a change."""
    last = len(found) - 1
    return tuple(
        Piece(piece.mark, _near(piece.text, is_first=n == 0, is_last=n == last)) if piece.mark == Mark.SAME else piece
        for n, piece in enumerate(found)
    )


def _near(text: str, *, is_first: bool, is_last: bool) -> str:
    begin = "" if is_first else text[:AROUND]
    end = "" if is_last else text[-AROUND:]
    if len(text) <= len(begin) + len(end) + ISLAND:
        return text
    begin = begin.rpartition(" ")[0] + " " if begin else ""
    end = " " + end.partition(" ")[2] if end else ""
    return f"{begin}[…]{end}"
