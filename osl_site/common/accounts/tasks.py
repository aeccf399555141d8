"""What the worker does for accounts."""

from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app

from osl_site.common.accounts import services


@app.task(queue="letters", pass_context=True, retry=RetryStrategy(max_attempts=5, exponential_wait=5))
def send_password_reset(context: JobContext, user_id: int) -> None:
    """The letter with the link to a new password. Sent again, it carries the same Message-ID."""
    services.send_password_reset(user_id, key=f"password-reset-{context.job.id}")
