"""How a model says, beside its fields, which of its columns hold personal data, and of which kind.

A kind of data (`Kind`) stands in `privacy.py` of its app: whose data they are, why the office has them, on which basis,
how long, who reads them. A model names its kind and sorts its columns, each by one word:

    privacy = personal(SIGN_UPS, "name phone email", none="occurrence people state")
    privacy = no_personal_data("slug name position")

What needs no word: the number of a row, its `revision` and `name_key`; and who of the office did something (a foreign
key to an account, with `x_name` and `x_position` beside it), which is of the kind `STAFF_ACTS` wherever it stands.
`tests/privacy/test_declared.py` walks all columns of the database and refuses one that nobody sorted.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from django.db import models


class Nature(Enum):
    """What a row is: by this it is known how it ends."""

    TRACE = "ślad roboczy"  # removed by the schedule
    CURRENT = "dane bieżące"  # changed and removed by people, while they are of use
    RECORD = "akta sprawy"  # handed to the office's files; removed here only after „w aktach”


class Basis(Enum):
    """On which basis of art. 6 GDPR the office has the data."""

    TASK = "zadanie publiczne (art. 6 ust. 1 lit. e RODO)"
    DUTY = "obowiązek z przepisu (art. 6 ust. 1 lit. c RODO)"
    CONSENT = "zgoda (art. 6 ust. 1 lit. a RODO)"
    CONTRACT = "umowa (art. 6 ust. 1 lit. b RODO)"


@dataclass(frozen=True, kw_only=True)
class Kind:
    """One kind of personal data, in words that the office's register of processing takes over."""

    key: str
    name: str  # „Zapisy na spotkania”
    whose: str
    why: str
    basis: Basis
    kept: str  # how long, where no removal of the schedule says it
    readers: str
    nature: Nature
    of_residents: bool = False
    law: str = ""  # the article behind a basis or a period

    @property
    def basis_in_words(self) -> str:
        return f"{self.basis.value}; {self.law}" if self.law else self.basis.value


@dataclass(frozen=True)
class Declaration:
    """How one model, or one table of a package, sorts its columns."""

    kind: Kind | None
    holds: tuple[str, ...] = ()
    none: tuple[str, ...] = ()

    @property
    def sorted(self) -> tuple[str, ...]:
        return (*self.holds, *self.none)


def personal(kind: Kind, holds: str, *, none: str = "") -> Declaration:
    """These fields (names with spaces between) hold data of this kind, those of `none` no personal data."""
    return Declaration(kind, tuple(holds.split()), tuple(none.split()))


def no_personal_data(fields: str = "") -> Declaration:
    """None of these fields (names with spaces between) holds personal data."""
    return Declaration(None, (), tuple(fields.split()))


def sorted_by_itself(model: type[models.Model]) -> dict[str, bool]:
    """Fields that need no word, and whether each says who of the office did something."""
    found: dict[str, bool] = {}
    for field in model._meta.concrete_fields:
        if isinstance(field, models.AutoField) or field.name in ("revision", "name_key"):
            found[field.name] = False
        if field.is_relation and field.related_model._meta.label == "accounts.User":
            found |= dict.fromkeys((field.name, f"{field.name}_name", f"{field.name}_position"), True)
    return found


def declared_of(model: type[models.Model]) -> Declaration | None:
    """What the model says itself; rows that only join two others hold no personal data. None where it says nothing."""
    if model._meta.auto_created:
        return no_personal_data(" ".join(field.name for field in model._meta.concrete_fields))
    return model.__dict__.get("privacy")


def unsorted(model: type[models.Model]) -> Iterator[str]:
    """What is wrong with the declaration of a model, and what to write where; nothing where all is well."""
    where = f"{model.__module__.replace('.', '/')}.py, class {model.__name__}"
    declared = declared_of(model)
    columns = {field.name for field in model._meta.concrete_fields}
    by_itself = sorted_by_itself(model)
    if declared is None:
        names = " ".join(field.name for field in model._meta.concrete_fields if field.name not in by_itself)
        yield f'{where}: write below its fields `privacy = no_personal_data("{names}")`, or `personal(KIND, "…")`'
        return
    for name in sorted(columns - set(declared.sorted) - by_itself.keys()):
        yield f"{where}: add `{name}` to `none` of its `privacy`, or to what it `holds` if it can tell of anybody"
    for name in sorted(set(declared.sorted) - columns):
        yield f"{where}: `{name}` of its `privacy` is no field of it: take it out"
    for name in sorted({name for name in declared.sorted if declared.sorted.count(name) > 1}):
        yield f"{where}: `{name}` stands twice in its `privacy`"
