"""Words as a dictionary has them: „świetlicy”, „swietlicą” and „ŚWIETLIC” are all „świetlica”.

The dictionary is Morfeusz (SGJP), loaded at the first word that is asked; where its wheel is not to be had, Snowball's
rules cut endings, which finds fewer. `OSL_LEMMAS` says which, else what is there. What is answered is folded, but for
lemmas as they are spelt: by them „sąd” is told from „sad”.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from importlib import import_module
from importlib.util import find_spec
from itertools import combinations, product
from typing import Protocol

from django.conf import settings

from osl_site.common.text.folding import fold

MORFEUSZ, SNOWBALL = "morfeusz", "snowball"
LONGEST = 40  # letters of a word; of a longer one nobody types the rest
MOST_TRIED = 600  # ways to put marks back on a word that is looked for
MOST_TRIED_STORED = 64  # and on one that is stored
MARKED = {"a": "ą", "c": "ć", "e": "ę", "l": "ł", "n": "ń", "o": "ó", "s": "ś", "z": "źż"}
UNKNOWN, COMMAND = "ign", "impt"  # tags of readings
DOES = ("fin", "praet", "impt", "bedzie", "aglt")  # how tags of forms of verbs begin that say who does it
KEPT = 60_000  # words whose lemmas are remembered


class Dictionary(Protocol):
    """What answers. `id` changes with what it would answer."""

    id: str
    label: str
    knows_words: bool

    def lemmas(self, word: str) -> frozenset[str]:
        """In small letters, as they are spelt; none where it does not know the word."""
        ...

    def naming(self, word: str) -> frozenset[str]:
        """Of these, those of which the word is no form that says who does it: of „szkolą” none, of „szkołą” one."""
        ...

    def is_whole(self, word: str) -> bool:
        """Whether a word is one as it stands, and hardly the beginning of another."""
        ...


class Morfeusz:
    """The dictionary of inflected forms. Its analyser bears many threads at once."""

    knows_words = True

    def __init__(self) -> None:
        package = import_module("morfeusz2")
        self._analyser = package.Morfeusz(generate=False, case_handling=package.IGNORE_CASE)
        self.id = f"{MORFEUSZ} {self._analyser.dict_id()}"[:100]
        self.label = "słownik Morfeusz"

    def lemmas(self, word: str) -> frozenset[str]:
        return frozenset(_in_one(lemma.partition(":")[0]) for lemma, _tag in self._readings(word) if lemma)

    def naming(self, word: str) -> frozenset[str]:
        readings = (lemma for lemma, tag in self._readings(word) if lemma and not tag.startswith(DOES))
        return frozenset(_in_one(lemma.partition(":")[0]) for lemma in readings)

    def is_whole(self, word: str) -> bool:
        """„Świetl!” is a form of a verb, and what somebody types who looks for „świetlica”."""
        return any(not tag.startswith(COMMAND) for _lemma, tag in self._readings(word))

    def _readings(self, word: str) -> Iterator[tuple[str, str]]:
        for start, end, (_form, lemma, tag, *_rest) in self._analyser.analyse(word):
            if (start, end) == (0, 1) and tag != UNKNOWN:
                yield lemma, tag


class Snowball:
    """Rules that cut endings; it knows no word from another."""

    knows_words = False

    def __init__(self) -> None:
        package = import_module("snowballstemmer")
        self.id = f"{SNOWBALL} {getattr(package, '__version__', '')}".strip()
        self.label = "same końcówki, bez słownika (Snowball)"
        self._package = package

    def lemmas(self, word: str) -> frozenset[str]:
        stem = self._package.stemmer("polish").stemWord  # it keeps the word in itself: one for each call
        return frozenset(map(_in_one, (stem(word), stem(fold(word)))))

    def naming(self, word: str) -> frozenset[str]:
        return self.lemmas(word)

    def is_whole(self, word: str) -> bool:
        return False


def _in_one(words: str) -> str:
    return words.lower().replace(" ", "")


@cache
def dictionary() -> Dictionary:
    """The one that answers here, loaded once in a process."""
    wanted = settings.LEMMAS or (MORFEUSZ if find_spec("morfeusz2") else SNOWBALL)
    return Morfeusz() if wanted == MORFEUSZ else Snowball()


@lru_cache(maxsize=KEPT)
def known(word: str) -> frozenset[str]:
    """Lemmas of a word as it stands; none where the dictionary does not know it."""
    return _folded(dictionary().lemmas(word))


@lru_cache(maxsize=KEPT)
def spelt(word: str) -> frozenset[str]:
    """The same as they are spelt, by a dictionary that knows words."""
    return dictionary().lemmas(word) if dictionary().knows_words else frozenset()


@lru_cache(maxsize=KEPT)
def spelt_of_plain(word: str) -> frozenset[str]:
    """Of the words that one stored without marks may be."""
    return _with_marks(word, MOST_TRIED_STORED) if word == fold(word) else frozenset()


@lru_cache(maxsize=KEPT)
def guessed(word: str) -> frozenset[str]:
    """Lemmas of the words that one stored without marks may be."""
    return _folded(spelt_of_plain(word))


@lru_cache(maxsize=KEPT)
def of_asked(word: str) -> frozenset[str]:
    """Lemmas of a word that is looked for; of one typed without marks also those of every word it may be."""
    return known(word) | _folded(_with_marks(word, MOST_TRIED)) if word == fold(word) else known(word)


@lru_cache(maxsize=KEPT)
def is_whole(word: str) -> bool:
    """Whether a word that is looked for is one, marks put back where it was typed without."""
    there = dictionary()
    spelt = marked(word, MOST_TRIED) if there.knows_words and word == fold(word) else ()
    return there.is_whole(word) or any(map(there.is_whole, spelt))


def _with_marks(word: str, most: int) -> frozenset[str]:
    """As they are spelt. Rules that know no word from another would take every spelling for one. A spelling by which it
    says who does it counts only where it is nothing else: „szkole” is no „szkolę”."""
    there = dictionary()
    if not there.knows_words:
        return frozenset()
    spellings = list(marked(word, most))
    names = frozenset().union(*map(there.naming, spellings))
    return names or (frozenset() if there.naming(word) else frozenset().union(*map(there.lemmas, spellings)))


def _folded(words: frozenset[str]) -> frozenset[str]:
    return frozenset(map(fold, words))


def marked(word: str, most: int) -> Iterator[str]:
    """The ways to put Polish marks back on a word, the plain one left out; of too many those of two letters at most."""
    places = [at for at, letter in enumerate(word) if letter in MARKED]
    ways = 1
    for at in places:
        ways *= 1 + len(MARKED[word[at]])
    chosen = _some_of(places, len(places) if ways <= most else 2)
    tried = 0
    for some in chosen:
        for letters in product(*(MARKED[word[at]] for at in some)):
            if tried >= most:
                return
            tried += 1
            spelt = list(word)
            for at, letter in zip(some, letters, strict=True):
                spelt[at] = letter
            yield "".join(spelt)


def _some_of(places: list[int], most: int) -> Iterator[tuple[int, ...]]:
    """Every choice of one to `most` places, few first."""
    for size in range(1, most + 1):
        yield from combinations(places, size)
