"""The plan as residents read it: published two days after its approval."""

from datetime import date

from osl_site.common import clock, queue
from osl_site.roof.demo.dates import StoryDays
from osl_site.roof.demo.load import Cast
from plans import services
from plans.models import DocumentKind, Publication, State, Version
from plans.services.documents import make_document

MADE, PUBLISHED = -95, -93


def tell_publication(cast: Cast) -> None:
    """Publikacja planu dla mieszkańców"""
    publish_plan(_approved(cast).pk, str(cast.days.today))


def leave_publication_to_worker(cast: Cast) -> None:
    """Publikacja planu dla mieszkańców, gdy tylko powstanie dokument"""
    queue.defer("osl_site.roof.demo.tasks.publish_plan", version_id=_approved(cast).pk, today=str(cast.days.today))


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


def _approved(cast: Cast) -> Version:
    return cast.rows["plan"].versions.get(state=State.APPROVED)
