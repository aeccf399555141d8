"""Acts on single meetings. What a resident can see moves `sequence` and `changed_at`."""

from datetime import date, time

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from activities import rules
from activities.models import Activity, NoticeKind, Occurrence, Venue
from activities.planning.change_preview import (
    ALREADY_CANCELLED,
    SAME_MOMENT,
    Change,
    Scope,
    hold_to_outlook,
    moving,
    placing,
    refuse_past,
    when_after,
)
from activities.planning.recurrence import hours
from activities.services.delivery import notify_all
from activities.services.locking import lock_occurrence, lock_rows
from activities.services.proposals import tell_proposers
from activities.services.results import refuse_after_result, refuse_losing
from activities.services.scheduling import create_occurrences, open_for_planning
from activities.services.waiting_list import offer_free_seats, refuse_too_few, renew_deadlines
from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.audit.trail import record, within
from osl_site.common.database import records
from osl_site.common.search import services as search
from osl_site.common.withdrawal import services as withdrawal

WHEN = ("starts_at", "ends_at", "open_ended")
MOMENTS = (*WHEN, "moved_from", "moved_from_end", "moved_from_open", "moved_alone", "formerly")
NOT_CANCELLED = "To spotkanie nie jest odwołane."
OVER = "To spotkanie już minęło. Ułóż nowe."


@transaction.atomic
def plan_occurrence(
    activity: Activity,
    *,
    day: date,
    starts: time,
    ends: time | None,
    ends_on: date | None = None,
    venue: Venue | None,
    capacity: int | None = None,
    note: str = "",
    by: User,
) -> Occurrence:
    """Make one meeting that no rule gives, unpublished; without an hour for its end it is an open one.

    Raises ValidationError by field, or when it is there.
    """
    if not rules.may_edit(by):
        raise PermissionDenied
    moments = [hours(day, starts, ends, ends_on)]
    activity = open_for_planning(activity, moments, venue)
    (occurrence,) = create_occurrences(
        activity,
        moments,
        venue=venue,
        capacity=capacity,
        note=records.tidy(note),
        open_from=starts if ends is None else None,
    )
    record("occurrence.planned", occurrence, by=by)
    return occurrence


@transaction.atomic
def cancel_occurrence(occurrence: Occurrence, *, reason: str, seen: str | None = None, by: User) -> Occurrence:
    """Call a meeting off. It stays in the calendar, with the reason; everyone signed up is told.

    `seen` is the fingerprint of the outlook that the person was shown, here and in the other acts that reach people.
    """
    occurrence = lock_occurrence(occurrence)
    if not rules.may_cancel(by, occurrence):
        raise PermissionDenied
    if occurrence.is_cancelled:
        raise ValidationError(ALREADY_CANCELLED)
    refuse_after_result(occurrence)
    if not records.tidy(reason):
        raise ValidationError({"reason": "Napisz, dlaczego spotkanie jest odwołane."})
    if seen is not None:
        hold_to_outlook(occurrence, Change(Scope.THIS, reason=records.tidy(reason)), seen)
    before = records.told(occurrence, "cancelled_reason")
    occurrence.cancelled_at = clock.now()
    occurrence.cancelled_reason = records.tidy(reason)
    save_seen(occurrence, "cancelled_at", "cancelled_reason")
    with within(record("occurrence.cancelled", occurrence, by=by, fields=records.since(before, occurrence))):
        _tell_of(occurrence, NoticeKind.CANCELLED, by)
    return occurrence


def _tell_of(occurrence: Occurrence, kind: NoticeKind, by: User) -> None:
    """Everyone signed up, and whoever proposed it."""
    notify_all(occurrence, kind, by=by)
    tell_proposers(occurrence, by=by)


@transaction.atomic
def restore_occurrence(occurrence: Occurrence, *, seen: str | None = None, by: User) -> Occurrence:
    """Take a calling off back, for a meeting still to come: every calendar and everyone who was told learns of it."""
    occurrence = lock_occurrence(occurrence)
    if not rules.may_cancel(by, occurrence):
        raise PermissionDenied
    if not occurrence.is_cancelled:
        raise ValidationError(NOT_CANCELLED)
    if occurrence.is_over:
        raise ValidationError(OVER)
    if seen is not None:
        hold_to_outlook(occurrence, Change(Scope.THIS, restore=True), seen)
    occurrence.cancelled_at, occurrence.cancelled_reason = None, ""
    save_seen(occurrence, "cancelled_at", "cancelled_reason")
    renew_deadlines(occurrence)
    offer_free_seats(occurrence)
    with within(record("occurrence.restored", occurrence, by=by)):
        notify_all(occurrence, NoticeKind.RESTORED, by=by)
    return occurrence


