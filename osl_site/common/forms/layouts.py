"""Forms laid out in groups, each field named in the one place where it stands."""

from collections import Counter
from collections.abc import Callable
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout
from crispy_forms.utils import TEMPLATE_PACK
from django import forms
from django.core.exceptions import ImproperlyConfigured
from django.template.loader import render_to_string
from django.utils.text import Truncator

from osl_site.common.text.whole_numbers import whole_number

MOST_SAID, MOST_TOLD = 40, 100  # signs of an answer, and of all of them, in the line that stands for their group


def laid_out(form: forms.BaseForm, *parts: Any) -> FormHelper:
    """The helper of a form inside a `<form>` that the page draws: what is hidden, then these parts as they stand.

    Every visible field is named in exactly one part, so that none falls into a group, or out of the page, because
    nobody said where it goes. Raises ImproperlyConfigured for one that is missing, doubled, or not of this form.
    """
    named = names_in(Layout(*parts))
    carried = [name for name, field in form.fields.items() if field.widget.is_hidden and name not in named]
    wrong = Counter(named) + Counter(carried)
    wrong.subtract(list(form.fields))
    if any(wrong.values()):
        told = ", ".join(name for name, times in wrong.items() if times)
        raise ImproperlyConfigured(f"{type(form).__name__} names these fields not once but never or twice: {told}")
    helper = FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True
    helper.layout = Layout(*carried, *parts)
    return helper


class Section(Fieldset):
    """A group beside its name, and below the name one muted sentence about it (`lead`)."""

    def __init__(self, legend: str, *fields: Any, lead: str = "", **options: Any) -> None:
        super().__init__(legend, *fields, **options)
        self.lead = lead

    def render(self, form: forms.BaseForm, context: Any, template_pack: str = TEMPLATE_PACK, **options: Any) -> str:
        """The legend stands as it is: the package would read it as a template, and it may be words that people type."""
        fields = self.get_rendered_fields(form, context, template_pack, **options)
        context.update({"fieldset": self, "legend": self.legend, "fields": fields})
        return render_to_string(self.get_template_name(template_pack), context.flatten())


class Folded(Section):
    """A group that folds away and says what is filled in, or else what that means (`nothing`: „bezpłatnie”). Open where
    something in it is refused, or where asked. `says` tells it in words of its own; then „Zmień” stands beside them."""

    template = "osl/layout/folded.html"

    def __init__(
        self,
        legend: str,
        *fields: Any,
        is_open: bool = False,
        nothing: str = "",
        says: Callable[[], str] | None = None,
        **options: Any,
    ) -> None:
        super().__init__(legend, *fields, **options)
        self.is_open = is_open
        self.nothing = nothing
        self.says = says

    def render(self, form: forms.BaseForm, context: Any, template_pack: str = TEMPLATE_PACK, **options: Any) -> str:
        inside = [form[name] for name in names_in(Layout(*self.fields)) if name in form.fields]
        filled = [said for said in map(said_of, inside) if said]
        answers = {
            "legend": self.legend,
            "said": self.says() if self.says else Truncator("; ".join(filled)).chars(MOST_TOLD) or self.nothing,
            "is_kept": self.says is not None,
            "lead": self.lead,
            "is_open": self.is_open or any(field.errors for field in inside),
            "fields": self.get_rendered_fields(form, context, template_pack, **options),
        }
        return render_to_string(self.template, answers)


def said_of(field: forms.BoundField) -> str:
    """What a field holds, in a few words: „KGW Pieszkowo i jeszcze 2”, „mieszkańcy sołectw”."""
    if field.is_hidden or field.value() in (None, "", [], False):
        return ""
    if isinstance(field.field, forms.BooleanField):
        return str(field.label)
    label = str(field.label).rstrip("?:")
    if isinstance(field.field, forms.IntegerField):
        return f"{label.lower()}: {field.value()}"
    if isinstance(field.field, forms.DateField):
        return day_said(field)
    names = _chosen(field) if hasattr(field.field, "choices") else []
    if not names and isinstance(field.value(), list | tuple):
        return f"{label}: {len(field.value())}"
    if not names:
        return Truncator(" ".join(str(field.value()).split())).chars(MOST_SAID)
    named = Truncator(names[0]).chars(MOST_SAID)
    return named if len(names) == 1 else f"{named} i jeszcze {len(names) - 1}"


def day_said(field: forms.BoundField) -> str:
    """The day of a field as people write it, „5.07.2026”; what is no day, as it was typed."""
    try:
        return f"{field.field.to_python(field.value()):%-d.%m.%Y}" if field.value() else ""
    except forms.ValidationError:
        return str(field.value())


def _chosen(field: forms.BoundField) -> list[str]:
    """The names of what is chosen in a field of choices; of rows those alone are read."""
    kind, value = field.field, field.value()
    keys = {str(kind.prepare_value(key)) for key in (value if isinstance(value, list | tuple | set) else [value])}
    if isinstance(kind, forms.ModelChoiceField):
        if by := kind.to_field_name:
            rows = kind.queryset.filter(**{f"{by}__in": keys})
        else:
            rows = kind.queryset.filter(pk__in=[key for key in keys if whole_number(key) is not None])
        return [kind.label_from_instance(row) for row in rows]
    return [str(label) for key, label in kind.choices if str(key) in keys and key]


def names_in(layout: Layout) -> list[str]:
    """The fields that a layout draws, in their order."""
    return [place.name for place in layout.get_field_names()]
