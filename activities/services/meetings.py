"""Acts on meetings. What a resident can see moves `sequence` and `changed_at`."""

from datetime import date, datetime, time

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.timezone import localtime

from activities import minors, recurrence, rules
from activities.models import Activity, Occurrence, Series, Venue
from activities.services.minors import hold_checks
from activities.services.results import refuse_after_result
from osl_site import clock, editing
from osl_site.accounts.models import User
from osl_site.audit.trail import record

ALREADY_CANCELLED = "To spotkanie jest już odwołane."


@transaction.atomic
def plan_occurrences(
    activity: Activity,
    rule: recurrence.Rule,
    *,
    starts: time,
    ends: time,
    venue: Venue | None,
    capacity: int | None = None,
    by: User,
) -> list[Occurrence]:
    """Make the meetings that a rule gives, unpublished. Each is from now on a row of its own.

    Raises ValidationError by field for a rule that gives none or too many, and for hours a clock change spoils; and
    when a meeting of this offer stands there already, since a form sent twice must not make every meeting twice.
    """
    if not rules.may_edit(by):
        raise PermissionDenied
    moments = [hours(day, starts, ends) for day in recurrence.preview(rule).days]
    activity = Activity.objects.select_for_update().get(pk=activity.pk)
    _refuse_planned_already(activity, [start for start, _ in moments], venue)
    made = clock.now()
    series = Series.objects.create(activity=activity, rule=rule.as_json(), made_at=made, made_by=by)
    alike = {"activity": activity, "series": series, "venue": venue, "capacity": capacity}
    occurrences = Occurrence.objects.bulk_create(
        Occurrence(starts_at=start, ends_at=end, created_at=made, changed_at=made, **alike) for start, end in moments
    )
    record("series.planned", series, by=by)
    return occurrences


def _refuse_planned_already(activity: Activity, starts: list[datetime], venue: Venue | None) -> None:
    there = activity.occurrences.filter(cancelled_at=None, venue=venue, starts_at__in=starts).in_order().first()
    if there:
        day = f"{localtime(there.starts_at):%d.%m.%Y}"
        raise ValidationError(f"Spotkanie {day} o tej godzinie jest już ułożone. Zmień pierwszy dzień albo godzinę.")


def hours(day: date, starts: time, ends: time) -> tuple[datetime, datetime]:
    """Both moments of a meeting on that day.

    Raises ValidationError at `day` for a year no calendar shows, at `ends` when it does not end after it starts.
    """
    if not recurrence.FIRST_YEAR <= day.year <= recurrence.LAST_YEAR:
        raise ValidationError({"day": f"Wpisz rok od {recurrence.FIRST_YEAR} do {recurrence.LAST_YEAR}."})
    if ends <= starts:
        raise ValidationError({"ends": "Koniec musi być późniejszy niż początek. Popraw jedną z godzin."})
    return recurrence.moment(day, starts), recurrence.moment(day, ends)


@transaction.atomic
def publish_occurrences(activity: Activity, *, by: User) -> int:
    """Show residents every planned meeting of a published offer. Returns how many were new to them."""
    activity = Activity.objects.select_for_update().get(pk=activity.pk)
    if not rules.may_edit(by):
        raise PermissionDenied
    if activity.published_at is None:
        raise ValidationError("Najpierw opublikuj tę pozycję oferty.")
    hold_checks(activity)
    if unchecked := minors.why_not_public(activity):
        raise ValidationError(unchecked)
    moment = clock.now()
    fresh = activity.occurrences.filter(published_at=None).update(published_at=moment, changed_at=moment)
    record("occurrences.published", activity, by=by)
    return fresh


@transaction.atomic
def cancel_occurrence(occurrence: Occurrence, *, reason: str, by: User) -> Occurrence:
    """Call a meeting off. It stays in the calendar, with the reason."""
    occurrence = _locked(occurrence)
    if not rules.may_cancel(by, occurrence):
        raise PermissionDenied
    if occurrence.is_cancelled:
        raise ValidationError(ALREADY_CANCELLED)
    refuse_after_result(occurrence)
    if not editing.tidy(reason):
        raise ValidationError({"reason": "Napisz, dlaczego spotkanie jest odwołane."})
    occurrence.cancelled_at = clock.now()
    occurrence.cancelled_reason = editing.tidy(reason)
    _save_seen(occurrence, "cancelled_at", "cancelled_reason")
    record("occurrence.cancelled", occurrence, by=by, fields=["cancelled_reason"])
    return occurrence


@transaction.atomic
def move_occurrence(
    occurrence: Occurrence, *, day: date, starts: time, ends: time, note: str = "", by: User
) -> Occurrence:
    """Move a meeting. It keeps its identity and says where it was from; moved back, it says nothing."""
    occurrence = _locked(occurrence)
    if not rules.may_edit(by):
        raise PermissionDenied
    if occurrence.is_cancelled:
        raise ValidationError(ALREADY_CANCELLED)
    refuse_after_result(occurrence)
    start, end = hours(day, starts, ends)
    if (start, end) == (occurrence.starts_at, occurrence.ends_at):
        raise ValidationError("Spotkanie jest już tego dnia o tej godzinie. Podaj inny dzień albo inną godzinę.")
    first = occurrence.moved_from or occurrence.starts_at
    occurrence.moved_from = None if start == first else first
    occurrence.starts_at, occurrence.ends_at = start, end
    occurrence.note = editing.tidy(note) or occurrence.note
    _save_seen(occurrence, "starts_at", "ends_at", "moved_from", "note")
    record("occurrence.moved", occurrence, by=by, fields=["starts_at", "ends_at", "moved_from"])
    return occurrence


@transaction.atomic
def annotate_occurrence(occurrence: Occurrence, *, note: str, by: User) -> Occurrence:
    """Write a word for the day („Toaleta w remoncie…”); an empty one takes it away."""
    occurrence = _locked(occurrence)
    if not rules.may_run(by, occurrence.activity):
        raise PermissionDenied
    occurrence.note = editing.tidy(note)
    _save_seen(occurrence, "note")
    record("occurrence.annotated", occurrence, by=by, fields=["note"])
    return occurrence


@transaction.atomic
def change_place(occurrence: Occurrence, *, venue: Venue | None, capacity: int | None, by: User) -> Occurrence:
    """Give one meeting a place or a number of seats of its own."""
    occurrence = _locked(occurrence)
    if not rules.may_edit(by):
        raise PermissionDenied
    occurrence.venue, occurrence.capacity = venue, capacity
    _save_seen(occurrence, "venue", "capacity")
    record("occurrence.place_changed", occurrence, by=by, fields=["venue", "capacity"])
    return occurrence


def _locked(occurrence: Occurrence) -> Occurrence:
    return Occurrence.objects.select_for_update(of=["self"]).select_related("activity", "venue").get(pk=occurrence.pk)


def _save_seen(occurrence: Occurrence, *fields: str) -> None:
    """Save what a reader can see: the next SEQUENCE, a new LAST-MODIFIED."""
    occurrence.sequence += 1
    occurrence.revision += 1
    occurrence.changed_at = clock.now()
    occurrence.full_clean(exclude=["activity", "series"])
    occurrence.save(update_fields=[*fields, "sequence", "revision", "changed_at"])
