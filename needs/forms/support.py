"""What may be typed about support. With a person there is no field for a name or a description."""

from datetime import date, timedelta
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.db.models import QuerySet
from django.utils.functional import cached_property

from needs.forms.notes import ONE_PLACE, UNKNOWN
from needs.models import Support, SupportedKind
from needs.services import NextStep
from osl_site.common import clock, registry
from osl_site.common.centre.fields import LocalityField, TypedPlace, WholeCommuneField
from osl_site.common.forms.conditions import OnlyWith
from osl_site.common.forms.edit_forms import EditForm
from osl_site.common.forms.layouts import Folded, day_said, laid_out, said_of
from osl_site.common.forms.widgets import DatePicker
from osl_site.common.withdrawal.forms import let_choose_standing
from osl_site.common.withdrawal.models import standing
from partners.models import Initiative
from partners.models.initiatives import ENDED

USUALLY = timedelta(days=7)
OTHERS = [SupportedKind.GROUP, SupportedKind.INITIATIVE, SupportedKind.PARTNER]
NAMED = [SupportedKind.GROUP, SupportedKind.INITIATIVE]
KINDS = [
    (SupportedKind.PERSON, "z osobą"),
    (SupportedKind.GROUP, "z grupą"),
    (SupportedKind.INITIATIVE, "z inicjatywą"),
    (SupportedKind.PARTNER, "z partnerem"),
]


