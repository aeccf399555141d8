"""What the worker does about sign-ups and the month's sheets. Each bears being done twice."""

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from activities import services
from osl_site.common.audit.models import Actor

AGAIN = RetryStrategy(max_attempts=5, exponential_wait=5)


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


@app.task(queue="papers", retry=AGAIN)
def make_sheet(sheet_id: int) -> None:
    """The PDF of a village's sheet, and the letter with it."""
    services.make_sheet(sheet_id)


@app.periodic(cron="45 * * * *")
@app.task(queueing_lock="activities.make_sheets_that_lack")
def make_sheets_that_lack(timestamp: int) -> None:
    """Sheets whose work was lost on the way."""
    services.make_sheets_that_lack()
