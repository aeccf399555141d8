"""Questions that are the same whenever they are asked, for pages that everybody opens: their SQL is built once."""

from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

from django.db import connection
from django.db.models import Model, QuerySet

Row = TypeVar("Row", bound=Model)
PLACES = (-6_004_799_503_160_661, -6_004_799_503_160_662)  # where numbers of rows stand, which no row bears


def prepared(ask: Callable[[], QuerySet[Row]]) -> Callable[[], list[Row]]:
    """The rows that `ask` would answer, whole and without what they point to. One query each time.

    Only for a question with nothing of the moment in it: what it names when it is asked first, it names for as long as
    this process lives.
    """
    built = cache(lambda: _built(ask()))

    def rows() -> list[Row]:
        query, sql, values = built()
        return list(query.model._default_manager.raw(sql, values))

    return rows


def prepared_values(ask: Callable[..., QuerySet]) -> Callable[..., list[tuple]]:
    """The same for `values_list`: tuples as the database answers them, of columns that Django does not convert.

    Where `ask` wants the number of a row, each call names it.
    """
    built = cache(lambda places: _built(ask(*places)))

    def rows(*of: int) -> list[tuple]:
        places = PLACES[: len(of)]
        _query, sql, values = built(places)
        named = dict(zip(places, of, strict=True))
        with connection.cursor() as cursor:
            cursor.execute(sql, [named.get(value, value) for value in values])
            return cursor.fetchall()

    return rows


def _built(asked: QuerySet) -> tuple[Any, str, tuple]:
    sql, values = asked.query.sql_with_params()
    return asked.query, sql, values
