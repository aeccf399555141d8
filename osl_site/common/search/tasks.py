"""The night looks whether every row is found by the words it says, and counts words."""

from procrastinate.contrib.django import app

from osl_site.common.queue import NIGHTLY
from osl_site.common.search import services


@app.periodic(cron="10 4 * * *")
@app.task(queueing_lock="search.look_through", retry=NIGHTLY)
def look_through(timestamp: int) -> None:
    """What an earlier release, a restore or a hand in the database wrote is found from then on, too."""
    services.reindex()
    services.count_lexemes()
