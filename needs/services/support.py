"""Support: written down, corrected, removed; with a word for oneself about the next step."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from needs import rules
from needs.models import Support
from osl_site.common.accounts.models import Role, User, done_by
from osl_site.common.audit.trail import record
from osl_site.common.database import records
from osl_site.common.database.locking import lock_row
from osl_site.common.promises import services as promises
from osl_site.common.withdrawal import services as withdrawal


@dataclass(frozen=True)
class NextStep:
    """A word for oneself: what to do, till when. It is deleted when done."""

    what: str
    due: date


@transaction.atomic
def create_support(values: Mapping[str, Any], *, next_step: NextStep | None = None, by: User) -> Support:
    """Write down one time that somebody was supported, signed by who did it, with the next step for oneself. Raises
    ValidationError by field."""
    if not rules.may_write_support(by):
        raise PermissionDenied
    withdrawal.refuse_choosing(values)
    row = records.create(Support, values, **done_by(by, *Role))
    record("support.created", row, by=by)
    _promise(row, next_step, by)
    return row


@transaction.atomic
def change_support(
    row: Support, values: Mapping[str, Any], *, next_step: NextStep | None = None, revision: int | None, by: User
) -> Support:
    """Correct it, and add a next step; with whom it was stays. Raises ChangedMeanwhile when someone else saved it
    first."""
    if not rules.may_change_support(by, row):
        raise PermissionDenied
    withdrawal.refuse_choosing(values, kept=row)
    row, changed = records.change(row, values, revision=revision)
    if changed:
        record("support.changed", row, by=by, fields=changed)
    _promise(row, next_step, by)
    return row


@transaction.atomic
def remove_support(row: Support, *, by: User) -> None:
    """Remove an entry that was a mistake, with what was promised about it. Raises ValidationError the second time."""
    row = lock_row(row)
    if not rules.may_change_support(by, row):
        raise PermissionDenied
    record("support.removed", row, by=by)
    promises.remove_all(row)
    row.delete()


def _promise(row: Support, step: NextStep | None, by: User) -> None:
    if step:
        promises.make_promise(row, {"what": step.what, "due": step.due, "owner": by, "is_private": True}, by=by)
