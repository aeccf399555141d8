"""Acts of several people at one moment, each on a connection of its own, with real commits."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

from django.core.exceptions import ValidationError
from django.db import connection, transaction


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
            time.sleep(2)
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
            _wait_until_someone_waits_for_a_lock()
        return late.result(30)


def _answer(act):
    try:
        return act()
    except ValidationError as refusal:
        return refusal
    finally:
        connection.close()


def _wait_until_someone_waits_for_a_lock():
    question = "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"
    for _ in range(200):
        with connection.cursor() as cursor:
            cursor.execute("select pg_stat_clear_snapshot()")
            cursor.execute(question)
            if cursor.fetchone()[0]:
                return
        time.sleep(0.05)
    raise AssertionError("nobody waits")
