"""Work given to the queue, in the transaction of the act that wants it done.

An act names the task, since a task calls a service in its turn and two modules that import each other are none.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateEvent, ProcrastinateJob

NIGHTLY = RetryStrategy(max_attempts=6, linear_wait=10 * 60)  # of what is done once a day: again within the hour

ENDED = ("succeeded", "failed", "cancelled", "aborted")


def defer(task: str, **arguments: Any) -> None:
    """Have the worker do this task once the transaction is committed. Raises TaskNotFound for a name nobody bears."""
    app.configure_task(task, allow_unknown=False).defer(**arguments)


def defer_at(moment: datetime, task: str, **arguments: Any) -> None:
    """As `defer`, no sooner than at that moment."""
    app.configure_task(task, allow_unknown=False, schedule_at=moment).defer(**arguments)


def defer_each(task: str, arguments: Iterable[Mapping[str, Any]]) -> None:
    """As `defer`, once for each of these; one query for all, none for none."""
    if found := list(arguments):
        app.configure_task(task, allow_unknown=False).batch_defer(*found)


def ended_before(moment: datetime) -> list[QuerySet]:
    """Jobs of which nothing has been said since then, and that wait for nothing, whichever way they ended."""
    later = ProcrastinateEvent.objects.filter(job=OuterRef("pk"), at__gte=moment)
    return [ProcrastinateJob.objects.filter(~Exists(later), status__in=ENDED)]


def forget(moment: datetime) -> int:
    """Delete these jobs. How many there were."""
    ids = [pk for rows in ended_before(moment) for pk in rows.values_list("pk", flat=True)]
    with connection.cursor() as cursor:
        cursor.execute("delete from procrastinate_jobs where id = any(%s)", [ids])
        return cursor.rowcount


def repeat(job_id: int) -> None:
    """Have a job that failed done once more, as soon as may be."""
    with connection.cursor() as cursor:
        cursor.execute("select procrastinate_retry_job_v2(%s, now(), null, null, null)", [job_id])
