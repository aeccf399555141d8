"""How much waits for a person in each room: the numbers of the rail, in one query whatever is counted."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet
from django.http import HttpRequest

from osl_site.common import registry
from osl_site.common.accounts.models import User
from osl_site.common.registry.matters import Waiting, rows_of

RECKONED = "matters_reckoned"  # in the session: matters of the desk, when it was opened last, that no query counts


def waiting_at(request: HttpRequest) -> Waiting:
    """What the rail of this page says: what is counted now and what the desk, when it was opened last, had reckoned out
    besides (how a plan goes takes many questions, which not every page can ask)."""
    counted = waiting_for(request.user)
    session = getattr(request, "session", {})  # a page of a refusal may come before it
    return replace(counted, matters=counted.matters + session.get(RECKONED, 0))


def keep_reckoned(request: HttpRequest, shown: int) -> None:
    """Called by the desk, which shows so many matters that are this person's: the rail says as many from now on."""
    reckoned = shown - waiting_for(request.user).matters
    if reckoned != request.session.get(RECKONED, 0):
        request.session[RECKONED] = reckoned


def waiting_for(user: User) -> Waiting:
    """What is counted of what waits for this person. One query, none where nothing of theirs is counted."""
    asked = [question for question in registry.desk if question.counted and question.may(user)]
    by_room, matters = Counter(), 0
    for question, number in zip(asked, numbers_of([question.counted(user) for question in asked]), strict=True):
        by_room[question.room] += number
        matters += rows_of(number, in_one=question.in_one)
    return Waiting(dict(by_room), matters)


def numbers_of(several: list[QuerySet]) -> list[int]:
    """How many rows each of them has. One query for all, put together as text: every page of the staff asks it."""
    parts, values = [], []
    for at, rows in enumerate(several):
        for sql, params in _sql_of(rows):
            parts.append(f"select {at}, count(distinct pk) from ({sql}) as waiting(pk)")
            values += params
    found = {}
    if parts:
        with connection.cursor() as cursor:
            cursor.execute(" union all ".join(parts), values)
            found = dict(cursor.fetchall())
    return [found.get(at, 0) for at in range(len(several))]


def _sql_of(rows: QuerySet) -> Iterator[tuple[str, tuple]]:
    """Nothing where Django knows without asking that there are none."""
    try:
        yield rows.order_by().values("pk").query.sql_with_params()
    except EmptyResultSet:
        return
