from activities.recurrence import hours
from activities.services.meetings import (
    annotate_occurrence,
    cancel_occurrence,
    change_place,
    delete_occurrence,
    move_occurrence,
    plan_occurrence,
    restore_occurrence,
)
from activities.services.offer import (
    change_activity,
    copy_activity,
    create_activity,
    publish_activity,
    why_not_public,
)
from activities.services.series import change_occurrences, plan_occurrences, publish_occurrences
from activities.services.standing import end_activity, pause_activity, resume_activity
from activities.services.venues import change_venue, create_venue

__all__ = [
    "annotate_occurrence",
    "cancel_occurrence",
    "change_activity",
    "change_occurrences",
    "change_place",
    "change_venue",
    "copy_activity",
    "create_activity",
    "create_venue",
    "delete_occurrence",
    "end_activity",
    "hours",
    "move_occurrence",
    "pause_activity",
    "plan_occurrence",
    "plan_occurrences",
    "publish_activity",
    "publish_occurrences",
    "restore_occurrence",
    "resume_activity",
    "why_not_public",
]
