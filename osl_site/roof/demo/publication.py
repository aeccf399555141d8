"""The plan as residents read it: published two days after its approval."""

from osl_site.roof.demo import tasks
from osl_site.roof.demo.load import Cast
from plans.models import State, Version


def tell_publication(cast: Cast) -> None:
    """Publikacja planu dla mieszkańców"""
    tasks.publish_plan(_approved(cast).pk, str(cast.days.today))


def leave_publication_to_worker(cast: Cast) -> None:
    """Publikacja planu dla mieszkańców, gdy tylko powstanie dokument"""
    first = tasks.publish_plan.configure(priority=10)
    first.defer(version_id=_approved(cast).pk, today=str(cast.days.today))


def _approved(cast: Cast) -> Version:
    return cast.rows["plan"].versions.get(state=State.APPROVED)
