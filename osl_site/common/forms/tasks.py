"""Upkeep of the keys of forms, and of drafts."""

from procrastinate.contrib.django import app

from osl_site.common.forms import services
from osl_site.common.queue import NIGHTLY


@app.periodic(cron="50 3 * * *")
@app.task(queueing_lock="forget_old_form_keys", retry=NIGHTLY)
def forget_old_form_keys(timestamp: int) -> None:
    """Keys of forms that nobody sends any more."""
    services.forget_old_keys()


@app.periodic(cron="55 3 * * *")
@app.task(queueing_lock="forget_old_drafts", retry=NIGHTLY)
def forget_old_drafts(timestamp: int) -> None:
    """Drafts that nobody went back to."""
    services.forget_old_drafts()
