"""What an initiative lacks, and its money: written down, changed, taken away when it was a mistake."""

from collections.abc import Mapping
from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import ProtectedError

from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.audit.trail import record
from osl_site.common.database import records
from osl_site.common.database.locking import lock_row
from osl_site.common.withdrawal import services as withdrawal
from partners import rules
from partners.models import Funding, Initiative, Lack

Means = TypeVar("Means", Lack, Funding)
ADDED = {Lack: "initiative_lack.added", Funding: "initiative_money.added"}
CHANGED = {Lack: "initiative_lack.changed", Funding: "initiative_money.changed"}
REMOVED = {Lack: "initiative_lack.removed", Funding: "initiative_money.removed"}
NOT_YET = "Ten dzień jeszcze nie nadszedł. Wpisz dzień, w którym to było."
STOOD_ON = "Coś już się na tym opiera. Najpierw to odłącz."
PAST_DAYS = ("met_on", "filed_on", "decided_on")


@transaction.atomic
def add_means(model: type[Means], initiative: Initiative, values: Mapping[str, Any], *, by: User) -> Means:
    """Write down one thing that is lacking, or one source of money. Raises ValidationError by field."""
    if not rules.may_edit(by):
        raise PermissionDenied
    _refuse_ahead(values)
    withdrawal.refuse_withdrawn(initiative)
    row = records.create(model, values, initiative=lock_row(initiative))
    record(ADDED[model], row, by=by)
    return row


@transaction.atomic
def change_means(row: Means, values: Mapping[str, Any], *, revision: int | None, by: User) -> Means:
    """Correct it, or say what came of it. Raises ChangedMeanwhile when someone else saved it first, ValidationError by
    field."""
    if not rules.may_edit(by):
        raise PermissionDenied
    _refuse_ahead(values)
    withdrawal.refuse_withdrawn(row.initiative)
    row, changed = records.change(row, values, revision=revision)
    if changed:
        record(CHANGED[type(row)], row, by=by, fields=changed)
    return row


@transaction.atomic
def remove_means(row: Means, *, by: User) -> Initiative:
    """Take away what was a mistake. Answers its initiative. Raises ValidationError the second time, and where something
    stands on it."""
    row = lock_row(row)
    if not rules.may_edit(by):
        raise PermissionDenied
    initiative = row.initiative
    record(REMOVED[type(row)], row, by=by)
    try:
        row.delete()
    except ProtectedError as error:
        raise ValidationError(STOOD_ON) from error
    return initiative


def _refuse_ahead(values: Mapping[str, Any]) -> None:
    wrong = {name: NOT_YET for name in PAST_DAYS if values.get(name) and values[name] > clock.today()}
    if wrong:
        raise ValidationError(wrong)
