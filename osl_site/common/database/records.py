"""Rows that people edit: made and changed with tidy text and whole validation, and nothing lost between two people."""

from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, TypeVar

from django.db import IntegrityError, transaction
from django.db.models import CharField, Model
from django.utils.formats import localize
from django.utils.timezone import localtime

from osl_site.common import clock
from osl_site.common.database.locking import ChangedMeanwhile, lock_row
from osl_site.common.search import services as search
from osl_site.common.text.cleaning import clean, on_one_line

Row = TypeVar("Row", bound=Model)
NOTHING = "–"


def tidy(value: Any) -> Any:
    """Text of people as it is stored (`text.cleaning`). Anything that is not text unchanged."""
    return clean(value) if isinstance(value, str) else value


def create(model: type[Row], values: Mapping[str, Any], **given: Any) -> Row:
    """Make a row of what was typed (`values`, many-to-many included) and what we add (`given`).

    Sets `created_at` and `changed_at` where the model has them. Raises ValidationError by field.
    """
    plain, many = split(model, values)
    names = {field.name for field in model._meta.concrete_fields}
    moments = {name: clock.now() for name in ("created_at", "changed_at") if name in names}
    row = model(**moments, **plain, **given)
    store(row)
    for name, chosen in many.items():
        getattr(row, name).set(chosen)
    return row


def change(row: Row, values: Mapping[str, Any], *, revision: int | None) -> tuple[Row, dict[str, tuple[str, str]]]:
    """Lock the row, compare its revision with the one the person saw, set what was typed. Needs a transaction.

    Returns the row and, by name, what each field that really changed said before and says now, for `record` (none:
    nothing was written, the revision stays).
    Raises ChangedMeanwhile when `revision` is given and is not the stored one; ValidationError by field, or when
    someone has removed the row.
    """
    row = lock_row(row)
    if revision is not None and revision != row.revision:
        raise ChangedMeanwhile(row)
    plain, many = split(type(row), values)
    changed = [name for name, value in plain.items() if getattr(row, name) != value]
    changed_many = [name for name, chosen in many.items() if _keys(getattr(row, name).all()) != _keys(chosen)]
    if not changed and not changed_many:
        return row, {}
    before = told(row, *changed, *changed_many)
    for name in changed:
        setattr(row, name, plain[name])
    row.revision += 1
    if hasattr(row, "changed_at"):
        row.changed_at = clock.now()
    store(row)
    for name in changed_many:
        getattr(row, name).set(many[name])
    return row, since(before, row)


def told(row: Model, *names: str) -> dict[str, str]:
    """What these fields of a row say, as people read them; nothing is an empty text."""
    words = {name: field_in_words(row, name) for name in names}
    return {name: "" if text == NOTHING else text for name, text in words.items()}


def since(before: Mapping[str, str], row: Model) -> dict[str, tuple[str, str]]:
    """What fields said before, as `told` told it, and say now: for `record`."""
    now = told(row, *before)
    return {name: (text, now[name]) for name, text in before.items()}


def store(row: Model) -> None:
    """Validate and save. Constraints are the database's to hold: it is asked about them by saving, not before, and only
    when it refuses they are gone through, so that the person reads which one it was. Raises ValidationError by field.
    """
    row.full_clean(validate_unique=False, validate_constraints=False)
    try:
        with transaction.atomic():
            row.save(force_insert=row._state.adding)  # a new row never takes the place of one with its key
            search.index(row)
    except IntegrityError:
        row.full_clean()
        raise


def split(model: type[Model], values: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """What was typed, tidy, and apart from it what is chosen in many-to-many fields."""
    many_names = {field.name for field in model._meta.many_to_many}
    plain = {name: _kept(model, name, value) for name, value in values.items() if name not in many_names}
    return plain, {name: value for name, value in values.items() if name in many_names}


def _kept(model: type[Model], name: str, value: Any) -> Any:
    """What was typed, tidy; a name, a title and whatever else has a row of its own stands in one line."""
    kept = tidy(value)
    is_line = isinstance(kept, str) and isinstance(model._meta.get_field(name), CharField)
    return on_one_line(kept) if is_line else kept


def _keys(rows: Any) -> set[Any]:
    return {row.pk for row in rows}


def field_in_words(row: Model, name: str) -> str:
    """A field of the stored row as a person reads it."""
    field = row._meta.get_field(name)
    if field.many_to_many:
        return ", ".join(str(chosen) for chosen in getattr(row, name).all()) or NOTHING
    shown = getattr(row, f"get_{name}_display", None)
    value = shown() if shown else getattr(row, name)
    if value in (None, "", []):
        return NOTHING
    if isinstance(value, bool):
        return "tak" if value else "nie"
    if isinstance(value, list):
        words = dict(field.base_field.flatchoices)
        return ", ".join(str(words.get(part, part)) for part in value)
    if isinstance(value, Decimal):
        return localize(value)
    if isinstance(value, datetime):
        return f"{localtime(value):%d.%m.%Y, %H:%M}"
    if isinstance(value, time):
        return f"{value:%-H:%M}"
    return f"{value:%d.%m.%Y}" if isinstance(value, date) else str(value)
