"""The plan as residents read it: published two days after its approval, soon without the name of a donor."""

from datetime import date

from osl_site.common import clock, queue
from osl_site.roof.demo.dates import StoryDays
from osl_site.roof.demo.load import Cast, read
from plans import services
from plans.models import Action, DocumentKind, Exclusion, Publication, State, Version
from plans.services.documents import make_document
from plans.services.exclusions import make_public_document

MADE, PUBLISHED, FILED, EXCLUDED = -95, -93, -92, -88


def tell_publication(cast: Cast) -> None:
    """Publikacja planu dla mieszkańców"""
    publish_plan(_approved(cast).pk, str(cast.days.today))


def leave_publication_to_worker(cast: Cast) -> None:
    """Publikacja planu dla mieszkańców, gdy tylko powstanie dokument"""
    queue.defer("osl_site.roof.demo.tasks.publish_plan", version_id=_approved(cast).pk, today=str(cast.days.today))


def publish_plan(version_id: int, today: str) -> None:
    """Draw the approved plan and publish it, on the days of the story told as of `today`. Once only."""
    version = Version.objects.select_related("submitted_by").get(pk=version_id)
    days = StoryDays(date.fromisoformat(today))
    if not Publication.objects.filter(version=version).exists():
        _publish(version, days)
    if not version.filings.exists():
        with clock.at(days.at(FILED)):
            values = read("plan.toml")["filing"] | {"case_mark": version.decision.case_mark}
            services.file_away(version, values, seen=None, by=version.submitted_by)
    if not Exclusion.objects.filter(version=version).exists():
        with clock.at(days.at(EXCLUDED)):
            _exclude(version, read("plan.toml")["exclusion"])


def _publish(version: Version, days: StoryDays) -> None:
    with clock.at(days.at(MADE, hour=11)):
        make_document(version.pk, DocumentKind.APPROVED)
    with clock.at(days.at(PUBLISHED)):
        services.publish(version, by=version.submitted_by)


def _exclude(version: Version, told: dict[str, str]) -> None:
    """Make words of an action not public, and draw the PDF that residents get without them."""
    goal, position = told.pop("key").split(".")
    action = Action.objects.get(goal__version=version, goal__position=goal, position=position)
    where = {"place": "action", "key": action.key, "words": told.pop("words")}
    services.exclude(version, **where, values=told, by=version.decision.by)
    make_public_document(version.pk)


def _approved(cast: Cast) -> Version:
    return cast.rows["plan"].versions.get(state=State.APPROVED)
