"""Fields that several forms of the room share."""

import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.dateparse import parse_date
from django.utils.formats import get_format

from activities.models import Venue
from osl_site.common.forms.edit_forms import TOO_LARGE
from osl_site.common.text.date_formats import quoted
from osl_site.common.withdrawal.models import standing

MOST_SEATS = 32767  # of a smallint
AT_LEAST_ONE = "Wpisz co najmniej jedno miejsce albo zostaw puste pole."
MOST_DAYS = 100
LAST_DAYS = {"ostatni": -1, "ostatniego": -1, "przedostatni": -2, "przedostatniego": -2}
BY_PHONE = "przez telefon"


class DaysField(forms.CharField):
    """Several days, typed with commas or one below another; gives them in order, each once."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": 2}), required=False, max_length=2000, **kwargs)

    def clean(self, value: Any) -> tuple[date, ...]:
        typed = [part.strip() for part in re.split(r"[,;\n]", super().clean(value)) if part.strip()]
        if len(typed) > MOST_DAYS:
            raise ValidationError(f"Wpisz najwyżej {MOST_DAYS} dni.")
        return tuple(sorted({_day(part) for part in typed}))


class MonthDaysField(forms.CharField):
    """Days of the month: „1, 15, ostatni”; gives numbers in order, -1 for the last one, -2 for the one before."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, max_length=100, **kwargs)

    def clean(self, value: Any) -> tuple[int, ...]:
        typed = re.split(r"[\s,;]+|\bi\b", super().clean(value).lower().replace("dzień", " "))
        found = {_day_of_month(part.rstrip(".")) for part in typed if part.strip(".")}
        return tuple(sorted(found, key=lambda day: (day < 0, day)))


def _day_of_month(typed: str) -> int:
    if typed in LAST_DAYS:
        return LAST_DAYS[typed]
    if not typed.isdecimal() or not 1 <= int(typed[:3]) <= 31:
        raise ValidationError(f"Nie ma takiego dnia miesiąca: {quoted(typed[:20])}. Wpisz na przykład: 1, 15, ostatni.")
    return int(typed)


def _day(typed: str) -> date:
    single = forms.DateField(input_formats=[*get_format("DATE_INPUT_FORMATS"), "%Y-%m-%d"])
    try:
        return parse_date(typed) or single.clean(typed)
    except (ValidationError, ValueError) as error:
        words = f"Nie ma takiego dnia: „{typed[:40]}”. Wpisz daty po przecinku, na przykład 24.12.2026, 31.12.2026."
        raise ValidationError(words) from error


class TypedVenue(forms.Select):
    """A list of venues in which a script lets one be typed: by its name or its village."""

    def __init__(self, attrs: dict[str, Any] | None = None, **options: Any) -> None:
        unknown = "Nie ma takiego miejsca na liście. Wybierz z listy albo wyczyść pole."
        super().__init__({"data-typed": True, "data-unknown": unknown} | (attrs or {}), **options)


def venue_field(**kwargs: Any) -> forms.ModelChoiceField:
    rows, widget = standing(Venue.objects.select_related("locality")), TypedVenue
    return forms.ModelChoiceField(rows, label="Miejsce", required=False, empty_label=BY_PHONE, widget=widget, **kwargs)


def keep_venue(form: forms.Form) -> None:
    """The place that the form begins with stays a choice, though nobody else may choose it any more."""
    places = Venue.objects.select_related("locality")
    form.fields["venue"].queryset = standing(places, chosen=[form.initial.get("venue") or 0])


def capacity_field(**kwargs: Any) -> forms.IntegerField:
    said = {"min_value": AT_LEAST_ONE, "max_value": TOO_LARGE}
    return forms.IntegerField(
        label="Liczba miejsc", required=False, min_value=1, max_value=MOST_SEATS, error_messages=said, **kwargs
    )
