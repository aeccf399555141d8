"""What stands on a row: every row of another table that names it, in whichever room."""

from collections.abc import Iterator

from django.db.models import CASCADE, Model


def stands_on(row: Model) -> Iterator[Model]:
    """Rows that name this one and would lose it: by a foreign key that protects it, or as one of several they rest on.

    What belongs to the row itself, and would be deleted with it, is none. One query for each table, asked as one goes.
    """
    relations = [one for one in row._meta.get_fields(include_hidden=True) if one.auto_created and not one.concrete]
    linking = {one.through for one in relations if one.many_to_many}
    linking |= {field.remote_field.through for field in row._meta.many_to_many}
    for one in relations:
        if one.many_to_many or (one.related_model not in linking and one.on_delete is not CASCADE):
            yield from one.related_model._base_manager.filter(**{one.field.name: row}).order_by("pk")


def is_stood_on(row: Model) -> bool:
    """Whether anything stands on the row."""
    return next(stands_on(row), None) is not None
