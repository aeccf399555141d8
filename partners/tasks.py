"""The queue's work: telling of agreements before they end. It bears being done twice."""

from procrastinate.contrib.django import app

from osl_site.common.queue import NIGHTLY
from partners import services


@app.periodic(cron="30 5 * * *")
@app.task(queueing_lock="partners.tell_of_ends", retry=NIGHTLY)
def tell_of_ends(timestamp: int) -> None:
    """Every morning 90, 30 and 7 days before the end."""
    services.tell_of_ends()
