"""What a worker was doing when it died is done by the next one."""

import asyncio
import re
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from asgiref.sync import sync_to_async
from django.db import connection, connections, transaction
from procrastinate.contrib.django import app, connector_params
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.periodic import PeriodicDeferrer
from procrastinate.psycopg_connector import PsycopgConnector

from osl_site.common.letters.tasks import send_letter
from osl_site.common.privacy.services import remove_due
from osl_site.common.queue import NIGHTLY
from osl_site.common.tasks import retry_stalled
from osl_site.machine.queue import worker


def being_done(*, last_sign_of_life):
    """A job in the hands of a worker that was last seen then."""
    job = send_letter.defer(letter_id=1)
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into procrastinate_workers (last_heartbeat) values (now() - %s::interval) returning id",
            [last_sign_of_life],
        )
        cursor.execute(
            "update procrastinate_jobs set status = 'doing', worker_id = %s where id = %s", [cursor.fetchone()[0], job]
        )
    return job


def apart(coroutine):
    """Run it in a thread of its own: browser tests may have left an event loop running in this one."""

    async def with_connections_closed():
        try:
            await coroutine
        finally:
            await sync_to_async(connections.close_all)()

    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, with_connections_closed()).result()


def states(*jobs):
    return dict(ProcrastinateJob.objects.filter(pk__in=jobs).values_list("pk", "status"))


def test_what_a_dead_worker_was_doing_is_taken_up_again_and_a_living_one_is_left_alone(own_database):
    orphan, cared_for = being_done(last_sign_of_life="1 minute"), being_done(last_sign_of_life="1 second")

    apart(retry_stalled.func(None, timestamp=0))

    assert states(orphan, cared_for) == {orphan: "todo", cared_for: "doing"}


def test_what_waits_once_more_already_holds_up_nothing_else(own_database):
    orphan, other = being_done(last_sign_of_life="1 minute"), being_done(last_sign_of_life="1 minute")
    ProcrastinateJob.objects.filter(pk=orphan).update(queueing_lock="every five minutes")
    again = send_letter.configure(queueing_lock="every five minutes").defer(letter_id=1)

    apart(retry_stalled.func(None, timestamp=0))

    assert states(orphan, other, again) == {orphan: "failed", other: "todo", again: "todo"}


def test_what_the_worker_itself_was_doing_when_the_database_went_is_taken_up_at_once(own_database):
    undone = being_done(last_sign_of_life="1 second")
    left = list(ProcrastinateJob.objects.filter(pk=undone).values_list("worker_id", flat=True))

    apart(worker.take_up_left(app.job_manager, left))

    assert (states(undone), left) == ({undone: "todo"}, [])


@pytest.fixture
def task_that_fails():
    """A task that has a letter sent, and then fails in the same transaction."""

    @app.task(name="tests.fails", queue="default")
    @transaction.atomic
    def fails():
        send_letter.defer(letter_id=1)
        raise ValueError

    yield fails
    del app.tasks[fails.name]


def test_what_a_job_deferred_before_it_failed_is_not_in_the_queue(own_database, task_that_fails, monkeypatch):
    monkeypatch.setitem(connection.settings_dict, "CONN_MAX_AGE", 0)  # the hands' threads keep none
    failed = task_that_fails.defer()
    of_it = ProcrastinateJob.objects.filter(
        task_name=send_letter.name, args={"letter_id": 1}
    )  # what else waits may too
    before = of_it.count()

    async def work():
        connector = PsycopgConnector(kwargs=connector_params(), min_size=1, max_size=2)
        await connector.open_async()
        await worker.hands("default", connector, wait=False).run()
        await connector.close_async()

    apart(work())

    assert states(failed) == {failed: "failed"}
    assert of_it.count() == before


def test_what_fell_due_at_night_while_no_worker_was_there_is_done_by_the_next_one():
    hands = worker.hands("default", PsycopgConnector())
    at_noon = datetime(2026, 12, 1, 12, tzinfo=UTC).timestamp()
    deferrer = PeriodicDeferrer(registry=hands.app.periodic_registry, **hands.app.periodic_defaults)
    due = {task.task.name for task, _moment in deferrer.get_previous_tasks(at=at_noon)}
    assert due == {name for name, _id in app.periodic_registry.periodic_tasks}


def test_what_is_done_once_a_day_is_tried_again_when_it_fails():
    daily = [
        one.task for one in app.periodic_registry.periodic_tasks.values() if not re.search(r"[*/,-]", one.cron[:-6])
    ]
    assert [task.name for task in daily if task.retry_strategy != NIGHTLY] == []
    assert len(daily) > 1


def test_jobs_that_ended_long_ago_are_forgotten(own_database):
    old, young, waiting = (send_letter.defer(letter_id=1) for _job in range(3))
    with connection.cursor() as cursor:
        cursor.execute("update procrastinate_jobs set status = 'failed' where id = any(%s)", [[old, young]])
        cursor.execute(
            "update procrastinate_events set at = now() - interval '31 days' where job_id = any(%s)", [[old, waiting]]
        )

    assert remove_due("jobs").removed == 1

    assert states(old, young, waiting) == {young: "failed", waiting: "todo"}
