"""Work of the queue: documents of a version, letters about it, files that nobody kept. Delivered at least once."""

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from plans.services import documents, notifications, signed_copies

AGAIN = RetryStrategy(max_attempts=5, exponential_wait=5)


@app.task(queue="papers", retry=AGAIN)
def make_document(version_id: int, kind: str) -> None:
    """The PDF of a version."""
    documents.make_document(version_id, kind)


@app.task(queue="letters", retry=AGAIN)
def tell_directors(version_id: int) -> None:
    """That a version waits for a decision."""
    notifications.tell_directors(version_id)


@app.task(queue="letters", retry=AGAIN)
def tell_of_withdrawal(version_id: int, by_id: int) -> None:
    """That a version need not be decided on any more."""
    notifications.tell_of_withdrawal(version_id, by_id)


@app.task(queue="letters", retry=AGAIN)
def remind_directors(version_id: int, kind: str) -> None:
    """That the day of the decision is near or has come."""
    notifications.remind_directors(version_id, kind)


@app.periodic(cron="10 7-18 * * *")
@app.task(queueing_lock="plans.remind_of_decisions")
def remind_of_decisions(timestamp: int) -> None:
    """Looked at every hour, so that a worker that was stopped in the morning still reminds at noon."""
    notifications.remind_of_decisions()


@app.task(queue="letters", retry=AGAIN)
def tell_submitter(version_id: int) -> None:
    """How the director decided."""
    notifications.tell_submitter(version_id)


@app.task(queue="letters", retry=AGAIN)
def tell_directors_of_paper(version_id: int) -> None:
    """That a plan decided on paper was written down."""
    notifications.tell_directors_of_paper(version_id)


@app.task(queue="letters", retry=AGAIN)
def tell_organisers(decision_id: int, is_correction: bool) -> None:
    """What was decided on an approved plan."""
    notifications.tell_organisers(decision_id, is_correction)


@app.periodic(cron="20 3 * * *")
@app.task(queueing_lock="plans.drop_forgotten_copies")
def drop_forgotten_copies(timestamp: int) -> None:
    """Files that were sent to be looked at, and that nobody kept."""
    signed_copies.drop_forgotten_uploads()
