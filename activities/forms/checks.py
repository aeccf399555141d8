"""All checks that one person still lacks, on one page: the day of each, and where its printout is."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from crispy_forms.layout import Row
from django import forms

from activities.forms.results import day_of_check
from activities.models import Check
from osl_site.common.forms.edit_forms import AsTyped
from osl_site.common.forms.layouts import Section, laid_out
from osl_site.common.forms.widgets import DatePicker

DAY, PLACE = "checked_on_{}", "place_in_files_{}"
NOTHING_TYPED = "Wpisz co najmniej jedno sprawdzenie."
NO_DAY = "Wpisz dzień, w którym zrobiono to sprawdzenie."
NO_PLACE = "Wpisz, gdzie w aktach jest wydruk."


class ChecksForm(AsTyped, forms.Form):
    """What is not checked yet stays empty. A printout that lies where the one before it does needs no place."""

    keeps_draft = False

    def __init__(self, *args: Any, checks: Iterable[Check], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.checks = list(checks)
        for check in self.checks:
            day = forms.DateField(
                label="Data sprawdzenia", widget=DatePicker, required=False, validators=[day_of_check]
            )
            place = forms.CharField(label="Gdzie w aktach jest wydruk", max_length=200, required=False)
            day.is_conditional = place.is_conditional = True  # one check is enough, so none says that it is optional
            self.fields |= {DAY.format(check.pk): day, PLACE.format(check.pk): place}

    @property
    def helper(self) -> Any:
        parts = [
            Section(check.name, Row(DAY.format(check.pk), PLACE.format(check.pk)), lead=check.basis)
            for check in self.checks
        ]
        return laid_out(self, *parts)

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        before = ""
        for check in self.checks:
            day, place = DAY.format(check.pk), PLACE.format(check.pk)
            if typed.get(day) and not typed.get(place) and place not in self.errors:
                typed[place] = before
                if not before:
                    self.add_error(place, NO_PLACE)
            elif typed.get(place) and not typed.get(day) and day not in self.errors:
                self.add_error(day, NO_DAY)
            before = typed.get(place) or before
        if not self.errors and not self.recorded:
            self.add_error(None, NOTHING_TYPED)
        return typed

    @property
    def recorded(self) -> dict[Check, dict[str, date | str]]:
        """What is to be recorded, by check."""
        typed = self.cleaned_data
        return {
            check: {"checked_on": day, "place_in_files": typed[PLACE.format(check.pk)]}
            for check in self.checks
            if (day := typed.get(DAY.format(check.pk)))
        }
