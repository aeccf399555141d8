"""What of the demonstration takes long: its worker does it after the first page is shown. Delivered at least once."""

from typing import Any

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from osl_site.common.database.roles import as_owner
from osl_site.roof.demo import chapters, publication

AGAIN = RetryStrategy(max_attempts=5, exponential_wait=5)


@app.task(retry=AGAIN, priority=10)
def tell_later(cast: dict[str, Any]) -> None:
    """The second part of the story, told to the cast of the first; then the plan is published."""
    with as_owner():  # it tells of days gone by, which nobody else may
        chapters.tell_later(cast, lambda _chapter: None, is_waited_for=False)


@app.task(retry=AGAIN, priority=10)
def publish_plan(version_id: int, today: str) -> None:
    """The approved plan, drawn and published on the days of the story."""
    with as_owner():
        publication.publish_plan(version_id, today)
