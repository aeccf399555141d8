"""What the network says in words: villages without anybody, silence, who alone links groups, what changed."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F, Max, Q, QuerySet

from osl_site.common.centre.models import Locality
from osl_site.common.database.collation import polish_order
from osl_site.common.text.enumerations import few_of
from partners.models import Partner, PartnerState
from partners.network.graph import Bridge, Pair, bridges
from partners.network.ties import TieOf, only_among, ties

SILENCE = timedelta(days=182)
MOST_TOLD = 5
VILLAGES = ("wieś", "miasto")  # kinds of the register; hamlets and settlements are not told one by one


@dataclass(frozen=True)
class Changes:
    """Pairs that are new against the time before, as long; and those that did nothing together since."""

    new: Sequence[str]
    gone: Sequence[str]


@dataclass(frozen=True)
class Link:
    """One partner that alone links groups, with the sentence that says which."""

    partner: Partner
    sentence: str


@dataclass(frozen=True)
class Answers:
    """All of it."""

    blank: Sequence[Locality]
    silent: Sequence[Partner]
    links: Sequence[Link]
    changes: Changes


def answers(found: Mapping[Pair, TieOf], names: Mapping[int, Partner], first: date, last: date, today: date) -> Answers:
    """Of partners named, and what they did together from `first` to `last`. Two queries, and those of the time
    before."""
    before = only_among(ties(first - (last - first), first - timedelta(days=1)), names)
    return Answers(
        blank=list(without_partner(names)),
        silent=list(silent_since(today - SILENCE, names)),
        links=[_link(one, names) for one in bridges(found)],
        changes=Changes(_pairs(found.keys() - before.keys(), names), _pairs(before.keys() - found.keys(), names)),
    )


def without_partner(partners: Collection[int]) -> QuerySet[Locality]:
    """Villages of the centre in which none of these partners works; who works in a whole commune is not at home there.
    One query."""
    there = Partner.localities.through.objects.filter(partner__in=list(partners)).values("locality")
    rows = Locality.objects.served().filter(kind__in=VILLAGES).exclude(pk__in=there)
    return rows.order_by(polish_order("name"), "pk")


def silent_since(day: date, partners: Collection[int]) -> QuerySet[Partner]:
    """Active partners with whom nobody of the office spoke since that day, those never spoken with first; each with the
    day as `spoken_on`. One query."""
    rows = Partner.objects.filter(pk__in=list(partners), state=PartnerState.ACTIVE)
    rows = rows.annotate(spoken_on=Max("log__held_on")).filter(Q(spoken_on=None) | Q(spoken_on__lt=day))
    return rows.order_by(F("spoken_on").asc(nulls_first=True), "name_key", "pk")


def _link(one: Bridge, names: Mapping[int, Partner]) -> Link:
    groups = " oraz ".join(_named(sorted(names[pk].name for pk in group)) for group in one.groups)
    return Link(names[one.partner], f"łączy grupy, które inaczej się nie spotykają: {groups}.")


def _named(words: Sequence[str]) -> str:
    return f"({few_of(words, MOST_TOLD)})"


def _pairs(pairs: Collection[Pair], names: Mapping[int, Partner]) -> list[str]:
    return sorted(f"{names[one].name} – {names[other].name}" for one, other in pairs)