@transaction.atomic
def move_occurrence(
    occurrence: Occurrence,
    *,
    day: date,
    starts: time,
    ends: time | None,
    ends_on: date | None = None,
    note: str = "",
    seen: str | None = None,
    revision: int | None = None,
    by: User,
) -> Occurrence:
    """Move a meeting. It keeps its identity and says where it was from; moved back, it says nothing.

    No `ends` is an open end; without `ends_on` it takes as many days as before. Everyone signed up is told. Raises
    ValidationError by field for a moment that is over, and when something about the new one is odd unless `seen` is the
    fingerprint of the outlook that says so. Raises ChangedMeanwhile when `revision` is given and is not the stored one.
    """
    occurrence = lock_occurrence(occurrence, revision)
    if not rules.may_edit(by):
        raise PermissionDenied
    if occurrence.is_cancelled:
        raise ValidationError(ALREADY_CANCELLED)
    refuse_after_result(occurrence)
    change = moving(occurrence, day, starts, ends, records.tidy(note), ends_on=ends_on)
    when = when_after(occurrence, change)
    if when == occurrence.when:
        raise ValidationError(SAME_MOMENT)
    refuse_past(occurrence, when.starts_at, when.ends_at)
    hold_to_outlook(occurrence, change, seen)
    before = records.told(occurrence, *WHEN, "moved_from", *(["note"] if change.note else []))
    occurrence.move_to(when)
    occurrence.moved_alone = stands_alone(occurrence)
    occurrence.note = records.tidy(note) or occurrence.note
    save_seen(occurrence, *MOMENTS, "note")
    renew_deadlines(occurrence)
    offer_free_seats(occurrence)
    with within(record("occurrence.moved", occurrence, by=by, fields=records.since(before, occurrence))):
        _tell_of(occurrence, NoticeKind.MOVED, by)
    return occurrence


@transaction.atomic
def annotate_occurrence(occurrence: Occurrence, *, note: str, revision: int | None = None, by: User) -> Occurrence:
    """Write a word for the day („Toaleta w remoncie…”); an empty one takes it away."""
    occurrence = lock_occurrence(occurrence, revision)
    if not rules.may_run(by, occurrence.activity):
        raise PermissionDenied
    before = records.told(occurrence, "note")
    occurrence.note = records.tidy(note)
    save_seen(occurrence, "note")
    record("occurrence.annotated", occurrence, by=by, fields=records.since(before, occurrence))
    return occurrence


@transaction.atomic
def change_place(
    occurrence: Occurrence,
    *,
    venue: Venue | None,
    capacity: int | None,
    seen: str | None = None,
    revision: int | None = None,
    by: User,
) -> Occurrence:
    """Give one meeting a place or a number of seats of its own. Everyone signed up is told of another place.

    Raises ValidationError at `capacity` when more people are signed up; more seats go to the waiting line at once.
    """
    Activity.objects.select_for_update().get(pk=occurrence.activity_id)  # its number of seats stays meanwhile
    occurrence = lock_occurrence(occurrence, revision)
    if not rules.may_edit(by):
        raise PermissionDenied
    withdrawal.refuse_choosing({"venue": venue}, kept=occurrence)
    refuse_too_few(occurrence, capacity or occurrence.activity.capacity)
    if seen is not None:
        hold_to_outlook(occurrence, placing(venue, capacity), seen)
    before = records.told(occurrence, "venue", "capacity")
    is_elsewhere = occurrence.venue != venue
    occurrence.meet_at(venue)
    occurrence.capacity = capacity
    save_seen(occurrence, "venue", "formerly", "capacity")
    offer_free_seats(occurrence)
    with within(record("occurrence.place_changed", occurrence, by=by, fields=records.since(before, occurrence))):
        if is_elsewhere:
            notify_all(occurrence, NoticeKind.CHANGED, by=by)
    return occurrence


@transaction.atomic
def delete_occurrence(occurrence: Occurrence, *, with_series: bool = False, by: User) -> int:
    """Take a meeting that was never published away, with all unpublished ones of its series if asked. Returns how many.

    What residents have seen is called off instead, so that it is not simply gone from their calendars.
    So is one that somebody signed up for. Raises ValidationError.
    """
    Activity.objects.select_for_update().get(pk=occurrence.activity_id)  # nobody publishes meanwhile
    lock_rows(Occurrence.objects.filter(series=occurrence.series_id or 0))
    occurrence = lock_occurrence(occurrence)
    if not rules.may_edit(by):
        raise PermissionDenied
    if occurrence.published_at:
        raise ValidationError("To spotkanie jest opublikowane. Odwołaj je, żeby mieszkańcy wiedzieli dlaczego.")
    rows = Occurrence.objects.filter(pk=occurrence.pk)
    if with_series and occurrence.series:
        rows = Occurrence.objects.filter(series=occurrence.series_id, published_at=None)
    refuse_losing(rows)
    record("occurrences.deleted" if with_series else "occurrence.deleted", occurrence, by=by)
    return rows.delete()[0]


def stands_alone(occurrence: Occurrence) -> bool:
    """Whether a meeting that was just moved on its own now stands apart from its series: not if it was moved back."""
    return occurrence.is_moved or occurrence.published_at is None


def save_seen(occurrence: Occurrence, *fields: str) -> None:
    """Check the meeting whole and save what a reader can see of it."""
    occurrence.full_clean(exclude=["activity", "series"])
    store_seen(occurrence, *fields)


def store_seen(occurrence: Occurrence, *fields: str) -> None:
    """The next SEQUENCE, a new LAST-MODIFIED."""
    occurrence.sequence += 1
    occurrence.revision += 1
    occurrence.changed_at = clock.now()
    occurrence.save(update_fields=[*fields, "sequence", "revision", "changed_at"])
    if not set(fields).isdisjoint(Occurrence.searched.columns):
        search.index(occurrence)
