"""Saying after a form was taken which of its signs paper cannot draw, so that nobody learns it from a printed page."""

from collections.abc import Iterator

from django.contrib import messages
from django.forms import BaseForm
from django.forms.formsets import BaseFormSet
from django.http import HttpRequest

from osl_site.common.text.drawable import INSTEAD, undrawn

MOST_NAMED = 10


def tell_undrawn(request: HttpRequest, *parts: BaseForm | BaseFormSet) -> None:
    """Names the signs on the next page, to staff alone: what residents type is read on screens. A form of which nothing
    is printed says so of itself (`goes_to_paper`)."""
    if not request.user.is_authenticated:
        return
    drawn = (part for part in parts if getattr(part, "goes_to_paper", True))
    signs = undrawn(text for part in drawn for text in _texts(part))
    if signs:
        named = ", ".join(signs[:MOST_NAMED]) + (" i inne" if len(signs) > MOST_NAMED else "")
        messages.warning(request, f"Tego nie da się wydrukować: {named}. Na papierze w tym miejscu będzie {INSTEAD}.")


def _texts(part: BaseForm | BaseFormSet) -> Iterator[str]:
    rows = part.cleaned_data if isinstance(part.cleaned_data, list) else [part.cleaned_data]
    return (value for row in rows for name, value in row.items() if isinstance(value, str) and "password" not in name)
