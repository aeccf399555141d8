"""Work of the queue: the nightly look at everything that was kept."""

from procrastinate.contrib.django import app

from osl_site.common.files import services
from osl_site.common.queue import NIGHTLY


@app.periodic(cron="40 2 * * *")
@app.task(queueing_lock="files.check_hashes", retry=NIGHTLY)
def check_hashes(timestamp: int) -> None:
    """Every night, whatever is written of earlier looks; a worker that was stopped at night does it when it is back."""
    services.check_hashes()
