"""What of the demonstration takes long: its worker does it after the first page is shown. Delivered at least once."""

from datetime import date

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from osl_site.common import clock
from osl_site.roof.demo.dates import StoryDays
from plans import services
from plans.models import DocumentKind, Publication, Version
from plans.tasks import make_document

MADE, PUBLISHED = -95, -93


@app.task(retry=RetryStrategy(max_attempts=5, exponential_wait=5))
def publish_plan(version_id: int, today: str) -> None:
    """Draw the approved plan and publish it, on the days of the story told as of `today`. Once only."""
    version = Version.objects.select_related("submitted_by").get(pk=version_id)
    if Publication.objects.filter(version=version).exists():
        return
    days = StoryDays(date.fromisoformat(today))
    with clock.at(days.at(MADE, hour=11)):
        make_document(version.pk, DocumentKind.APPROVED)
    with clock.at(days.at(PUBLISHED)):
        services.publish(version, by=version.submitted_by)
