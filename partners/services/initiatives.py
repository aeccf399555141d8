"""Initiatives: begun, led from stage to stage, handed to whoever leads them."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from osl_site.common import clock
from osl_site.common.accounts.models import Role, User, done_by
from osl_site.common.audit.trail import record
from osl_site.common.database import records
from osl_site.common.database.locking import lock_row
from osl_site.common.withdrawal import services as withdrawal
from partners import rules
from partners.models import Initiative, InitiativeLead, InitiativeStage, Leader, Stage
from partners.models.initiatives import NO_RESULT, SAYS_WHY

AHEAD = "Ten dzień jeszcze nie nadszedł. Wpisz dzień, od którego tak jest."
BEFORE = "Wcześniej zapisano już dzień {:%-d.%m.%Y}. Wpisz ten sam albo późniejszy."
STANDS_THERE = "Inicjatywa jest już na tym etapie. Ktoś zapisał to przed chwilą."
LEADS_ALREADY = "To już jest zapisane: ktoś zrobił to przed chwilą."
Keep = Callable[[Initiative], None]


@transaction.atomic
def begin_initiative(
    values: Mapping[str, Any],
    *,
    since: date,
    stage: str = Stage.IDEA,
    leader: str = Leader.TOGETHER,
    keep: Keep | None = None,
    by: User,
) -> Initiative:
    """Write down an initiative as it stands since that day. `keep` says in the same transaction what it came from, for
    the room that knows it. Raises ValidationError by field."""
    if not rules.may_edit(by):
        raise PermissionDenied
    withdrawal.refuse_choosing(values)
    _refuse_ahead("since", since)
    row = records.create(Initiative, values)
    _stand(row, {"stage": stage, "since": since}, by)
    _lead(row, {"leader": leader, "since": since}, by)
    record("initiative.begun", row, by=by)
    if keep:
        keep(row)
    return row


@transaction.atomic
def change_initiative(row: Initiative, values: Mapping[str, Any], *, revision: int | None, by: User) -> Initiative:
    """Correct what is said of it. Raises ChangedMeanwhile when someone else saved it first, ValidationError by
    field."""
    if not rules.may_edit(by):
        raise PermissionDenied
    withdrawal.refuse_withdrawn(row)
    withdrawal.refuse_choosing(values, kept=row)
    row, changed = records.change(row, values, revision=revision)
    if changed:
        record("initiative.changed", row, by=by, fields=changed)
    return row


@transaction.atomic
def move_initiative(
    row: Initiative, *, stage: str, since: date, reason: str = "", result: str = "", by: User
) -> InitiativeStage:
    """Say how far it came and since when; with what was done once it is done, and why it is held up otherwise.

    Raises ValidationError by field: for the stage where it stands already, for a day before the last one, ahead.
    """
    row = lock_row(row)
    if not rules.may_edit(by):
        raise PermissionDenied
    withdrawal.refuse_withdrawn(row)
    last = row.stages.order_by("-id").first()
    if last.stage == stage:
        raise ValidationError({"stage": STANDS_THERE})
    _refuse_days("since", since, last.since)
    if stage == Stage.STOPPED and not records.tidy(reason):
        raise ValidationError({"reason": SAYS_WHY})
    if stage == Stage.DONE:
        if not records.tidy(result) and not row.result:
            raise ValidationError({"result": NO_RESULT})
        if records.tidy(result):
            row, _changed = records.change(row, {"result": result}, revision=None)
    moved = _stand(row, {"stage": stage, "since": since, "reason": reason}, by)
    record("initiative.moved", row, by=by, fields=["stage"])
    return moved


@transaction.atomic
def hand_initiative(row: Initiative, *, leader: str, since: date, new_leaders: int = 0, by: User) -> InitiativeLead:
    """Say who leads it since that day, and how many lead something for the first time. The same may be said again only
    with new leaders. Raises ValidationError by field."""
    row = lock_row(row)
    if not rules.may_edit(by):
        raise PermissionDenied
    withdrawal.refuse_withdrawn(row)
    last = row.leads.order_by("-id").first()
    if last.leader == leader and not new_leaders:
        raise ValidationError({"leader": LEADS_ALREADY})
    _refuse_days("since", since, last.since)
    lead = _lead(row, {"leader": leader, "since": since, "new_leaders": new_leaders}, by)
    record("initiative.led", row, by=by, fields=["leader"])
    return lead


@transaction.atomic
def withdraw_initiative(row: Initiative, *, reason: str, by: User) -> Initiative:
    """Take out one that was begun by mistake, and say why: it is counted nowhere, nobody is reminded of it, residents
    do not read of it. How it stood stays said. Raises ValidationError without a reason, and the second time."""
    if not rules.may_edit(by):
        raise PermissionDenied
    row = withdrawal.take_out(row, reason, by)
    record("initiative.withdrawn", row, by=by)
    return row


@transaction.atomic
def restore_initiative(row: Initiative, *, by: User) -> Initiative:
    """Take a withdrawal back. Raises ValidationError where there is none."""
    if not rules.may_edit(by):
        raise PermissionDenied
    row = withdrawal.put_back(row, by)
    record("initiative.restored", row, by=by)
    return row


def _refuse_days(name: str, day: date, last: date) -> None:
    _refuse_ahead(name, day)
    if day < last:
        raise ValidationError({name: BEFORE.format(last)})


def _refuse_ahead(name: str, day: date) -> None:
    if day > clock.today():
        raise ValidationError({name: AHEAD})


def _stand(row: Initiative, values: Mapping[str, Any], by: User) -> InitiativeStage:
    return records.create(InitiativeStage, values, initiative=row, at=clock.now(), **done_by(by, *Role))


def _lead(row: Initiative, values: Mapping[str, Any], by: User) -> InitiativeLead:
    return records.create(InitiativeLead, values, initiative=row, at=clock.now(), **done_by(by, *Role))
