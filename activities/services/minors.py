"""Who leads offers for minors, and the recording of what was checked about them (act of 13 May 2016, art. 21)."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q

from activities import minors, rules
from activities.models import Activity, ActivityLead, Check, Lead, RecordedCheck, RemovedCheck, RemovedLead
from osl_site.common import clock
from osl_site.common.accounts.models import Role, User, done_by
from osl_site.common.audit.trail import record
from osl_site.common.centre.dictionaries.services import AFTER, stand_after
from osl_site.common.database import records
from osl_site.common.database.locking import ChangedMeanwhile, lock_row

ALREADY_LEADS = "Ta osoba już jest na liście prowadzących te zajęcia."
LEADS_SOMETHING = "Ta osoba prowadzi zajęcia. Najpierw usuń ją z nich, potem z listy."
CHECK_FIRST = (
    "Te zajęcia są opublikowane i dla małoletnich. Najpierw dodaj tę osobę do listy „Osoby prowadzące” "
    "i wpisz jej sprawdzenia."
)
RECORD_FIRST = "Najpierw wpisz je na stronie „Osoby prowadzące”."
RELIED_ON = "Ta osoba prowadzi opublikowane zajęcia dla małoletnich. Popraw wpis, zamiast go usuwać."
REQUIRED_NOW = "To sprawdzenie jest już wymagane."
RECORDED_BEFORE = "Ktoś już wpisał to sprawdzenie. Usuń stąd datę i miejsce, a resztę zapisz."
RETIRED_NOW = "To sprawdzenie nie jest już wymagane."
WHY_REMOVED = "Napisz, dlaczego usuwasz ten wpis."
WHY_LEADS_NO_LONGER = "Napisz, dlaczego ta osoba już nie prowadzi tych zajęć."
WHY_NOT_FOR_MINORS = "Napisz, dlaczego te zajęcia nie są już dla małoletnich."
LEADS_NO_LONGER = "Ta osoba nie jest na liście prowadzących te zajęcia."
WHY_RETIRED = "Napisz, dlaczego to sprawdzenie nie będzie wymagane."
TAKEN = "Takie sprawdzenie już jest na liście."
TAKEN_BEFORE = "Takie sprawdzenie już jest na liście, wśród wycofanych. Przywróć je."
LAST_CHECK = "To ostatnie wymagane sprawdzenie. Najpierw dodaj inne."


def hold_checks(activity: Activity) -> None:
    """Until the transaction ends nobody removes a recorded check that this offer may rely on."""
    leads = Q(lead__activity_leads__activity=activity) | Q(lead__user=activity.in_charge_id)
    wanted = RecordedCheck.objects.filter(leads).values("pk")
    list(RecordedCheck.objects.filter(pk__in=wanted).select_for_update().order_by("id"))


def ask_for_checks(activity: Activity, values: Mapping[str, Any]) -> None:
    """Before a published offer is turned over to minors or, being theirs, to another person: ValidationError by field
    while a check of anyone who leads it is not recorded."""
    stored = lock_row(activity)
    in_charge = values.get("in_charge", stored.in_charge)
    is_turned = values.get("for_minors", stored.for_minors) and not stored.for_minors
    is_handed_on = stored.for_minors and in_charge != stored.in_charge
    if stored.published_at is None or not values.get("for_minors", stored.for_minors):
        return
    hold_checks(stored)
    person = minors.first_unchecked(stored, in_charge) if is_turned or is_handed_on else None
    if person:
        field = "for_minors" if is_turned else "in_charge"
        raise ValidationError({field: f"Te zajęcia są opublikowane. {minors.lacks(person)} {RECORD_FIRST}"})


def with_reason(activity: Activity, values: Mapping[str, Any]) -> dict[str, Any]:
    """What is to be changed of an offer; once for minors, it is so no longer only with the reason.

    Raises ValidationError at `not_for_minors_reason`. The reason stays for as long as it is not for minors.
    """
    kept = {name: value for name, value in values.items() if name != "not_for_minors_reason"}
    if values.get("for_minors", True):
        return kept | ({"not_for_minors_reason": ""} if "for_minors" in values else {})
    if not lock_row(activity).for_minors:
        return kept
    reason = records.tidy(values.get("not_for_minors_reason", ""))
    if not reason:
        raise ValidationError({"not_for_minors_reason": WHY_NOT_FOR_MINORS})
    return kept | {"not_for_minors_reason": reason}


@transaction.atomic
def register_lead(lead: Lead, *, by: User) -> Lead:
    """Put someone on the list of people who lead, so that their checks can be recorded."""
    if not rules.may_see_checks(by):
        raise PermissionDenied
    lead = _stored(lead)
    record("lead.registered", lead, by=by)
    return lead


@transaction.atomic
def forget_lead(lead: Lead, *, by: User) -> None:
    """Take someone off the list with what is recorded of them; the printouts stay in the files. Not while they lead,
    so that nothing relies on it, and no reason is kept: it would be about a person whose data end here."""
    lead = lock_row(lead)
    if not rules.may_see_checks(by):
        raise PermissionDenied
    if lead.activity_leads.exists() or Activity.objects.filter(for_minors=True, in_charge=lead.user_id or 0).exists():
        raise ValidationError(LEADS_SOMETHING)
    record("lead.forgotten", lead, by=by)
    lead.delete()


@transaction.atomic
def add_lead(activity: Activity, lead: Lead, *, by: User) -> Lead:
    """Let a person lead an offer. One for minors that is published waits for their checks: ValidationError."""
    activity = lock_row(activity)
    if not rules.may_see_checks(by):
        raise PermissionDenied
    if lead in minors.leads_of(activity) or lead.user_id == activity.in_charge_id:
        raise ValidationError({"person": ALREADY_LEADS})
    if activity.for_minors and activity.published_at and not minors.people([lead])[0].is_checked:
        raise ValidationError({"person": CHECK_FIRST})
    lead = _stored(lead)
    ActivityLead.objects.create(activity=activity, lead=lead)
    record("lead.added", activity, by=by)
    return lead


@transaction.atomic
def remove_lead(activity: Activity, lead: Lead, *, reason: str, by: User) -> RemovedLead:
    """This person no longer leads the offer, and why: that stays with it. What is recorded of them stays.

    Raises ValidationError for who does not lead it, and at `reason` without one.
    """
    activity = lock_row(activity)
    if not rules.may_see_checks(by):
        raise PermissionDenied
    leading = activity.activity_leads.filter(lead=lead.pk or 0)
    if not leading.exists():
        raise ValidationError(LEADS_NO_LONGER)
    told = {"reason": _required(reason, WHY_LEADS_NO_LONGER), "at": clock.now()}
    removed = RemovedLead.objects.create(activity=activity, lead=lead, **told, **done_by(by, *Role))
    leading.delete()
    record("lead.removed", removed, by=by, fields={"reason": ("", removed.reason)})
    return removed


@transaction.atomic
def record_check(lead: Lead, kind: Check, values: Mapping[str, Any], *, by: User) -> RecordedCheck:
    """Record that a check was made, when, and where in the files its printout is. Raises ChangedMeanwhile when
    somebody recorded it a moment before."""
    if not rules.may_see_checks(by):
        raise PermissionDenied
    lead = _stored(lead)
    if there := lead.recorded.filter(kind=kind).first():
        raise ChangedMeanwhile(there)
    recorded = records.create(RecordedCheck, values, lead=lead, kind=kind, **done_by(by, *Role, field="recorded_by"))
    record("check.recorded", recorded, by=by)
    return recorded


@transaction.atomic
def record_checks(lead: Lead, rows: Mapping[Check, Mapping[str, Any]], *, by: User) -> list[RecordedCheck]:
    """Record several checks of one person, all of them or none. Raises ValidationError at `checked_on_` and the number
    of each check that somebody recorded a moment before."""
    if not rules.may_see_checks(by):
        raise PermissionDenied
    lead = _stored(lead)
    there = lead.recorded.filter(kind__in=rows)
    if before := {f"checked_on_{row.kind_id}": RECORDED_BEFORE for row in there}:
        raise ValidationError(before)
    return [record_check(lead, kind, values, by=by) for kind, values in rows.items()]


@transaction.atomic
def correct_check(
    recorded: RecordedCheck, values: Mapping[str, Any], *, revision: int | None, by: User
) -> RecordedCheck:
    """Correct the date or the place, or record a newer check in the old one's place. Raises ChangedMeanwhile."""
    if not rules.may_see_checks(by):
        raise PermissionDenied
    recorded, changed = records.change(recorded, values, revision=revision)
    record("check.corrected", recorded, by=by, fields=changed)
    return recorded


