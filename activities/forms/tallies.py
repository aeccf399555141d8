"""What may be typed of standing help: a number of each offer in a month, and what it should have been."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms

from activities.models import Activity, Tally, TallySource
from activities.models.tallies import MOST
from activities.services.tallies import taken, unit_of
from osl_site.common.forms.edit_forms import AsTyped
from osl_site.common.text.whole_numbers import whole_number

MOST_LINES = 300
EITHER = "Wpisano liczbę, więc ktoś liczył. Popraw jedno albo drugie."
SAY_NUMBER = "Wpisz liczbę. Zero znaczy, że nic nie było. Jeśli nikt nie liczył, zaznacz to."
SAY_UNIT = "Napisz, co liczysz, na przykład: podwózki."
SAY_WHY = "Napisz, dlaczego nie liczono."
TWICE = "Ta pozycja jest wyżej z tą samą jednostką. Wpisz tu inną albo zostaw puste."


class NumberField(forms.DecimalField):
    """How many: digits, with one place behind the comma at most."""

    def __init__(self) -> None:
        super().__init__(
            label="Ile",
            required=False,
            localize=True,
            min_value=0,
            max_value=MOST,
            max_digits=6,
            decimal_places=1,
            widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
            error_messages={
                "invalid": "Wpisz liczbę cyframi, na przykład 14 albo 2,5.",
                "min_value": "Wpisz zero albo więcej.",
                "max_value": "Ta liczba jest za duża. Sprawdź, czy nie ma w niej zbędnych cyfr.",
                "max_digits": "Ta liczba jest za duża. Sprawdź, czy nie ma w niej zbędnych cyfr.",
                "max_whole_digits": "Ta liczba jest za duża. Sprawdź, czy nie ma w niej zbędnych cyfr.",
                "max_decimal_places": "Wpisz najwyżej jedno miejsce po przecinku.",
            },
        )


class CountedForm(AsTyped, forms.Form):
    """A number, or that nobody counted and why: zero is „nothing”, an empty field is nothing said."""

    goes_to_paper = False

    number = NumberField()
    not_counted = forms.BooleanField(label="nie liczono", required=False)
    source = forms.ChoiceField(label="Skąd to wiemy", choices=TallySource.choices, initial=TallySource.OWN)
    comment = forms.CharField(label="Komentarz", required=False, max_length=300)

    @property
    def says_number(self) -> bool:
        return self.cleaned_data.get("number") is not None or "number" in self.errors

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        if typed.get("not_counted") and self.says_number:
            self.add_error("number", EITHER)
        elif typed.get("not_counted") and not typed.get("comment") and "comment" not in self.errors:
            self.add_error("comment", SAY_WHY)
        return typed

    @property
    def counted(self) -> dict[str, Any]:
        """The values of a tally that the fields say."""
        return {name: self.cleaned_data[name] for name in ("number", "source", "comment")}


class MonthForm(AsTyped, forms.Form):
    """The page of a month: what is refused of no single line is said on top."""

    goes_to_paper = False


class TallyLineForm(CountedForm):
    """One offer in one unit; a line where nothing is said is left out."""

    activity = forms.ModelChoiceField(
        queryset=Activity.objects.none(),
        widget=forms.HiddenInput,
        error_messages={"invalid_choice": "Tej pozycji oferty nie ma wśród stałej pomocy w tym miesiącu."},
    )
    unit = forms.CharField(
        label="Co liczymy", required=False, max_length=60, help_text="Na przykład: podwózki, rozmowy, godziny."
    )

    def __init__(
        self,
        *args: Any,
        activities: Mapping[int, Activity] | None = None,
        there: Mapping[tuple[int, str], Tally] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.activities, self.there = activities or {}, there or {}
        self.fields["activity"].queryset = Activity.objects.filter(pk__in=self.activities)
        self.order_fields(["activity", "number", "unit", "not_counted", "source", "comment"])
        if (self.initial or {}).get("unit"):
            self.fields["unit"].help_text = ""

    @property
    def title(self) -> str:
        """Of which offer it is."""
        return str(self.activities.get(whole_number(str(self["activity"].value() or "")), ""))

    @property
    def is_said(self) -> bool:
        """Whether anything was typed of it."""
        said = self.cleaned_data
        return said.get("number") is not None or bool(said.get("not_counted"))

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        if not self.is_said:
            if typed.get("comment") and "number" not in self.errors:
                self.add_error("number", SAY_NUMBER)
            return typed
        if not typed.get("unit") and "unit" not in self.errors:
            self.add_error("unit", SAY_UNIT)
        elif typed.get("activity"):
            self._refuse_what_is_there(typed["activity"], unit_of(typed["unit"]))
        return typed

    def _refuse_what_is_there(self, activity: Activity, unit: str) -> None:
        if there := self.there.get((activity.pk, unit)):
            self.add_error("number", taken(there))


class BaseLines(forms.BaseFormSet):
    """All lines of a month; one offer in one unit once."""

    def clean(self) -> None:
        seen: set[tuple[Any, str]] = set()
        for form in self.forms:
            typed = getattr(form, "cleaned_data", {})
            if not typed.get("unit") or not form.is_said:
                continue
            key = (typed.get("activity"), unit_of(typed["unit"]))
            if key in seen:
                form.add_error("unit", TWICE)
            seen.add(key)

    @property
    def said(self) -> list[dict[str, Any]]:
        """The values of each tally that the page says."""
        rows = [form for form in self.forms if form.is_said]
        return [form.counted | {name: form.cleaned_data[name] for name in ("activity", "unit")} for form in rows]


TallyLines = forms.formset_factory(
    TallyLineForm, formset=BaseLines, extra=0, max_num=MOST_LINES, absolute_max=MOST_LINES
)


class TallyCorrectionForm(CountedForm):
    """What it should have been, and why."""

    reason = forms.CharField(label="Dlaczego poprawiasz?", max_length=300)

    def __init__(self, *args: Any, tally: Tally, **kwargs: Any) -> None:
        said = {
            "number": tally.number.normalize() + Decimal(0) if tally.number is not None else None,
            "not_counted": tally.number is None,
            "source": tally.source,
            "comment": tally.comment,
        }
        super().__init__(*args, initial=said, **kwargs)

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        if not typed.get("not_counted") and not self.says_number:
            self.add_error("number", SAY_NUMBER)
        return typed
