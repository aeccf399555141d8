"""What the worker does about sign-ups. Each bears being done twice."""

from procrastinate.contrib.django import app

from activities import services
from osl_site.common.audit.models import Actor


@app.periodic(cron="*/5 * * * *")
@app.task(queueing_lock="expire_offered_seats")
def expire_offered_seats(timestamp: int) -> None:
    """Places nobody confirmed in time go to the next in line."""
    for occurrence in services.unanswered():
        services.expire_offered_seats(occurrence, by=Actor.WORKER)


@app.periodic(cron="*/15 * * * *")
@app.task(queueing_lock="remind_of_tomorrow")
def remind_of_tomorrow(timestamp: int) -> None:
    """Letters to those who have a place tomorrow."""
    for occurrence in services.to_remind():
        services.remind(occurrence, by=Actor.WORKER)
