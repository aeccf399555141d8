"""Widgets whose value a browser's own picker understands, whatever the language of the page."""

from collections.abc import Callable
from datetime import date, time

from django import forms


class DatePicker(forms.DateInput):
    """One day. The picker shows it in the reader's language; the value is always ISO 8601."""

    input_type = "date"

    def __init__(self, attrs: dict | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")

    def get_context(self, name: str, value: object, attrs: dict) -> dict:
        return _kept_as_typed(super().get_context(name, value, attrs), date.fromisoformat)


class TimePicker(forms.TimeInput):
    """A time of day, to the minute."""

    input_type = "time"

    def __init__(self, attrs: dict | None = None) -> None:
        super().__init__(attrs, format="%H:%M")

    def get_context(self, name: str, value: object, attrs: dict) -> dict:
        return _kept_as_typed(super().get_context(name, value, attrs), time.fromisoformat)


def _kept_as_typed(context: dict, read: Callable[[str], object]) -> dict:
    """A picker shows nothing for words it cannot read, so those get a plain field with the words still in it."""
    try:
        read(context["widget"]["value"] or "")
    except ValueError:
        if context["widget"]["value"]:
            context["widget"]["type"] = "text"
    return context


class ShortPicks(forms.CheckboxSelectMultiple):
    """Check boxes of a word each: days of the week. They stand side by side."""

    is_short = True


class Picks(forms.CheckboxSelectMultiple):
    """Many check boxes in a box of its own that scrolls. Those chosen come first, so that none is out of sight."""

    is_long = True

    def optgroups(self, name: str, value: list[str], attrs: dict | None = None) -> list[tuple]:
        return sorted(super().optgroups(name, value, attrs), key=lambda group: not group[1][0]["selected"])
