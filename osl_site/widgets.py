"""Widgets whose value a browser's own picker understands, whatever the language of the page."""

from django import forms


class DatePicker(forms.DateInput):
    """One day. The picker shows it in the reader's language; the value is always ISO 8601."""

    input_type = "date"

    def __init__(self, attrs=None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class TimePicker(forms.TimeInput):
    """A time of day, to the minute."""

    input_type = "time"

    def __init__(self, attrs=None) -> None:
        super().__init__(attrs, format="%H:%M")
