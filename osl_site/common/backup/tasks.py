"""Work of the queue: the backup of the night, and the lists of erasures beside all of them."""

from procrastinate.contrib.django import app

from osl_site.common.backup import services
from osl_site.common.queue import NIGHTLY


@app.periodic(cron="50 1 * * *")
@app.task(queueing_lock="backup.take_at_night", lock="backup.take_at_night", retry=NIGHTLY)
def take_at_night(timestamp: int) -> None:
    """Where a folder and keys are named; a worker that was stopped at night does it when it is back."""
    services.take_at_night()


@app.periodic(cron="*/10 * * * *")
@app.task(queueing_lock="backup.ship_erasures")
def ship_erasures(timestamp: int) -> None:
    """What was erased since goes beside every archive, so that none brings it back."""
    services.ship_erasures()
