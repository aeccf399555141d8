"""What differs between two texts, word by word, for people who choose between them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby
from typing import NamedTuple

WORD = re.compile(r"\s+|\S+")
MOST_PARTS = 4000  # lines, or words of a passage, past which it is told as a whole: comparing takes time squared
SHOWN_AROUND = 80  # signs of an unchanged passage before and after what differs
GAP = "gap"
ENOUGH_ALIKE = 0.3  # below it two texts are told one after the other


class Piece(NamedTuple):
    """A passage that both have („same”), or only the first („removed”) or only the second („added”)."""

    kind: str
    text: str


def by_words(first: str, second: str) -> list[Piece]:
    """The two texts as one row of pieces, lines first, then words within lines that changed. Joined without „removed”
    they give the second text, without „added” the first."""
    pieces: list[Piece] = []
    for kind, before, after in _matched(first.splitlines(keepends=True), second.splitlines(keepends=True)):
        if kind == "same":
            pieces.append(Piece("same", before))
        else:
            pieces += _words(before, after)
    return _joined(pieces)


def shortened(pieces: Sequence[Piece]) -> list[Piece]:
    """The same with the middle of long unchanged passages left out."""
    last = len(pieces) - 1
    return [
        _short(piece, index == 0, index == last) if piece.kind == "same" else piece
        for index, piece in enumerate(pieces)
    ]


def are_alike(pieces: Sequence[Piece]) -> bool:
    """Whether enough of them is the same for word by word to help."""
    every = sum(len(piece.text) for piece in pieces)
    return every > 0 and sum(len(piece.text) for piece in pieces if piece.kind == "same") >= ENOUGH_ALIKE * every


def _words(before: str, after: str) -> list[Piece]:
    return [
        piece
        for kind, old, new in _matched(WORD.findall(before), WORD.findall(after))
        for piece in ([Piece("same", old)] if kind == "same" else [Piece("removed", old), Piece("added", new)])
        if piece.text
    ]


def _matched(first: Sequence[str], second: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """„same” or „changed”, with the passage of the first and of the second."""
    head = _alike_from_the_start(first, second)
    tail = _alike_from_the_start(first[head:][::-1], second[head:][::-1])
    yield "same", "".join(first[:head]), "".join(second[:head])
    yield from _matched_within(first[head : len(first) - tail], second[head : len(second) - tail])
    yield "same", "".join(first[len(first) - tail :]), "".join(second[len(second) - tail :])


def _alike_from_the_start(first: Sequence[str], second: Sequence[str]) -> int:
    pairs = zip(first, second, strict=False)
    return next((index for index, (one, other) in enumerate(pairs) if one != other), min(len(first), len(second)))


def _matched_within(first: Sequence[str], second: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    if max(len(first), len(second)) > MOST_PARTS:
        yield "changed", "".join(first), "".join(second)
        return
    for tag, start, end, other_start, other_end in SequenceMatcher(None, first, second).get_opcodes():
        kind = "same" if tag == "equal" else "changed"
        yield kind, "".join(first[start:end]), "".join(second[other_start:other_end])


def _joined(pieces: Iterable[Piece]) -> list[Piece]:
    """What changed at one place as one removal and one addition; a space between changed words belongs to them."""
    joined: list[Piece] = []
    for changed, group in groupby(_with_gaps(list(pieces)), key=lambda piece: piece.kind != "same"):
        row = list(group)
        for kind in ("removed", "added") if changed else ("same",):
            text = "".join(piece.text for piece in row if piece.kind in (kind, GAP))
            joined += [Piece(kind, text)] if text else []
    return joined


def _with_gaps(pieces: list[Piece]) -> Iterator[Piece]:
    """White space that stands between two changes is marked as a gap: it is in both texts, and told with them."""
    pieces = [piece for piece in pieces if piece.text]
    for before, piece, after in zip([None, *pieces], pieces, [*pieces[1:], None], strict=False):
        between = before and after and "same" not in (before.kind, after.kind)
        yield Piece(GAP, piece.text) if piece.kind == "same" and piece.text.isspace() and between else piece


def _short(piece: Piece, is_first: bool, is_last: bool) -> Piece:
    start = "" if is_first else piece.text[:SHOWN_AROUND]
    end = "" if is_last else piece.text[-SHOWN_AROUND:]
    return piece if len(piece.text) <= 2 * SHOWN_AROUND + 20 else Piece("same", f"{start} […] {end}".strip(" "))
