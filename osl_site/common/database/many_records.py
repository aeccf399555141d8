"""Many rows made at once, by the same rules as one of `records`: tidy text, whole validation, the words of search."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ManyToManyField, Model

from osl_site.common import clock
from osl_site.common.database import records
from osl_site.common.database.locking import look_at_keys
from osl_site.common.search import services as search

Row = TypeVar("Row", bound=Model)
NOT_TAKEN = "baza danych nie przyjmuje tego wiersza. Sprawdź jego dni, miejsce i stan."


class RowRefused(ValidationError):
    """Of many rows the one at `place`, from 0, is refused."""

    def __init__(self, place: int, error: ValidationError) -> None:
        super().__init__(error)
        self.place = place


@dataclass(frozen=True)
class NewRow(Generic[Row]):
    """A row that is not stored yet, and what it chooses in its many-to-many fields."""

    row: Row
    many: Mapping[str, Sequence[Model]]


def built(model: type[Row], rows: Iterable[tuple[Mapping[str, Any], Mapping[str, Any]]]) -> list[NewRow[Row]]:
    """Rows of what was typed and what we add, gone through and not stored. What they name is taken as it is: whoever
    calls has fetched it. Raises RowRefused."""
    fields = model._meta.concrete_fields
    named = [field.name for field in fields if field.is_relation or field.primary_key]
    moments = {name: clock.now() for name in ("created_at", "changed_at") if name in {field.name for field in fields}}
    found = []
    for place, (values, given) in enumerate(rows):
        plain, many = records.split(model, values)
        row = model(**moments, **plain, **given)
        try:
            row.full_clean(exclude=named, validate_unique=False, validate_constraints=False)
        except ValidationError as error:
            raise RowRefused(place, error) from error
        found.append(NewRow(row, many))
    return found


def store_all(new: Sequence[NewRow[Row]]) -> list[Row]:
    """Store these rows, what they choose, and by which words they are found; some statements, however many there are.
    Needs a transaction. Raises RowRefused where the database refuses one."""
    rows = [one.row for one in new]
    if not rows:
        return rows
    try:
        with transaction.atomic():
            type(rows[0])._base_manager.bulk_create(rows)
            for between, beside in _between(new).items():
                between._base_manager.bulk_create(beside)
            search.index(*rows)
            look_at_keys()
    except IntegrityError as refusal:
        raise _refused(new, refusal) from refusal
    return rows


def _refused(new: Sequence[NewRow[Row]], refusal: IntegrityError) -> RowRefused | IntegrityError:
    """Which row the database refuses: the first that breaks a constraint, else the first that it does not take by
    itself, as a trigger does not; the refusal where it takes each of them."""
    for place, one in enumerate(new):
        try:
            one.row.full_clean(exclude=[one.row._meta.pk.name], validate_unique=False)
        except ValidationError as error:
            return RowRefused(place, error)
    for place, one in enumerate(new):
        try:
            with transaction.atomic():
                one.row.save(force_insert=True)
                look_at_keys()
                transaction.set_rollback(True)  # it was only tried
        except IntegrityError:
            return RowRefused(place, ValidationError(NOT_TAKEN))
    return refusal


def _between(new: Sequence[NewRow[Row]]) -> dict[type[Model], list[Model]]:
    """Of rows that are stored, the rows of the tables between them and what they choose."""
    found: dict[type[Model], list[Model]] = {}
    for one in new:
        for name, chosen in one.many.items():
            field: ManyToManyField = one.row._meta.get_field(name)
            between = field.remote_field.through
            here, there = f"{field.m2m_field_name()}_id", f"{field.m2m_reverse_field_name()}_id"
            rows = [between(**{here: one.row.pk, there: row.pk}) for row in chosen]
            found.setdefault(between, []).extend(rows)
    return found