class SupportEntryForm(EditForm):
    """One entry, in the order in which one thinks of it: with whom, what, about what, how long, where."""

    keeps_draft = False
    goes_to_paper = False
    names_wanted = False
    only_with = {
        "initiative": OnlyWith("kind", [SupportedKind.INITIATIVE]),
        "name": OnlyWith("kind", NAMED, is_wanted=True),
        "partner": OnlyWith("kind", [SupportedKind.PARTNER], is_wanted=True),
        "people": OnlyWith("kind", OTHERS),
        "note": OnlyWith("kind", OTHERS),
    }

    locality = LocalityField(empty_label=UNKNOWN, widget=TypedPlace)
    commune = WholeCommuneField()
    action_key = forms.TypedChoiceField(label="Któremu działaniu planu to służy?", required=False, empty_value=None)
    step = forms.CharField(
        label="Następny krok",
        max_length=200,
        required=False,
        help_text="Słowo dla Ciebie, bez nazwisk. Gdy zaznaczysz, że zrobione, zniknie.",
    )
    step_due = forms.DateField(label="Do kiedy?", required=False, widget=DatePicker)

    class Meta:
        model = Support
        fields = [
            "kind",
            "initiative",
            "name",
            "partner",
            "people",
            "form",
            "theme",
            "minutes",
            "held_on",
            "locality",
            "commune",
            "note",
            "need",
            "action_key",
        ]
        widgets = {
            "held_on": DatePicker,
            "kind": forms.RadioSelect,
            "form": forms.RadioSelect,
            "theme": forms.RadioSelect,
            "note": forms.Textarea(attrs={"rows": 3}),
        }
        labels = {
            "kind": "Z kim?",
            "initiative": "Która inicjatywa?",
            "name": "Nazwa grupy albo inicjatywy",
            "people": "Ile osób?",
            "form": "Co to było?",
            "theme": "O czym?",
            "minutes": "Ile minut?",
            "held_on": "Kiedy?",
            "note": "Co z tego wynikło?",
            "need": "Której potrzebie to służy?",
        }
        help_texts = {
            "name": "Inicjatywa jest na liście wyżej? Zostaw to pole puste.",
            "kind": "O osobie nie zapisujemy nazwiska ani opisu.",
            "note": "Bez nazwisk.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = KINDS
        for name, sentence in (("form", "Zaznacz, co to było."), ("theme", "Zaznacz, o czym.")):
            self.fields[name].choices = [one for one in self.fields[name].choices if one[0]]
            self.fields[name].error_messages["required"] = sentence
        self.fields["people"].required = False
        self.fields["partner"].empty_label, self.fields["need"].empty_label = "Wybierz", "Żadnej"
        self.fields["initiative"].empty_label = "Innej, jej nazwę wpiszę niżej"
        self.fields["initiative"].queryset = _initiatives(self.instance.initiative_id)
        let_choose_standing(self, "partner", "need")
        self.fields["commune"].ask()
        self.fields["action_key"].choices = [("", "Żadnemu"), *_actions(self.instance.action_key)]
        if self.instance.pk:
            self._keep_with_whom()

    def _keep_with_whom(self) -> None:
        """With whom it was stays as it was; of a person there is nothing to write."""
        del self.fields["kind"]
        kind = self.instance.kind
        unused = {name for name, only in self.only_with.items() if kind not in only.values}
        for name in unused:
            del self.fields[name]
        self.only_with = {}

    @cached_property
    def helper(self) -> FormHelper:
        there = lambda *names: [name for name in names if name in self.fields]
        return laid_out(
            self,
            *there("kind", "initiative", "name", "partner", "people"),
            "form",
            "theme",
            "minutes",
            Folded("Gdzie i kiedy", "locality", "commune", "held_on", says=self._where_and_when),
            Folded("Czemu to służy, co dalej", *there("note"), "need", "action_key", "step", "step_due"),
        )

    def _where_and_when(self) -> str:
        """„Toprzyny, dziś”: what holds for this entry unless somebody changes it."""
        place = said_of(self["locality"]) or ("cała gmina" if said_of(self["commune"]) else UNKNOWN)
        is_today = str(self["held_on"].value()) == clock.today().isoformat()
        return ", ".join(filter(None, [place, "dziś" if is_today else day_said(self["held_on"])]))

    def clean_held_on(self) -> date:
        if self.cleaned_data["held_on"] > clock.today():
            raise forms.ValidationError("Ten dzień jeszcze nie nadszedł. Wpisz dzień, w którym to było.")
        return self.cleaned_data["held_on"]

    def clean_step_due(self) -> date | None:
        day = self.cleaned_data["step_due"]
        if day and day < clock.today():
            raise forms.ValidationError("Ten dzień już minął. Wpisz dzień od dziś.")
        return day

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        kind = typed.get("kind", self.instance.kind)
        if typed.get("locality") and typed.get("commune"):
            self.add_error("locality", ONE_PLACE)
        if (initiative := typed.get("initiative")) and not typed.get("name"):
            typed["name"] = initiative.title
        if kind in NAMED and not typed.get("name") and "name" not in self.errors:
            self.add_error("name", "Napisz, z jaką grupą albo inicjatywą.")
        if kind == SupportedKind.PARTNER and not typed.get("partner") and "partner" not in self.errors:
            self.add_error("partner", "Wskaż partnera.")
        if typed.get("step_due") and not typed.get("step") and "step" not in self.errors:
            self.add_error("step", "Napisz, co zrobić, albo wyczyść datę.")
        return typed

    @property
    def values(self) -> dict[str, Any]:
        """What was typed, without the next step; a place that was not named is not known."""
        typed = {name: value for name, value in super().values.items() if name not in ("step", "step_due")}
        if "people" in typed:
            typed["people"] = typed["people"] or 1
        return typed | {"place_unknown": not (typed["locality"] or typed["commune"])}

    @property
    def next_step(self) -> NextStep | None:
        """In a week, where no day was said."""
        what = self.cleaned_data["step"]
        return NextStep(what, self.cleaned_data["step_due"] or clock.today() + USUALLY) if what else None


def _initiatives(chosen: int | None) -> QuerySet[Initiative]:
    """Those that go on, the newest first, and the one that is chosen already."""
    ended = Initiative.objects.as_they_stand().filter(stage__in=ENDED).exclude(pk=chosen).values("pk")
    return standing(Initiative.objects.exclude(pk__in=ended), chosen=[chosen]).order_by("-pk")


def _actions(chosen: Any) -> list[tuple[str, str]]:
    """Actions of the plan by their keys, and the one that is chosen already, of whichever plan."""
    found = {key: label for served in registry.served for key, label in served.choices()}
    if chosen and chosen not in found:
        found |= {key: link.label for served in registry.served for key, link in served.links([chosen]).items()}
    return [(str(key), label) for key, label in found.items()]
