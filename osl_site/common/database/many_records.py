"""Many rows made at once, by the same rules as one of `records`: tidy text, whole validation, the words of search."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from secrets import randbelow
from typing import Any, Generic, TypeVar

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ManyToManyField, Model

from osl_site.common import clock
from osl_site.common.database import records
from osl_site.common.database.locking import look_at_keys, look_at_keys_of_tried
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
    return _store(new, look_at_keys)


def try_all(new: Sequence[NewRow[Row]], beside: Callable[[list[Row]], None] = lambda rows: None) -> list[Row]:
    """Let the database look at these rows, and at what `beside` writes with them, and take all of it back: below zero,
    where no number that people say is used up (`audit.triggers.numbered_or_tried`). Answers rows that are not stored.
    Raises RowRefused, and what `beside` raises."""
    lowest = -randbelow(2**62) - len(new) - 1  # two who look at files at once do not wait for each other
    for place, one in enumerate(new):
        one.row.pk = lowest + place
    try:
        with transaction.atomic():
            beside(_store(new, look_at_keys_of_tried))
            transaction.set_rollback(True)
    finally:
        for one in new:
            one.row.pk, one.row._state.adding = None, True
    return [one.row for one in new]


def _store(new: Sequence[NewRow[Row]], look: Callable[[], None]) -> list[Row]:
    rows = [one.row for one in new]
    if not rows:
        return rows
    given = [row.pk for row in rows]
    try:
        with transaction.atomic():
            type(rows[0])._base_manager.bulk_create(rows)
            for between, beside in _between(new).items():
                between._base_manager.bulk_create(beside)
            search.index(*rows)
            look()
    except IntegrityError as refusal:
        for row, number in zip(rows, given, strict=True):
            row.pk, row._state.adding = number, True
        raise _refused(new, refusal, look) from refusal
    return rows


def add_all(parts: Mapping[int, Model]) -> None:
    """Store rows that belong to some of many, by the place of what each belongs to. Needs a transaction. Raises
    RowRefused where the database refuses one."""
    if not parts:
        return
    model = type(next(iter(parts.values())))
    try:
        with transaction.atomic():
            model._base_manager.bulk_create(parts.values())
    except IntegrityError as refusal:
        for place, part in parts.items():
            part.pk = None
            try:
                with transaction.atomic():
                    part.save(force_insert=True)
                    transaction.set_rollback(True)  # it was only tried
            except IntegrityError:
                raise RowRefused(place, ValidationError(NOT_TAKEN)) from refusal
        raise


def _refused(
    new: Sequence[NewRow[Row]], refusal: IntegrityError, look: Callable[[], None]
) -> RowRefused | IntegrityError:
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
                look()
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
