"""What somebody looks for, taken apart once for a page: words in every case, phrases in quotes, names of villages.

Nothing that is typed is an operator but quotes, so that nothing typed is a mistake. A word that the dictionary does
not know may be only begun, and finds what begins so; a short whole word finds its forms alone. A name of a village
finds its forms in the text, in Ukrainian too, and what stands at that village by its column.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from django.db.models import Model, Q

from osl_site.common.centre.models import Locality
from osl_site.common.database.folding import squashed
from osl_site.common.search import lemmas
from osl_site.common.search.models import Indexed
from osl_site.common.search.searched import searched_of
from osl_site.common.search.vectors import is_marked, spelt_so, words_of
from osl_site.common.text.folding import PREPOSITIONS, fold, squash

MOST_WORDS = 8
LONGEST = 100  # letters that are looked for
LEAST_BEGUN = 2  # letters of a word that is only begun
LEAST_ROOT = 5  # letters of a word in its first form, by which longer ones are found, too: „rowerowy” by „rower”
LONGEST_NAME = 4  # words of a name of a village
MOST_PLACES = 20
MOST_DIGITS = 10
ENDING, LEAST_STEM = 2, 4  # letters: what may follow a stem in Ukrainian, which no dictionary here knows
QUOTED = re.compile(r'["„”“«»]([^"„”“«»]+)["„”“«»]')
LITTLE = PREPOSITIONS | {"i", "a", "o", "oraz", "lub", "ze", "się", "przy", "dla", "po", "za", "od", "і", "та", "для"}


@dataclass(frozen=True)
class Term:
    """One thing that is to be there: a word, a phrase or a village. By `exact` and `begun` it is marked."""

    typed: str
    lexemes: str  # a tsquery
    exact: frozenset[str] = frozenset()
    begun: tuple[str, ...] = ()
    places: tuple[str, ...] = ()  # SIMC ids

    def within(self, model: type[Model]) -> Q:
        """Rows of the model that say it, stand at it, or belong to a row that does."""
        says = searched_of(model)
        found = Q(pk__in=Indexed.objects.found(model, self.lexemes))
        for path in says.joined:
            above = model._meta.get_field(path).related_model
            found |= Q(**{f"{path}__in": above.objects.filter(self.within(above)).order_by().values("pk")})
        for path in says.places if self.places else ():
            here = model.objects.order_by().filter(**{f"{path}__in": self.places})
            found |= Q(pk__in=here.values("pk"))
        return found

    def holds(self, word: str, lexemes: Iterable[str]) -> bool:
        """Whether a stored word, under these lexemes, is what was looked for."""
        return not self.exact.isdisjoint(lexemes) or (bool(self.begun) and fold(word).startswith(self.begun))


NOTHING = Term("", "'-'")  # of signs without a letter: no word is a hyphen


@dataclass(frozen=True)
class Asked:
    """What is looked for, each term to be there."""

    typed: str
    terms: tuple[Term, ...] = field(default=())

    @property
    def lexemes(self) -> str:
        """All terms as one tsquery."""
        return " & ".join(f"({term.lexemes})" for term in self.terms)

    def within(self, model: type[Model]) -> Q:
        """Rows of a searched model that hold every term, or bear the code that was typed."""
        says = searched_of(model)
        if not self.terms:
            return Q()
        if not says.joined and not any(term.places for term in self.terms):
            found = Q(pk__in=Indexed.objects.found(model, self.lexemes))
        else:
            found = Q()
            for term in self.terms:
                found &= term.within(model)
        number = numbered(self.typed, says.code)
        return found | Q(pk=number) if number else found


def numbered(typed: str, code: str) -> int | None:
    """The number of „N-25”, „n 25”, „N25” or „25” where rows of this kind bear it."""
    number = squash(typed).removeprefix(fold(code))
    return int(number) if code and number.isdecimal() and 0 < len(number) < MOST_DIGITS else None


def asked_for(typed: str) -> Asked:
    """Two queries at most, for names of villages; none where no word is typed."""
    typed = typed[:LONGEST]
    chunks = _chunks(typed)
    return _asked(typed, list(_terms(chunks)))


def without_places(typed: str) -> Asked:
    """The same of words alone: no query."""
    return _asked(typed, [_phrase(chunk) for chunk in _chunks(typed)])


def _asked(typed: str, terms: list[Term]) -> Asked:
    return Asked(typed, tuple(terms or ([NOTHING] if typed.strip() else ())))


def _chunks(typed: str) -> list[list[str]]:
    """What is to be found each by itself: a word, parts of one, or what stood in quotes. Little words do not count."""
    phrases = _around_quotes(typed) if QUOTED.search(typed) else [typed.split()]
    chunks = [words_of(chunk) for phrase in phrases for chunk in phrase][:MOST_WORDS]
    chunks = [words for words in chunks if words]
    return [words for words in chunks if len(words) > 1 or words[0] not in LITTLE] or chunks


def _around_quotes(typed: str) -> list[list[str]]:
    """What stands in quotes is one chunk, every other word one of its own."""
    parts, end = [], 0
    for found in QUOTED.finditer(typed):
        parts += [typed[end : found.start()].split(), [found[1]]]
        end = found.end()
    return [*parts, typed[end:].split()]


def _terms(chunks: list[list[str]]) -> Iterator[Term]:
    """Names of villages first, the longest; the rest word by word."""
    villages = _villages(chunks) if chunks else {}
    at = 0
    while at < len(chunks):
        for size in range(min(LONGEST_NAME, len(chunks) - at), 0, -1):
            some = chunks[at : at + size]
            if there := {form for key in _keys(some) for form in villages.get(key, ())}:
                yield _village(some, there)
                break
        else:
            size = 1
            yield _phrase(chunks[at])
        at += size


def _keys(chunks: Sequence[Sequence[str]]) -> set[str]:
    """How a name that is typed so may be written in one piece: as it stands, and a single word as the dictionary has
    it."""
    words = [word for chunk in chunks for word in chunk]
    whole = "".join(map(fold, words))
    return {whole, *(lemmas.of_asked(words[0]) if len(words) == 1 else ()), *([_stem(whole)] if words else ())}


def _villages(chunks: list[list[str]]) -> dict[str, set[tuple[str, str]]]:
    """By a key of what was typed: the SIMC ids and forms of the names of those who bear it. Two queries at most."""
    spans = [chunks[at : at + size] for at in range(len(chunks)) for size in range(1, LONGEST_NAME + 1)]
    keys = {key for some in spans for key in _keys(some)}
    begun = {_stem(fold(some[0])) for some in chunks if len(some) == 1 and _is_begun(some[0])}
    named = Q(key__in=keys) | Q(forms__folded__in=keys)
    for begin in begun:
        named |= Q(key__startswith=begin) | Q(forms__folded__startswith=begin)
    rows = Locality.objects.annotate(key=squashed("name")).filter(named).order_by("simc").distinct()
    if not (simcs := list(rows.values_list("simc", flat=True)[:MOST_PLACES])):
        return {}
    texts: dict[str, frozenset[str]] = {}
    forms = Locality.objects.order_by().filter(pk__in=simcs).values_list("simc", "name", "forms__text")
    for simc, name, text in forms:
        texts[simc] = texts.get(simc, frozenset()) | {name, text or name}
    found: dict[str, set[tuple[str, str]]] = {}
    for simc, said in texts.items():
        ours = {"".join(map(fold, _without_preposition(text))) for text in said}
        for key in (ours & keys) | {begin for begin in begun if any(one.startswith(begin) for one in ours)}:
            found.setdefault(key, set()).update((simc, text) for text in said)
    return found


def _without_preposition(text: str) -> list[str]:
    words = words_of(text)
    return words[1:] if len(words) > 1 and words[0] in PREPOSITIONS else words


def _village(chunks: list[list[str]], there: set[tuple[str, str]]) -> Term:
    """The words themselves in any case, or any form of the name."""
    words = [word for chunk in chunks for word in chunk]
    own = _phrase(words)
    forms = {tuple(map(fold, _without_preposition(text))) for _simc, text in there}
    said = [" <-> ".join(f"'{word}'" for word in form) for form in sorted(forms) if form]
    exact = own.exact.union(*forms)
    places = tuple(sorted({simc for simc, _text in there})[:MOST_PLACES])
    return Term(own.typed, " | ".join(f"({one})" for one in [own.lexemes, *said]), exact, own.begun, places)


def _phrase(words: Sequence[str]) -> Term:
    """These words one after another; of those parted by a hyphen also the word in one piece."""
    each = [_word(word) for word in words]
    lexemes = " <-> ".join(f"({term.lexemes})" for term in each)
    exact = frozenset().union(*(term.exact for term in each))
    begun = tuple(begin for term in each for begin in term.begun)
    if len(words) > 1:
        whole = _word("".join(words))
        lexemes, exact = f"({lexemes}) | {whole.lexemes}", exact | whole.exact
    return Term(" ".join(words), lexemes, exact, begun)


def _word(word: str) -> Term:
    exact = {fold(word), *_lemmas_of(word)}
    begun: tuple[str, ...] = ()
    is_root = len(word) >= LEAST_ROOT and fold(word) in lemmas.of_asked(word)
    if _is_begun(word) or is_root:
        stem = fold(word)
        begun = (_stem(stem),)
    said = [*(f"'{lexeme}'" for lexeme in sorted(exact)), *(f"'{begin}':*" for begin in begun)]
    return Term(word, "|".join(said), frozenset(exact), begun)


def _lemmas_of(word: str) -> set[str]:
    """Under which it stands: one typed with marks under its lemmas as they are spelt, so that „sądu” finds no „sad”."""
    spelt = lemmas.spelt(word) if is_marked(word) else frozenset()
    return {spelt_so(one) if is_marked(one) else one for one in spelt} or set(lemmas.of_asked(word))


def _is_begun(word: str) -> bool:
    """Whether a word may be the beginning of another: no dictionary knows it whole."""
    return len(word) >= LEAST_BEGUN and word.isalpha() and not lemmas.is_whole(word)


def _stem(word: str) -> str:
    """In Ukrainian what stays in every case, as far as it can be told without a dictionary; else the word."""
    return word[: max(LEAST_STEM, len(word) - ENDING)] if _is_cyrillic(word) else word


def _is_cyrillic(word: str) -> bool:
    return any("\u0400" <= letter <= "\u04ff" for letter in word)
