"""Forms of what is entered while a plan is carried out: a value, values of many indicators, a line of the log."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.utils.timezone import localdate

from osl_site.common import clock
from osl_site.common.forms.edit_forms import AsTyped
from osl_site.common.forms.numbers import NumberField
from osl_site.common.forms.widgets import DatePicker
from plans.measuring.due import Period
from plans.measuring.measured import Breakdown, Measured
from plans.models import ActionLog, Aggregate, Axis, IndicatorEntry, LogKind, SaidState
from plans.services.action_log import Line
from plans.services.entries import Part, Typed, refusals_of

NOTHING_WRONG = Decimal(0)  # stands for a value that cannot be read, while the rest of its row is looked at
ZERO = "Zero znaczy „nic”, puste „nie liczono”."
SOURCE = "Na przykład: zeszyt dyżuru, lista, rozmowa z kołem."


def value_field(aggregate: Aggregate, *, is_for_many: bool = False) -> forms.Field:
    """The field of a value; of a yes or no a choice. What is left empty was not counted."""
    if aggregate == Aggregate.YES_NO:
        choices = [("", "nie wiadomo"), ("1", "tak"), ("0", "nie")]
        return forms.TypedChoiceField(
            label="Wartość", choices=choices, required=False, coerce=NumberField().to_python, empty_value=None
        )
    return NumberField(
        label="Część" if aggregate == Aggregate.SHARE else "Wartość",
        required=False,
        max_digits=12,
        decimal_places=2,
        help_text="" if is_for_many else ZERO,
    )


class ValueForm(AsTyped, forms.Form):
    """A value of one indicator for a period, broken down by groups and places of its action where that is known."""

    first = forms.DateField(label="Od", widget=DatePicker)
    last = forms.DateField(label="Do", widget=DatePicker, help_text="Najpóźniej dziś.")
    value = NumberField(required=False)
    out_of = NumberField(label="Z ilu", required=False, max_digits=12, decimal_places=2)
    not_counted = forms.CharField(label="Dlaczego nie liczono", max_length=300, required=False)
    source = forms.CharField(label="Źródło", max_length=200, required=False, help_text=SOURCE)
    comment = forms.CharField(label="Komentarz", max_length=1000, required=False, widget=forms.Textarea({"rows": 2}))
    reason = forms.CharField(label="Dlaczego poprawiasz", max_length=500, widget=forms.Textarea({"rows": 2}))
    names_wanted: ClassVar[bool] = True

    def __init__(
        self, *args: Any, aggregate: Aggregate, breakdown: Breakdown, corrects: IndicatorEntry | None = None, **kw: Any
    ) -> None:
        super().__init__(*args, **kw)
        self.fields["value"] = value_field(aggregate)
        self.breakdown = breakdown
        if aggregate != Aggregate.SHARE:
            del self.fields["out_of"]
        for name in ("first", "last") if corrects else ("reason",):
            del self.fields[name]
        self.corrects = corrects
        self.axes = _axes(breakdown) if aggregate in (Aggregate.SUM, Aggregate.LAST, Aggregate.HIGHEST) else []
        for _axis, _row, name, label in self.axes:
            self.fields[name] = NumberField(label=label, required=False, max_digits=12, decimal_places=2)

    @property
    def values(self) -> Typed:
        said = self.cleaned_data
        parts = tuple(
            Part(axis, said[name], **({"group": row} if axis == Axis.GROUP else {"locality": row}))
            for axis, row, name, _label in self.axes
            if said.get(name) is not None
        )
        days = (self.corrects.first_day, self.corrects.last_day) if self.corrects else (said["first"], said["last"])
        words = {name: said.get(name) or "" for name in ("not_counted", "source", "comment")}
        return Typed(*days, said["value"], said.get("out_of"), parts=parts, **words)


def _axes(breakdown: Breakdown) -> list[tuple[Axis, Any, str, str]]:
    """Of each part its axis, the group or the place, the name of its field and its label."""
    found: list[tuple[Axis, Any, str, str]] = []
    for axis, rows, of in ((Axis.GROUP, breakdown.groups, "grupa"), (Axis.PLACE, breakdown.places, "miejsce")):
        if rows:
            found += [(axis, row, f"{of}-{row.pk}", f"Z tego {row.name}") for row in rows]
            rest = "pozostałe grupy" if axis == Axis.GROUP else "pozostałe miejsca"
            found.append((axis, None, f"{of}-inne", f"Z tego {rest}"))
    return found


def initial_of(entry: IndicatorEntry) -> dict[str, Any]:
    """What a form of its correction begins with."""
    kept = {name: getattr(entry, name) for name in ("value", "out_of", "not_counted", "source", "comment")}
    for part in entry.parts.all():
        of = part.group_id or part.locality_id or "inne"
        kept[f"{'grupa' if part.axis == Axis.GROUP else 'miejsce'}-{of}"] = part.value
    if entry.aggregate == Aggregate.YES_NO and entry.value is not None:
        kept["value"] = f"{entry.value:.0f}"
    return kept


class ManyValuesForm(AsTyped, forms.Form):
    """Values of many indicators for one period, a row each; a row of which nothing is typed is not entered.

    Fields are named by their indicator, so that a value never lands with another when rows come or go meanwhile.
    """

    names_wanted: ClassVar[bool] = True

    def __init__(self, *args: Any, rows: Sequence[Measured], period: Period, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows, self.period = rows, period
        for row in rows:
            self.fields |= _fields_of(row)

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        if not self.errors and not self.typed_rows:
            self.add_error(None, "Wpisz co najmniej jedną wartość.")
        for row in self.typed_rows:
            self._refuse(row)
        return typed

    def _refuse(self, row: Measured) -> None:
        """Whatever of the row cannot be, told with all other rows; a field that cannot be read says so alone."""
        unread = f"{row.pk}-value" in self.errors
        typed = replace(self._value(row), value=NOTHING_WRONG) if unread else self._value(row)
        for field, sentence in refusals_of(row, typed).items():
            name = f"{row.pk}-{field}"
            name = name if name in self.fields else f"{row.pk}-value"
            if name not in self.errors:
                self.add_error(name, sentence)

    @property
    def lines(self) -> list[tuple[Measured, list[Any]]]:
        """Each indicator with its fields, as the page draws them."""
        return [(row, [self[name] for name in _fields_of(row)]) for row in self.rows]

    @property
    def typed_rows(self) -> list[Measured]:
        """Those of which something was typed; a source that is there from the last time is not typed by itself."""
        telling = ("value", "out_of", "not_counted", "comment")
        said = self.cleaned_data
        is_typed = lambda name: name in self.errors or said.get(name) not in (None, "")
        return [row for row in self.rows if any(is_typed(f"{row.pk}-{name}") for name in telling)]

    @property
    def values(self) -> list[tuple[Any, Typed]]:
        """Keys and values of the rows that were typed."""
        return [(row.key, self._value(row)) for row in self.typed_rows]

    def _value(self, row: Measured) -> Typed:
        said = {name.partition("-")[2]: self.cleaned_data.get(name) for name in _fields_of(row)}
        words = {name: said.get(name) or "" for name in ("not_counted", "source", "comment")}
        return Typed(self.period.first, self.period.last, said.get("value"), said.get("out_of"), **words)


def _fields_of(row: Measured) -> dict[str, forms.Field]:
    """The fields of one row, by their names."""
    fields = {"value": value_field(row.aggregate, is_for_many=True)}
    if row.aggregate == Aggregate.SHARE:
        fields["out_of"] = NumberField(label="Z ilu", required=False, max_digits=12, decimal_places=2)
    fields["not_counted"] = forms.CharField(label="Dlaczego nie liczono", max_length=300, required=False)
    fields["source"] = forms.CharField(label="Źródło", max_length=200, required=False)
    fields["comment"] = forms.CharField(label="Komentarz", max_length=1000, required=False)
    for field in fields.values():
        field.is_conditional = True  # a row may be left, so none of its fields says that it is optional
    return {f"{row.pk}-{name}": field for name, field in fields.items()}


class LogForm(AsTyped, forms.Form):
    """A line of the log of one kind; of a correction also why."""

    names_wanted: ClassVar[bool] = True

    happened_on = forms.DateField(label="Kiedy", widget=DatePicker, help_text="Najpóźniej dziś.")
    state = forms.ChoiceField(label="Stan", choices=SaidState, widget=forms.RadioSelect)
    amount = NumberField(label="Kwota w złotych", max_digits=10, decimal_places=2, min_value=0)
    text = forms.CharField(label="Co się stało", max_length=2000, widget=forms.Textarea({"rows": 4}))
    reason = forms.CharField(label="Dlaczego poprawiasz", max_length=500, widget=forms.Textarea({"rows": 2}))
    TEXTS: ClassVar[dict[str, str]] = {
        LogKind.DEVIATION: "Co poszło inaczej niż w planie i dlaczego",
        LogKind.SPENT: "Na co wydano i z jakich pieniędzy",
        LogKind.STATE: "Dlaczego ustawiasz stan ręcznie",
    }

    def __init__(self, *args: Any, kind: LogKind, corrects: ActionLog | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        self.fields["text"].label = self.TEXTS.get(kind, self.fields["text"].label)
        self.fields["happened_on"].initial = localdate(clock.now())
        self.fields["amount"].error_messages["min_value"] = "Wpisz kwotę: zero albo więcej."
        wanted = {LogKind.SPENT: "amount", LogKind.STATE: "state"}
        for name in ("amount", "state"):
            if wanted.get(kind) != name:
                del self.fields[name]
        if corrects is None:
            del self.fields["reason"]

    @property
    def values(self) -> Line:
        said = self.cleaned_data
        state = said.get("state")
        return Line(
            self.kind, said["happened_on"], said["text"], said.get("amount"), SaidState(state) if state else None
        )
