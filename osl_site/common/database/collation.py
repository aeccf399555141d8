"""Polish alphabetical order: Ćmielów before Dęby, Łódź between Lublin and Mielec, on every PostgreSQL alike."""

from django.db.models import Func, GeneratedField, TextField
from django.db.models.functions import Collate


def polish_key(field: str) -> GeneratedField:
    """A stored column to order by, computed by the database function `pl_key` from the text in `field`."""
    return GeneratedField(
        expression=Func(field, function="pl_key", output_field=TextField(db_collation="C")),
        output_field=TextField(db_collation="C"),
        db_persist=True,
        editable=False,
    )


def polish_order(field: str) -> Collate:
    """What to order a few rows by where no such column is stored: titles, names of people."""
    return Collate(Func(field, function="pl_key", output_field=TextField()), "C")
