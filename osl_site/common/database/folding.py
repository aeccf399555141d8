"""Columns that are looked for as people write names: folded once, when the row is written (`osl_fold`)."""

from django.db.models import Func, TextField, Value


def squashed(expression: Func | str) -> Func:
    """The text in one piece, without capitals, marks and hyphens (`text.folding.squash`)."""
    return Func(
        Func(expression, function="osl_fold"), Value(" "), Value(""), function="replace", output_field=TextField()
    )
