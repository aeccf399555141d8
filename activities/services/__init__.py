from activities.services.meetings import (
    annotate_occurrence,
    cancel_occurrence,
    change_place,
    hours,
    move_occurrence,
    plan_occurrences,
    publish_occurrences,
)
from activities.services.notices import erase_contacts, record_call, remind, send_message, to_remind
from activities.services.offer import change_activity, create_activity, publish_activity, why_not_public
from activities.services.registrations import change_registration, confirm_place, give_up, sign_up
from activities.services.venues import change_venue, create_venue
from activities.services.waiting import expire_offers, unanswered

__all__ = [
    "annotate_occurrence",
    "cancel_occurrence",
    "change_activity",
    "change_place",
    "change_registration",
    "change_venue",
    "confirm_place",
    "create_activity",
    "create_venue",
    "erase_contacts",
    "expire_offers",
    "give_up",
    "hours",
    "move_occurrence",
    "plan_occurrences",
    "publish_activity",
    "publish_occurrences",
    "record_call",
    "remind",
    "send_message",
    "sign_up",
    "to_remind",
    "unanswered",
    "why_not_public",
]
