"""What stands on a row: every row of another table that names it, in whichever room."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.db.models import CASCADE, Model

from osl_site.common import registry


def stands_on(row: Model) -> Iterator[Model]:
    """Rows that name this one and would lose it: by a foreign key that protects it, or as one of several they rest on.

    What belongs to the row itself, and would be deleted with it, is none. One query for each table, asked as one goes.
    """
    for one in _relations(type(row)):
        yield from one.related_model._base_manager.filter(**{one.field.name: row}).order_by("pk")


def standing_models(kind: type[Model]) -> list[type[Model]]:
    """The models of which rows can stand on one of this kind."""
    return [one.related_model for one in _relations(kind)]


def _relations(kind: type[Model]) -> list[Any]:
    relations = [one for one in kind._meta.get_fields(include_hidden=True) if one.auto_created and not one.concrete]
    linking = {one.through for one in relations if one.many_to_many}
    linking |= {field.remote_field.through for field in kind._meta.many_to_many}
    return [
        one
        for one in relations
        if one.many_to_many or (one.related_model not in linking and one.on_delete is not CASCADE)
    ]


def kinds_on(row: Model) -> dict[str, int]:
    """What stands on the row and how much of it, in the words that each room registered: „notatki” 25, „rundy” 1."""
    counted = Counter(one._meta.label_lower for one in stands_on(row))
    said: Counter[str] = Counter()
    for label, count in counted.items():
        said[registry.row_kinds.of(label) if label in set(registry.row_kinds) else "inne wpisy"] += count
    return dict(said)


def is_stood_on(row: Model) -> bool:
    """Whether anything stands on the row."""
    return next(stands_on(row), None) is not None
