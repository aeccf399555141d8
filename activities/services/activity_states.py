"""An offer pauses, ends and comes back. What was published stays published: residents and their phones have it.

Its meetings to come stay too, but for those that the person chose to have called off by the same act.
"""

from collections.abc import Collection

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from activities import rules
from activities.models import Activity, ActivityState
from activities.planning.preview_seen import refuse_unseen
from activities.planning.stop_preview import calling_off, preview_stop
from activities.services.locking import lock_rows, readers_see_a_change
from activities.services.series import take_step
from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.audit.trail import record, within
from osl_site.common.database import records

WHY = "Napisz, dlaczego. Powód zostaje przy tej pozycji."


@transaction.atomic
def pause_activity(
    activity: Activity,
    *,
    reason: str,
    occurrences: Collection[int] = (),
    off_reason: str = "",
    seen: str | None = None,
    by: User,
) -> Activity:
    """Say that an offer rests for a time, and why.

    Of its meetings to come those whose ids are given are called off, for `off_reason` or for the same; everyone signed
    up is told. `seen` is the fingerprint of the outlook that the person was shown: raises ValidationError when it would
    be another by now.
    """
    activity = _locked(activity, by)
    if activity.state != ActivityState.OFFERED:
        raise ValidationError("Wstrzymać można tylko to, co jest teraz w ofercie.")
    before = records.told(activity, "paused_at", "stopped_reason")
    activity.paused_at, activity.stopped_reason = clock.now(), _required(reason)
    _store(activity)
    with within(record("activity.paused", activity, by=by, fields=records.since(before, activity))):
        _call_off(activity, occurrences, off_reason, seen, by)
    return activity


@transaction.atomic
def end_activity(
    activity: Activity,
    *,
    reason: str,
    occurrences: Collection[int] = (),
    off_reason: str = "",
    seen: str | None = None,
    by: User,
) -> Activity:
    """Close an offer for good, with the reason: it leaves the residents' page of offers.

    What becomes of its meetings to come is said as in `pause_activity`.
    """
    activity = _locked(activity, by)
    if activity.state not in (ActivityState.OFFERED, ActivityState.PAUSED):
        raise ValidationError("Zakończyć można tylko to, co jest w ofercie albo jest wstrzymane.")
    before = records.told(activity, "ended_at", "stopped_reason")
    activity.paused_at, activity.ended_at, activity.stopped_reason = None, clock.now(), _required(reason)
    _store(activity)
    with within(record("activity.ended", activity, by=by, fields=records.since(before, activity))):
        _call_off(activity, occurrences, off_reason, seen, by)
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


def _call_off(activity: Activity, chosen: Collection[int], reason: str, seen: str | None, by: User) -> None:
    """These meetings, if they are as they were shown; parts of the act that stops their offer."""
    reason = records.tidy(reason) or activity.stopped_reason
    outlook = preview_stop(activity, chosen, reason)
    refuse_unseen(outlook.fingerprint, seen)
    for step in outlook.steps:
        take_step(step, calling_off(reason), by)


def _required(reason: str) -> str:
    if not records.tidy(reason):
        raise ValidationError({"reason": WHY})
    return records.tidy(reason)


def _store(activity: Activity) -> None:
    """Save it; how one joins is told otherwise from now on, at its meetings too."""
    activity.revision += 1
    activity.changed_at = clock.now()
    records.store(activity)
    lock_rows(activity.occurrences.all())
    readers_see_a_change(activity.occurrences.all())
