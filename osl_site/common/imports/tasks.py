"""What the worker does about files that are read in. Each bears being done twice."""

from procrastinate.contrib.django import app

from osl_site.common.imports import services
from osl_site.common.queue import NIGHTLY


@app.task
def carry_on(run_id: int, by_id: int) -> None:
    """A file with many rows, looked at or taken."""
    services.carry_on(run_id, by_id)


@app.periodic(cron="45 3 * * *")
@app.task(queueing_lock="imports.forget_old", retry=NIGHTLY)
def forget_old(timestamp: int) -> None:
    """Files that were sent and never taken."""
    services.forget_old()
