"""A list in the order of one of its columns: what its heads offer, what the address asks for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import F, QuerySet

from osl_site.common.lists.listing import Column

ORDER = "kolejnosc"  # ?kolejnosc=nazwa, ?kolejnosc=-nazwa


@dataclass(frozen=True)
class Head:
    """The head of a column; `ask` is what its link asks for, empty where the list cannot be put in its order."""

    column: Column
    ask: str = ""
    direction: str = ""  # „rosnąco” or „malejąco”, where the list is in its order

    @property
    def arrow(self) -> str:
        return {"rosnąco": "▲", "malejąco": "▼"}.get(self.direction, "")


def heads_of(columns: Iterable[Column], asked: str, by_itself: str) -> list[Head]:
    """`asked` is the address's word; where it names no column the list stands as it does `by_itself`."""
    columns = list(columns)
    now = asked if _column(columns, asked) else _key(by_itself)
    return [_head(column, now) for column in columns]


def in_order(rows: QuerySet, columns: Sequence[Column], asked: str) -> QuerySet:
    """These rows as the address asks; as they are where it asks for nothing that can be."""
    column = _column(columns, asked)
    if column is None:
        return rows
    by = column.order() if callable(column.order) else F(column.order)
    way = by.desc(nulls_last=True) if asked.startswith("-") else by.asc(nulls_last=True)
    return rows.order_by(way, "-pk")


def order_in_words(columns: Iterable[Column], asked: str) -> str:
    """„typ, malejąco”, of the order that the address asks for; empty where the list stands as it does by itself."""
    column = _column(columns, asked)
    way = "malejąco" if asked.startswith("-") else "rosnąco"
    return f"{column.name[:1].lower()}{column.name[1:]}, {way}" if column else ""


def _column(columns: Iterable[Column], asked: str) -> Column | None:
    key = asked.removeprefix("-")
    return next((column for column in columns if column.order and column.key == key), None)


def _key(name: str) -> str:
    """„-Kiedy” as an address says it."""
    return f"-{_folded(name[1:])}" if name.startswith("-") else _folded(name)


def _folded(name: str) -> str:
    return Column(name, str).key


def _head(column: Column, now: str) -> Head:
    if not column.order:
        return Head(column)
    if now.removeprefix("-") != column.key:
        return Head(column, column.key)
    is_down = now.startswith("-")
    return Head(column, column.key if is_down else f"-{column.key}", "malejąco" if is_down else "rosnąco")
