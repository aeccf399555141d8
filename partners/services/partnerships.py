"""Partnerships and networks: written down, changed, ended; who joins and who leaves."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from osl_site.common.accounts.models import User
from osl_site.common.audit.trail import record
from osl_site.common.database import records
from osl_site.common.database.locking import lock_row
from osl_site.common.withdrawal import services as withdrawal
from partners import rules
from partners.models import Membership, Partnership

OUTSIDE = "Partnerstwo trwa {}. Wpisz dzień z tego czasu."
MEMBERS_STAY = "Ktoś jest jego członkiem po tym dniu. Najpierw wpisz mu ostatni dzień."


@transaction.atomic
def create_partnership(values: Mapping[str, Any], *, by: User) -> Partnership:
    """Write one down. Raises ValidationError by field."""
    if not rules.may_edit(by):
        raise PermissionDenied
    row = records.create(Partnership, values)
    record("partnership.created", row, by=by)
    return row


@transaction.atomic
def change_partnership(row: Partnership, values: Mapping[str, Any], *, revision: int | None, by: User) -> Partnership:
    """Correct it, or end it with a reason: whoever belongs to it on the last day leaves with it. Raises
    ChangedMeanwhile when someone else saved it first, ValidationError by field."""
    if not rules.may_edit(by):
        raise PermissionDenied
    row, changed = records.change(row, values, revision=revision)
    if row.memberships.filter(since__lt=row.since).exists():
        raise ValidationError(
            {"since": "Ktoś jest jego członkiem od wcześniejszego dnia. Najpierw popraw tamten dzień."}
        )
    if row.ended_on:
        if row.memberships.filter(since__gt=row.ended_on).exists():
            raise ValidationError({"ended_on": MEMBERS_STAY})
        row.memberships.within(row.ended_on, row.ended_on).exclude(until=row.ended_on).update(until=row.ended_on)
    if changed:
        record("partnership.changed", row, by=by, fields=changed)
    return row


@transaction.atomic
def add_member(partnership: Partnership, values: Mapping[str, Any], *, by: User) -> Membership:
    """Let a partner join. Raises ValidationError by field: for days outside the partnership's, for one who is there."""
    if not rules.may_edit(by):
        raise PermissionDenied
    partnership = lock_row(partnership)
    withdrawal.refuse_choosing(values)
    _refuse_outside(partnership, values)
    row = records.create(Membership, values, partnership=partnership)
    record("membership.added", row, by=by)
    return row


@transaction.atomic
def change_member(row: Membership, values: Mapping[str, Any], *, revision: int | None, by: User) -> Membership:
    """Correct what a member does there, or say till when. Raises as `add_member`, and ChangedMeanwhile."""
    if not rules.may_edit(by):
        raise PermissionDenied
    partnership = lock_row(row.partnership)
    withdrawal.refuse_choosing(values, kept=row)
    row, changed = records.change(row, values, revision=revision)
    _refuse_outside(partnership, {"since": row.since, "until": row.until})
    if changed:
        record("membership.changed", row, by=by, fields=changed)
    return row


def _refuse_outside(partnership: Partnership, values: Mapping[str, Any]) -> None:
    wrong = {}
    for name in ("since", "until"):
        day: date | None = values.get(name)
        if day and (day < partnership.since or (partnership.ended_on and day > partnership.ended_on)):
            wrong[name] = OUTSIDE.format(partnership.span_in_words)
    if wrong:
        raise ValidationError(wrong)
