from activities.services.meetings import (
    annotate_occurrence,
    cancel_occurrence,
    change_place,
    hours,
    move_occurrence,
    plan_occurrences,
    publish_occurrences,
)
from activities.services.offer import change_activity, create_activity, publish_activity, why_not_public
from activities.services.venues import change_venue, create_venue

__all__ = [
    "annotate_occurrence",
    "cancel_occurrence",
    "change_activity",
    "change_place",
    "change_venue",
    "create_activity",
    "create_venue",
    "hours",
    "move_occurrence",
    "plan_occurrences",
    "publish_activity",
    "publish_occurrences",
    "why_not_public",
]
