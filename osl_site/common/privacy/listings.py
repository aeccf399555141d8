"""The register of personal data and the periods of traces as lists: pages, print and files."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.timezone import localtime
from django.utils.translation import ngettext

from osl_site.common.lists.listing import Column, Listing, RowAct
from osl_site.common.privacy.declaration import Kind, Nature
from osl_site.common.privacy.register import Held, kinds
from osl_site.common.privacy.retention import TWO_YEARS, Due, all_due, next_run
from osl_site.common.text.date_formats import day_in_figures


class Lines(list):
    """Lines made in Python that a list takes as it takes rows of a table."""

    def count(self) -> int:
        return len(self)

    def iterator(self, chunk_size: int) -> Iterator[Any]:
        return iter(self)


@dataclass(frozen=True)
class KindLine:
    """One kind of data, with what is held of it and what of it goes next."""

    kind: Kind
    held: tuple[Held, ...]
    dues: tuple[Due, ...]

    @property
    def what(self) -> str:
        """„imię i nazwisko, telefon, e-mail”"""
        return ", ".join(dict.fromkeys(word for one in self.held for word in one.what))

    @property
    def tables(self) -> str:
        return ", ".join(one.table for one in self.held)

    @property
    def kept(self) -> str:
        """How long: what the schedule says, where it removes them, else the words of the kind."""
        said = [period_of(due) for due in self.dues]
        return "; ".join(dict.fromkeys([*said, self.kind.kept]))

    @property
    def to_go(self) -> int | None:
        """How many rows the next run removes; None where no run does."""
        return sum(due.count for due in self.dues) if self.dues else None

    @property
    def next_on(self) -> date | None:
        return localtime(self.dues[0].moment).date() if self.dues else None


def in_days(due: Due) -> str:
    """„30 dni”, „1 dzień”, „2 lata”."""
    if due.days == TWO_YEARS:
        return "2 lata"
    return ngettext("%(days)d dzień", "%(days)d dni", due.days) % {"days": due.days}


def period_of(due: Due) -> str:
    """„30 dni od końca spotkania”; what ends by itself goes within the hour."""
    return due.removal.since if due.removal.is_at_once else f"{in_days(due)} {due.removal.since}"


def kind_lines() -> Lines:
    """Every kind, what the schedule removes first, then by name."""
    dues = list(all_due(next_run()))
    lines = [
        KindLine(kind, tuple(found), tuple(due for due in dues if due.removal.kind is kind))
        for kind, found in kinds().items()
    ]
    order = list(Nature)
    return Lines(sorted(lines, key=lambda line: (order.index(line.kind.nature), line.kind.name)))


REGISTER = Listing(
    title="Dane osobowe",
    file="dane-osobowe",
    columns=(
        Column("Dane", lambda line: line.kind.name, is_heading=True),
        Column("Czyje", lambda line: line.kind.whose, is_text=True),
        Column("Jakie", lambda line: line.what, is_text=True),
        Column("Po co", lambda line: line.kind.why, is_text=True),
        Column("Podstawa", lambda line: line.kind.basis_in_words, is_text=True),
        Column("Jak długo", lambda line: line.kept, is_text=True),
        Column("Kto czyta", lambda line: line.kind.readers, is_text=True),
        Column("Czym są", lambda line: line.kind.nature.value, only_in_files=True),
        Column("Tabele bazy", lambda line: line.tables, only_in_files=True),
        Column("Do usunięcia", lambda line: line.to_go, only_in_files=True),
        Column("Najbliższe usuwanie", lambda line: line.next_on, only_in_files=True),
    ),
    caption="Rodzaje danych: {count}",
    empty="Program nie przechowuje żadnych danych osobowych.",
    body="privacy/_kinds.html",
    size=50,
)


@dataclass(frozen=True)
class PeriodLine:
    """One thing that the schedule removes, and where its period is changed by whoever reads the list."""

    due: Due
    url: str

    @property
    def period(self) -> str:
        return period_of(self.due)

    @property
    def next(self) -> str:
        return (
            "co godzinę" if self.due.removal.is_hourly else f"{day_in_figures(localtime(self.due.moment).date())}, 3:30"
        )

    @property
    def last_at(self) -> datetime | None:
        return self.due.last.at if self.due.last else None

    @property
    def last_removed(self) -> int | None:
        return self.due.last.removed if self.due.last else None


def period_lines(url_of: Callable[[Due], str]) -> Lines:
    """Every removal of the schedule, as the next run will find it."""
    return Lines(PeriodLine(due, url_of(due)) for due in all_due(next_run(), with_last=True))


PERIODS = Listing(
    title="Terminy usuwania",
    file="terminy-usuwania",
    columns=(
        Column("Co znika", lambda line: line.due.removal.what, is_heading=True, is_text=True),
        Column("Kiedy", lambda line: line.period, is_text=True),
        Column("Skąd ten termin", lambda line: line.due.removal.fixed, only_in_files=True),
        Column("Do usunięcia", lambda line: line.due.count, is_number=True),
        Column("Najbliższe", lambda line: line.next, is_tied=True),
        Column("Ostatnie", lambda line: line.last_at, is_tied=True, nothing="jeszcze nie było"),
        Column("Usunięto", lambda line: line.last_removed, is_number=True),
    ),
    caption="Rodzaje danych, które program usuwa sam: {count}",
    empty="Program niczego nie usuwa sam.",
    act=RowAct("Zmień", lambda line: line.url),
    size=50,
)
