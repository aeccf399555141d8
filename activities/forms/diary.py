from datetime import date

from django import forms
from django.core.exceptions import ValidationError

from activities.recurrence import FIRST_YEAR, LAST_YEAR
from osl_site.widgets import DatePicker


class GoForm(forms.Form):
    """Which week to show."""

    dzien = forms.DateField(label="Dzień", widget=DatePicker)

    def clean_dzien(self) -> date:
        day = self.cleaned_data["dzien"]
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise ValidationError(f"Wpisz rok od {FIRST_YEAR} do {LAST_YEAR}.")
        return day
