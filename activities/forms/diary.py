from django import forms

from activities.recurrence import refuse_other_years
from osl_site.widgets import DatePicker


class GoForm(forms.Form):
    """Which week to show."""

    dzien = forms.DateField(label="Dzień", widget=DatePicker, validators=[refuse_other_years])
