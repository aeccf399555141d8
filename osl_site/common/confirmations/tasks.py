"""What is asked again once in a while. It bears being done twice."""

from procrastinate.contrib.django import app

from osl_site.common.confirmations import services
from osl_site.common.queue import NIGHTLY


@app.periodic(cron="15 4 * * *")
@app.task(queueing_lock="confirmations.ask", retry=NIGHTLY)
def ask_again(timestamp: int) -> None:
    """Every night those whose time has come."""
    services.ask_all_due()