@transaction.atomic
def remove_check(recorded: RecordedCheck, *, reason: str, by: User) -> RemovedCheck:
    """Take back what was recorded by mistake, and say why: that stays with the person.

    Refused while the person leads a published offer for minors. Raises ValidationError at `reason` without one.
    """
    led = Q(leads=recorded.lead_id) | Q(in_charge=recorded.lead.user_id or 0)
    activities = Activity.objects.filter(pk__in=Activity.objects.filter(led, for_minors=True).values("pk"))
    held = list(activities.order_by("id").select_for_update())  # before the check, as whoever publishes does, or each
    recorded = lock_row(recorded)  # waits for the other
    if not rules.may_see_checks(by):
        raise PermissionDenied
    if recorded.kind.retired_on is None and any(activity.published_at for activity in held):
        raise ValidationError(RELIED_ON)
    told = {"reason": _required(reason, WHY_REMOVED), "checked_on": recorded.checked_on, "at": clock.now()}
    removed = RemovedCheck.objects.create(lead=recorded.lead, kind=recorded.kind, **told, **done_by(by, *Role))
    record("check.removed", removed, by=by, fields={"reason": ("", removed.reason)})
    recorded.delete()
    return removed


@transaction.atomic
def add_check(values: Mapping[str, Any], *, by: User) -> Check:
    """Require one check more, of everyone who leads from now on. What is published stays. Raises ValidationError by
    field, also for a name that is on the list."""
    kinds = list(Check.objects.select_for_update().order_by("pk"))  # as whoever retires one
    if not rules.may_keep_list_of_checks(by):
        raise PermissionDenied
    _refuse_second_name(values, kinds)
    plain = {name: value for name, value in values.items() if name != AFTER}
    kind = records.create(Check, plain)
    if AFTER in values:
        stand_after(kind, values[AFTER])
    record("check_kind.added", kind, by=by)
    return kind


