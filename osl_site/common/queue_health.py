"""How the work of the queue goes: when a worker last gave a sign of life, what waits since when, what failed.

All moments are the database's own, whatever the clocks of web and worker machines say.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection

from osl_site.common.registry import Unhealthy

SILENT = timedelta(minutes=5)  # a worker wakes at least every two minutes, for its upkeep
LATE = timedelta(minutes=15)  # so long nothing waits that could be done
FIGURES = """
select now(),
       greatest((select max(last_heartbeat) from procrastinate_workers),
                (select to_timestamp(max(defer_timestamp)) from procrastinate_periodic_defers)),
       (select count(*) from procrastinate_jobs where status = 'failed'),
       count(since), min(since)
  from procrastinate_jobs j
 cross join lateral (select coalesce(j.scheduled_at, (select max(at) from procrastinate_events
                                                       where job_id = j.id and type = 'deferred')) as since) due
 where j.status = 'todo' and (j.scheduled_at is null or j.scheduled_at <= now())
"""


STANDS_STILL = f"""
exists (select from ({FIGURES.strip()}) as told (at, alive_at, failed, waiting, oldest)
         where alive_at is not null and (at - alive_at > %s or at - oldest > %s))
"""  # the same as `is_silent or is_late`, with SILENT and LATE, for whoever counts it beside other things


@dataclass(frozen=True)
class QueueHealth:
    """What stood in the queue at `at`. `alive_at` is None where no worker ever came."""

    at: datetime
    alive_at: datetime | None
    failed: int
    waiting: int
    oldest: datetime | None

    @property
    def is_silent(self) -> bool:
        return bool(self.alive_at) and self.at - self.alive_at > SILENT

    @property
    def is_late(self) -> bool:
        """Said of a worker that came once: before the first start of all nothing is late."""
        return bool(self.alive_at and self.oldest) and self.at - self.oldest > LATE


def queue_health() -> QueueHealth:
    """One query."""
    with connection.cursor() as cursor:
        cursor.execute(FIGURES)
        return QueueHealth(*cursor.fetchone())


def work_goes_on() -> Mapping[str, object]:
    """For a monitor. Raises Unhealthy when no worker has been there for long, or something waits for long."""
    found = queue_health()
    told = {
        "praca_w_tle": found.alive_at.isoformat(timespec="seconds") if found.alive_at else "jeszcze nie pracowała",
        "czeka": found.waiting,
        "najstarsze_czeka_minut": int((found.at - found.oldest).total_seconds()) // 60 if found.oldest else 0,
        "nieudane": found.failed,
    }
    if found.is_silent or found.is_late:
        raise Unhealthy(told)
    return told
