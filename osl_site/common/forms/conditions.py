"""Fields that mean something only beside a certain choice. The page hides them beside another one (`data-shown` in the
stylesheet), an answer that stands in such a field is left out, and the next page says so.

A form names them in `only_with`. One rule for all: nothing that a person answered is left out without a word. Where two
answers contradict each other in the open (`says`), neither is chosen for the person: they are asked which holds.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django import forms
from django.db.models import Field, Model, QuerySet

from osl_site.common.text.date_formats import quoted

UNUSED = "Przy wyborze {} ta odpowiedź nic nie znaczy, więc jej nie zapisujemy: {}."
MANY = (forms.MultipleChoiceField, forms.ModelMultipleChoiceField)
Conditions = Mapping[str, "OnlyWith"]


@dataclass(frozen=True)
class OnlyWith:
    """The choice that a field belongs to: in `field`, one of `values`; without any, that `field` is left empty.

    `says` is the sentence that refuses both answers. Beside its choice a field that `is_wanted` must be answered, so
    the page does not call it „nieobowiązkowe”; the form or its service says what is lacking.
    """

    field: str
    values: Collection[Any] = ()
    says: str = ""
    is_wanted: bool = False

    def holds_for(self, chosen: Any) -> bool:
        return chosen in self.values if self.values else _is_empty(chosen)


def unused_answers(form: forms.BaseForm, conditions: Conditions) -> list[str]:
    """The fields that were answered beside a choice they do not belong to.

    What the page proposed and nobody touched is no answer, and neither is what a column says of itself. Of a stored row
    what stands there counts once the choice is changed.
    """
    return [name for name, only in conditions.items() if _is_unused(form, name, only)]


def leave_out(form: forms.BaseForm, name: str, only: OnlyWith) -> str:
    """Take this answer out of what was typed; the sentence that says so, and what was answered."""
    field, answer = form.fields[name], form.cleaned_data[name]
    form.cleaned_data[name] = field.clean([] if isinstance(field, MANY) else "")
    labels = {str(key): str(label) for key, label in form.fields[only.field].choices}
    chosen = quoted(labels.get(str(form.cleaned_data[only.field]), ""))
    said = "" if isinstance(field.widget, forms.PasswordInput) else _in_words(answer)
    return UNUSED.format(
        chosen, ", ".join(filter(None, [str(field.label).removesuffix("?"), quoted(said) if said else ""]))
    )


def _in_words(answer: Any) -> str:
    """What was answered as a person writes it; nothing of marks and of choices of rows."""
    match answer:
        case bool():
            return ""
        case date():
            return f"{answer:%d.%m.%Y}"
        case time():
            return f"{answer:%-H:%M}"
        case str() | int():
            return str(answer)
    return ""


def slots_of(form: forms.BaseForm) -> list[tuple[str, OnlyWith]]:
    """The conditions of a form's fields that a page can hold by itself: those on one of a few marks to choose from. The
    place in this list is the number by which options and fields find each other."""
    named = getattr(form, "only_with", {}).items()
    found = [(name, only) for name, only in named if name in form.fields and only.values and only.field in form.fields]
    return [(name, only) for name, only in found if isinstance(form.fields[only.field].widget, forms.RadioSelect)]


def _is_unused(form: forms.BaseForm, name: str, only: OnlyWith) -> bool:
    typed = form.cleaned_data
    if name not in typed or only.field not in typed or only.holds_for(typed[only.field]):
        return False
    is_stored = bool(getattr(getattr(form, "instance", None), "pk", None))
    is_touched = name in form.changed_data or (is_stored and only.field in form.changed_data)
    return is_touched and not _is_empty(typed[name]) and typed[name] != _default(form, name)


def _is_empty(value: Any) -> bool:
    if isinstance(value, QuerySet):
        return not value.exists()
    return value is None or value is False or (hasattr(value, "__len__") and len(value) == 0)


def _default(form: forms.BaseForm, name: str) -> Any:
    row: Model | None = getattr(form, "instance", None)
    columns: dict[str, Field] = {one.name: one for one in row._meta.concrete_fields} if row is not None else {}
    return columns[name].get_default() if name in columns else None
