"""Words that are not public, found in a text as it was typed and replaced by the number of their note. Pure.

Words are given as they are read: ends of lines and spaces are alike, and marks of light Markdown may stand between
them. Only whole words are found, so that nothing else is cut.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from osl_site.common.frozen_documents.markers import marker

TARGET = r"\](?:\([^)\s]*\))?"  # the end of a link, with where it leads
MARK = rf"(?:[*_\\\[<>]|{TARGET})*"  # emphasis, links
OF_LIST = r"(?<=\n)[ \t]*(?:\d{1,3}[.)]|[a-z]\))"
PARTED = rf"(?=[^\w(]*[\s|]|[*_]*{TARGET}\s)"  # by space, or by the edge of a cell
BETWEEN = rf"{PARTED}(?:[\s*_\\\[\]<>|#•·●○■▪–—+\-]|{TARGET}|{OF_LIST})+"  # two words
ONLY_SIGNS = re.compile(r"[|#•·●○■▪<>+\-–—]+")
STARS = re.compile(r"(?<!\\)\*+")
LETTER = r"[^\W_]"


@dataclass(frozen=True)
class Passage:
    """Words that are not public in the part of this key, or without one anywhere; the number of the note about them.
    Instead of words it may cover the whole cost, time or numbers there, as `Covers` names them."""

    number: int
    key: str
    words: str
    covers: str = "words"


@dataclass(frozen=True)
class _Range:
    start: int
    end: int
    numbers: frozenset[int]


def without(text: str, passages: Sequence[Passage]) -> tuple[str, frozenset[int]]:
    """The text without the words of these passages, and the numbers of those that stood in it.

    Where two passages share words, they go as one: nothing that belongs to either is left.
    """
    told, kept, at = [], frozenset[int](), 0
    for found in _joined(_ranges(text, passages)):
        before, after = _halves(text[found.start : found.end])
        end = found.end
        while after and text[end : end + 1].isspace():
            end += 1
        told += [text[at : found.start], marker(found.numbers), before, text[found.end : end], after]
        at, kept = end, kept | found.numbers
    return "".join([*told, text[at:]]), kept


def says(text: str, words: str) -> bool:
    """Whether these words stand in the text."""
    return bool(without(text, [Passage(0, "", words)])[1])


def _ranges(text: str, passages: Sequence[Passage]) -> list[_Range]:
    found = []
    for passage in passages:
        if pattern := _pattern(passage.words):
            numbers = frozenset([passage.number])
            found += [_Range(*match.span(), numbers) for match in pattern.finditer(text)]
    return sorted(found, key=lambda one: (one.start, one.end))


def _joined(ranges: list[_Range]) -> list[_Range]:
    joined: list[_Range] = []
    for one in ranges:
        if joined and one.start < joined[-1].end:
            last = joined.pop()
            one = _Range(last.start, max(last.end, one.end), last.numbers | one.numbers)
        joined.append(one)
    return joined


def _halves(within: str) -> tuple[str, str]:
    """Of words that are cut out, the asterisks that have their other half outside, so that the rest is set as it was:
    those that end an emphasis, and those that begin one."""
    stars = list(STARS.finditer(within))
    if len(stars) % 2 == 0:
        return "", ""
    first, last = stars[0], stars[-1]
    ends = first.start() > 0 and not within[first.start() - 1].isspace()
    return (first[0], "") if ends else ("", last[0])


@lru_cache(maxsize=256)
def _pattern(words: str) -> re.Pattern | None:
    tokens = [token for token in words.split() if not ONLY_SIGNS.fullmatch(token)]
    if not tokens:
        return None
    body = BETWEEN.join(MARK.join(map(re.escape, token)) for token in tokens)
    begin = f"(?<!{LETTER})" if re.match(LETTER, tokens[0]) else r"\\?"  # one may be typed before a sign
    end = f"(?!{LETTER})" if re.match(LETTER, tokens[-1][-1]) else ""
    return re.compile(begin + body + end)
