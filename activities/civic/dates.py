"""Civic dates: which come next, which wait, and those that any gmina has."""

from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib.postgres.aggregates import ArrayAgg
from django.urls import reverse

from activities.models import CivicDate, CivicDone
from osl_site.common import clock
from osl_site.common.text.date_formats import day_in_figures

LATE_FOR = 120  # days after which a year that nobody ticked is not asked about any more
YEARS_LOOKED_AHEAD = 10

USUAL = (
    ("Uchwała rady, czy wyodrębnić fundusz sołecki na następny rok", "rada gminy", 31, 3, 1),
    ("Podniesienie kwot funduszu sołeckiego", "rada gminy", 30, 6, 1),
    ("Informacja dla sołtysów o kwocie funduszu sołeckiego", "wójt", 31, 7, 1),
    ("Wniosek sołectwa o środki z funduszu sołeckiego, po zebraniu wiejskim", "sołtys", 30, 9, 1),
    ("Zmiany we wnioskach do funduszu sołeckiego", "sołtys", 31, 10, 1),
    ("Informacja o realizacji programu usług społecznych w BIP, cztery miesiące po jego końcu", "dyrektor", 30, 4, 1),
    ("Przegląd deklaracji dostępności strony", "administrator", 31, 3, 1),
    ("Ocena standardów ochrony małoletnich na piśmie, także wersji skróconej dla dzieci", "dyrektor", 31, 8, 2),
)
BASES = (
    "art. 2 ust. 1 ustawy o funduszu sołeckim",
    "art. 4 ust. 1 ustawy o funduszu sołeckim",
    "art. 3 ust. 2 ustawy o funduszu sołeckim",
    "art. 5 ust. 4 ustawy o funduszu sołeckim",
    "art. 7 ust. 1 ustawy o funduszu sołeckim",
    "art. 6 ust. 3 ustawy o realizowaniu usług społecznych przez centrum usług społecznych",
    "art. 11 ustawy z 4 kwietnia 2019 r. o dostępności cyfrowej",
    "art. 22c ust. 6 ustawy z 13 maja 2016 r.",
)


def usual_dates(year: int) -> list[dict[str, object]]:
    """Dates that the law sets for any gmina and its centre, as values of rows that the office goes on to change."""
    return [
        {
            "name": name,
            "whose": whose,
            "basis": basis,
            "day": day,
            "month": month,
            "every_years": every,
            "first_year": year,
        }
        for (name, whose, day, month, every), basis in zip(USUAL, BASES, strict=True)
    ]


@dataclass(frozen=True)
class Awaited:
    """A date with the day on which it comes and is not done yet: past while it is late, else the next one."""

    date: CivicDate
    on: date
    done: CivicDone | None  # the last time, where it was asked

    @property
    def days(self) -> int:
        """How many are left; negative where it is past."""
        return (self.on - clock.today()).days

    @property
    def is_told(self) -> bool:
        """Whether the desk tells of it."""
        return self.date.is_on and self.days <= self.date.days_before

    @property
    def state(self) -> str:
        if self.days < 0:
            return "po terminie"
        return "wkrótce" if self.is_told else ""


def awaited(rows: Iterable[CivicDate]) -> list[Awaited]:
    """Each with the day that it waits for, the soonest first. One query besides."""
    rows = list(rows)
    done: dict[int, dict[int, CivicDone]] = {row.pk: {} for row in rows}
    for one in CivicDone.objects.filter(civic_date__in=done):
        done[one.civic_date_id][one.year] = one
    return _in_order(Awaited(row, _next(row, done[row.pk]), _last(done[row.pk])) for row in rows)


def _in_order(found: Iterable[Awaited]) -> list[Awaited]:
    return sorted(found, key=lambda one: (one.on, one.date.pk))


def _next(row: CivicDate, done: Container[int]) -> date:
    """The day that it waits for, of a date done in these years."""
    today = clock.today()
    earliest = max(today - timedelta(days=LATE_FOR), row.created_at.date())
    for year in range(today.year - 1, today.year + YEARS_LOOKED_AHEAD + 2):
        on = row.falls_on(year)
        if on and on >= earliest and year not in done:
            return on
    return date(today.year + YEARS_LOOKED_AHEAD, row.month, 1)


def _last(done: dict[int, CivicDone]) -> CivicDone | None:
    return done[max(done)] if done else None


@dataclass(frozen=True)
class Line:
    """One date of the list, and whether its reader ticks it off."""

    awaited: Awaited
    may_tick: bool

    @property
    def state(self) -> str:
        return self.awaited.state if self.awaited.date.is_on else "bez przypomnień"

    @property
    def done_words(self) -> str:
        """„31.03.2026 uchwała 1”: when it was done last, and where that is."""
        done = self.awaited.done
        return f"{day_in_figures(done.done_on)} {done.note}".strip() if done else ""

    @property
    def tick_url(self) -> str:
        return reverse("activities:civic_date_tick", args=[self.awaited.date.pk]) if self.may_tick else ""


def lacks_usual() -> bool:
    """Whether a date that the law sets is not on the list. One query."""
    there = set(CivicDate.objects.values_list("name", flat=True))
    return any(name not in there for name, *_rest in USUAL)


def to_tell() -> list[Awaited]:
    """What the desk tells of: late, or soon; not when each was done last. One query."""
    rows = CivicDate.objects.filter(is_on=True).annotate(done_in=ArrayAgg("done__year", default=[]))
    return _in_order(one for row in rows if (one := Awaited(row, _next(row, row.done_in), None)).is_told)
