"""Two people at once, on two connections with real commits."""

import threading
import time

from django.core.exceptions import ValidationError
from django.db import connection, transaction

from osl_site.editing import create
from partners.models import Partner


def test_who_saves_the_same_name_a_moment_later_is_told_so(own_database):
    library = lambda: create(Partner, {"name": "Biblioteka", "kind": "library"})  # noqa: E731
    told = answer_of_the_second(library, library)
    assert isinstance(told, ValidationError)
    assert list(told.error_dict) == ["name"]


def answer_of_the_second(first, second):
    """Do the first and end its transaction when the second waits for it; what the second answered or raised."""
    answers = []

    def do():
        try:
            answers.append(second())
        except Exception as problem:
            answers.append(problem)
        finally:
            connection.close()

    late = threading.Thread(target=do)
    with transaction.atomic():
        first()
        late.start()
        wait_until_someone_waits_for_a_lock()
    late.join(30)
    return answers[0]


def wait_until_someone_waits_for_a_lock():
    question = "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"
    for _ in range(200):
        with connection.cursor() as cursor:
            cursor.execute("select pg_stat_clear_snapshot()")
            cursor.execute(question)
            if cursor.fetchone()[0]:
                return
        time.sleep(0.05)
    raise AssertionError("nobody waits")
