"""What the worker does about sign-ups. Each bears being done twice."""

from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app

from activities import services
from activities.services.delivery import SEND_NOTICE
from osl_site.common.audit.models import Actor

TRIES = 4


@app.task(
    name=SEND_NOTICE,
    queue="letters",
    pass_context=True,
    retry=RetryStrategy(max_attempts=TRIES, exponential_wait=5),
)
def send_notice(context: JobContext, notice_id: int) -> None:
    """One letter to a person who signed up."""
    services.send_letter(notice_id, is_last_try=context.job.attempts >= TRIES)


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


@app.periodic(cron="40 3 * * *")
@app.task(queueing_lock="erase_old_contacts")
def erase_old_contacts(timestamp: int) -> None:
    """Contact data of meetings long over, and wrong codes of yesterday."""
    services.erase_contacts(by=Actor.WORKER)
    services.forget_wrong_codes()
