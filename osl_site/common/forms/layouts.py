"""Forms laid out in groups, each field named in the one place where it stands."""

from collections import Counter
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.core.exceptions import ImproperlyConfigured


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


def names_in(layout: Layout) -> list[str]:
    """The fields that a layout draws, in their order."""
    return [place.name for place in layout.get_field_names()]
