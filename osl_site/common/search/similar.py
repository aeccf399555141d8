"""Rows that say much the same as a row: for staff, who decide whether it is one matter; to residents nothing is said.

Candidates share one of the rarest words of the row (a GIN index finds them at any size); their score is
0.4 × cosine of lemmas by their rarity + 0.6 × Jaccard of trigrams, as tried on titles of participatory budgets.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log, sqrt

from django.db.models import Model, QuerySet

from osl_site.common.search import lemmas
from osl_site.common.search.asked import LITTLE
from osl_site.common.search.models import Indexed, Lexeme, SearchIndex
from osl_site.common.search.searched import search_text
from osl_site.common.search.vectors import words_of
from osl_site.common.text.folding import fold

BY_LEMMAS, BY_TRIGRAMS = 0.4, 0.6
SAME, ALIKE = 0.65, 0.45  # from which score on it is the same matter, and alike
MOST = 3
RAREST = 3  # words by which candidates are found
MOST_CANDIDATES = 60
FEWEST = 1_000  # rows, as if there were so many, where there are few


@dataclass(frozen=True)
class Similar:
    """A row that is alike, and how much (0–1)."""

    row: Model
    score: float

    @property
    def is_same(self) -> bool:
        return self.score >= SAME


def similar(row: Model, rows: QuerySet) -> list[Similar]:
    """At most three of these rows that are alike, the nearest first; the row itself is never among them. Three queries,
    fewer where it says nothing."""
    own = _lexemes(row)
    kind = rows.model._meta.db_table
    often = dict(Lexeme.objects.filter(kind=kind, word__in=own).values_list("word", "rows"))
    rarest = _rarest(own, often, is_other=kind != row._meta.db_table)
    if not rarest:
        return []
    near = Indexed.objects.found(rows.model, " | ".join(f"'{word}'" for word in rarest))
    if rows.model is type(row):
        near = near.exclude(row=row.pk)
    found = list(rows.filter(pk__in=near.order_by("-row")[:MOST_CANDIDATES]))
    weights = _Weights(often, _all_rows() if found else FEWEST)
    mine = _trigrams(row)
    scored = [Similar(one, _score(own, mine, one, weights)) for one in found]
    return sorted((one for one in scored if one.score >= ALIKE), key=lambda one: -one.score)[:MOST]


def _rarest(own: set[str], often: Mapping[str, int], *, is_other: bool) -> list[str]:
    """Rare words that another row holds, too; before the first night nobody counted, and long words are tried."""
    shared = [word for word in own if often.get(word, 0) > (0 if is_other else 1)]
    return sorted(shared or own, key=lambda word: (often.get(word, 0), -len(word), word))[:RAREST]


@dataclass(frozen=True)
class _Weights:
    often: Mapping[str, int]
    all: int

    def of(self, word: str) -> float:
        """A word that stands in few rows says much."""
        return log(1 + self.all / max(self.often.get(word, 1), 1))


def _all_rows() -> int:
    last = SearchIndex.objects.first()
    return max(last.rows if last else 0, FEWEST)


def _score(own: set[str], mine: set[str], other: Model, weights: _Weights) -> float:
    theirs, their_trigrams = _lexemes(other), _trigrams(other)
    both = sum(weights.of(word) ** 2 for word in own & theirs)
    lengths = sqrt(_square(own, weights) * _square(theirs, weights))
    cosine = both / lengths if lengths else 0.0
    jaccard = len(mine & their_trigrams) / len(mine | their_trigrams) if mine | their_trigrams else 0.0
    return BY_LEMMAS * cosine + BY_TRIGRAMS * jaccard


def _square(words: Iterable[str], weights: _Weights) -> float:
    return sum(weights.of(word) ** 2 for word in words)


def _lexemes(row: Model) -> set[str]:
    """One lemma of each word, the first of the alphabet: forms of a word are one word."""
    said = {word for part in search_text(row) for word in words_of(part)}
    return {min(lemmas.known(word) or lemmas.guessed(word) or {fold(word)}) for word in said - LITTLE if len(word) > 1}


def _trigrams(row: Model) -> set[str]:
    words = [f"  {fold(word)} " for part in search_text(row) for word in words_of(part)]
    return {word[at : at + 3] for word in words for at in range(len(word) - 2)}
