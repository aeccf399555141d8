"""The form of a new offer together with its first meetings: one page from the idea to the dates."""

from typing import Any

from crispy_forms.layout import Row
from django import forms

from activities.calendar.years import refuse_other_years
from activities.forms.activities import ActivityForm
from activities.forms.hours import HoursForm, end_field, start_field
from activities.models.activities import Kind
from activities.planning.recurrence import Rule
from osl_site.common.forms.conditions import OnlyWith
from osl_site.common.forms.layouts import Section
from osl_site.common.forms.widgets import DatePicker

OTHER = "other"
WEEKS = {"weekly": 1, "fortnightly": 2}
REPEATS = [("no", "nie"), ("weekly", "co tydzień"), ("fortnightly", "co 2 tygodnie"), (OTHER, "inaczej")]
SHORT = "form__columns--short"


class NewActivityForm(HoursForm, ActivityForm):
    """An offer with its first meetings. Without a day it is an offer alone, and so is one whose days are to be said in
    another way (`is_other`): those are laid out on their own page."""

    needs_hours = False
    is_to_be_shown = False  # the button that goes on to publishing was pressed

    starts_on = forms.DateField(label="Dzień", widget=DatePicker, required=False, validators=[refuse_other_years])
    starts = start_field(label="Od", required=False, help_text="")
    ends = end_field(label="Do", help_text="")
    repeats = forms.ChoiceField(
        label="Powtarza się", choices=REPEATS, widget=forms.RadioSelect, initial="no", required=False
    )
    until = forms.DateField(label="Do kiedy", widget=DatePicker, required=False, validators=[refuse_other_years])

    only_with = ActivityForm.only_with | {"until": OnlyWith("repeats", tuple(WEEKS), is_wanted=True)}

    @property
    def _when(self) -> list[Section]:
        lead = "Bez dnia zapiszemy sam opis."
        return [Section("Kiedy", Row("starts_on", "starts", "ends", css_class=SHORT), "repeats", "until", lead=lead)]

    @property
    def is_other(self) -> bool:
        return self.cleaned_data.get("repeats") == OTHER

    def clean(self) -> dict:
        typed = super().clean()
        if not typed.get("starts_on"):
            if (typed.get("starts") or typed.get("ends")) and "starts_on" not in self.errors:
                self.add_error("starts_on", "Wpisz dzień albo usuń godziny.")
        elif not self.errors.keys() & {"starts", "ends"}:
            for name in ("starts", "ends"):
                if typed.get(name) is None and not self.is_other:
                    self.add_error(name, "Wpisz godzinę, na przykład 10 albo 10:30.")
        is_endless = typed.get("starts_on") and typed.get("repeats") in WEEKS and not typed.get("until")
        if is_endless and "until" not in self.errors:
            self.add_error("until", "Wpisz, do kiedy się powtarza.")
        if self.is_to_be_shown:
            self._refuse_unready(typed)
        return typed

    def _refuse_unready(self, typed: dict) -> None:
        """What residents could not be shown is said at its field, before anything is stored."""
        if typed.get("kind") == Kind.COOPERATION:
            self.add_error("kind", "Współpraca z partnerami nie trafia do kalendarza mieszkańców. Zapisz szkic.")
        elif "text" not in self.errors and not typed.get("text"):
            self.add_error("text", "Napisz opis dla mieszkańców, wtedy można opublikować. Bez opisu zapisz szkic.")

    @property
    def dates(self) -> dict[str, Any] | None:
        """The first meetings as the service takes them: a day, or a rule; None where no day was typed."""
        typed = self.cleaned_data
        if not typed.get("starts_on") or self.is_other:
            return None
        return {"rule": self.rule, **{name: typed[name] for name in ("starts_on", "starts", "ends")}}

    @property
    def rule(self) -> Rule | None:
        """Every so many weeks on that day of the week; None of a meeting that does not repeat."""
        typed = self.cleaned_data
        weeks, day = WEEKS.get(typed["repeats"]), typed["starts_on"]
        return weeks and Rule("weekly", day, interval=weeks, weekdays=(day.weekday(),), until=typed["until"])
