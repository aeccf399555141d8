"""What of the demonstration takes long: its worker does it after the first page is shown. Delivered at least once."""

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from osl_site.common.database.roles import as_owner
from osl_site.roof.demo import publication


@app.task(retry=RetryStrategy(max_attempts=5, exponential_wait=5), priority=10)
def publish_plan(version_id: int, today: str) -> None:
    """The approved plan, drawn and published on the days of the story, of which the owner alone may tell."""
    with as_owner():
        publication.publish_plan(version_id, today)
