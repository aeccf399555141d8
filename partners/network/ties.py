"""Who did something together with whom in some days: talks of several partners here, what upper rooms register."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Q

from osl_site.common import registry
from partners.models import Agreement, LogEntry
from partners.network.graph import Pair, pairs_of

MOST_AT_ONCE = 60  # of more than that nobody met everybody: such an occasion ties none


@dataclass
class TieOf:
    """How often two partners did something together, by kind of occasion, and when last."""

    times: dict[str, int] = field(default_factory=dict)
    last: date | None = None

    @property
    def weight(self) -> int:
        return sum(self.times.values())

    @property
    def in_words(self) -> str:
        """„rozmowy 3, oferta 1”."""
        return ", ".join(f"{kind} {count}" for kind, count in self.times.items())


def ties(first: date, last: date) -> dict[Pair, TieOf]:
    """Pairs of partners that did something together on these days. As many queries as kinds of occasions."""
    found: dict[Pair, TieOf] = {}
    for kind, occasions in registry.occasions.items():
        for _key, (day, partners) in occasions(first, last).items():
            if len(partners) > MOST_AT_ONCE:
                continue
            for pair in pairs_of(partners):
                tie = found.setdefault(pair, TieOf())
                tie.times[kind] = tie.times.get(kind, 0) + 1
                tie.last = max(filter(None, (tie.last, day)), default=None)
    return found


def only_among(found: Mapping[Pair, TieOf], partners: Iterable[int]) -> dict[Pair, TieOf]:
    """Those of which both ends are among these partners."""
    there = set(partners)
    return {pair: tie for pair, tie in found.items() if there.issuperset(pair)}


def talks(first: date, last: date) -> dict[int, tuple[date, list[int]]]:
    """Entries of the log that name several partners. One query."""
    through = LogEntry.partners.through.objects
    several = through.values("logentry").annotate(count=Count("pk")).filter(count__gt=1).values("logentry")
    rows = through.filter(logentry__held_on__range=(first, last), logentry__in=several)
    found: dict[int, tuple[date, list[int]]] = {}
    for entry, day, partner in rows.order_by("pk").values_list("logentry", "logentry__held_on", "partner"):
        found.setdefault(entry, (day, []))[1].append(partner)
    return found


def agreements(first: date, last: date) -> dict[int, tuple[date | None, list[int]]]:
    """Signed agreements of several parties that held on one of these days. One query."""
    signed = Agreement.objects.as_they_stand().exclude(signed_on=None).filter(begins_on__lte=last)
    held = signed.filter(Q(until=None) | Q(until__gte=first), Q(ended_on=None) | Q(ended_on__gt=first))
    found: dict[int, tuple[date | None, list[int]]] = {}
    rows = Agreement.parties.through.objects.filter(agreement__in=held.values("pk")).order_by("pk")
    for agreement, partner in rows.values_list("agreement", "partner"):
        found.setdefault(agreement, (None, []))[1].append(partner)
    return found
