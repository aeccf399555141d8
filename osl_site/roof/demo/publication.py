"""The plan as residents read it: published two days after its approval."""

from osl_site.common import clock
from osl_site.roof.demo.load import Cast
from plans import services, tasks
from plans.models import DocumentKind, State

MADE, PUBLISHED = -95, -93


def tell_publication(cast: Cast) -> None:
    """Publikacja planu dla mieszkańców"""
    version = cast.rows["plan"].versions.get(state=State.APPROVED)
    with clock.at(cast.days.at(MADE, hour=11)):
        tasks.make_document(version.pk, DocumentKind.APPROVED)  # the worker's, who is not there yet
    with clock.at(cast.days.at(PUBLISHED)):
        services.publish(version, by=cast.organiser)
