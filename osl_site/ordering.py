"""Polish alphabetical order: Ćmielów before Dęby, Łódź between Lublin and Mielec, on every PostgreSQL alike."""

from django.db.models import Func, GeneratedField, TextField


def polish_key(field: str) -> GeneratedField:
    """A stored column to order by, computed by the database function `pl_key` from the text in `field`."""
    return GeneratedField(
        expression=Func(field, function="pl_key", output_field=TextField(db_collation="C")),
        output_field=TextField(db_collation="C"),
        db_persist=True,
        editable=False,
    )
