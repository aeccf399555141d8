"""The forms that go to a day of the diary, and from a day of the month to a new meeting."""

from typing import Any

from django import forms

from activities.calendar.years import refuse_other_years
from activities.models import Activity
from osl_site.common.database.collation import polish_order
from osl_site.common.forms.wanted import Asks
from osl_site.common.forms.widgets import DatePicker


class GoForm(Asks, forms.Form):
    """Which week to show."""

    dzien = forms.DateField(label="Dzień", widget=DatePicker, validators=[refuse_other_years])


class StartForm(Asks, forms.Form):
    """Of which offer the new meeting is to be."""

    oferta = forms.ModelChoiceField(Activity.objects.none(), label="Pozycja oferty", empty_label="Wybierz")

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.fields["oferta"].queryset = Activity.objects.filter(ended_at=None).order_by(polish_order("title"), "id")
