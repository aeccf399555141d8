"""Rounds of assessment: planned, changed, removed while empty; places visited."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from needs import rules
from needs.models import AssessmentRound, RoundVisit
from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.audit.trail import record
from osl_site.common.centre.models import Locality
from osl_site.common.database import records
from osl_site.common.database.locking import lock_row, look_at_keys

ROUND_IS_USED = "Do tej rundy należą notatki albo zgłoszenia. Najpierw je od niej odłącz."
NOT_YET = "Ten dzień jeszcze nie nadszedł. Wpisz dzień, w którym tam byliśmy."


@transaction.atomic
def create_round(values: Mapping[str, Any], *, places: Iterable[Locality] = (), by: User) -> AssessmentRound:
    """Plan a round and the places it goes to. Raises ValidationError by field."""
    if not rules.may_edit(by):
        raise PermissionDenied
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


def _plan(row: AssessmentRound, places: Iterable[Locality]) -> bool:
    """Go to these places and, where nobody has been yet, to no other. Whether anything changed."""
    wanted = {place.pk for place in places}
    there = dict(row.visits.values_list("locality_id", "done_on"))
    gone = [pk for pk, done in there.items() if pk not in wanted and done is None]
    row.visits.filter(locality__in=gone).delete()
    new = sorted(wanted - there.keys())
    RoundVisit.objects.bulk_create(RoundVisit(round=row, locality_id=pk) for pk in new)
    return bool(gone or new)
