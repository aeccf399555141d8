"""Upkeep of what holds machines off."""

from procrastinate.contrib.django import app

from osl_site.common.guard import services


@app.periodic(cron="5 * * * *")
@app.task(queueing_lock="forget_guard")
def forget_guard(timestamp: int) -> None:
    """Yesterday's secret, and what was counted under it."""
    services.forget()
