"""Text as the database looks words up: every word folded, and its lemmas, at its place. Pure but for the dictionary."""

import re
import unicodedata
from collections.abc import Iterator

from osl_site.common.search import lemmas
from osl_site.common.text.folding import LEFT_OUT, fold

VERSION = 2  # of how words are taken apart and folded: with a new one every row is indexed anew
WORD = re.compile(r"[^\W_]+")
NOT_LETTERS = str.maketrans(dict.fromkeys(LEFT_OUT))
LAST_PLACE = 16_383  # of a word that PostgreSQL keeps
MOST_PLACES = 200  # of one lexeme
LARGEST = 900_000  # letters of a vector; PostgreSQL takes a megabyte
MOST_UNKNOWN = 200  # unknown words of a text on which marks are put back
TITLE, TEXT = "A", "B"
SPELT = "="  # before a lemma as it is spelt
SURELY = 8  # words of a text without a single mark, which was then typed without them


def words_of(text: str) -> list[str]:
    """Its words in small letters, marks kept."""
    return [word[: lemmas.LONGEST] for word in WORD.findall(plain(text))]


def plain(text: str) -> str:
    """Small letters, apostrophes and soft hyphens left out; marks kept."""
    return unicodedata.normalize("NFC", text).lower().translate(NOT_LETTERS)


def lexemes_of(word: str, *, is_plain: bool = False) -> set[str]:
    """Under what a stored word is found: folded, and by lemmas with marks as they are spelt. In a text that is typed
    without marks (`is_plain`) also by those of every word that it may be."""
    spelt = lemmas.spelt(word) or lemmas.spelt_of_plain(word)
    if is_plain:
        spelt |= lemmas.spelt_of_plain(word)
    return {fold(word), *(lemmas.known(word) or lemmas.guessed(word)), *map(spelt_so, filter(is_marked, spelt))}


def is_marked(word: str) -> bool:
    return word != fold(word)


def spelt_so(lemma: str) -> str:
    """The lexeme of a lemma with its marks."""
    return f"{SPELT}{lemma}"


def vector(title: str, text: str) -> str:
    """A value of the type tsvector. What would be too large for one ends earlier."""
    places: dict[str, list[str]] = {}
    size = unknown = 0
    words = words_of(f"{title} {text}")
    is_plain = len(words) >= SURELY and not any(map(is_marked, words))
    for place, word, weight in _placed(title, text):
        unknown += not lemmas.known(word)
        known = {fold(word), *lemmas.known(word)}
        for lexeme in lexemes_of(word, is_plain=is_plain) if unknown < MOST_UNKNOWN else known:
            there = places.setdefault(lexeme, [])
            if len(there) < MOST_PLACES:
                there.append(f"{place}{weight}")
                size += len(lexeme.encode()) + 12
        if size > LARGEST:
            break
    return " ".join(f"'{lexeme}':{','.join(there)}" for lexeme, there in sorted(places.items()))


def _placed(title: str, text: str) -> Iterator[tuple[int, str, str]]:
    place = 0
    for part, weight in ((title, TITLE), (text, TEXT)):
        for word in words_of(part):
            place = min(place + 1, LAST_PLACE)
            yield place, word, weight
        place = min(place + 10, LAST_PLACE)  # no phrase goes over from a title into the text
