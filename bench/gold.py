"""A hundred inflected queries written by hand, and how much of what they ask is found: recall and precision."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from osl_site.common.search.asked import without_places
from osl_site.common.search.vectors import lexemes_of, words_of
from osl_site.common.text.folding import fold

FILE = Path(__file__).with_name("gold_search.txt")
Line = tuple[tuple[str, ...], tuple[str, ...]]  # queries, and the texts that they are to find


@dataclass(frozen=True)
class Answer:
    """Shares of what was to be found, and of what was found."""

    query: str
    recall: float
    precision: float


def gold() -> list[Line]:
    lines = [line.split("|") for line in FILE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [(_parts(queries, ";"), _parts(texts, "/")) for queries, texts in lines]


def _parts(text: str, sign: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(sign))


def answers(lines: Sequence[Line], *, is_plain: bool) -> list[Answer]:
    """Each query, typed without marks if `is_plain`, asked of the texts of all lines."""
    texts = [
        (at, [(word, lexemes_of(word)) for word in words_of(text)])
        for at, (_, ours) in enumerate(lines)
        for text in ours
    ]
    told = []
    for at, (queries, ours) in enumerate(lines):
        for query in queries:
            terms = without_places(fold(query) if is_plain else query).terms
            found = [
                there
                for there, words in texts
                if all(any(term.holds(word, lexemes) for word, lexemes in words) for term in terms)
            ]
            right = found.count(at)
            told.append(Answer(query, right / len(ours), right / len(found) if found else 1.0))
    return told
