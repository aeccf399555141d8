"""What the worker does about errors. Each bears being done twice."""

from procrastinate.contrib.django import app

from osl_site.common.faults import services
from osl_site.common.queue import NIGHTLY


@app.periodic(cron="7 * * * *")
@app.task(queueing_lock="faults.tell")
def tell_of_faults(timestamp: int) -> None:
    """Once an hour, to the administrators."""
    services.tell()


@app.periodic(cron="35 3 * * *")
@app.task(queueing_lock="faults.forget", retry=NIGHTLY)
def forget_faults(timestamp: int) -> None:
    """What is a month old."""
    services.forget()
