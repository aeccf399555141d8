"""Words back: drafted from records, approved for residents to read, withdrawn with a reason."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from activities import rules
from activities.models import WordBack
from osl_site.common import clock
from osl_site.common.accounts.models import Role, User, done_by
from osl_site.common.audit.trail import record
from osl_site.common.database import records
from osl_site.common.database.locking import ChangedMeanwhile, lock_row
from osl_site.common.withdrawal import services as withdrawal

SHOWN = "Mieszkańcy już to czytają. Wycofaj to zdanie i napisz nowe."
NOT_SHOWN = "Tego zdania nie ma na stronie, więc nie ma czego wycofać."
APPROVED = "To zdanie jest już zatwierdzone."


@transaction.atomic
def draft_word_back(values: Mapping[str, Any], *, by: User) -> WordBack:
    """Write one „you said, we did”, which nobody outside reads yet. Raises ValidationError by field."""
    if not rules.may_edit(by):
        raise PermissionDenied
    withdrawal.refuse_choosing(values)
    row = records.create(WordBack, values)
    record("word_back.drafted", row, by=by)
    return row


@transaction.atomic
def change_word_back(row: WordBack, values: Mapping[str, Any], *, revision: int | None, by: User) -> WordBack:
    """Change a draft. Raises ChangedMeanwhile when someone else saved it first, ValidationError once approved."""
    if not rules.may_edit(by):
        raise PermissionDenied
    if lock_row(row).approved_at:
        raise ValidationError(SHOWN)
    withdrawal.refuse_choosing(values, kept=row)
    row, changed = records.change(row, values, revision=revision)
    record("word_back.changed", row, by=by, fields=changed)
    return row


@transaction.atomic
def approve_word_back(row: WordBack, *, revision: int, by: User) -> WordBack:
    """From now on residents read it, as the organiser saw it: ChangedMeanwhile when it was changed since, and
    ValidationError the second time."""
    row = lock_row(row)
    if not rules.may_edit(by):
        raise PermissionDenied
    if row.approved_at:
        raise ValidationError(APPROVED)
    if row.revision != revision:
        raise ChangedMeanwhile(row)
    row.approved_at = row.changed_at = clock.now()
    for name, value in done_by(by, *Role, field="approved_by").items():
        setattr(row, name, value)
    row.revision += 1
    records.store(row)
    record("word_back.approved", row, by=by)
    return row


@transaction.atomic
def withdraw_word_back(row: WordBack, *, reason: str, by: User) -> WordBack:
    """Residents read it no more. Raises ValidationError without a reason, and of what they do not read."""
    row = lock_row(row)
    if not rules.may_edit(by):
        raise PermissionDenied
    if row.approved_at is None or row.withdrawn_at:
        raise ValidationError(NOT_SHOWN)
    row.withdrawn_at = row.changed_at = clock.now()
    row.withdrawn_reason = records.tidy(reason)
    row.revision += 1
    records.store(row)
    record("word_back.withdrawn", row, by=by)
    return row


@transaction.atomic
def remove_word_back(row: WordBack, *, by: User) -> None:
    """Remove a draft. Raises ValidationError for what was approved, and the second time."""
    row = lock_row(row)
    if not rules.may_edit(by):
        raise PermissionDenied
    if row.approved_at:
        raise ValidationError(SHOWN)
    record("word_back.removed", row, by=by)
    row.delete()
