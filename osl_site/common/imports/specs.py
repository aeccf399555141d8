"""What can be read in from files: for each kind its columns, one form for a row, and the service that takes it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.db.models import Model

from osl_site.common.accounts.models import User
from osl_site.common.imports.models import ImportRun, Outcome

Cells = Mapping[str, str]  # of a row, by our names of the columns


@dataclass(frozen=True)
class Done:
    """What became of one row: the outcome, and whom or what it was about."""

    outcome: Outcome
    subject: Model


def keep_all(run: ImportRun) -> Callable[[Cells], bool]:
    """Every row of the file is meant."""
    return lambda cells: True


def nothing_else(run: ImportRun, context: Any) -> Iterable[Done]:
    """Of most files nothing is said beside their rows."""
    return ()


@dataclass(frozen=True, kw_only=True)
class Spec:
    """One kind of file. Every row that is meant (`keep`) goes through `form` and then through `act`, which calls one
    service and says what it did; `begin` does what comes before the rows and answers what all of them are given.

    `act` and `begin` raise ValidationError; then nothing of the whole file is taken.
    """

    key: str
    title: str
    columns: tuple[str, ...]
    most_rows: int
    form: Callable[[Cells, Any], forms.Form]
    act: Callable[[forms.Form, Any, User], Done]
    begin: Callable[[ImportRun, User], tuple[Any, list[Done]]]
    keep: Callable[[ImportRun], Callable[[Cells], bool]] = keep_all
    order: Callable[[Cells], Any] | None = None
    end: Callable[[ImportRun, Any], Iterable[Done]] = nothing_else
    may: Callable[[User], bool] = field(compare=False)
