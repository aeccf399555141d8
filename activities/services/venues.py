"""Places where people meet."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet

from activities import rules
from activities.calendar.outlets import SEEN_OF_VENUE
from activities.models import NoticeKind, Occurrence, StepFree, Venue
from activities.models.formerly import Entry, of_place, of_way_in
from activities.planning.preview_seen import refuse_unseen
from activities.planning.venue_preview import preview_correction
from activities.services.delivery import notify_all
from activities.services.locking import lock_rows, readers_see_a_change, remember
from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.audit.trail import record, within
from osl_site.common.database import records
from osl_site.common.withdrawal import services as withdrawal


@transaction.atomic
def create_venue(values: Mapping[str, Any], *, by: User) -> Venue:
    """Add a place where people meet. Raises ValidationError when the locality has one of that name."""
    if not rules.may_edit(by):
        raise PermissionDenied
    venue = records.create(Venue, values)
    record("venue.created", venue, by=by)
    return venue


@transaction.atomic
def change_venue(
    venue: Venue, values: Mapping[str, Any], *, revision: int | None, seen: str | None = None, by: User
) -> Venue:
    """Correct a place; meetings there say so to every calendar that follows them.

    Where it is another village, everyone signed up to a meeting to come there is told: `seen` is the fingerprint of the
    preview that says so. Raises ValidationError when it would be another by now.
    """
    if not rules.may_edit(by):
        raise PermissionDenied
    lock_rows(Occurrence.objects.filter(venue=venue))  # before the place, as whoever moves a meeting there does
    withdrawal.refuse_withdrawn(venue)
    news = preview_correction(venue, values)
    if seen is not None and (seen or news):
        refuse_unseen(news.fingerprint, seen)
    before = Venue.objects.select_related("locality").get(pk=venue.pk)
    venue, changed = records.change(venue, values, revision=revision)
    if SEEN_OF_VENUE & set(changed):
        if left := _left(before, venue):
            remember(Occurrence.objects.filter(venue=venue, ends_at__gt=clock.now()), left)
        readers_see_a_change(Occurrence.objects.filter(venue=venue))
    with within(record("venue.changed", venue, by=by, fields=changed)):
        for occurrence in news.occurrences:
            notify_all(occurrence, NoticeKind.CHANGED, text=str(before), by=by)
    return venue


def _ahead_at(venue: Venue) -> QuerySet[Occurrence]:
    return Occurrence.objects.filter(venue=venue, cancelled_at=None).published().ahead()


def _left(before: Venue, venue: Venue) -> Entry | None:
    """What a correction takes out of the view of a village, or of a step-free way in. Another name does neither."""
    if before.locality_id != venue.locality_id:
        return of_place(before)
    return of_way_in() if before.step_free == StepFree.YES != venue.step_free else None


@transaction.atomic
def remove_venue(venue: Venue, *, by: User) -> None:
    """Delete a place where nothing was ever planned. Raises ValidationError where something was."""
    if not rules.may_edit(by):
        raise PermissionDenied
    record("venue.removed", venue, by=by)
    withdrawal.take_away(venue)


@transaction.atomic
def withdraw_venue(venue: Venue, *, reason: str, by: User) -> Venue:
    """Leave a place at its meetings, and let nobody choose it any more. Raises ValidationError without a reason, and
    where it is withdrawn already.

    Nothing is called off by it: where a meeting to come goes is for a person to say. Until then its page tells
    residents to ring before they set out, its people stay signed up, and it is a matter of the organiser's desk
    (`activities/desk.py`). The page on which a place is withdrawn counts these meetings first.
    """
    if not rules.may_edit(by):
        raise PermissionDenied
    lock_rows(Occurrence.objects.filter(venue=venue))  # before the place, as whoever moves a meeting there does
    venue = withdrawal.take_out(venue, reason, by)
    readers_see_a_change(_ahead_at(venue))
    record("venue.withdrawn", venue, by=by)
    return venue


@transaction.atomic
def restore_venue(venue: Venue, *, by: User) -> Venue:
    """Let a withdrawn place be chosen again. Raises ValidationError where it is not withdrawn."""
    if not rules.may_edit(by):
        raise PermissionDenied
    lock_rows(Occurrence.objects.filter(venue=venue))
    venue = withdrawal.put_back(venue, by)
    readers_see_a_change(_ahead_at(venue))
    record("venue.restored", venue, by=by)
    return venue