def _refuse_second_name(values: Mapping[str, Any], others: list[Check]) -> None:
    said = records.tidy(values.get("name", "")).lower()
    same = [row for row in others if said and row.name.lower() == said]
    if same:
        raise ValidationError({"name": TAKEN if same[0].retired_on is None else TAKEN_BEFORE})


@transaction.atomic
def change_check(kind: Check, values: Mapping[str, Any], *, revision: int | None, by: User) -> Check:
    """Correct how a check is called and its basis, or let it stand elsewhere in the list. What is recorded of people
    stays, whether it is still required or not. Raises ChangedMeanwhile, and ValidationError by field."""
    kinds = list(Check.objects.select_for_update().order_by("pk"))  # as whoever retires one
    if not rules.may_keep_list_of_checks(by):
        raise PermissionDenied
    _refuse_second_name(values, [row for row in kinds if row != kind])
    plain = {name: value for name, value in values.items() if name != AFTER}
    kind, changed = records.change(kind, plain, revision=revision)
    if AFTER in values and (moved := stand_after(kind, values[AFTER])):
        changed["position"] = moved
    if changed:
        record("check_kind.changed", kind, by=by, fields=changed)
    return kind


@transaction.atomic
def require_check(kind: Check, *, required: bool, reason: str = "", by: User) -> Check:
    """Require a check no longer, with the reason, or again. One at least is always required.

    Raises ValidationError when it is so already, and at `reason` without one.
    """
    kinds = list(Check.objects.select_for_update().order_by("pk"))  # all, in one order: two who retire at once wait
    if not rules.may_keep_list_of_checks(by):
        raise PermissionDenied
    kind = next(row for row in kinds if row == kind)
    if required == (kind.retired_on is None):
        raise ValidationError(REQUIRED_NOW if required else RETIRED_NOW)
    if not required and not any(row.retired_on is None for row in kinds if row != kind):
        raise ValidationError(LAST_CHECK)
    before = records.told(kind, "retired_reason")
    kind.retired_on = None if required else clock.today()
    kind.retired_reason = "" if required else _required(reason, WHY_RETIRED)
    kind.revision += 1
    kind.save(update_fields=["retired_on", "retired_reason", "revision"])
    record("check_kind.required" if required else "check_kind.retired", kind, by=by, fields=records.since(before, kind))
    return kind


def _required(reason: str, sentence: str) -> str:
    """Raises ValidationError that says so where there is no reason."""
    if not records.tidy(reason):
        raise ValidationError({"reason": sentence})
    return records.tidy(reason)


def _stored(lead: Lead) -> Lead:
    """The row of this person: the one that is there, or a new one, whoever else makes it at the same moment."""
    if lead.pk:
        return lock_row(lead)
    if lead.user_id:
        return Lead.objects.get_or_create(user=lead.user)[0]
    return records.create(Lead, {"name": lead.name})
