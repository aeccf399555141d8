"""What staff may ask of lists, by django-filter: a GET form in which everything is optional.

Filters run over `cleaned_data`: an answer that cannot be understood narrows nothing and is said at its field.
"""

from datetime import date
from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet

from osl_site.common.centre.fields import LocalityField
from osl_site.common.forms.edit_forms import CarriedWords
from osl_site.common.forms.widgets import DatePicker
from osl_site.common.lists.queries import in_place, mentions


class ListFilterSet(django_filters.FilterSet):
    """The questions of one list."""

    @property
    def answers(self) -> dict[str, Any]:
        """Only what was really asked, and could be understood."""
        self.form.is_valid()
        return {name: value for name, value in self.form.cleaned_data.items() if value not in (None, "")}

    @property
    def is_asked(self) -> bool:
        """Whether the person narrowed the list; what an address carries unseen is a view of it, not a question."""
        return any(not self.form[name].is_hidden for name in self.answers)

    @property
    def in_words(self) -> list[str]:
        """What was asked, as a printed list says it: „Stan: Zgłoszona”. Asks the database for nothing."""
        seen = {name: value for name, value in self.answers.items() if not self.form[name].is_hidden}
        return [_in_words(self.form.fields[name], value) for name, value in seen.items()]


def _in_words(field: forms.Field, value: Any) -> str:
    match field, value:
        case _, True:
            return str(field.label)
        case forms.ModelChoiceField(), _:
            answer = field.label_from_instance(value)
        case forms.ChoiceField(), _:
            answer = dict(field.choices)[value]
        case _, date():
            answer = f"{value:%d.%m.%Y}"
        case _:
            answer = value
    return f"{field.label}: {answer}"


class WordsFilter(django_filters.CharFilter):
    """Rows that hold every word, in any of the columns; or the one whose number was typed, where `codes` names the
    letter before it."""

    def __init__(self, *columns: str, label: str = "Szukaj", codes: str = "", **options: Any) -> None:
        super().__init__(label=label, max_length=100, **options)
        self.columns, self.codes = columns, codes

    def filter(self, qs: QuerySet, value: str) -> QuerySet:
        return qs.filter(mentions(value or "", *self.columns, codes=self.codes))


class TickField(forms.BooleanField):
    """Ticked it is True, left alone it is nothing, so that no filter runs."""

    def clean(self, value: Any) -> bool | None:
        return super().clean(value) or None


class TickFilter(django_filters.Filter):
    """A check box: ticked it asks, left alone it does not."""

    field_class = TickField


class LocalityFilter(django_filters.Filter):
    """Those of one locality."""

    field_class = LocalityField

    def __init__(self, *args: Any, label: str = "Miejscowość", **options: Any) -> None:
        super().__init__(*args, label=label, **options)


class PlaceFilter(LocalityFilter):
    """Those of one locality, and those of the whole commune."""

    def filter(self, qs: QuerySet, value: Any) -> QuerySet:
        return in_place(qs, value) if value else qs


class CarriedFilter(django_filters.Filter):
    """What the address carries unseen from page to page; spoiled, it is as if it had not been sent."""

    @property
    def field(self) -> CarriedWords:
        return CarriedWords()


class DayFilter(django_filters.DateFilter):
    """A day that a browser's own picker takes."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, widget=DatePicker, **options)
