"""What can be read in from files: for each kind its columns, one form for a row, and the service that takes it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django import forms
from django.db.models import Model

from osl_site.common.accounts.models import User
from osl_site.common.imports.models import ImportRun, Outcome

Cells = Mapping[str, str]  # of a row, by our names of the columns
Choices = Sequence[tuple[str, str]]  # what a cell may say, with its words


@dataclass(frozen=True)
class Done:
    """What became of one row: the outcome, whom or what it was about, and what a person is to know of it. An ASKED row
    may be `subject`, that is there already: a person says so, or says that it is another (`Answer`)."""

    outcome: Outcome
    subject: Model
    remark: str = ""


class Answer(StrEnum):
    """Of a row that may be there already: it is left out, or added as another."""

    SAME = "same"
    ANOTHER = "another"


def nothing_to_choose() -> Choices:
    return ()


@dataclass(frozen=True)
class Head:
    """One column: our name of it, what people call it, and what it may be called besides."""

    name: str
    label: str = ""
    others: tuple[str, ...] = ()
    is_wanted: bool = True
    help: str = ""
    examples: tuple[str, str] = ("", "")  # what two rows of the sample say
    same_for_all: Callable[[], Choices] = nothing_to_choose  # what all rows may say where the file has no such column

    @property
    def heading(self) -> str:
        return self.label or self.name


def keep_all(run: ImportRun) -> Callable[[Cells], bool]:
    """Every row of the file is meant."""
    return lambda cells: True


def nothing_else(run: ImportRun, context: Any) -> Iterable[Done]:
    """Of most files nothing is said beside their rows."""
    return ()


@dataclass(frozen=True, kw_only=True)
class Pages:
    """What the pages of a kind say: `what` is read in („Notatki”), where its list is, and what not to expect."""

    what: str
    list_view: str
    lead: str
    leaves_out: str = ""


@dataclass(frozen=True, kw_only=True)
class Spec:
    """One kind of file. Every row that is meant (`keep`) goes through `form`; `begin` does what comes before the rows
    and answers what all of them are given.

    Then either `act` calls one service for a row and says what it did, or `act_all` does for some hundred rows at a
    time, where one service a row would take minutes: the same rules, one entry of the trail with the rows below it.
    All of them raise ValidationError (`act_all` RowRefused, which says of which row); then nothing of the whole file
    is taken. With `pages` people read files of this kind in on the pages that all kinds share.
    """

    key: str
    title: str
    heads: tuple[Head, ...]
    most_rows: int
    form: Callable[[Cells, Any], forms.Form]
    begin: Callable[[ImportRun, User], tuple[Any, list[Done]]]
    act: Callable[[forms.Form, Any, User], Done] | None = None
    act_all: Callable[[Sequence[forms.Form], Any, User], list[Done]] | None = None
    keep: Callable[[ImportRun], Callable[[Cells], bool]] = keep_all
    order: Callable[[Cells], Any] | None = None
    end: Callable[[ImportRun, Any], Iterable[Done]] = nothing_else
    may: Callable[[User], bool] = field(compare=False)
    pages: Pages | None = None

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(head.name for head in self.heads)
