"""Columns that hold one of a few words: the database refuses every other, whoever writes."""

from typing import Any

from django.db import models
from django.db.models import Q


class KnownValues(models.CheckConstraint):
    """A constraint that forms need not ask the database about: the field itself refuses other words in a sentence."""

    def validate(self, *_args: Any, **_options: Any) -> None:
        """Nothing to ask: see above."""

    def deconstruct(self) -> tuple[str, tuple, dict]:
        """Migrations write an ordinary constraint, which needs nothing of ours."""
        _path, arguments, options = super().deconstruct()
        return "django.db.models.CheckConstraint", arguments, options


def known(field: str, choices: type[models.TextChoices], *, name: str, blank: bool = False) -> KnownValues:
    """The column holds a word of its choices and no other; or nothing, where `blank`."""
    return KnownValues(condition=Q(**{f"{field}__in": [*choices.values, *([""] if blank else [])]}), name=name)


def all_known(field: str, choices: type[models.TextChoices], *, name: str) -> KnownValues:
    """Of a column with many words: each is of its choices."""
    return KnownValues(condition=Q(**{f"{field}__contained_by": choices.values}), name=name)
