"""Work of the queue: documents of versions and reports, reminders of decisions. Done at least once."""

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from plans.services import documents, exclusions, notifications, report_review

AGAIN = RetryStrategy(max_attempts=5, exponential_wait=5)


@app.task(queue="papers", retry=AGAIN)
def make_document(version_id: int, kind: str) -> None:
    """The PDF of a version."""
    documents.make_document(version_id, kind)


@app.task(queue="papers", retry=AGAIN)
def make_public_document(version_id: int) -> None:
    """The PDF for residents of a version of which words are not public."""
    exclusions.make_public_document(version_id)


@app.task(queue="papers", retry=AGAIN)
def make_report_document(report_id: int, kind: str) -> None:
    """The PDF of a report."""
    report_review.make_report_document(report_id, kind)


@app.periodic(cron="35 * * * *")
@app.task(queueing_lock="plans.make_what_lacks")
def make_what_lacks(timestamp: int) -> None:
    """Documents whose work was lost on the way."""
    documents.make_what_lacks()
    exclusions.make_what_lacks()


@app.periodic(cron="40 * * * *")
@app.task(queueing_lock="plans.make_report_documents_that_lack")
def make_report_documents_that_lack(timestamp: int) -> None:
    """Documents of reports whose work was lost on the way."""
    report_review.make_report_documents_that_lack()


@app.periodic(cron="10 7-18 * * *")
@app.task(queueing_lock="plans.remind_of_decisions")
def remind_of_decisions(timestamp: int) -> None:
    """Looked at every hour, so that a worker that was stopped in the morning still reminds at noon."""
    notifications.remind_of_decisions()
