"""The form that goes to a day of the diary."""

from django import forms

from activities.calendar.years import refuse_other_years
from osl_site.common.forms.widgets import DatePicker


class GoForm(forms.Form):
    """Which week to show."""

    dzien = forms.DateField(label="Dzień", widget=DatePicker, validators=[refuse_other_years])
