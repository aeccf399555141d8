"""Questions that are the same whenever they are asked, for pages that everybody opens: their SQL is built once."""

from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

from django.db import connection
from django.db.models import Model, QuerySet

Row = TypeVar("Row", bound=Model)


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


def prepared_values(ask: Callable[[], QuerySet]) -> Callable[[], list[tuple]]:
    """The same for `values_list`: tuples as the database answers them, of columns that Django does not convert."""
    built = cache(lambda: _built(ask()))

    def rows() -> list[tuple]:
        _query, sql, values = built()
        with connection.cursor() as cursor:
            cursor.execute(sql, values)
            return cursor.fetchall()

    return rows


def _built(asked: QuerySet) -> tuple[Any, str, tuple]:
    sql, values = asked.query.sql_with_params()
    return asked.query, sql, values
