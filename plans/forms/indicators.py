"""The form of an indicator: what is measured, where its value comes from, how it is counted, what is to be when."""

import re
from itertools import pairwise
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from osl_site.common import registry
from osl_site.common.centre.models import HeadGroup
from osl_site.common.forms.conditions import OnlyWith
from osl_site.common.forms.edit_forms import EditForm
from osl_site.common.forms.numbers import NumberField
from osl_site.common.withdrawal.models import standing
from plans.models import BY_WORD, PARTICIPATIONS, Aggregate, Indicator, Milestone, Source
from plans.models.contents import COUNTED_ARE_ADDED, PEOPLE_ARE_NOT_ADDED, SAY_GROUP, SHARE_OF_A_HUNDRED, YES_OR_NO
from plans.models.measures import milestones
from plans.models.versions import FIRST_DAY, LAST_DAY

MOST_UNITS = 12
LINE = re.compile(
    r"(?:(?P<quarter>IV|I{1,3}|[1-4])\s*(?:kw\.?|kwartał\w*)\s*)?(?P<year>\d{4})\s*(?:r\.?|rok\w*)?\s*[:=–-]\s*(?P<value>.+)",
    re.IGNORECASE,
)
QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4}
NO_MILESTONE = "Wiersz {}: napisz kwartał albo rok i liczbę, na przykład „I kwartał 2027: 40”."
NOT_IN_ORDER = "Wiersz {}: ten kwartał albo rok nie kończy się później niż poprzedni. Ustaw wiersze po kolei."
FAR_YEAR = f"Wiersz {{}}: wpisz rok od {FIRST_DAY.year} do {LAST_DAY.year}."
MANY_PEOPLE = re.compile(r"\b(?:os[oó]b\w*|ludzi\w*|uczestni\w+|mieszka\w+)\b", re.IGNORECASE)
NO_UNIT = "Wpisz tutaj, co liczymy, tak jak w stałej pomocy, na przykład „podwózki”. Innych jednostek nie dodajemy."
NOT_PEOPLE = "Aplikacja liczy udziały, a nie osoby: kto przyszedł trzy razy, to trzy udziały. Wpisz „udziały”."


class MilestonesField(forms.CharField):
    """Lines as people write them, „I kwartał 2027: 40”, as the column keeps them."""

    widget = forms.Textarea(attrs={"rows": 3})

    def __init__(self, *, encoder: object = None, decoder: object = None, **options: Any) -> None:
        """The column offers how it writes JSON; nothing here needs to be asked for it."""
        super().__init__(**options | {"max_length": 1000})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(_line(row) for row in milestones(value)) if isinstance(value, list) else value

    def to_python(self, value: Any) -> list[dict[str, str]]:
        lines = [line.strip() for line in super().to_python(value).splitlines() if line.strip()]
        found = [_read(number, line) for number, line in enumerate(lines, 1)]
        for number, (before, row) in enumerate(pairwise(found), 2):
            if row.last_day <= before.last_day:
                raise ValidationError(NOT_IN_ORDER.format(number))
        return [row.stored for row in found]

    def run_validators(self, value: Any) -> None:
        """Of the lines as they were typed; what was read of them needs none."""

    def has_changed(self, initial: Any, data: Any) -> bool:
        return self.prepare_value(initial or []) != (data or "").strip()


def _line(row: Milestone) -> str:
    return f"{row.name.removesuffix(' r.')}: {NumberField().prepare_value(row.value)}"


def _read(number: int, line: str) -> Milestone:
    found = LINE.fullmatch(line)
    if not found:
        raise ValidationError(NO_MILESTONE.format(number))
    if not FIRST_DAY.year <= int(found["year"]) <= LAST_DAY.year:
        raise ValidationError(FAR_YEAR.format(number))
    try:
        value = NumberField(max_digits=12, decimal_places=2).clean(found["value"])
    except ValidationError as error:
        raise ValidationError(NO_MILESTONE.format(number)) from error
    quarter = found["quarter"] and (QUARTERS.get(found["quarter"].upper()) or int(found["quarter"]))
    return Milestone(f"{found['year']}-Q{quarter}" if quarter else found["year"], value)


class IndicatorForm(EditForm):
    only_with: ClassVar = {"group": OnlyWith("source", (Source.GROUP,), is_wanted=True)}

    class Meta:
        model = Indicator
        fields = [
            "name",
            "source",
            "group",
            "aggregate",
            "counts_different",
            "baseline",
            "target",
            "unit",
            "milestones",
        ]
        field_classes = {"baseline": NumberField, "target": NumberField, "milestones": MilestonesField}
        widgets = {"source": forms.RadioSelect, "aggregate": forms.RadioSelect}
        help_texts = {
            "name": "Co będzie policzone, na przykład: spotkania prowadzone przez mieszkańców.",
            "unit": "Na przykład: udziały, spotkania, godziny, rodziny.",
            "source": "Wartości liczonych przez aplikację nikt nie wpisuje: biorą się z wyników spotkań, a stała pomoc"
            " z jej liczb w tej samej jednostce. Inicjatywy liczą się te, przy których wpisano to działanie planu.",
            "group": "Grupy, według których biuro liczy osoby w wynikach spotkań.",
            "aggregate": "Jak z wartości wpisanych za kolejne okresy powstaje jedna.",
            "counts_different": "Każda osoba albo rodzina liczy się raz, więc takich wartości nie dodajemy.",
            "milestones": "W każdym wierszu kwartał albo rok, na przykład „I kwartał 2027: 40”. Ile ma być od początku"
            " do jego końca.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        counted = {source for each in registry.traces for source in each.sources}
        known = counted - {*BY_WORD} | {Source.TYPED, self.instance.source}
        self.fields["source"].choices = [(source.value, source.label) for source in Source if source in known]
        kept = [self.instance.group_id] if self.instance.group_id else []
        self.fields["group"].queryset = standing(HeadGroup.objects.all(), chosen=kept)
        if units := [unit for each in registry.traces for unit in each.units().get(Source.TALLY, ())]:
            self.fields["unit"].help_text += f" W stałej pomocy liczymy dotąd: {', '.join(units[:MOST_UNITS])}."

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        source, aggregate = typed.get("source"), typed.get("aggregate")
        if source and source != Source.TYPED and aggregate != Aggregate.SUM:
            self.add_error("aggregate", COUNTED_ARE_ADDED)
        elif typed.get("counts_different") and (
            source != Source.TYPED or aggregate not in (Aggregate.LAST, Aggregate.HIGHEST)
        ):
            self.add_error("counts_different", COUNTED_ARE_ADDED if source != Source.TYPED else PEOPLE_ARE_NOT_ADDED)
        if source == Source.GROUP and not typed.get("group") and "group" not in self.errors:
            self.add_error("group", SAY_GROUP)
        if source == Source.TALLY and not (typed.get("unit") or "").strip():
            self.add_error("unit", NO_UNIT)
        if source in PARTICIPATIONS and MANY_PEOPLE.search(typed.get("unit") or ""):
            self.add_error("unit", NOT_PEOPLE)
        self._refuse_beyond(aggregate, typed)
        return typed

    def _refuse_beyond(self, aggregate: str | None, typed: dict[str, Any]) -> None:
        """A share is of a hundred, a yes or no is one or none: told at the number."""
        for name in ("baseline", "target"):
            value = typed.get(name)
            if value is None:
                continue
            if aggregate == Aggregate.SHARE and not 0 <= value <= 100:
                self.add_error(name, SHARE_OF_A_HUNDRED)
            if aggregate == Aggregate.YES_NO and value not in (0, 1):
                self.add_error(name, YES_OR_NO)
