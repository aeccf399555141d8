from activities.services.meetings import (
    annotate_occurrence,
    cancel_occurrence,
    change_place,
    hours,
    move_occurrence,
    plan_occurrences,
    publish_occurrences,
)
from activities.services.minors import (
    add_check,
    add_lead,
    correct_check,
    forget_lead,
    record_check,
    register_lead,
    remove_check,
    remove_lead,
    require_check,
)
from activities.services.offer import change_activity, create_activity, publish_activity, why_not_public
from activities.services.results import correct_result, enter_result, note_learnt, why_no_result
from activities.services.venues import change_venue, create_venue

__all__ = [
    "add_check",
    "add_lead",
    "annotate_occurrence",
    "cancel_occurrence",
    "change_activity",
    "change_place",
    "change_venue",
    "correct_check",
    "correct_result",
    "create_activity",
    "create_venue",
    "enter_result",
    "forget_lead",
    "hours",
    "move_occurrence",
    "note_learnt",
    "plan_occurrences",
    "publish_activity",
    "publish_occurrences",
    "record_check",
    "register_lead",
    "remove_check",
    "remove_lead",
    "require_check",
    "why_no_result",
    "why_not_public",
]
