"""The form of an action: everything of the design, with a time that asks only for what its kind needs."""

from datetime import date
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Fieldset, Row
from django import forms
from django.utils.functional import cached_property
from django.utils.text import Truncator

from osl_site.common.centre.fields import CommunesField, LocalitiesField
from osl_site.common.database.records import NOTHING
from osl_site.common.forms.edit_forms import EditForm, StoredField
from osl_site.common.forms.layouts import laid_out
from osl_site.common.forms.widgets import DatePicker, Picks
from osl_site.common.text.date_formats import polish_month, quoted
from plans.drafting.action_dates import SPANS, first_of, last_of, next_after, quarter_of, time_in_words
from plans.forms.drafting import FurtherKindsField, NumberField, refuse_far_years
from plans.models import Action, Goal, TimeKind

UNITS = {TimeKind.MONTH: "month", TimeKind.QUARTER: "quarter", TimeKind.YEAR: "year"}
DAYS = {  # which days a kind of time may have
    TimeKind.DATE: ("time_from",),
    TimeKind.RANGE: ("time_from", "time_to"),
    TimeKind.RECURRING: ("time_from", "time_to"),
    TimeKind.ONGOING: ("time_from", "time_to"),
}
WANTED = {
    (TimeKind.DATE, "time_from"): "Podaj dzień.",
    (TimeKind.RANGE, "time_from"): "Podaj pierwszy dzień.",
    (TimeKind.RANGE, "time_to"): "Podaj ostatni dzień.",
    (TimeKind.MONTH, "month_from"): "Wybierz miesiąc.",
    (TimeKind.QUARTER, "quarter_from"): "Wybierz kwartał.",
    (TimeKind.YEAR, "year_from"): "Wybierz rok.",
    (TimeKind.RECURRING, "time_text"): "Napisz, jak się powtarza, na przykład: co dwa tygodnie w sobotę.",
}
ENDS_BEFORE = "Koniec terminu jest wcześniejszy niż początek. Popraw jeden z nich."
UNIT_FIELDS = [f"{unit}_{end}" for unit in UNITS.values() for end in ("from", "to")]
OF_TIME = ["time_kind", "time_from", "time_to", "time_text", *UNIT_FIELDS]
MORE_GAPS = "Można uzupełnić później. Bez tego nie da się przekazać planu dyrektorowi."


def unit_label(kind: str, first: date) -> str:
    """„marzec 2027 r.”, „II kwartał 2027 r.”, „2027”."""
    if kind == TimeKind.MONTH:
        return polish_month(first)
    if kind == TimeKind.QUARTER:
        return f"{quarter_of(first)} kwartał {first.year}\N{NO-BREAK SPACE}r."
    return str(first.year)


