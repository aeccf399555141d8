"""What may be typed of civic dates."""

from calendar import monthrange
from datetime import date
from typing import Any

from django import forms

from activities.models import CivicDate
from activities.services.civic import AHEAD
from osl_site.common import clock
from osl_site.common.forms.edit_forms import AsTyped, EditForm
from osl_site.common.forms.widgets import DatePicker


class CivicDateForm(EditForm):
    """A day of the year, whose it is, when to tell of it."""

    goes_to_paper = False

    class Meta:
        model = CivicDate
        fields = ("name", "whose", "day", "month", "every_years", "first_year", "days_before", "basis", "is_on")
        help_texts = {
            "whose": "Na przykład: rada gminy, wójt, sołtys, dyrektor.",
            "basis": "Przepis albo zarządzenie. Sprawdź go w aktualnym tekście.",
            "every_years": "1 znaczy co rok. Przy większej liczbie przypomnimy najpóźniej tyle lat po ostatnim razie.",
        }

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        month, day = typed.get("month"), typed.get("day")
        if month and day and day > monthrange(2028, month)[1]:
            self.add_error("day", "W tym miesiącu nie ma takiego dnia.")
        return typed


class TickForm(AsTyped, forms.Form):
    """When it was done, and where it may be seen."""

    goes_to_paper = False
    done_on = forms.DateField(label="Kiedy to zrobiono?", widget=DatePicker)
    note = forms.CharField(
        label="Gdzie to jest?",
        required=False,
        max_length=300,
        help_text="Na przykład numer uchwały albo miejsce w aktach.",
    )

    def clean_done_on(self) -> date:
        if self.cleaned_data["done_on"] > clock.today():
            raise forms.ValidationError(AHEAD)
        return self.cleaned_data["done_on"]
