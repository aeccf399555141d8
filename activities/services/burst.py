"""One act against a machine: sign-ups that came in a burst are removed, and their places go to people."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import F

from activities import rules
from activities.models import Notice, NoticeState, Occurrence, Registration, RegistrationState
from activities.models.registrations import TO_RING
from activities.planning.burst import NOBODY, preview_removal
from activities.planning.preview_seen import refuse_unseen
from activities.services.delivery import withdraw_notices
from activities.services.locking import lock_occurrence
from activities.services.waiting_list import offer_free_seats
from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.audit.trail import record


@transaction.atomic
def remove_burst(occurrence: Occurrence, chosen: Iterable[int], *, seen: str, by: User) -> int:
    """Remove these sign-ups of a burst without a word to their addresses; free places are offered along the line.

    All others stay as they are. Answers how many were removed. Raises ValidationError when none is chosen, and when
    `seen` is not the fingerprint of what would follow now.
    """
    occurrence = lock_occurrence(occurrence)
    if not rules.may_run(by, occurrence.activity):
        raise PermissionDenied
    preview = preview_removal(occurrence, chosen)
    if not preview.removed:
        raise ValidationError({"rows": NOBODY})
    refuse_unseen(preview.fingerprint, seen)
    removed = [row.pk for row in preview.removed]
    withdraw_notices(Notice.objects.filter(registration__in=removed, state__in=(NoticeState.QUEUED, *TO_RING)))
    Registration.objects.filter(pk__in=removed).update(
        state=RegistrationState.REMOVED, offered_until=None, changed_at=clock.now(), revision=F("revision") + 1
    )
    offer_free_seats(occurrence)
    record("registrations.burst_removed", occurrence, by=by, fields=["state"])
    return len(removed)
