"""What a room says of rows that are kept: where passages of them are covered, which letters go out, when they go."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet

from osl_site.common.accounts.models import User
from osl_site.common.privacy.declaration import Kind


def nothing_against(row: Any) -> str:
    """Of most rows any passage may be covered."""
    return ""


@dataclass(frozen=True)
class RedactablePart:
    """Rows that belong to one and are shown with it: `rows` are those of it that a person reads. `may_change` where
    people edit them, so that they are held."""

    model: type[Model]
    columns: tuple[str, ...]
    rows: Callable[[Any, User], QuerySet]
    may_change: bool = False


@dataclass(frozen=True, kw_only=True)
class Redactable:
    """A kind of rows in which passages are covered (`osl_site.common.redaction`): in which columns of text, and in
    which of their parts. `rows` are those in which a person may; `why_not` is a sentence, empty where one may be
    touched. Rows that are only ever added, which the application may not lock, say `may_change=False`. The columns
    stand in `COVERED` of the trail's triggers, too."""

    model: type[Model]
    columns: tuple[str, ...]
    rows: Callable[[User], QuerySet]
    parts: tuple[RedactablePart, ...] = ()
    why_not: Callable[[Any], str] = nothing_against
    may_change: bool = True


@dataclass(frozen=True)
class Corresponded:
    """A kind of rows about which letters go out: which of them a person reads, and of which they see to the letters."""

    model: type[Model]
    rows: Callable[[User], QuerySet]
    handled: Callable[[User], QuerySet]


@dataclass(frozen=True, kw_only=True)
class CaseRecord:
    """What a room says of its records of cases, which no schedule removes.

    `rows` are those that are there, drafts left out, and `name` calls one. `why_not` is a sentence, empty where one may
    go; it is told whether the ground is that the case is in the office's files. `goes` says what goes with it, in words
    with numbers. `discard` removes one on the ground of that number, by the function of the owner that asks once more.
    """

    kind: Kind
    model: type[Model]
    rows: Callable[[], QuerySet]
    name: Callable[[Any], str]
    why_not: Callable[[Any, bool], str]
    goes: Callable[[Any], Sequence[str]]
    discard: Callable[[int], None]
