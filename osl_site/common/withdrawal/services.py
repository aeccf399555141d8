"""Taking a row away or out of use. Parts of acts: the room's own service asks who may, and records it."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Model, ProtectedError, Q, QuerySet

from osl_site.common import clock
from osl_site.common.accounts.models import Role, User, done_by
from osl_site.common.database.locking import lock_row, look_at_keys
from osl_site.common.database.records import tidy
from osl_site.common.text.date_formats import quoted
from osl_site.common.withdrawal.models import Withdrawal, withdrawal_of
from osl_site.common.withdrawal.standing_on import is_stood_on

Row = TypeVar("Row", bound=Model)
STOOD_ON = "Coś już się na tym opiera, więc nie można tego usunąć. Możesz to wycofać."
WITHDRAWN_ALREADY = "To jest już wycofane."
NOT_WITHDRAWN = "To nie jest wycofane."
IS_WITHDRAWN = "To jest wycofane, więc nie można tego zmienić. Najpierw to przywróć."


def take_away(row: Model) -> None:
    """Delete a row on which nothing stands, with what was written of its withdrawals. Raises ValidationError."""
    row = lock_row(row)
    if is_stood_on(row):
        raise ValidationError(STOOD_ON)
    told = Withdrawal.objects.filter(subject_type=row._meta.label_lower, subject_id=row.pk)
    try:
        with transaction.atomic():
            row.delete()
            look_at_keys()
            told.delete()  # they go with the row, and not before it
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
    Withdrawal.objects.create(**subject, reason=reason, at=clock.now(), **done_by(person, *Role))
    return row


def put_back(row: Row, person: User) -> Row:
    """End the withdrawal of a row: it can be chosen again. Raises ValidationError where there is none."""
    row = lock_row(row)
    ended = {"ended_at": clock.now(), **done_by(person, *Role, field="ended_by")}
    if not Withdrawal.objects.of(type(row)).filter(subject_id=row.pk).update(**ended):
        raise ValidationError(NOT_WITHDRAWN)
    return row


def refuse_withdrawn(row: Model) -> None:
    """Hold a row that is to be changed, until the transaction ends. Raises ValidationError while it is withdrawn."""
    if withdrawal_of(lock_row(row)):
        raise ValidationError(IS_WITHDRAWN)


def refuse_choosing(values: Mapping[str, Any], *, kept: Model | None = None) -> None:
    """Refuse rows chosen among `values` that are withdrawn, unless `kept` names them by the same field already. The
    database says so once more, and waits for whoever withdraws one just now. Raises ValidationError by field. A query.
    """
    chosen = {name: rows for name, value in values.items() if (rows := _rows_of(value))}
    wanted: dict[type[Model], set[int]] = {}
    for rows in chosen.values():
        wanted.setdefault(type(rows[0]), set()).update(row.pk for row in rows)
    withdrawn = _withdrawn_among(wanted)
    for name, rows in chosen.items():
        hit = [row for row in rows if (type(row), row.pk) in withdrawn]
        there = {row.pk for row in _rows_of(_said_by(kept, name))} if hit and kept else set()
        if new := [row for row in hit if row.pk not in there]:
            raise ValidationError({name: _not_to_choose(new)})


def _withdrawn_among(wanted: Mapping[type[Model], Iterable[int]]) -> set[tuple[type[Model], int]]:
    """Which of these rows are withdrawn. One query, none where nothing is asked."""
    asked = Q(pk__in=())
    for model, ids in wanted.items():
        asked |= Q(subject_type=model._meta.label_lower, subject_id__in=ids)
    by_label = {model._meta.label_lower: model for model in wanted}
    found = Withdrawal.objects.filter(asked, ended_at=None).values_list("subject_type", "subject_id") if wanted else ()
    return {(by_label[label], pk) for label, pk in found}


def _rows_of(value: Any) -> list[Model]:
    """The stored rows that a value names: one, several, or none where it is no row."""
    if isinstance(value, Model):
        return [value]
    several = list(value) if isinstance(value, QuerySet | list | tuple | set) else []
    return several if all(isinstance(row, Model) for row in several) else []


def _said_by(row: Model, name: str) -> Any:
    value = getattr(row, name)
    return value.all() if hasattr(value, "all") else value


def _not_to_choose(rows: list[Model]) -> str:
    named = ", ".join(quoted(str(row)) for row in rows)
    return f"Wycofane, więc nie da się wybrać: {named}. Odznacz to i zapisz jeszcze raz."
