"""Row locking: a row is held until the transaction ends; what somebody else saved meanwhile is never overwritten.

`lock_row` is the pessimistic lock, one row at a time. The optimistic one is the revision that a form has seen: whoever
saves an older one gets `ChangedMeanwhile`. What a room has to lock besides stands in its own `services/locking.py`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection
from django.db.models import Model
from psycopg.errors import ForeignKeyViolation

Row = TypeVar("Row", bound=Model)
ONLY_TRIED = "_only_tried"  # what the names end with of laws by which no transaction ends with a row that is tried
GONE = "Ktoś inny usunął to w tym czasie. Jeśli jest potrzebne, skopiuj tekst i dodaj go na nowo."

CHOSEN_IS_GONE = "Ktoś inny usunął w tym czasie coś, co tu wybrano. Nic nie zapisaliśmy. Wybierz jeszcze raz i zapisz."


class ChangedMeanwhile(ValidationError):
    """Someone saved the row after this person opened it. `current` is the row as it stands now."""

    def __init__(self, current: Model) -> None:
        super().__init__("W czasie pisania zapisano tu zmiany. Porównaj obie wersje i wybierz, co zostaje.")
        self.current = current


def lock_row(row: Row) -> Row:
    """The row as it stands now, held until the transaction ends. Raises ValidationError when it is gone."""
    found = type(row)._default_manager.select_for_update().filter(pk=row.pk).first()
    if found is None:
        raise ValidationError(GONE)
    return found


@contextmanager
def told_of_removal(sentence: str = CHOSEN_IS_GONE) -> Iterator[None]:
    """What names a row, and whoever removes that row at the same moment: the later of the two raises ValidationError
    with the sentence. Stands around the whole transaction, for keys are looked at when it ends."""
    try:
        yield
    except IntegrityError as error:
        if not isinstance(error.__cause__, ForeignKeyViolation):
            raise
        raise ValidationError(sentence) from error


def look_at_keys() -> None:
    """Look now, and not only at the end of the transaction, whether everything that is named is there. Raises
    IntegrityError; stands in a block of its own, which alone is taken back."""
    connection.check_constraints()


def look_at_keys_of_tried() -> None:
    """The same where rows are only tried: they stand below zero, which is refused at the end of a transaction."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select string_agg(distinct quote_ident(conname), ', ') from pg_constraint"
            " where condeferrable and connamespace = 'public'::regnamespace and right(conname, %s) <> %s",
            [len(ONLY_TRIED), ONLY_TRIED],
        )
        (names,) = cursor.fetchone()
        cursor.execute(f"set constraints {names} immediate")
        cursor.execute(f"set constraints {names} deferred")
