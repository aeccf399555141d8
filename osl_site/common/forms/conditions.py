"""Fields that mean something only beside a certain choice: an answer beside another choice is said to be unused.

A form names them in `only_with`. One rule for all: nothing that a person answered is left out without a word.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import Field, Model, QuerySet

from osl_site.common.text.date_formats import quoted

UNUSED = "Przy wyborze {} to pole nic nie znaczy. Usuń tę odpowiedź albo zmień wybór."
Conditions = Mapping[str, "OnlyWith"]


@dataclass(frozen=True)
class OnlyWith:
    """The choice that a field belongs to: in `field`, one of `values`; without any, that `field` is left empty.

    Beside its choice a field that `is_wanted` must be answered, so the page does not call it „nieobowiązkowe”; the form
    or its service says what is lacking.
    """

    field: str
    values: Collection[Any] = ()
    says: str = ""
    is_wanted: bool = False

    def holds_for(self, chosen: Any) -> bool:
        return chosen in self.values if self.values else _is_empty(chosen)


def unused_answers(form: forms.BaseForm, conditions: Conditions) -> dict[str, str]:
    """The fields that were answered beside a choice they do not belong to, each with the sentence about it.

    What the page proposed and nobody touched is no answer, and neither is what a column says of itself. Of a stored row
    what stands there counts once the choice is changed.
    """
    return {name: _sentence(form, only) for name, only in conditions.items() if _is_unused(form, name, only)}


def _is_unused(form: forms.BaseForm, name: str, only: OnlyWith) -> bool:
    typed = form.cleaned_data
    if name not in typed or only.field not in typed or only.holds_for(typed[only.field]):
        return False
    is_stored = bool(getattr(getattr(form, "instance", None), "pk", None))
    is_touched = name in form.changed_data or (is_stored and only.field in form.changed_data)
    return is_touched and not _is_empty(typed[name]) and typed[name] != _default(form, name)


def _sentence(form: forms.BaseForm, only: OnlyWith) -> str:
    if only.says:
        return only.says
    labels = {str(key): str(label) for key, label in form.fields[only.field].choices}
    return UNUSED.format(quoted(labels.get(str(form.cleaned_data[only.field]), "")))


def _is_empty(value: Any) -> bool:
    if isinstance(value, QuerySet):
        return not value.exists()
    return value is None or value is False or (hasattr(value, "__len__") and len(value) == 0)


def _default(form: forms.BaseForm, name: str) -> Any:
    row: Model | None = getattr(form, "instance", None)
    columns: dict[str, Field] = {one.name: one for one in row._meta.concrete_fields} if row is not None else {}
    return columns[name].get_default() if name in columns else None
