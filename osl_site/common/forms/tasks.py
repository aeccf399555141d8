"""Upkeep of the keys of forms."""

from procrastinate.contrib.django import app

from osl_site.common.forms import services


@app.periodic(cron="50 3 * * *")
@app.task(queueing_lock="forget_old_form_keys")
def forget_old_form_keys(timestamp: int) -> None:
    """Keys of forms that nobody sends any more."""
    services.forget_old_keys()
