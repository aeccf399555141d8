"""What staff may ask of lists, by django-filter: a GET form in which everything is optional.

Filters run over `cleaned_data`: an answer that cannot be understood narrows nothing and is said at its field.
"""

from datetime import date
from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.http import QueryDict

from osl_site.common.centre.fields import LocalityField
from osl_site.common.forms.wanted import Asks
from osl_site.common.forms.widgets import DatePicker
from osl_site.common.lists.filter_bar import SPAN, FilterBar, answer_in_words
from osl_site.common.lists.queries import in_place, mentions
from osl_site.common.search.asked import asked_for

REVERSED = "Ten dzień jest wcześniejszy niż pierwszy. Zamień je miejscami."


class SpanForm(Asks, forms.Form):
    """Two days that stand the wrong way round ask for nothing that is there, so the form says so."""

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        first, last = typed.get(SPAN[0]), typed.get(SPAN[1])
        if isinstance(first, date) and isinstance(last, date) and last < first:
            self.add_error(SPAN[1], REVERSED)
        return typed


class ListFilterSet(django_filters.FilterSet):
    """The questions of one list."""

    class Meta:
        form = SpanForm

    @property
    def answers(self) -> dict[str, Any]:
        """Only what was really asked, and could be understood."""
        self.form.is_valid()
        return {name: value for name, value in self.form.cleaned_data.items() if value not in (None, "")}

    @property
    def is_asked(self) -> bool:
        """Whether the person narrowed the list."""
        return bool(self.answers)

    def bar(self, url: str) -> FilterBar:
        """The questions as the page at this address draws them."""
        return FilterBar(self.form, self.answers, self.data or QueryDict(), url)

    def counted_without(self, name: str) -> int:
        """How many rows there were if this were not asked. One query."""
        rest = self.data.copy()
        rest.pop(name, None)
        return type(self)(rest, self.queryset, request=self.request).qs.count()

    @property
    def in_words(self) -> list[str]:
        """What was asked, as a printed list says it: „Stan: Zgłoszona”. Asks the database for nothing."""
        return [_in_words(self.form.fields[name], value) for name, value in self.answers.items()]


def _in_words(field: forms.Field, value: Any) -> str:
    return str(field.label) if value is True else f"{field.label}: {answer_in_words(field, value)}"


class WordsFilter(django_filters.CharFilter):
    """Rows that hold every word in any case, where their model says what is `searched`, or bear the code that was
    typed; of other models those that hold the letters in any of the columns named."""

    def __init__(self, *columns: str, label: str = "Szukaj", **options: Any) -> None:
        super().__init__(label=label, max_length=100, **options)
        self.columns = columns

    def filter(self, qs: QuerySet, value: str) -> QuerySet:
        if not value:
            return qs
        return qs.filter(mentions(value, *self.columns) if self.columns else asked_for(value).within(qs.model))


class TickField(forms.BooleanField):
    """Ticked it is True, left alone it is nothing, so that no filter runs."""

    def clean(self, value: Any) -> bool | None:
        return super().clean(value) or None


class TickFilter(django_filters.Filter):
    """A check box: ticked it asks, left alone it does not."""

    field_class = TickField


class LocalityFilter(django_filters.Filter):
    """Those of one locality, which is typed where scripts run."""

    field_class = LocalityField

    def __init__(self, *args: Any, label: str = "Miejscowość", **options: Any) -> None:
        super().__init__(*args, label=label, widget=forms.Select({"data-typed": True}), **options)


class PlaceFilter(LocalityFilter):
    """Those of one locality, and those of the whole commune."""

    def filter(self, qs: QuerySet, value: Any) -> QuerySet:
        return in_place(qs, value) if value else qs


class DayFilter(django_filters.DateFilter):
    """A day that a browser's own picker takes."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, widget=DatePicker, **options)
