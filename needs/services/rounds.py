"""Rounds of assessment: planned, changed, removed while empty; places visited."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from needs import rules
from needs.models import AssessmentRound, RoundVisit
from needs.models.rounds import LATER
from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.audit.trail import record
from osl_site.common.centre.models import Locality
from osl_site.common.database import records
from osl_site.common.database.locking import lock_row, look_at_keys

ROUND_IS_USED = "Do tej rundy należą notatki, zgłoszenia albo ważenie potrzeb. Najpierw je od niej odłącz."
OUTSIDE = "Ten dzień jest poza rundą. Wpisz dzień od jej początku do końca."
NO_PLACE = "Tego miejsca nie ma już w rundzie. Otwórz tę stronę jeszcze raz."
NOT_YET = "Ten dzień jeszcze nie nadszedł. Wpisz dzień, w którym tam byliśmy."


@transaction.atomic
def create_round(values: Mapping[str, Any], *, places: Iterable[Locality] = (), by: User) -> AssessmentRound:
    """Plan a round and the places it goes to. Raises ValidationError by field."""
    if not rules.may_edit(by):
        raise PermissionDenied
    _refuse_order(values)
    row = records.create(AssessmentRound, values)
    _plan(row, places)
    record("round.created", row, by=by)
    return row


@transaction.atomic
def change_round(
    row: AssessmentRound, values: Mapping[str, Any], *, places: Iterable[Locality], revision: int | None, by: User
) -> AssessmentRound:
    """Change a round and its places; where somebody was already stays. Raises ChangedMeanwhile when someone else saved
    it first."""
    if not rules.may_edit(by):
        raise PermissionDenied
    _refuse_order(values, row)
    row, changed = records.change(row, values, revision=revision)
    if _plan(row, places) or changed:
        record("round.changed", row, by=by, fields=changed)
    return row


@transaction.atomic
def visit(row: AssessmentRound, place: Locality, *, on: date | None = None, by: User) -> RoundVisit:
    """Somebody was there, today or on another day; said once more it is that day. Raises ValidationError for a day to
    come."""
    row = lock_row(row)
    if not rules.may_write_notes(by):
        raise PermissionDenied
    day = on or clock.today()
    if day > clock.today():
        raise ValidationError({"on": NOT_YET})
    there, _is_new = RoundVisit.objects.get_or_create(round=row, locality=place)
    if there.done_on != day:
        there.done_on = day
        there.save(update_fields=["done_on"])
        record("round.visited", row, by=by)
    return there


@transaction.atomic
def remove_round(row: AssessmentRound, *, by: User) -> None:
    """Remove a round to which nothing belongs. Raises ValidationError where something does, and the second time."""
    row = lock_row(row)
    if not rules.may_edit(by):
        raise PermissionDenied
    record("round.removed", row, by=by)
    try:
        with transaction.atomic():
            row.delete()
            look_at_keys()
    except (ProtectedError, IntegrityError) as error:
        raise ValidationError(ROUND_IS_USED) from error


@transaction.atomic
def plan_days(row: AssessmentRound, days: Mapping[str, date | None], *, by: User) -> AssessmentRound:
    """Say when somebody goes to which of its places (SIMC ids); None takes the day away. Raises ValidationError for a
    day outside the round and for a place that is not one of its."""
    row = lock_row(row)
    if not rules.may_edit(by):
        raise PermissionDenied
    visits = {visit.locality_id: visit for visit in row.visits.select_for_update()}
    if days.keys() - visits.keys():
        raise ValidationError(NO_PLACE)
    if any(day and not row.begins_on <= day <= row.ends_on for day in days.values()):
        raise ValidationError(OUTSIDE)
    moved = [visits[pk] for pk, day in days.items() if visits[pk].planned_on != day]
    for visit in moved:
        visit.planned_on = days[visit.locality_id]
        visit.save(update_fields=["planned_on"])
    if moved:
        record("round.days_planned", row, by=by)
    return row


def _refuse_order(values: Mapping[str, Any], row: AssessmentRound | None = None) -> None:
    """A round follows one that began before it, as the database holds too."""
    begins_on, before = values.get("begins_on"), values.get("follows")
    after = getattr(row, "followed_by", None) if row else None
    if begins_on and before and before.begins_on >= begins_on:
        raise ValidationError({"follows": LATER})
    if begins_on and after and after.begins_on <= begins_on:
        raise ValidationError({"begins_on": f"Po tej rundzie idzie „{after.title}”. Wpisz datę sprzed jej początku."})


def _plan(row: AssessmentRound, places: Iterable[Locality]) -> bool:
    """Go to these places and, where nobody has been yet, to no other. Whether anything changed."""
    wanted = {place.pk for place in places}
    there = dict(row.visits.values_list("locality_id", "done_on"))
    gone = [pk for pk, done in there.items() if pk not in wanted and done is None]
    row.visits.filter(locality__in=gone).delete()
    new = sorted(wanted - there.keys())
    RoundVisit.objects.bulk_create(RoundVisit(round=row, locality_id=pk) for pk in new)
    return bool(gone or new)
