"""What may be asked of the search of the whole office: words, which kind of rows, at which village, of which days."""

from typing import Any

from django import forms

from osl_site.common.centre.fields import LocalityField
from osl_site.common.forms.widgets import DatePicker
from osl_site.common.lists.filtersets import SpanForm
from osl_site.common.search.asked import LONGEST


class SearchForm(SpanForm):
    """Everything is optional; an answer that cannot be understood narrows nothing and is said at its field."""

    szukaj = forms.CharField(label="Szukaj", required=False, max_length=LONGEST)
    dzial = forms.ChoiceField(label="Gdzie szukać", required=False)
    miejscowosc = LocalityField(widget=forms.Select({"data-typed": True}))
    od = forms.DateField(label="Od dnia", required=False, widget=DatePicker)
    do = forms.DateField(label="Do dnia", required=False, widget=DatePicker)

    def __init__(self, *args: Any, kinds: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["dzial"].choices = [("", "W całym biurze"), *kinds]

    @property
    def answers(self) -> dict[str, Any]:
        """Only what was really asked, and could be understood."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value not in (None, "")}
