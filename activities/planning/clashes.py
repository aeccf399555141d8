"""Meetings that are in each other's way: the same place, or the same person in charge, at the same time.

Warned about, never refused: a hall has two rooms, and two people may lead what one is in charge of. The first few are
named and the rest counted, so that what is said of many grows with their number and not with its square.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q
from django.utils.timezone import localtime

from activities.models import Occurrence
from activities.models.occurrences import LONGEST
from osl_site.common.text.date_formats import hours_in_words, last_day, quoted, span_in_words

MOST_NAMED = 3


@dataclass(frozen=True)
class Slot:
    """When and where a meeting is to be, and who is in charge of it. `name` and `pk` as far as it has them."""

    starts_at: datetime
    ends_at: datetime
    venue_id: int | None
    in_charge_id: int
    name: str = ""
    pk: int | None = None
    is_open: bool = False

    @property
    def day(self) -> date:
        return localtime(self.starts_at).date()

    @property
    def is_of_one_day(self) -> bool:
        return last_day(self.starts_at, self.ends_at) == self.day

    def when(self, *, beside: "Slot") -> str:
        """Its hours; with its days where it is not on the one day of that other slot."""
        is_same = self.is_of_one_day and beside.is_of_one_day and self.day == beside.day
        said = hours_in_words if is_same else span_in_words
        return said(self.starts_at, self.ends_at, is_open=self.is_open)

    @property
    def days(self) -> list[date]:
        """Every day of which it takes a part."""
        number = (localtime(self.ends_at).date() - self.day).days
        return [self.day + timedelta(days=after) for after in range(number + 1)]

    def meets(self, other: "Slot") -> bool:
        return self.starts_at < other.ends_at and other.starts_at < self.ends_at


@dataclass(frozen=True)
class Clash:
    """What stands in the way of one slot, in words."""

    slot: Slot
    other: Slot
    same_venue: bool
    same_person: bool

    @property
    def words(self) -> str:
        if self.same_venue and self.same_person:
            why = "to samo miejsce i ta sama osoba odpowiedzialna"
        else:
            why = "to samo miejsce" if self.same_venue else "ta sama osoba odpowiedzialna"
        return f"{quoted(self.other.name)}, {self.other.when(beside=self.slot)}: {why}"


@dataclass(frozen=True)
class InTheWay:
    """Everything that stands in the way of one slot: the first MOST_NAMED named, all of it counted."""

    named: tuple[Clash, ...] = ()
    count: int = 0

    def __bool__(self) -> bool:
        return self.count > 0

    @property
    def words(self) -> tuple[str, ...]:
        """As points of a list."""
        return (*(clash.words for clash in self.named), *self._all)

    @property
    def sentences(self) -> tuple[str, ...]:
        return (*(f"W tym czasie jest też {clash.words}." for clash in self.named), *(f"{all}." for all in self._all))

    @property
    def _all(self) -> tuple[str, ...]:
        return (f"Razem takich spotkań: {self.count}",) if self.count > len(self.named) else ()


def slot_of(occurrence: Occurrence) -> Slot:
    return Slot(
        occurrence.starts_at,
        occurrence.ends_at,
        occurrence.venue_id,
        occurrence.activity.in_charge_id,
        occurrence.activity.title,
        occurrence.pk,
        occurrence.open_ended,
    )


def clashes_of(slots: Sequence[Slot], *, instead_of: Iterable[int] = ()) -> list[InTheWay]:
    """For each slot what is in its way: stored meetings that are on, and the other slots. One query.

    `instead_of` are ids of meetings that the slots stand for: as they are stored now they are in nobody's way.
    """
    if not slots:
        return []
    by_day: dict[date, list[Slot]] = defaultdict(list)
    for other in [*_stored_around(slots, instead_of), *slots]:
        for day in other.days:
            by_day[day].append(other)
    return [_in_the_way(slot, _around(slot, by_day)) for slot in slots]


def _around(slot: Slot, by_day: Mapping[date, list[Slot]]) -> list[Slot]:
    """What takes a part of the same days, each once, in order."""
    days = slot.days
    if len(days) == 1:
        return by_day[slot.day]
    return list({id(other): other for day in days for other in by_day.get(day, ())}.values())


def _stored_around(slots: Sequence[Slot], instead_of: Iterable[int]) -> list[Slot]:
    first, last = min(slot.starts_at for slot in slots), max(slot.ends_at for slot in slots)
    venues = {slot.venue_id for slot in slots} - {None}
    people = {slot.in_charge_id for slot in slots}
    rows = (
        Occurrence.objects.filter(
            cancelled_at=None, starts_at__lt=last, starts_at__gt=first - LONGEST, ends_at__gt=first
        )
        .filter(Q(venue__in=venues) | Q(activity__in_charge__in=people))
        .exclude(pk__in=list(instead_of))
        .select_related("activity")
        .in_order()
    )
    return [slot_of(row) for row in rows]


def _in_the_way(slot: Slot, others: Iterable[Slot]) -> InTheWay:
    named, count = [], 0
    for other in others:
        same_venue = slot.venue_id is not None and other.venue_id == slot.venue_id
        same_person = other.in_charge_id == slot.in_charge_id
        if (same_venue or same_person) and other is not slot and slot.meets(other):
            count += 1
            if count <= MOST_NAMED:
                named.append(Clash(slot, other, same_venue, same_person))
    return InTheWay(tuple(named), count)
