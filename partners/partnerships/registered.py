"""What partnerships and meetings of partners have for the desk, other rooms, letters, redaction and the trail."""

from osl_site.common import registry
from osl_site.common.promises.models import Promise
from osl_site.common.promises.rules import promises_read_by
from osl_site.common.registry import MattersOf, Promised, Redactable, RedactablePart
from partners import rules
from partners.models import Partner, PartnerMeeting, Partnership
from partners.partnerships import invitations, links

LABELS = {
    "membership.added": "dopisano członka partnerstwa",
    "membership.changed": "zmieniono członka partnerstwa",
    "partner_meeting.called_off": "odwołano spotkanie partnerów",
    "partner_meeting.changed": "zmieniono spotkanie partnerów",
    "partner_meeting.invited": "wysłano zaproszenia na spotkanie partnerów",
    "partner_meeting.planned": "zaplanowano spotkanie partnerów",
    "partner_meeting.written_up": "zapisano notatkę ze spotkania partnerów",
    "partnership.changed": "zmieniono partnerstwo albo sieć",
    "partnership.created": "dodano partnerstwo albo sieć",
}
PROMISED = RedactablePart(Promise, ("what", "outcome"), lambda row, by: promises_read_by(by).of(row), may_change=True)


def register() -> None:
    """For the hooks of this room."""
    registry.links.register(Partner, links.partnerships_of_partners)
    registry.links.register(Partner, links.meetings_of_partners)
    registry.occasions.register("spotkania", links.occasions)
    registry.letters.register(invitations.INVITATION, invitations.KIND)
    registry.letters.register(invitations.NO_LONGER, invitations.KIND_NO_LONGER)
    registry.promised.register("spotkanie-partnerow", Promised(PartnerMeeting, rules.meetings_of, rules.may_see_to))
    registry.desk.register(
        MattersOf.of_room("partners:partner_list", links.notes_to_write, links.without_note, may=rules.may_edit),
        position=74,
    )
    registry.redactable.register(
        "spotkanie-partnerow",
        Redactable(
            model=PartnerMeeting,
            columns=("title", "place", "agenda", "note", "cancelled_reason"),
            rows=rules.meetings_edited_by,
            parts=(PROMISED,),
        ),
    )
    registry.redactable.register(
        "partnerstwo",
        Redactable(
            model=Partnership, columns=("name", "led_by", "about", "ended_why"), rows=rules.partnerships_edited_by
        ),
    )
    registry.row_codes.register({"partners.partnermeeting": "SP"})
    registry.row_kinds.register(
        {
            "partners.membership": "członkowie partnerstw",
            "partners.partnermeeting": "spotkania partnerów",
            "partners.partnership": "partnerstwa i sieci",
        }
    )
    registry.trail_labels.register(LABELS)
