"""Acts of several people at one moment, each on a connection of its own, with real commits."""

import threading
from concurrent.futures import ThreadPoolExecutor

from django.core.exceptions import ValidationError
from django.db import connection, transaction

from tests.machine.waiting import until


def at_once(*acts):
    """Do all of these at the same moment: what each answered, or the refusal it read. Anything else is raised."""
    start = threading.Barrier(len(acts))

    def one(act):
        start.wait(30)
        return _answer(act)

    with ThreadPoolExecutor(len(acts)) as crowd:
        return list(crowd.map(one, acts))


def one_while_another_waits(first, second):
    """Do the first and hold its transaction open until the second has met it; what both answered or read."""
    is_done = threading.Event()

    def held():
        with transaction.atomic():
            answer = first()
            is_done.set()
            wait_for_a_lock_that_is_waited_for()
        return answer

    def waiting():
        is_done.wait(30)
        return second()

    return at_once(held, waiting)


def answer_of_the_second(first, second):
    """Do the first and end its transaction when the second waits for it; what the second answered or read."""
    with ThreadPoolExecutor(1) as other:
        with transaction.atomic():
            first()
            late = other.submit(_answer, second)
            wait_for_a_lock_that_is_waited_for()
        return late.result(30)


def _answer(act):
    try:
        return act()
    except ValidationError as refusal:
        return refusal
    finally:
        connection.close()


def wait_for_a_lock_that_is_waited_for():
    """Return when someone in this database waits for a lock of another. Fails after ten seconds."""
    assert until(_someone_waits, seconds=10), "nobody waits"


def _someone_waits() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("select pg_stat_clear_snapshot()")
        cursor.execute(
            "select exists (select from pg_stat_activity"
            " where datname = current_database() and wait_event_type = 'Lock')"
        )
        return cursor.fetchone()[0]
