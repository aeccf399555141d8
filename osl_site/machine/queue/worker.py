"""The worker of the queue. It outlives every restart of the database, and no queue waits for another.

Each queue has hands of its own: letters that a silent mail server holds up keep neither papers nor what is due at its
hour waiting. When the database goes, what is being done comes to its end, and the work begins anew as soon as the
database answers; jobs whose end could not be written down are then taken up again. So no job is lost, and one whose end
was not written down is done twice, which every task bears. Jobs that a job defers are of its own transaction: the queue
takes them up once it is committed, and never if it is not.
"""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from typing import NoReturn

import psycopg
from asgiref.sync import sync_to_async
from django.db import close_old_connections
from procrastinate.contrib.django import DjangoApp, app, connector_params
from procrastinate.exceptions import ConnectorException
from procrastinate.manager import JobManager
from procrastinate.periodic import PeriodicTask
from procrastinate.psycopg_connector import PsycopgConnector
from procrastinate.worker import Worker

from osl_site.machine.processes import STOPPING_SIGNALS
from osl_site.machine.queue.stalled_jobs import take_up_stalled

HANDS = {"letters": 4, "default": 2, "papers": 1}  # jobs done at once; a paper takes the whole interpreter
PATIENCE = 5.0  # seconds for what is being done when the worker is stopped
WAITS = (1, 2, 5, 10, 20)  # seconds before the database is asked again; the last one ever after
CAUGHT_UP = timedelta(days=8).total_seconds()  # what fell due while no worker was there is done once, by the next one
STEADY = 60  # seconds after which a loss is a first one again

logger = logging.getLogger(__name__)


class DatabaseLost(Exception):
    """The hands stopped, which they do by themselves when the database no longer answers."""


def work(queues: Sequence[str] = tuple(HANDS)) -> None:
    """Do the jobs of these queues until a signal says stop; what is being done then has PATIENCE to end."""
    with suppress(asyncio.CancelledError):
        asyncio.run(_work(queues))


async def _work(queues: Sequence[str]) -> NoReturn:
    loop, me = asyncio.get_running_loop(), asyncio.current_task()
    for number in STOPPING_SIGNALS:
        loop.add_signal_handler(number, me.cancel)
    loop.set_default_executor(ThreadPoolExecutor(sum(HANDS[queue] for queue in queues)))
    left: list[int] = []  # of our own, the workers that could not sign off
    waits = _waits()
    while True:
        began = time.monotonic()
        try:
            await _work_while_it_answers(queues, left)
        except (DatabaseLost, ConnectorException, psycopg.OperationalError) as problem:
            logger.warning("The worker lost the database and tries again. %s", problem)
        except Exception:
            logger.exception("The worker failed and tries again.")
        if time.monotonic() - began > STEADY:
            waits = _waits()
        await asyncio.sleep(next(waits))


def _waits() -> Iterator[int]:
    yield from WAITS
    while True:
        yield WAITS[-1]


async def _work_while_it_answers(queues: Sequence[str], left: list[int]) -> NoReturn:
    """Raise DatabaseLost, or what the database said, when the work has come to an end; nothing is being done then."""
    await sync_to_async(close_old_connections)()  # the one by which jobs of an hour are deferred may be dead
    async with _connected() as connector:
        await take_up_left(JobManager(connector), left)
        crew = [hands(queue, connector) for queue in queues]
        running = [asyncio.create_task(worker.run()) for worker in crew]
        try:
            ended, _others = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for one in running:
                one.cancel()
            await asyncio.gather(*running, return_exceptions=True)
            left.extend(worker.worker_id for worker in crew if worker.worker_id is not None)
        for one in ended:
            one.result()
        raise DatabaseLost("The connection by which it hears of new jobs has ended.")


async def take_up_left(manager: JobManager, left: list[int]) -> None:
    """Sign off the workers whose numbers are `left`, and give back to the queue what they and others left undone."""
    while left:
        await manager.unregister_worker(left[-1])
        left.pop()
    await take_up_stalled(manager)


@asynccontextmanager
async def _connected() -> AsyncIterator[PsycopgConnector]:
    connector = PsycopgConnector(kwargs=connector_params(), min_size=1, max_size=4)
    await connector.open_async()
    try:
        yield connector
    finally:
        await connector.close_async()


def hands(queue: str, connector: PsycopgConnector, *, wait: bool = True) -> Worker:
    """The worker of one queue; without `wait` it ends when nothing waits. Run it in an event loop.

    Jobs are fetched by `connector`, and deferred by the tasks themselves through Django's own connection.
    """
    of_worker = DjangoApp(connector=connector, periodic_defaults={"max_delay": CAUGHT_UP})
    of_worker.tasks = app.tasks
    for name, one in app.periodic_registry.periodic_tasks.items():  # each with a clock of its own, which it moves on
        mine = PeriodicTask(task=one.task, cron=one.cron, periodic_id=one.periodic_id, configure_kwargs={})
        of_worker.periodic_registry.periodic_tasks[name] = mine
    return Worker(
        app=of_worker,
        **of_worker.worker_defaults,
        name=queue,
        queues=[queue],
        concurrency=HANDS[queue],
        wait=wait,
        shutdown_graceful_timeout=PATIENCE,
        install_signal_handlers=False,
    )
