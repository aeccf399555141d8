"""Work of the queue: the nightly look at everything that was kept."""

from procrastinate.contrib.django import app

from osl_site.common.files import services


@app.periodic(cron="40 * * * *")
@app.task(queueing_lock="files.check_hashes")
def check_hashes(timestamp: int) -> None:
    """Looked at every hour, so that a worker that was stopped at night still does it in the morning."""
    services.check_hashes_nightly()
