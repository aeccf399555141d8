"""What proposed events have for the pages of submissions and the desk."""

from activities.proposals import matters
from activities.proposals.own_link import doors_of_partners
from activities.proposals.told import proposals_of_submissions
from needs.models import Submission
from needs.rules import may_read_submissions
from osl_site.common import registry
from osl_site.common.registry import MattersOf
from partners.models import Partner

LABELS = {
    "partner_link.called_off": "odwołano odsyłacz partnera",
    "partner_link.given": "dano partnerowi odsyłacz",
}


def register() -> None:
    """For the hooks of this room."""
    registry.links.register(Submission, proposals_of_submissions)
    registry.desk.register(
        MattersOf.of_room(
            "activities:activity_list", matters.events_proposed, matters.unsettled, may=may_read_submissions
        ),
        position=75,
    )
    registry.doors.register(Partner, doors_of_partners)
    registry.row_kinds.register(
        {"activities.eventproposal": "propozycje wydarzeń", "activities.partnerlink": "odsyłacze partnerów"}
    )
    registry.trail_labels.register(LABELS)
