"""What may be typed about a weighing: which needs, what one person says of one, dots of residents; and the criteria."""

from collections.abc import Sequence
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.functional import cached_property

from needs.forms.notes import there
from needs.models import Criterion, Need, NeedState, WeighedNeed, WeighingSession, Weight
from needs.models.weighing import MARKS, NO_REASON, Asked
from needs.services.weighing import NO_NEEDS, Mark
from osl_site.common.forms.edit_forms import AsTyped, EditForm
from osl_site.common.forms.layouts import Section, laid_out
from osl_site.common.forms.widgets import DatePicker, Picks
from osl_site.common.withdrawal.models import standing

ANSWERABLE = (NeedState.REPORTED, NeedState.CONFIRMED, NeedState.PLANNED)
MOST_DOTS = 10_000
CHOOSE = "Zaznacz jedną odpowiedź."


class WeighingForm(EditForm):
    """What it is called, of which round, which needs."""

    goes_to_paper = False
    needs = forms.ModelMultipleChoiceField(
        Need.objects.none(),
        label="Które potrzeby ważycie?",
        widget=Picks,
        error_messages={"required": NO_NEEDS},
    )

    class Meta:
        model = WeighingSession
        fields = ["title", "round"]
        labels = {"title": "Nazwa", "round": "Po której rundzie?"}
        help_texts = {"title": "Na przykład: Ważenie do planu, jesień 2026."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["round"].empty_label = "Bez rundy"
        if not self.fields["round"].queryset.exists():
            del self.fields["round"]
        there_now = list(self.instance.weighed.values_list("need", flat=True)) if self.instance.pk else []
        rows = standing(Need.objects.all(), chosen=there_now).order_by("pk")
        self.fields["needs"].queryset = rows
        self.initial["needs"] = there_now or [need.pk for need in rows if need.state in ANSWERABLE]

    @cached_property
    def helper(self) -> FormHelper:
        return laid_out(self, Section("Co ważycie", "title", *there(self, "round"), "needs"))

    @property
    def values(self) -> dict[str, Any]:
        """Of the weighing itself."""
        return {name: value for name, value in super().values.items() if name != "needs"}

    @property
    def chosen_needs(self) -> list[Need]:
        return list(self.cleaned_data["needs"])


class WeighForm(AsTyped, forms.Form):
    """What one person says of one need: of each criterion one of three answers, and why."""

    goes_to_paper = False

    def __init__(self, *args: Any, asked: Sequence[Asked], said: Sequence[Weight] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = asked
        known = {weight.criterion_id: weight for weight in said}
        for one in asked:
            mine = known.get(one.pk)
            self.fields[f"value-{one.pk}"] = forms.TypedChoiceField(
                label=one.question,
                choices=[(mark, one.word(mark)) for mark in MARKS],
                coerce=int,
                widget=forms.RadioSelect,
                initial=mine.value if mine else None,
                error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
            )
            self.fields[f"why-{one.pk}"] = forms.CharField(
                label="Dlaczego? Jedno zdanie",
                max_length=Weight._meta.get_field("why").max_length,
                initial=mine.why if mine else "",
                error_messages={"required": NO_REASON},
            )

    @cached_property
    def helper(self) -> FormHelper:
        return laid_out(self, *(Section(one.name, f"value-{one.pk}", f"why-{one.pk}") for one in self.asked))

    @property
    def marks(self) -> dict[int, Mark]:
        """By the number of the criterion."""
        typed = self.cleaned_data
        return {one.pk: Mark(typed[f"value-{one.pk}"], typed[f"why-{one.pk}"]) for one in self.asked}


class DotsForm(EditForm):
    """Dots that residents gave at a meeting, need by need."""

    goes_to_paper = False

    class Meta:
        model = WeighingSession
        fields = ["dots_from", "dots_on", "dots_people"]
        widgets = {"dots_on": DatePicker}
        labels = {"dots_from": "Na jakim spotkaniu?", "dots_on": "Kiedy?", "dots_people": "Ile osób dało kropki?"}
        help_texts = {"dots_from": "Na przykład: zebranie wiejskie w Kandytach."}

    def __init__(self, *args: Any, weighed: Sequence[WeighedNeed], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.names = [f"dots-{row.need_id}" for row in weighed]
        for row, name in zip(weighed, self.names, strict=True):
            self.fields[name] = forms.IntegerField(
                label=str(row.need), min_value=0, max_value=MOST_DOTS, required=False, initial=row.dots
            )

    @cached_property
    def helper(self) -> FormHelper:
        lead = "Puste znaczy: nie liczono. Zero znaczy: nikt nie dał kropki."
        return laid_out(
            self,
            Section("Gdzie i kiedy", "dots_from", "dots_on", "dots_people"),
            Section("Kropki przy potrzebach", *self.names, lead=lead),
        )

    @property
    def values(self) -> dict[str, Any]:
        """Of the weighing itself."""
        return {name: value for name, value in super().values.items() if name not in self.names}

    @property
    def dots(self) -> dict[int, int | None]:
        """By the number of the need."""
        return {int(name.removeprefix("dots-")): self.cleaned_data[name] for name in self.names}


class CriterionForm(EditForm):
    """How a criterion is called, what it asks, what its three answers are called."""

    goes_to_paper = False

    class Meta:
        model = Criterion
        fields = ["name", "question", "low", "middle", "high"]
        labels = {
            "name": "Nazwa",
            "question": "Pytanie",
            "low": "Najmniej (1)",
            "middle": "Pośrodku (2)",
            "high": "Najwięcej (3)",
        }
        help_texts = {
            "low": "Te słowa stoją przy miejscu potrzeby, na przykład: dotyczy kilku.",
            "question": "Ważenia, które już trwają, zachowują słowa ze swojego pierwszego dnia.",
        }
