"""Two people at once, on two connections with real commits."""

import threading
import time

from django.core.exceptions import ValidationError
from django.db import connection, transaction

from osl_site.editing import create
from partners.models import Partner


def test_who_saves_the_same_name_a_moment_later_is_told_so(own_database):
    answers = []

    def second():
        try:
            create(Partner, {"name": "Biblioteka", "kind": "library"})
        except ValidationError as told:
            answers.append(list(told.error_dict))
        finally:
            connection.close()

    late = threading.Thread(target=second)
    with transaction.atomic():
        create(Partner, {"name": "Biblioteka", "kind": "library"})
        late.start()
        wait_until_someone_waits_for_a_lock()
    late.join(30)
    assert answers == [["name"]]


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
