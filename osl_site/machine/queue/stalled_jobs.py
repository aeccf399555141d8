"""Jobs whose worker is gone."""

from procrastinate.exceptions import AlreadyEnqueued, UniqueViolation
from procrastinate.jobs import Status
from procrastinate.manager import JobManager


async def take_up_stalled(manager: JobManager) -> None:
    """Give back to the queue what workers were doing that are gone: no sign of life for 30 seconds, or signed off.

    What waits in the queue once more already (a job of every five minutes) is given up instead.
    """
    for job in await manager.get_stalled_jobs():
        try:
            await manager.retry_job(job)
        except (AlreadyEnqueued, UniqueViolation):
            await manager.finish_job(job, status=Status.FAILED, delete_job=False)
