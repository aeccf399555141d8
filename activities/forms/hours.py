"""Hours as people write them: „10”, „10.00”, „18.30–20”, „24:00”."""

import re
from datetime import datetime, time
from typing import Any, NamedTuple

from django import forms
from django.core.exceptions import ValidationError

ONE = r"(?:o\s+)?(?:godz\.?\s*|g\.\s*)?(\d{1,2})(?:\s*[:.,h]\s*(\d{2})|(?<=\d\d)(\d{2}))?(?::00)?"
HOUR = re.compile(ONE)
RANGE = re.compile(rf"(?:od\s+)?{ONE}(?:\s*(?:[-–—−]|do)\s*{ONE})?")
NO_SUCH_HOUR = "Wpisz godzinę, na przykład 10, 10:30 albo 18.30–20."
MOST_PAIRS = 4


class Hours(NamedTuple):
    """From when, and until when if that was written too; `time.min` as an end is the midnight after that day."""

    starts: time
    ends: time | None = None


def hours_from(typed: str) -> Hours:
    """What „18.30–20” says. Raises ValidationError for words that are no hours."""
    found = RANGE.fullmatch(" ".join(typed.lower().split()))
    if found is None:
        raise ValidationError(NO_SUCH_HOUR)
    parts = found.groups()
    starts = _time(*parts[:3])
    if parts[0] == "24":
        raise ValidationError("Godzina 24:00 to 0:00 następnego dnia. Wpisz 0:00 i następny dzień.")
    return Hours(starts, _time(*parts[3:]) if parts[3] else None)


def _time(hour: str, minute: str | None, joined: str | None) -> time:
    minutes = int(minute or joined or 0)
    if int(hour) == 24 and minutes == 0:
        return time.min
    if int(hour) > 24 or (int(hour) == 24 and minutes):
        raise ValidationError(f"Nie ma godziny {int(hour)}:{minutes:02}. {NO_SUCH_HOUR}")
    if minutes > 59:
        raise ValidationError(f"Godzina ma 60 minut, a tu jest {minutes}. {NO_SUCH_HOUR}")
    return time(int(hour), minutes)


class HourWidget(forms.TextInput):
    """A short plain field: a browser's own picker of hours knows neither „24:00” nor „18–20”."""

    def __init__(self, attrs: dict | None = None) -> None:
        super().__init__({"size": 12, "autocomplete": "off"} | (attrs or {}))

    def format_value(self, value: Any) -> str | None:
        return f"{value:%H:%M}" if isinstance(value, time | datetime) else value


class StartField(forms.CharField):
    """When it begins; „18–20” says the end as well. Gives Hours, or None."""

    default_error_messages = {"required": "Wpisz godzinę, na przykład 16:30."}
    widget = HourWidget

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=40, **kwargs)

    def clean(self, value: Any) -> Hours | None:
        typed = super().clean(value)
        return hours_from(typed) if typed else None


class EndField(forms.CharField):
    """When it ends. Gives a time, midnight for „24:00”, or None."""

    widget = HourWidget

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=40, required=False, **kwargs)

    def clean(self, value: Any) -> time | None:
        typed = super().clean(value)
        if not typed:
            return None
        found = HOUR.fullmatch(" ".join(typed.lower().removeprefix("do ").split()))
        if found is None:
            raise ValidationError(NO_SUCH_HOUR)
        return _time(*found.groups())


class MoreHoursField(forms.CharField):
    """Further hours on the same day, each with its end: „13–14.30, 17–19”."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=100, required=False, **kwargs)

    def clean(self, value: Any) -> tuple[Hours, ...]:
        parts = [
            part
            for part in re.split(r"\s*(?:;|,(?=\s|\d{1,2}\s*[-–—−])|\boraz\b|\bi\b)\s*", super().clean(value))
            if part
        ]
        if len(parts) > MOST_PAIRS:
            raise ValidationError(f"Wpisz najwyżej {MOST_PAIRS} pary godzin.")
        found = tuple(hours_from(part) for part in parts)
        if any(pair.ends is None for pair in found):
            raise ValidationError("Wpisz każdą godzinę z końcem, na przykład 17–19.")
        return found


class HoursForm(forms.BaseForm):
    """A form with `starts`, `ends` and a tick for an open end; both hours may be written in the first field.

    Cleaned, `starts` is a time, and `ends` a time, or None where the end is open.
    """

    needs_hours = True

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        said: Hours | None = typed.get("starts")
        if "starts" in typed:
            typed["starts"] = said and said.starts
        if {"starts", "ends"} <= typed.keys():
            self._settle_end(typed, said and said.ends)
        return typed

    def _settle_end(self, typed: dict[str, Any], said: time | None) -> None:
        ends, is_open = typed["ends"], typed.get("open_ended", False)
        if said is not None and ends is not None and said != ends:
            self.add_error("ends", "Koniec jest wpisany dwa razy, za każdym razem inaczej. Zostaw jeden.")
        elif is_open and (said is not None or ends is not None):
            self.add_error("open_ended", "Usuń godzinę końca albo to zaznaczenie: jedno z dwojga.")
        elif self.needs_hours and said is None and ends is None and not is_open:
            self.add_error("ends", "Wpisz, o której się kończy, albo zaznacz, że koniec jest otwarty.")
        else:
            typed["ends"] = ends if ends is not None else said


def start_field(**kwargs: Any) -> StartField:
    return StartField(**{"label": "Początek", "help_text": "Na przykład: 10, 10.30 albo 18–20."} | kwargs)


def end_field(**kwargs: Any) -> EndField:
    return EndField(**{"label": "Koniec", "help_text": "Może być po północy: 2:00."} | kwargs)


def open_end_field() -> forms.BooleanField:
    return forms.BooleanField(label="Koniec otwarty: nie wiadomo, o której", required=False)


def last_day_field(**kwargs: Any) -> forms.DateField:
    help_text = "Tylko gdy spotkanie trwa kilka dni, najwyżej 31."
    return forms.DateField(**{"label": "Ostatni dzień", "required": False, "help_text": help_text} | kwargs)
