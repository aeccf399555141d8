"""An offer pauses, ends and comes back. What was published stays published: residents and their phones have it."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from activities import rules
from activities.models import Activity, ActivityState
from activities.services.locking import readers_see_a_change
from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.audit.trail import record
from osl_site.common.database import records

WHY = "Napisz, dlaczego. Powód zostaje przy tej pozycji."


@transaction.atomic
def pause_activity(activity: Activity, *, reason: str, by: User) -> Activity:
    """Say that an offer rests for a time, and why. Its meetings stay as they are; each is called off on its own."""
    activity = _locked(activity, by)
    if activity.state != ActivityState.OFFERED:
        raise ValidationError("Wstrzymać można tylko to, co jest teraz w ofercie.")
    before = records.told(activity, "paused_at", "stopped_reason")
    activity.paused_at, activity.stopped_reason = clock.now(), _required(reason)
    _store(activity)
    record("activity.paused", activity, by=by, fields=records.since(before, activity))
    return activity


@transaction.atomic
def end_activity(activity: Activity, *, reason: str, by: User) -> Activity:
    """Close an offer for good, with the reason: it leaves the residents' page of offers, its meetings stay."""
    activity = _locked(activity, by)
    if activity.state not in (ActivityState.OFFERED, ActivityState.PAUSED):
        raise ValidationError("Zakończyć można tylko to, co jest w ofercie albo jest wstrzymane.")
    before = records.told(activity, "ended_at", "stopped_reason")
    activity.paused_at, activity.ended_at, activity.stopped_reason = None, clock.now(), _required(reason)
    _store(activity)
    record("activity.ended", activity, by=by, fields=records.since(before, activity))
    return activity


@transaction.atomic
def resume_activity(activity: Activity, *, by: User) -> Activity:
    """Bring what was paused or ended back into the offer."""
    activity = _locked(activity, by)
    if activity.state not in (ActivityState.PAUSED, ActivityState.ENDED):
        raise ValidationError("Ta pozycja nie jest wstrzymana ani zakończona.")
    activity.paused_at, activity.ended_at, activity.stopped_reason = None, None, ""
    _store(activity)
    record("activity.resumed", activity, by=by, fields=["paused_at", "ended_at"])
    return activity


def _locked(activity: Activity, by: User) -> Activity:
    if not rules.may_edit(by):
        raise PermissionDenied
    return Activity.objects.select_for_update().get(pk=activity.pk)


def _required(reason: str) -> str:
    if not records.tidy(reason):
        raise ValidationError({"reason": WHY})
    return records.tidy(reason)


def _store(activity: Activity) -> None:
    """Save it; how one joins is told otherwise from now on, at its meetings too."""
    activity.revision += 1
    activity.changed_at = clock.now()
    records.store(activity)
    readers_see_a_change(activity.occurrences.all())
