"""Acts on offers: what residents can come to or join."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from activities import rules
from activities.calendar.outlets import SEEN_OF_ACTIVITY
from activities.models import Activity, ActivityPartner, Occurrence
from activities.models.formerly import Entry, is_alike, of_groups, of_theme, of_title
from activities.planning.preview_seen import refuse_unseen
from activities.planning.seats_preview import seats_of_activity
from activities.services.locking import lock_rows, readers_see_a_change, remember
from activities.services.minors import ask_for_checks, with_reason
from activities.services.results import refuse_losing
from activities.services.waiting_list import offer_free_seats, refuse_too_few
from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.audit.trail import record
from osl_site.common.database import records
from osl_site.common.database.locking import lock_row
from osl_site.common.withdrawal import services as withdrawal
from osl_site.common.withdrawal.models import standing
from partners.models import Partner
from plans.in_force.gone_by import actions_gone_by

COPY_OF = "Kopia: "
SEEN_ALREADY = "Mieszkańcy widzieli już tę pozycję oferty. Zakończ ją zamiast usuwać."
NOT_IN_FORCE = (
    "Plan z tym działaniem już nie obowiązuje. Wybierz działanie z planu, który obowiązuje, albo napisz, dlaczego "
    "to jest poza planem."
)
STOPPED = {"paused_at", "ended_at", "stopped_reason"}
NOT_COPIED = {"id", "published_at", "created_at", "changed_at", "revision", "not_for_minors_reason"} | STOPPED


@transaction.atomic
def create_activity(
    values: Mapping[str, Any], *, by: User, partners: Mapping[Partner, str] | Sequence[Partner] = ()
) -> Activity:
    """Put a draft into the offer, for an action of the plan or outside it with a reason. Nobody outside sees it."""
    if not rules.may_edit(by):
        raise PermissionDenied
    _refuse_choices(values, partners)
    activity = records.create(Activity, values)
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
    seen: str | None = None,
) -> Activity:
    """Change an offer. Raises ChangedMeanwhile when someone else saved it first; `partners` None leaves them.

    More places go to those who wait at once: `seen` is the fingerprint of the preview that says to whom. Raises
    ValidationError when it would be another by now.
    """
    if not rules.may_edit(by):
        raise PermissionDenied
    ahead = _keep_seats(activity, values) if "capacity" in values else []
    if seen is not None and "capacity" in values:
        refuse_unseen(seats_of_activity(activity, values["capacity"]).fingerprint, seen)
    values = with_reason(activity, values)
    ask_for_checks(activity, values)
    _refuse_choices(values, partners, kept=activity)
    before = _told_now(activity)
    activity, changed = records.change(activity, values, revision=revision)
    for occurrence in ahead:
        occurrence.activity = activity
        offer_free_seats(occurrence)
    if partners is not None and _set_partners(activity, partners):
        if not changed:
            _next_revision(activity)
        changed["partners"] = ("", "")  # rows of their own, not a field
    if SEEN_OF_ACTIVITY & set(changed):
        _leave_traces(activity, before)
        readers_see_a_change(activity.occurrences.all())
    record("activity.changed", activity, by=by, fields=changed)
    return activity


@transaction.atomic
def copy_activity(
    values: Mapping[str, Any],
    *,
    by: User,
    partners: Mapping[Partner, str] | Sequence[Partner] = (),
) -> Activity:
    """Put a draft into the offer that was typed over what another offer says (`copied_values`). Without what belongs to
    that one: dates, publication, sign-ups. Raises ValidationError by field."""
    if not rules.may_edit(by):
        raise PermissionDenied
    _refuse_choices(values, partners)
    copy = records.create(Activity, values)
    _set_partners(copy, partners)
    record("activity.copied", copy, by=by)
    return copy


def copied_values(activity: Activity) -> dict[str, Any]:
    """What a copy of an offer begins with, by field. An action of a plan that is no longer in force is kept: the
    organiser sees it on the form and chooses anew."""
    values = {field.name: getattr(activity, field.name) for field in Activity._meta.concrete_fields}
    values = {name: value for name, value in values.items() if name not in NOT_COPIED}
    values |= {name: list(standing(getattr(activity, name).all())) for name in ("groups", "services")}
    return values | {"title": f"{COPY_OF}{activity.title}"}


@transaction.atomic
def remove_draft(activity: Activity, *, by: User) -> None:
    """Delete an offer that residents have never seen, with its meetings. Raises ValidationError for one that they have
    seen, which is ended instead, and where somebody signed up or something took place."""
    activity = lock_row(activity)
    if not rules.may_edit(by):
        raise PermissionDenied
    if why_not_removable(activity):
        raise ValidationError(SEEN_ALREADY)
    rows = activity.occurrences.all()
    lock_rows(rows)
    refuse_losing(rows)
    record("activity.removed", activity, by=by)
    rows.delete()
    activity.series.all().delete()
    withdrawal.take_away(activity)


def _told_now(activity: Activity) -> list[Entry]:
    """By what residents find this offer, as it is stored."""
    stored = Activity.objects.get(pk=activity.pk)
    return [of_title(stored), of_theme(stored), of_groups(stored.groups.all())]


def _leave_traces(activity: Activity, before: list[Entry]) -> None:
    """What is found by other words, by another theme or for another group from now on says at its meetings to come what
    it was; capitals and marks alone are no other words."""
    after = {entry["of"]: entry for entry in _told_now(activity)}
    other = [entry for entry in before if not is_alike(entry, after[entry["of"]])]
    if other:
        ahead = activity.occurrences.filter(ends_at__gt=clock.now())
        lock_rows(activity.occurrences.all())
        remember(ahead, *other)


def why_not_removable(activity: Activity) -> str:
    """The sentence that says why an offer is ended and not deleted; empty where it is a draft that nobody saw."""
    is_seen = activity.published_at or activity.occurrences.filter(published_at__isnull=False).exists()
    return SEEN_ALREADY if is_seen else ""


def _keep_seats(activity: Activity, values: Mapping[str, Any]) -> list[Occurrence]:
    """Hold the meetings to come that have no number of seats of their own, when the offer's number changes.

    Nobody who has a place is dropped: raises ValidationError at `capacity`. Answers the meetings it holds.
    """
    activity = lock_row(activity)
    capacity = values["capacity"]
    if capacity == activity.capacity:
        return []
    lock_rows(activity.occurrences.all())  # all of them, for readers see the change of all
    held = list(activity.occurrences.filter(capacity=None, ends_at__gt=clock.now()).order_by("id"))
    for occurrence in held:
        occurrence.activity = activity
        refuse_too_few(occurrence, capacity)
    return held


def _next_revision(activity: Activity) -> None:
    """Partners are part of what a person saw on the form, so a change of them alone is a change of the offer."""
    activity.revision += 1
    activity.changed_at = clock.now()
    activity.save(update_fields=["revision", "changed_at"])


def _refuse_choices(
    values: Mapping[str, Any], partners: Iterable[Partner] | None, kept: Activity | None = None
) -> None:
    """Refuse a withdrawn place or partner, and an action of a plan that is not gone by, unless the offer has named it
    before. Raises ValidationError by field."""
    action = values.get("action")
    is_kept = kept is not None and action is not None and kept.action_id == action.pk
    if action and not is_kept and not actions_gone_by(clock.today()).filter(pk=action.pk).exists():
        raise ValidationError({"action": NOT_IN_FORCE})
    withdrawal.refuse_choosing({**values, "partners": list(partners or ())}, kept=kept)


def _set_partners(activity: Activity, partners: Mapping[Partner, str] | Sequence[Partner]) -> bool:
    """Make these the partners, with their roles where given. Returns whether anything was different."""
    roles = partners if isinstance(partners, Mapping) else dict.fromkeys(partners, "")
    wanted = {partner.pk: role for partner, role in roles.items()}
    stored = dict(activity.partnerships.values_list("partner", "role"))
    if wanted == stored:
        return False
    activity.partnerships.exclude(partner__in=wanted).delete()
    for row in activity.partnerships.all():
        if row.role != wanted[row.partner_id]:
            activity.partnerships.filter(pk=row.pk).update(role=wanted[row.partner_id])
    ActivityPartner.objects.bulk_create(
        ActivityPartner(activity=activity, partner_id=pk, role=role) for pk, role in wanted.items() if pk not in stored
    )
    return True
