"""What becomes of the meetings to come of an offer that pauses or ends: called off, or left in the calendar."""

from collections.abc import Collection

from activities.models import Activity, Occurrence
from activities.planning.change_preview import Change, Kept, Outlook, Scope, outlook_of

STAYS = "zostaje w kalendarzu"


def occurrences_to_stop(activity: Activity) -> list[Occurrence]:
    """What residents see of it and what is neither over nor off, nor known to have taken place. One query."""
    ahead = activity.occurrences.published().ahead().filter(cancelled_at=None, result=None)
    return list(ahead.in_order().select_related("activity__action", "venue__locality"))


def calling_off(reason: str) -> Change:
    return Change(Scope.THIS, reason=reason)


def preview_stop(activity: Activity, chosen: Collection[int], reason: str) -> Outlook:
    """The meetings whose ids are `chosen` called off for that reason, the others as they are. Three queries."""
    rows = occurrences_to_stop(activity)
    kept = [Kept(row, STAYS) for row in rows if row.pk not in chosen]
    return outlook_of([row for row in rows if row.pk in chosen], kept, calling_off(reason))
