"""The log of cooperation: written down, corrected, removed; with what is to be seen to next."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from osl_site.common.accounts.models import Role, User, done_by
from osl_site.common.audit.trail import record
from osl_site.common.database import records
from osl_site.common.database.locking import lock_row
from osl_site.common.promises import services as promises
from osl_site.common.withdrawal import services as withdrawal
from partners import rules
from partners.models import LogEntry

WITH_NOBODY = "Wpisz, z kim rozmawiano."


@dataclass(frozen=True)
class FollowUp:
    """What is to be done next, till when, and who sees to it."""

    what: str
    due: date
    owner: User


@transaction.atomic
def create_entry(values: Mapping[str, Any], *, follow_up: FollowUp | None = None, by: User) -> LogEntry:
    """Write down that the office spoke with partners, signed by who did. Raises ValidationError by field."""
    if not rules.may_log(by):
        raise PermissionDenied
    _refuse_nobody(values)
    withdrawal.refuse_choosing(values)
    entry = records.create(LogEntry, values, **done_by(by, *Role))
    record("log.created", entry, by=by)
    _follow(entry, follow_up, by)
    return entry


@transaction.atomic
def change_entry(
    entry: LogEntry, values: Mapping[str, Any], *, follow_up: FollowUp | None = None, revision: int | None, by: User
) -> LogEntry:
    """Correct it, and add what is to be done next. Raises ChangedMeanwhile when someone else saved it first."""
    if not rules.may_change_entry(by, entry):
        raise PermissionDenied
    _refuse_nobody(values)
    withdrawal.refuse_choosing(values, kept=entry)
    entry, changed = records.change(entry, values, revision=revision)
    if changed:
        record("log.changed", entry, by=by, fields=changed)
    _follow(entry, follow_up, by)
    return entry


@transaction.atomic
def remove_entry(entry: LogEntry, *, by: User) -> None:
    """Remove an entry that was a mistake, with what follows from it. Raises ValidationError the second time."""
    entry = lock_row(entry)
    if not rules.may_change_entry(by, entry):
        raise PermissionDenied
    record("log.removed", entry, by=by)
    promises.remove_all(entry)
    entry.delete()


def _refuse_nobody(values: Mapping[str, Any]) -> None:
    if "partners" in values and not values["partners"]:
        raise ValidationError({"partners": WITH_NOBODY})


def _follow(entry: LogEntry, step: FollowUp | None, by: User) -> None:
    if step:
        promises.make_promise(entry, {"what": step.what, "due": step.due, "owner": step.owner}, by=by)
