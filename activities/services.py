"""Acts on venues, offers and meetings. What a resident can see moves `sequence` and `changed_at` of the meetings."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import F, QuerySet
from django.utils.timezone import localtime

from activities import recurrence, rules
from activities.models import Activity, ActivityPartner, Occurrence, Series, Venue
from osl_site import clock, editing
from osl_site.accounts.models import User
from osl_site.audit.trail import record
from partners.models import Partner
from plans.models import Kind

SEEN_OF_ACTIVITY = {"title", "title_uk", "title_en", "text", "text_uk", "text_en", "cost", "contact_phone", "groups"}
SEEN_OF_VENUE = {"name", "address", "locality", "getting_in", "getting_there", "step_free", "toilet"}
ALREADY_CANCELLED = "To spotkanie jest już odwołane."


@transaction.atomic
def create_venue(values: Mapping[str, Any], *, by: User) -> Venue:
    """Add a place where people meet. Raises ValidationError when the locality has one of that name."""
    if not rules.may_edit(by):
        raise PermissionDenied
    venue = editing.create(Venue, values)
    record("venue.created", venue, by=by)
    return venue


@transaction.atomic
def change_venue(venue: Venue, values: Mapping[str, Any], *, revision: int | None, by: User) -> Venue:
    """Correct a place; meetings to come there say so to every calendar that follows them."""
    if not rules.may_edit(by):
        raise PermissionDenied
    venue, changed = editing.change(venue, values, revision=revision)
    if SEEN_OF_VENUE & set(changed):
        _readers_see_a_change(Occurrence.objects.filter(venue=venue, ends_at__gte=clock.now()))
    record("venue.changed", venue, by=by, fields=changed)
    return venue


@transaction.atomic
def create_activity(
    values: Mapping[str, Any], *, by: User, partners: Mapping[Partner, str] | Sequence[Partner] = ()
) -> Activity:
    """Put a draft into the offer, for an action of the plan or outside it with a reason. Nobody outside sees it."""
    if not rules.may_edit(by):
        raise PermissionDenied
    activity = editing.create(Activity, values)
    _set_partners(activity, partners)
    record("activity.created", activity, by=by)
    return activity


@transaction.atomic
def change_activity(
    activity: Activity,
    values: Mapping[str, Any],
    *,
    revision: int | None,
    by: User,
    partners: Mapping[Partner, str] | Sequence[Partner] | None = None,
) -> Activity:
    """Change an offer. Raises ChangedMeanwhile when someone else saved it first; `partners` None leaves them."""
    if not rules.may_edit(by):
        raise PermissionDenied
    activity, changed = editing.change(activity, values, revision=revision)
    if partners is not None and _set_partners(activity, partners):
        if not changed:
            _next_revision(activity)
        changed.append("partners")
    if SEEN_OF_ACTIVITY & set(changed):
        _readers_see_a_change(activity.occurrences.filter(ends_at__gte=clock.now()))
    record("activity.changed", activity, by=by, fields=changed)
    return activity


@transaction.atomic
def publish_activity(activity: Activity, *, by: User) -> Activity:
    """Show an offer to residents, with every meeting of it that is planned.

    Cooperation with partners never goes out; nor does anything for minors, whose checks cannot be recorded yet.
    """
    activity = Activity.objects.select_for_update().get(pk=activity.pk)
    if not rules.may_edit(by):
        raise PermissionDenied
    if refusal := why_not_public(activity):
        raise ValidationError(refusal)
    moment = clock.now()
    activity.published_at = activity.published_at or moment
    activity.save(update_fields=["published_at"])
    fresh = activity.occurrences.filter(published_at=None)
    fresh.update(published_at=moment, changed_at=moment)
    record("activity.published", activity, by=by, fields=["published_at"])
    return activity


def why_not_public(activity: Activity) -> str:
    """The sentence that says what is missing before residents may see this offer; empty when nothing is."""
    if activity.kind == Kind.COOPERATION:
        return "Współpraca z partnerami nie trafia do kalendarza mieszkańców."
    if activity.for_minors:
        return (
            "Nie można opublikować. Osoba prowadząca nie ma potwierdzonego sprawdzenia w rejestrach, "
            "które jest potrzebne przy zajęciach dla małoletnich."
        )
    if not activity.text:
        return "Napisz opis dla mieszkańców. Potem można opublikować."
    return ""


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


def _readers_see_a_change(occurrences: QuerySet[Occurrence]) -> None:
    occurrences.update(sequence=F("sequence") + 1, changed_at=clock.now())


def _next_revision(activity: Activity) -> None:
    """Partners are part of what a person saw on the form, so a change of them alone is a change of the offer."""
    activity.revision += 1
    activity.changed_at = clock.now()
    activity.save(update_fields=["revision", "changed_at"])


def _set_partners(activity: Activity, partners: Mapping[Partner, str] | Sequence[Partner]) -> bool:
    """Make these the partners, with their roles where given. Returns whether anything was different."""
    roles = partners if isinstance(partners, Mapping) else dict.fromkeys(partners, "")
    wanted = {partner.pk: role for partner, role in roles.items()}
    stored = dict(activity.partnerships.values_list("partner", "role"))
    if wanted == stored:
        return False
    activity.partnerships.all().delete()
    ActivityPartner.objects.bulk_create(
        ActivityPartner(activity=activity, partner_id=pk, role=role) for pk, role in wanted.items()
    )
    return True
