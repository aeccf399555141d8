"""Columns compared as people look for words: `title__folded__contains=fold(word)`, by the database's `osl_fold`."""

from django.db.models import CharField, Func, TextField, Transform, Value


class Folded(Transform):
    """Text without capitals, marks and hyphens (`text.folding.fold`)."""

    lookup_name = "folded"
    function = "osl_fold"


def squashed(expression: Func | str) -> Func:
    """The same in one piece (`text.folding.squash`)."""
    return Func(
        Func(expression, function="osl_fold"), Value(" "), Value(""), function="replace", output_field=TextField()
    )


CharField.register_lookup(Folded)
TextField.register_lookup(Folded)
