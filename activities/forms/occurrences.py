"""Forms of single meetings."""

from contextlib import suppress
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Row
from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property

from activities.calendar.queries import when_in_words
from activities.calendar.years import refuse_other_years
from activities.forms.fields import BY_PHONE, capacity_field, keep_venue, venue_field
from activities.forms.hours import HoursForm, end_field, last_day_field, open_end_field, start_field
from activities.models import Occurrence
from activities.planning.change_preview import SAME_MOMENT, Change, moving, placing, when_after
from activities.planning.recurrence import as_typed
from osl_site.common.database.locking import ChangedMeanwhile
from osl_site.common.database.records import tidy
from osl_site.common.forms.edit_forms import AsTyped, CarriedNumber
from osl_site.common.forms.layouts import laid_out
from osl_site.common.forms.widgets import DatePicker

NOTE = {"label": "Dopisek na ten dzień", "max_length": 300, "required": False}
SEEN_AT_THE_OCCURRENCE = "Mieszkańcy zobaczą go przy spotkaniu."


class OccurrenceForm(AsTyped, forms.Form):
    """A form about one stored meeting. Carries the revision that the person saw; another one is told and shown."""

    revision = CarriedNumber()

    def __init__(self, data: Any, occurrence: Occurrence, **initial: Any) -> None:
        super().__init__(data, initial={"revision": occurrence.revision} | initial)
        self.occurrence = occurrence
        self.stored_version: list[tuple[str, str]] = []
        self.stored_row: Occurrence | None = None

    @property
    def values(self) -> dict[str, Any]:
        """What was typed, with the revision; a form without one (tampered with) never matches."""
        return self.cleaned_data | {"revision": self.cleaned_data.get("revision") or 0}

    def show_conflict(self, conflict: ChangedMeanwhile) -> None:
        occurrence = self.stored_row = conflict.current
        self.stored_version = [
            ("Kiedy", when_in_words(occurrence)),
            ("Miejsce", str(occurrence.venue or BY_PHONE)),
            ("Liczba miejsc", str(occurrence.capacity or "jak w ofercie")),
            ("Dopisek na ten dzień", occurrence.note or "–"),
        ]
        self.data = self.data.copy()
        self.data["revision"] = occurrence.revision
        self.add_error(None, conflict)


class OneOccurrenceForm(HoursForm, AsTyped, forms.Form):
    """A meeting that no rule gives."""

    names_wanted = True

    day = forms.DateField(label="Dzień", widget=DatePicker)
    starts = start_field()
    ends = end_field()
    open_ended = open_end_field()
    ends_on = last_day_field(widget=DatePicker)
    venue = venue_field()
    capacity = capacity_field(help_text="Puste pole: tyle, ile w ofercie.")
    note = forms.CharField(**NOTE, help_text=SEEN_AT_THE_OCCURRENCE)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keep_venue(self)

    @cached_property
    def helper(self) -> FormHelper:
        """Both hours beside each other."""
        return laid_out(self, "day", Row("starts", "ends"), "open_ended", "ends_on", "venue", "capacity", "note")

    @property
    def values(self) -> dict[str, Any]:
        """As the service takes it: an open end is no end."""
        return {name: value for name, value in self.cleaned_data.items() if name != "open_ended"}


class MoveForm(HoursForm, OccurrenceForm):
    """The new day is asked for, never filled in: one press must not move a meeting."""

    day = forms.DateField(label="Nowy dzień", widget=DatePicker, validators=[refuse_other_years])
    starts = start_field()
    ends = end_field()
    open_ended = open_end_field()
    ends_on = last_day_field(widget=DatePicker)
    note = forms.CharField(**NOTE, help_text=f"{SEEN_AT_THE_OCCURRENCE} Puste pole: dopisek się nie zmieni.")

    def __init__(self, data: Any, occurrence: Occurrence, **initial: Any) -> None:
        super().__init__(data, occurrence, **initial)
        now = as_typed(*occurrence.when[:2])
        if now.ends_on:
            number = (now.ends_on - now.day).days + 1
            self.fields["ends_on"].help_text = f"Puste pole: spotkanie trwa tyle dni, ile teraz ({number})."

    @cached_property
    def helper(self) -> FormHelper:
        """Both hours beside each other."""
        return laid_out(self, "day", Row("starts", "ends"), "open_ended", "ends_on", "note")

    @property
    def values(self) -> dict[str, Any]:
        """As the service takes it: an open end is no end."""
        return {name: value for name, value in super().values.items() if name != "open_ended"}

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        with suppress(ValidationError):  # what cannot be is said by the preview
            if not self.errors and when_after(self.occurrence, self.changes(self.occurrence)) == self.occurrence.when:
                self.add_error(None, SAME_MOMENT)
        return typed

    def changes(self, occurrence: Occurrence) -> Change:
        typed = self.cleaned_data
        when = typed["day"], typed["starts"], typed["ends"]
        return moving(occurrence, *when, tidy(typed["note"]), ends_on=typed["ends_on"])


class PlaceForm(OccurrenceForm):
    venue = venue_field()
    capacity = capacity_field(help_text="Puste pole: tyle, ile w ofercie.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keep_venue(self)

    def changes(self, occurrence: Occurrence) -> Change:
        return placing(self.cleaned_data["venue"], self.cleaned_data["capacity"])


class NoteForm(OccurrenceForm):
    note = forms.CharField(**NOTE, help_text=f"{SEEN_AT_THE_OCCURRENCE} Puste pole: dopisek zniknie.")


class DeleteForm(AsTyped, forms.Form):
    with_series = forms.BooleanField(label="Usuń też inne nieopublikowane spotkania z tego cyklu", required=False)
