"""Upkeep of the queue itself."""

from procrastinate import JobContext
from procrastinate.contrib.django import app

from osl_site.machine.queue.stalled_jobs import take_up_stalled


@app.periodic(cron="*/2 * * * *")
@app.task(queueing_lock="retry_stalled", pass_context=True)
async def retry_stalled(context: JobContext, timestamp: int) -> None:
    """Take up again what a worker was doing when it was killed or its machine stopped: no letter, no PDF is lost.

    A worker that has given no sign of life for 30 seconds counts as gone. Every task bears being done twice.
    """
    await take_up_stalled(app.job_manager)
