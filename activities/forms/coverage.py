"""What may be typed of a gap of a service, and asked of the page of services."""

from datetime import date
from typing import Any

from django import forms

from activities.services.coverage import IS_PAST
from osl_site.common import clock
from osl_site.common.forms.edit_forms import AsTyped
from osl_site.common.forms.widgets import DatePicker


class GapForm(AsTyped, forms.Form):
    """Why, and when to look again."""

    reason = forms.CharField(
        label="Bez działania wspierającego, bo…",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Jedno zdanie, bez nazwisk. Stanie w załączniku i w sprawozdaniu.",
    )
    look_again_on = forms.DateField(label="Kiedy do tego wrócimy?", widget=DatePicker)

    def clean_look_again_on(self) -> date:
        if self.cleaned_data["look_again_on"] <= clock.today():
            raise forms.ValidationError(IS_PAST)
        return self.cleaned_data["look_again_on"]

    @property
    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("reason", "look_again_on")}
