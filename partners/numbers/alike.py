"""Partners that may be the one that somebody is just typing: by number, telephone, name. They are only suggested."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import log, sqrt

from django.db.models import CharField, F, Func, Q, QuerySet, Value

from osl_site.common.text.folding import fold
from osl_site.common.withdrawal.models import with_withdrawal
from partners.models import ContactPerson, NumberKind, Partner
from partners.numbers.checks import read

MOST = 3
ENOUGH = 0.6  # of a name, from which on two are alike
FEWEST = 50  # partners, as if there were so many, where there are few
SHORTEST = 3  # letters of a word that stands for a longer one: „stow.”
COMMON = frozenset(  # of names of half of them
    """
    biblioteka dom fundacja gminna gminny gospodyn grupa klub kgw kolo lokalna lgd lzs ochotnicza osp parafia pozarna
    rada rzymskokatolicka solecka sportowy stowarzyszenie straz szkola podstawowa swietlica w we wiejskich wiejska
    """.split()  # noqa: SIM905 (reads as a sentence)
)
IN_HOW_MANY = 4  # every fourth name has one of these
HELD_BY_FEW = 25  # names: a word of more of them tells nobody apart
DIGITS = 9  # of a telephone, without what stands before it


@dataclass(frozen=True)
class Alike:
    """A partner that is there already, and in what it is like the one that is typed."""

    partner: Partner
    why: str


def alike(
    name: str,
    numbers: Mapping[NumberKind, str] | None = None,
    phones: Iterable[str] = (),
    *,
    but: int | None = None,
) -> list[Alike]:
    """At most three, those with the same number first; without the partner numbered `but`. At most four queries; a
    name is compared with all of them, for they are some thousand at most."""
    rows = Partner.objects.exclude(pk=but)
    found: dict[int, str] = {}
    for pk, why in (*_by_number(rows, numbers or {}), *_by_phone(phones, but), *_by_name(rows, name)):
        found.setdefault(pk, why)
    kept = list(found.items())[:MOST]
    there = with_withdrawal(Partner.objects.all()).in_bulk([pk for pk, _why in kept]) if kept else {}
    return [Alike(there[pk], why) for pk, why in kept if pk in there]


def _by_number(rows: QuerySet[Partner], numbers: Mapping[NumberKind, str]) -> Iterator[tuple[int, str]]:
    asked = {kind: number for kind, typed in numbers.items() if (number := read(kind, typed)[0])}
    if not asked:
        return
    same = Q()
    for kind, number in asked.items():
        same |= Q(**{kind.value: number})
    for row in rows.filter(same).order_by("pk")[:MOST]:
        kinds = [kind.label for kind, number in asked.items() if getattr(row, kind.value) == number]
        yield row.pk, f"ten sam {', '.join(kinds)}"


def _by_phone(phones: Iterable[str], but: int | None) -> Iterator[tuple[int, str]]:
    ends = {digits[-DIGITS:] for phone in phones if len(digits := re.sub(r"\D", "", phone)) >= DIGITS}
    if not ends:
        return
    bare = Func(F("phone"), Value("\\D"), Value(""), Value("g"), function="regexp_replace", output_field=CharField())
    last = Func(bare, Value(DIGITS), function="right", output_field=CharField())
    people = ContactPerson.objects.exclude(partner=but).annotate(last=last).filter(last__in=ends)
    for pk in people.order_by("partner_id").values_list("partner_id", flat=True).distinct()[:MOST]:
        yield pk, "ten sam telefon"


def _by_name(rows: QuerySet[Partner], name: str) -> Iterator[tuple[int, str]]:
    mine = _words(name)
    if not mine:
        return
    names = {pk: _words(there) for pk, there in rows.order_by().values_list("pk", "name")}
    often = Counter(word for words in names.values() for word in set(words))
    weights = _Weights(often, max(len(names), FEWEST))
    scored = sorted(((-weights.score(mine, words), pk) for pk, words in names.items()), key=lambda one: one)
    for score, pk in scored[:MOST]:
        if -score >= ENOUGH:
            yield pk, "podobna nazwa"


def _words(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", fold(name)))


class KnownNames:
    """The names of all partners, gone through once, so that thousands of others are compared with them: each only with
    those that share a word which few have."""

    def __init__(self, names: Mapping[int, str]) -> None:
        self.names = {pk: _words(name) for pk, name in names.items()}
        often = Counter(word for words in self.names.values() for word in words)
        self.weights = _Weights(often, max(len(names), FEWEST))
        self.having: dict[str, list[int]] = {}
        for pk, words in self.names.items():
            for word in words:
                if word not in COMMON and often[word] <= HELD_BY_FEW:
                    self.having.setdefault(word, []).append(pk)

    def nearest(self, name: str) -> int | None:
        """The partner whose name is most like this one; None where none is enough so."""
        mine = _words(name)
        near = {pk for word in mine for pk in self.having.get(word, ())}
        scored = [(-self.weights.score(mine, self.names[pk]), pk) for pk in near]
        best = min(scored, default=(0.0, 0))
        return best[1] if -best[0] >= ENOUGH else None


@dataclass(frozen=True)
class _Weights:
    """A word of few names says much: „Pieszkowo” more than „koło”."""

    often: Mapping[str, int]
    all: int

    def of(self, word: str) -> float:
        least = self.all // IN_HOW_MANY if word in COMMON else 1
        return log(1 + self.all / max(self.often.get(word, 1), least))

    def score(self, one: frozenset[str], other: frozenset[str]) -> float:
        """Cosine by rarity (0–1); a word that another begins with, as „stow” does „stowarzyszenie”, is that word."""
        both = sum(self.of(word) * self.of(there) for word in one if (there := _meant(word, other)))
        lengths = sqrt(self._square(one) * self._square(other))
        return both / lengths if lengths else 0.0

    def _square(self, words: frozenset[str]) -> float:
        return sum(self.of(word) ** 2 for word in words)


def _meant(word: str, among: frozenset[str]) -> str:
    if word in among:
        return word
    if len(word) < SHORTEST:
        return ""
    return next(
        (one for one in sorted(among) if len(one) >= SHORTEST and (one.startswith(word) or word.startswith(one))), ""
    )