class ActionForm(EditForm):
    """An action of a goal. What the law wants is checked at submission, so that a draft can be saved half done."""

    communes = CommunesField(only_label="Cała gmina")
    localities = LocalitiesField()
    further_kinds = FurtherKindsField()

    class Meta:
        model = Action
        fields = [
            "title",
            "kind",
            "further_kinds",
            "description",
            "time_kind",
            "time_from",
            "time_to",
            "time_text",
            "manner",
            "addressees",
            "groups",
            "communes",
            "localities",
            "place_note",
            "responsible",
            "partners",
            "services",
            "resources",
            "cost",
        ]
        field_classes = {"cost": NumberField}
        widgets = {
            "time_kind": forms.RadioSelect,
            "time_from": DatePicker,
            "time_to": DatePicker,
            "groups": forms.CheckboxSelectMultiple,
            "partners": Picks,
            "services": Picks,
        }
        labels = {
            "time_kind": "Jak podajesz termin?",
            "time_from": "Dzień albo początek",
            "time_to": "Koniec",
            "groups": "Grupy mieszkańców",
        }
        help_texts = {
            "addressees": "Własnymi słowami. Puste pole: nazwy grup wybranych niżej.",
            "time_text": "Na przykład: co dwa tygodnie w sobotę. Drukuje się tak, jak wpiszesz.",
            "cost": "Sama liczba, na przykład 1500 albo 1500,50.",
        }

    def __init__(self, *args: Any, goal: Goal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.goal = goal
        self._say_manner()
        self.fields["communes"].ask()
        self.fields["description"].help_text = MORE_GAPS if not goal.is_table else "W tabeli wystarczy nazwa działania."
        self.fields["time_kind"].choices = [("", "jeszcze nie wiadomo"), *TimeKind.choices]
        for name in ("time_kind", "time_from", "time_to", "time_text"):
            self.fields[name].is_conditional = True
        for kind in UNITS:
            self._show_units(kind)

    def _say_manner(self) -> None:
        inherited = self.goal.manner or self.goal.version.manner
        whose = "w celu" if self.goal.manner else "w całym planie"
        self.fields["manner"].help_text = (
            f"Kto, gdzie i jak je poprowadzi. Puste pole: jak {whose} ({quoted(Truncator(inherited).chars(200))})."
            if inherited
            else f"Kto, gdzie i jak je poprowadzi. {MORE_GAPS}"
        )

    def _show_units(self, kind: str) -> None:
        """The months, quarters or years of the plan, and those that the action has already."""
        plan, months, unit = self.goal.version.plan, SPANS[kind], UNITS[kind]
        days, first = set(), first_of(plan.starts_on, months)
        while first <= plan.ends_on:
            days.add(first)
            first = next_after(first, months)
        stored = [self.instance.time_from, self.instance.time_to] if self.instance.time_kind == kind else [None, None]
        start, end = (first_of(day, months) if day else None for day in stored)
        choices = [(day.isoformat(), unit_label(kind, day)) for day in sorted(days | {start, end} - {None})]
        self._add_unit(f"{unit}_from", "Od", [("", "Wybierz"), *choices], start)
        self._add_unit(f"{unit}_to", "Do", [("", "tylko ten jeden"), *choices], end)

    def _add_unit(self, name: str, label: str, choices: list[tuple[str, str]], stored: date | None) -> None:
        self.fields[name] = forms.TypedChoiceField(
            choices=choices, coerce=date.fromisoformat, empty_value=None, required=False, label=label
        )
        self.fields[name].is_conditional = True
        self.initial.setdefault(name, stored.isoformat() if stored else "")

    @cached_property
    def helper(self) -> FormHelper:
        units = [Div(Row(f"{unit}_from", f"{unit}_to"), css_class=f"time time--{unit}") for unit in UNITS.values()]
        days = Row(Div("time_from", css_class="time time--from"), Div("time_to", css_class="time time--to"))
        return laid_out(
            self,
            Fieldset("Co i jakie", "title", "kind", "further_kinds", "description"),
            Fieldset("Termin realizacji", "time_kind", days, *units, "time_text", css_class="times"),
            Fieldset("Sposób realizacji", "manner", "responsible"),
            Fieldset("Dla kogo", "addressees", "groups"),
            Fieldset("Gdzie", "communes", "localities", "place_note"),
            Fieldset("Z kim i za co", "partners", "services", "resources", "cost"),
        )

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        refuse_far_years(self, "time_from", "time_to")
        kind = typed.get("time_kind") or ""
        self._refuse_other_kinds(kind)
        for (of_kind, name), sentence in WANTED.items():
            if of_kind == kind and not typed.get(name) and name not in self.errors:
                self.add_error(name, sentence)
        if kind in UNITS:
            self._take_units(kind)
        else:
            allowed = DAYS.get(kind, ())
            typed.update({name: None for name in ("time_from", "time_to") if name not in allowed and name in typed})
            self._refuse_backwards(typed.get("time_from"), typed.get("time_to"), "time_to")
        if typed.get("cost") is not None and typed["cost"] < 0:
            self.add_error("cost", "Wpisz zero albo liczbę większą od zera.")
        return typed

    def _refuse_other_kinds(self, kind: str) -> None:
        """What was typed for another kind of time is told of, unless this kind has all it needs: then the choice is
        clear. What only stayed from before is dropped."""
        wanted = [name for of_kind, name in WANTED if of_kind == kind]
        if wanted and all(self.cleaned_data.get(name) for name in wanted):
            return
        own = {*DAYS.get(kind, ()), "time_text", "time_kind"}
        own |= {f"{UNITS[kind]}_{end}" for end in ("from", "to")} if kind in UNITS else set()
        label = dict(self.fields["time_kind"].choices)[kind] if "time_kind" in self.cleaned_data else ""
        for name in OF_TIME:
            if label and name not in own and self.cleaned_data.get(name) and name in self.changed_data:
                self.add_error(name, f"Termin podajesz jako „{label}”. Usuń to albo zmień wybór wyżej.")

    def _take_units(self, kind: str) -> None:
        """First and last day of the months, quarters or years that were picked."""
        unit, months = UNITS[kind], SPANS[kind]
        start, end = (self.cleaned_data.get(f"{unit}_{which}") for which in ("from", "to"))
        self._refuse_backwards(start, end, f"{unit}_to")
        is_longer = bool(start and end and end > start)
        self.cleaned_data |= {"time_from": start, "time_to": last_of(end, months) if is_longer else None}

    def _refuse_backwards(self, start: date | None, end: date | None, name: str) -> None:
        if start and end and end < start:
            self.add_error(name, ENDS_BEFORE)

    @property
    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self._meta.fields if name in self.cleaned_data}

    @property
    def both_versions(self) -> list[StoredField]:
        """The time is told and taken over as one."""
        rows = [row for row in super().both_versions if row.name not in OF_TIME]
        if not self.stored_version:
            return rows
        stored, typed = time_in_words(Action.objects.get(pk=self.instance.pk)), time_in_words(self.instance)
        return rows if stored == typed else [*rows, StoredField("Termin realizacji", stored or NOTHING, "time_kind")]

    def insert_stored(self, name: str) -> None:
        super().insert_stored(name)
        current = Action.objects.filter(pk=self.instance.pk).first()
        if name != "time_kind" or current is None:
            return
        stored = type(self)(instance=current, goal=self.goal)
        for field in OF_TIME:
            value = stored[field].value()
            self.data[field] = value.isoformat() if isinstance(value, date) else value or ""
