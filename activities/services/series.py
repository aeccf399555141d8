"""Acts on many meetings at once: a series by its rule, a change of this and the following."""

from collections.abc import Mapping, Sequence
from datetime import date, time
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from activities import rules
from activities.models import Activity, Occurrence, Series, Venue
from activities.models.occurrences import When
from activities.planning import recurrence
from activities.planning.change_preview import (
    Change,
    Outlook,
    Scope,
    Step,
    hold_to_outlook,
    occurrences_in,
)
from activities.planning.day_check import refuse_gone
from activities.planning.series_preview import Pair, all_hours, moments_of
from activities.services.activities import create_activity
from activities.services.delivery import notify_all
from activities.services.locking import lock_rows
from activities.services.occurrences import MOMENTS, WHEN, plan_occurrence, stands_alone, store_seen
from activities.services.scheduling import create_occurrences, open_for_planning
from activities.services.waiting_list import offer_free_seats, renew_deadlines
from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.audit.models import Entry
from osl_site.common.audit.trail import record, within
from osl_site.common.database import records
from osl_site.common.withdrawal import services as withdrawal
from partners.models import Partner

NOTHING_CHANGES = "Nic się nie zmieni. Podaj nowe godziny, dzień, miejsce, liczbę miejsc albo dopisek."
IMPOSSIBLE = "Tak się nie da. Przy spotkaniach w podglądzie jest napisane, dlaczego."

CHANGEABLE = (*MOMENTS, "venue", "capacity", "note", "cancelled_at", "cancelled_reason")


@transaction.atomic
def plan_occurrences(
    activity: Activity,
    rule: recurrence.Rule,
    *,
    starts: time,
    ends: time | None,
    also_at: Sequence[Pair] = (),
    lasts: int = 1,
    venue: Venue | None,
    capacity: int | None = None,
    by: User,
) -> list[Occurrence]:
    """Make the meetings that a rule gives, unpublished, each of so many days. Each is from now on a row of its own.

    Raises ValidationError by field for a rule that gives none or too many, for hours a clock change spoils and for
    days that are gone; and when the offer is ended, or a meeting of it stands there already.
    """
    if not rules.may_edit(by):
        raise PermissionDenied
    pairs = all_hours(starts, ends, also_at)
    moments = moments_of(recurrence.preview(rule).days, pairs, lasts)
    refuse_gone(min(moments)[0], day="starts_on", hour="starts")
    activity = open_for_planning(activity, moments, venue)
    series = Series.objects.create(activity=activity, rule=rule.as_json(), made_at=clock.now(), made_by=by)
    occurrences = create_occurrences(
        activity, moments, series=series, venue=venue, capacity=capacity, open_from=starts if ends is None else None
    )
    record("series.planned", series, by=by)
    return occurrences


@transaction.atomic
def create_with_dates(
    values: Mapping[str, Any],
    *,
    partners: Mapping[Partner, str],
    starts_on: date,
    starts: time,
    ends: time,
    rule: recurrence.Rule | None,
    by: User,
) -> Activity:
    """Put a draft into the offer together with its first meetings, unpublished: those of the rule, or the one of that
    day. All of it or nothing, under one entry in the trail. Raises ValidationError by field, as its two acts do."""
    activity = create_activity(values, partners=partners, by=by)
    with within(Entry.objects.get(act="activity.created", subject_id=activity.pk)):
        if rule:
            plan_occurrences(activity, rule, starts=starts, ends=ends, venue=activity.venue, by=by)
            return activity
        try:
            plan_occurrence(activity, day=starts_on, starts=starts, ends=ends, venue=activity.venue, by=by)
        except ValidationError as error:
            if "day" in getattr(error, "error_dict", {}):
                raise ValidationError({"starts_on": error.error_dict["day"]}) from error
            raise
    return activity


@transaction.atomic
def change_occurrences(occurrence: Occurrence, change: Change, *, seen: str, by: User) -> Outlook:
    """Change or call off this meeting, it and the following, or all to come of its series: all of them or none.

    `seen` is the fingerprint of the outlook that the person was shown. Raises ValidationError when it would be another
    by now, when nothing would change, and when one of the meetings cannot be so. Everyone signed up is told once.
    """
    if not (rules.may_cancel(by, occurrence) if change.reason else rules.may_edit(by)):
        raise PermissionDenied
    Activity.objects.select_for_update().get(pk=occurrence.activity_id)
    lock_rows(occurrences_in(change.scope, occurrence))
    withdrawal.refuse_choosing({"venue": change.venue})
    outlook = hold_to_outlook(occurrence, change, seen)
    if not outlook.steps:
        raise ValidationError(NOTHING_CHANGES)
    if not outlook.is_possible:
        raise ValidationError(IMPOSSIBLE)
    with within(record("occurrences.changed", occurrence, by=by, fields=[change.scope])):
        for step in outlook.steps:
            take_step(step, change, by)
    return outlook


def take_step(step: Step, change: Change, by: User) -> None:
    """One meeting of a change that was looked at: saved, told of, recorded below the whole."""
    row, after = step.occurrence, step.after
    before = records.told(row, *("cancelled_reason" if name == "reason" else name for name in step.changed))
    if change.reason:
        row.cancelled_at, row.cancelled_reason = clock.now(), after.reason
    elif set(WHEN) & set(step.changed):
        row.move_to(When(after.starts_at, after.ends_at, after.open_ended))
        row.moved_alone = stands_alone(row) if change.scope == Scope.THIS else row.moved_alone and row.is_moved
    row.meet_at(after.venue)
    row.capacity, row.note = after.capacity, after.note
    row.clean_fields(exclude=["activity", "series", "venue"])  # constraints are left to the database: there are many
    store_seen(row, *CHANGEABLE)
    if "starts_at" in step.changed and not row.is_cancelled:
        renew_deadlines(row)
    if {"capacity", "starts_at"} & set(step.changed):
        offer_free_seats(row)
    record(
        "occurrence.cancelled" if change.reason else "occurrence.changed", row, by=by, fields=records.since(before, row)
    )
    if step.news:
        notify_all(row, step.news, by=by)
