"""Civic dates: which come next, which wait, and those that any gmina has."""

from calendar import monthrange
from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Max, Q
from django.urls import reverse

from activities.models import CivicDate, CivicDone
from osl_site.common import clock
from osl_site.common.centre.models import SocialService
from osl_site.common.text.date_formats import day_in_figures

LATE_FOR = 120  # days after which a year that nobody ticked is not asked about any more
YEARS_LOOKED_AHEAD = 10

PROGRAMME = "Informacja o realizacji programu usług społecznych w BIP, cztery miesiące po jego końcu"
MONTHS_AFTER_PROGRAMME = 4
LONGEST = CivicDate._meta.get_field("name").max_length
MOST_YEARS = 10  # between two times of one date
A_YEAR = timedelta(days=365)

USUAL = (
    ("Uchwała rady, czy wyodrębnić fundusz sołecki na następny rok", "rada gminy", 31, 3, 1),
    ("Podniesienie kwot funduszu sołeckiego", "rada gminy", 30, 6, 1),
    ("Informacja dla sołtysów o kwocie funduszu sołeckiego", "wójt", 31, 7, 1),
    ("Wniosek sołectwa o środki z funduszu sołeckiego, po zebraniu wiejskim", "sołtys", 30, 9, 1),
    ("Zmiany we wnioskach do funduszu sołeckiego", "sołtys", 31, 10, 1),
    (PROGRAMME, "dyrektor", 30, 4, 1),
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
    """Dates that the law sets for any gmina and its centre, as values of rows that the office goes on to change; that
    of a programme of services by its end, where the office has said when that is. One query."""
    found: list[dict[str, object]] = []
    for (name, whose, day, month, every), basis in zip(USUAL, BASES, strict=True):
        values = {"name": name, "whose": whose, "basis": basis}
        usual = values | {"day": day, "month": month, "every_years": every, "first_year": year}
        found += (_of_programmes(values, year - 1) or [usual]) if name == PROGRAMME else [usual]
    return found


def _of_programmes(values: dict[str, object], since: int) -> list[dict[str, object]]:
    """One for each programme that is known to end in that year or later; of several each under its name."""
    rows = SocialService.objects.filter(ends_on__year__gte=since).order_by("ends_on", "programme")
    known = list(dict.fromkeys(rows.values_list("programme", "starts_on", "ends_on")))
    found = []
    for programme, starts, ends in known:
        name = f"{PROGRAMME}: {programme or day_in_figures(ends)}"[:LONGEST] if len(known) > 1 else PROGRAMME
        on = _months_later(ends, MONTHS_AFTER_PROGRAMME)
        every = min(max(round((ends - starts) / A_YEAR), 1), MOST_YEARS) if starts else 1
        found.append(
            values | {"name": name, "day": on.day, "month": on.month, "every_years": every, "first_year": on.year}
        )
    return found


def _months_later(day: date, months: int) -> date:
    """The day of that number so many months later, or the last one of a shorter month."""
    year, month = day.year + (day.month - 1 + months) // 12, (day.month - 1 + months) % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


@dataclass(frozen=True)
class Awaited:
    """A date with the day on which it comes and is not done yet: past while it is late, else the next one."""

    date: CivicDate
    on: date
    year: int  # for which it is ticked off
    done: CivicDone | None = None  # the last time, where it was asked

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
    for one in CivicDone.objects.standing().filter(civic_date__in=done):
        done[one.civic_date_id][one.year] = one
    return _in_order(_awaited(row, done[row.pk], _last(done[row.pk])) for row in rows)


def _in_order(found: Iterable[Awaited]) -> list[Awaited]:
    return sorted(found, key=lambda one: (one.on, one.date.pk))


def _awaited(row: CivicDate, done: Container[int], last: CivicDone | None, done_on: date | None = None) -> Awaited:
    """The date with the day that it waits for, done in these years, the last time as `last` or on `done_on`."""
    today = clock.today()
    earliest = max(today - timedelta(days=LATE_FOR), row.created_at.date())
    at_the_latest = _again_by(row, last.done_on if last else done_on)
    for year in range(today.year - 1, today.year + YEARS_LOOKED_AHEAD + 2):
        on = row.falls_on(year)
        if on and on >= earliest and year not in done:
            on = at_the_latest if at_the_latest and earliest <= at_the_latest < on else on
            return Awaited(row, on, year, last)
    year = today.year + YEARS_LOOKED_AHEAD
    return Awaited(row, date(year, row.month, 1), year, last)


def _again_by(row: CivicDate, done_on: date | None) -> date | None:
    """What comes every so many years comes again no later than so many after it was done: who assesses early, early."""
    return _months_later(done_on, 12 * row.every_years) if done_on and row.every_years > 1 else None


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
    """Whether a date that the law sets is not on the list. Two queries."""
    there = set(CivicDate.objects.values_list("name", flat=True))
    return any(values["name"] not in there for values in usual_dates(clock.today().year))


def to_tell() -> list[Awaited]:
    """What the desk tells of: late, or soon; not when each was done last. One query."""
    rows = CivicDate.objects.filter(is_on=True)
    stands = Q(done__isnull=False, done__taken_back_at=None)
    rows = rows.annotate(
        done_in=ArrayAgg("done__year", filter=stands, default=[]), done_on=Max("done__done_on", filter=stands)
    )
    return _in_order(one for row in rows if (one := _awaited(row, row.done_in, None, row.done_on)).is_told)
