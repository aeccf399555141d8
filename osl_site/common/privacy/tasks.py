"""The schedule that removes what is past its time. Each bears being done twice."""

from procrastinate.contrib.django import app

from osl_site.common.privacy import services
from osl_site.common.queue import NIGHTLY


@app.periodic(cron="30 3 * * *")
@app.task(queueing_lock="privacy.remove_due", retry=NIGHTLY)
def remove_due(timestamp: int) -> None:
    """Every night all that is past its time, of every room."""
    services.remove_all_due()


@app.periodic(cron="5 * * * *")
@app.task(queueing_lock="privacy.remove_due_hourly")
def remove_due_hourly(timestamp: int) -> None:
    """What is not to wait for the night."""
    services.remove_all_due(is_hourly=True)
