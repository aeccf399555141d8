"""Upkeep of what is kept of signing in."""

from procrastinate.contrib.django import app

from osl_site.common.sign_in import services


@app.periodic(cron="25 * * * *")
@app.task(queueing_lock="forget_ended_sessions")
def forget_ended_sessions(timestamp: int) -> None:
    """Sessions that ended by themselves."""
    services.forget_ended()


@app.periodic(cron="40 * * * *")
@app.task(queueing_lock="forget_attempts")
def forget_attempts(timestamp: int) -> None:
    """Who was where a day ago; refusals that are past their two years."""
    services.forget_attempts()
