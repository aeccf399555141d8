"""What confirmations and corrections of the directory have for the frame, letters and the trail."""

from osl_site.common import registry
from osl_site.common.registry import Confirmed, MattersOf
from partners import rules
from partners.corrections import matters, questions
from partners.models import Partner
from partners.services import follow_answer

LABELS = {
    "correction.accepted": "przyjęto poprawkę do spisu partnerów",
    "correction.refused": "zostawiono pole partnera bez proponowanej zmiany",
    "correction.sent": "przysłano poprawki do spisu partnerów",
}


def register() -> None:
    """For the hooks of this room."""
    registry.confirmed.register(
        questions.KIND,
        Confirmed(
            model=Partner,
            due=questions.due,
            question=questions.question,
            follow=follow_answer,
            link=questions.link,
            may=rules.may_edit,
            corrected_at=questions.corrected_at,
        ),
    )
    registry.desk.register(
        MattersOf.of_room("partners:partner_list", matters.corrections_sent, matters.sent, may=rules.may_edit),
        position=68,
    )
    registry.desk.register(MattersOf(matters.partners_to_ring, may=rules.may_edit), position=69)
    registry.trail_labels.register(LABELS)
