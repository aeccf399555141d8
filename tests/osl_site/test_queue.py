"""What a worker was doing when it died is done by the next one."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from osl_site.tasks import retry_stalled
from plans.tasks import tell_directors


def being_done(*, last_sign_of_life):
    """A job in the hands of a worker that was last seen then."""
    job = tell_directors.defer(version_id=1)
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into procrastinate_workers (last_heartbeat) values (now() - %s::interval) returning id",
            [last_sign_of_life],
        )
        cursor.execute(
            "update procrastinate_jobs set status = 'doing', worker_id = %s where id = %s", [cursor.fetchone()[0], job]
        )
    return job


def test_what_a_dead_worker_was_doing_is_taken_up_again_and_a_living_one_is_left_alone(own_database):
    orphan, cared_for = being_done(last_sign_of_life="1 minute"), being_done(last_sign_of_life="1 second")

    with ThreadPoolExecutor(1) as apart:  # browser tests may have left an event loop running in this thread
        apart.submit(lambda: asyncio.run(retry_stalled.func(None, timestamp=0))).result()

    states = dict(ProcrastinateJob.objects.filter(pk__in=[orphan, cared_for]).values_list("pk", "status"))
    assert states == {orphan: "todo", cared_for: "doing"}
