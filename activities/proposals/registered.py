"""What proposed events have for the pages of submissions and the desk."""

from activities.proposals import matters
from activities.proposals.told import proposals_of_submissions
from needs.models import Submission
from needs.rules import may_read_submissions
from osl_site.common import registry
from osl_site.common.registry import MattersOf


def register() -> None:
    """For the hooks of this room."""
    registry.links.register(Submission, proposals_of_submissions)
    registry.desk.register(
        MattersOf.of_room(
            "activities:activity_list", matters.events_proposed, matters.unsettled, may=may_read_submissions
        ),
        position=75,
    )
    registry.row_kinds.register({"activities.eventproposal": "propozycje wydarzeń"})
