"""Row locking: a row is held until the transaction ends; what somebody else saved meanwhile is never overwritten.

`lock_row` is the pessimistic lock, one row at a time. The optimistic one is the revision that a form has seen: whoever
saves an older one gets `ChangedMeanwhile`. What a room has to lock besides stands in its own `services/locking.py`.
"""

from typing import TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Model

Row = TypeVar("Row", bound=Model)
GONE = "Ktoś inny usunął to w tym czasie. Jeśli jest potrzebne, skopiuj tekst i dodaj go na nowo."


class ChangedMeanwhile(ValidationError):
    """Someone saved the row after this person opened it. `current` is the row as it stands now."""

    def __init__(self, current: Model) -> None:
        super().__init__("W czasie pisania ktoś inny zapisał tu zmiany. Obie wersje są poniżej. Wybierz, co zostaje.")
        self.current = current


def lock_row(row: Row) -> Row:
    """The row as it stands now, held until the transaction ends. Raises ValidationError when it is gone."""
    found = type(row)._default_manager.select_for_update().filter(pk=row.pk).first()
    if found is None:
        raise ValidationError(GONE)
    return found
