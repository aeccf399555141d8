"""An offer and its planned meetings are shown to residents: all of them, or those that were chosen on the page."""

from collections.abc import Collection

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from activities import minors, rules
from activities.models import Activity, ActivityState
from activities.planning.preview_seen import NONE_CHOSEN, refuse_unseen
from activities.planning.publication_preview import PUBLISH_FIRST, preview_publication, why_not_public
from activities.services.locking import lock_rows
from activities.services.minors import hold_checks
from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.audit.trail import record


@transaction.atomic
def publish_activity(
    activity: Activity, *, chosen: Collection[int] | None = None, seen: str | None = None, by: User
) -> Activity:
    """Show an offer to residents, with the planned meetings whose ids are `chosen`, or with every one of them.

    Cooperation with partners never goes out; what is for minors waits for the checks of everyone who leads it. `seen`
    is the fingerprint of the preview that the person was shown; raises ValidationError when it would be another by now.
    """
    activity = _locked(activity, by)
    if activity.state in (ActivityState.PAUSED, ActivityState.ENDED):
        raise ValidationError("Najpierw przywróć tę pozycję do oferty.")
    hold_checks(activity)
    if refusal := why_not_public(activity):
        raise ValidationError(refusal)
    activity.published_at = activity.published_at or clock.now()
    activity.save(update_fields=["published_at"])
    _show(activity, chosen, seen)
    record("activity.published", activity, by=by, fields=["published_at"])
    return activity


@transaction.atomic
def publish_occurrences(
    activity: Activity, *, chosen: Collection[int] | None = None, seen: str | None = None, by: User
) -> int:
    """Show residents the planned meetings of a published offer whose ids are `chosen`, or every one of them.

    Returns how many were new to them. Raises ValidationError as `publish_activity` does, and at `occurrences` when none
    is chosen.
    """
    activity = _locked(activity, by)
    if activity.published_at is None:
        raise ValidationError(PUBLISH_FIRST)
    hold_checks(activity)
    if unchecked := minors.why_not_public(activity):
        raise ValidationError(unchecked)
    if chosen is not None and not chosen:
        raise ValidationError({"occurrences": NONE_CHOSEN})
    fresh = _show(activity, chosen, seen)
    record("occurrences.published", activity, by=by)
    return fresh


def _locked(activity: Activity, by: User) -> Activity:
    if not rules.may_edit(by):
        raise PermissionDenied
    return Activity.objects.select_for_update().get(pk=activity.pk)


def _show(activity: Activity, chosen: Collection[int] | None, seen: str | None) -> int:
    """Publish these planned meetings, if they are as they were shown. Answers how many."""
    planned = activity.occurrences.filter(published_at=None)
    lock_rows(planned)
    if seen is not None:
        refuse_unseen(preview_publication(activity).fingerprint, seen)
    moment = clock.now()
    fresh = planned if chosen is None else planned.filter(pk__in=chosen)
    return fresh.update(published_at=moment, changed_at=moment)
