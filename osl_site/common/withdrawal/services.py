"""Taking a row away or out of use. Parts of acts: the room's own service asks who may, and records it."""

from typing import TypeVar

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Model, ProtectedError

from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.database.locking import lock_row
from osl_site.common.database.records import tidy
from osl_site.common.withdrawal.models import Withdrawal, withdrawal_of
from osl_site.common.withdrawal.standing_on import is_stood_on

Row = TypeVar("Row", bound=Model)
STOOD_ON = "Coś już się na tym opiera, więc nie można tego usunąć. Możesz to wycofać."
WITHDRAWN_ALREADY = "To jest już wycofane."
NOT_WITHDRAWN = "To nie jest wycofane."


def take_away(row: Model) -> None:
    """Delete a row on which nothing stands, with what was written of its withdrawals. Raises ValidationError."""
    row = lock_row(row)
    if is_stood_on(row):
        raise ValidationError(STOOD_ON)
    Withdrawal.objects.filter(subject_type=row._meta.label_lower, subject_id=row.pk).delete()
    try:
        with transaction.atomic():
            row.delete()
    except (ProtectedError, IntegrityError) as error:
        raise ValidationError(STOOD_ON) from error


def take_out(row: Row, reason: str, person: User) -> Row:
    """Withdraw a row: it stays where it stands and can no longer be chosen. Raises ValidationError."""
    row, reason = lock_row(row), tidy(reason)
    if not reason:
        raise ValidationError({"reason": "Napisz, dlaczego to wycofujesz."})
    if withdrawal_of(row):
        raise ValidationError(WITHDRAWN_ALREADY)
    subject = {"subject_type": row._meta.label_lower, "subject_id": row.pk}
    Withdrawal.objects.create(**subject, reason=reason, by=person, at=clock.now())
    return row


def put_back(row: Row, person: User) -> Row:
    """End the withdrawal of a row: it can be chosen again. Raises ValidationError where there is none."""
    row = lock_row(row)
    if not Withdrawal.objects.of(type(row)).filter(subject_id=row.pk).update(ended_at=clock.now(), ended_by=person):
        raise ValidationError(NOT_WITHDRAWN)
    return row
