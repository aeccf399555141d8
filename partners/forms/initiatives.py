"""What may be typed about an initiative, how far it came and who leads it."""

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.functional import cached_property

from osl_site.common import clock, registry
from osl_site.common.centre.fields import LocalityField, TypedPlace
from osl_site.common.forms.conditions import OnlyWith
from osl_site.common.forms.edit_forms import AsTyped, EditForm
from osl_site.common.forms.layouts import Folded, Section, laid_out
from osl_site.common.forms.widgets import DatePicker
from osl_site.common.withdrawal.forms import let_choose_standing
from partners.models import Initiative, InitiativeLead, InitiativeStage, Leader, Stage
from partners.models.initiatives import NO_RESULT, SAYS_WHY

NO_NAMES = "Bez nazwisk."


class InitiativeForm(EditForm):
    """What they want, where, who they are; of a new one also how far it is and who leads it."""

    goes_to_paper = False
    locality = LocalityField(empty_label="Wybierz", required=True, widget=TypedPlace)
    action_key = forms.TypedChoiceField(label="Któremu działaniu planu to służy?", required=False, empty_value=None)
    stage = forms.ChoiceField(label="Jak daleko są?", choices=[(one.value, one.label) for one in Stage][:4])
    leader = forms.ChoiceField(label="Kto teraz prowadzi?", choices=Leader.choices)
    since = forms.DateField(label="Od kiedy?", widget=DatePicker)

    class Meta:
        model = Initiative
        fields = ["title", "description", "locality", "group", "people", "action_key", "given", "result", "is_public"]
        widgets = {"description": forms.Textarea(attrs={"rows": 4}), "given": forms.Textarea(attrs={"rows": 3})}
        labels = {
            "title": "Co chcą zrobić?",
            "description": "Czego chcą, w kilku zdaniach?",
            "group": "Jaka grupa?",
            "people": "Ile osób?",
            "given": "Co dało biuro?",
            "result": "Co zrobiono?",
            "is_public": "Pokaż mieszkańcom, co zrobiono",
        }
        help_texts = {
            "title": "Krótko, na przykład: ławka z daszkiem przy przystanku.",
            "description": NO_NAMES,
            "group": "Nie ma jej w spisie? Dodaj ją w „Partnerach” jako grupę nieformalną, numerów nie trzeba.",
            "given": "Na przykład: porada, kontakt, sala, wzór pisma. Bez nazwisk.",
            "result": "Jedno zdanie, bez nazwisk. Przeczytają je mieszkańcy, jeśli zaznaczysz to niżej.",
            "is_public": "Na stronie „Macie pomysł?”, gdy inicjatywa jest zrobiona.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        let_choose_standing(self, "group")
        self.fields["group"].queryset = self.fields["group"].queryset.order_by("name_key", "pk")
        self.fields["group"].empty_label = "Żadna, albo jeszcze nie wiemy"
        self.fields["locality"].error_messages["required"] = "Wybierz miejscowość."
        self.fields["action_key"].choices = [("", "Żadnemu"), *_actions(self.instance.action_key)]
        if self.instance.pk:
            for name in ("stage", "leader", "since"):
                del self.fields[name]
        else:
            for name, value in (("stage", Stage.IDEA), ("leader", Leader.TOGETHER), ("since", clock.today())):
                self.fields[name].initial = value
            for name in ("given", "result", "is_public"):
                del self.fields[name]

    @cached_property
    def helper(self) -> FormHelper:
        there = lambda *names: [name for name in names if name in self.fields]
        further = there("stage", "leader", "since")
        return laid_out(
            self,
            Section("Co i gdzie", "title", "description", "locality"),
            Section("Kto", "group", "people", *further),
            *([Section("Co z tego jest", "given", "result", "is_public")] if self.instance.pk else []),
            Folded("Czemu to służy w planie", "action_key", nothing="żadnemu działaniu"),
        )

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        if typed.get("is_public") and not typed.get("result") and "result" not in self.errors:
            self.add_error("result", NO_RESULT)
        return typed

    @property
    def values(self) -> dict[str, Any]:
        """Of the initiative itself."""
        return {name: value for name, value in super().values.items() if name not in ("stage", "leader", "since")}


class StageForm(AsTyped, forms.ModelForm):
    """How far it came, since when; why it is held up, or what was done."""

    goes_to_paper = False
    only_with = {
        "reason": OnlyWith("stage", [Stage.STOPPED], is_wanted=True),
        "result": OnlyWith("stage", [Stage.DONE], is_wanted=True),
    }
    result = forms.CharField(
        label="Co zrobiono?", max_length=300, required=False, help_text="Jedno zdanie, bez nazwisk."
    )

    class Meta:
        model = InitiativeStage
        fields = ["stage", "since", "reason"]
        widgets = {"stage": forms.RadioSelect, "since": DatePicker}
        labels = {"stage": "Jaki to teraz etap?", "since": "Od kiedy?", "reason": "Dlaczego jest wstrzymana?"}
        help_texts = {"reason": NO_NAMES}

    def __init__(self, *args: Any, initiative: Initiative, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["stage"].choices = [one for one in Stage.choices if one[0] != initiative.stage]
        self.fields["stage"].error_messages["required"] = "Zaznacz etap."
        self.fields["since"].initial = clock.today()
        self.fields["result"].initial = initiative.result

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        if typed.get("stage") == Stage.STOPPED and not typed.get("reason") and "reason" not in self.errors:
            self.add_error("reason", SAYS_WHY)
        if typed.get("stage") == Stage.DONE and not typed.get("result") and "result" not in self.errors:
            self.add_error("result", NO_RESULT)
        return typed

    @property
    def values(self) -> dict[str, Any]:
        """What was typed."""
        return dict(self.cleaned_data)


class LeadForm(AsTyped, forms.ModelForm):
    """Who leads it from now on, and how many do so for the first time."""

    goes_to_paper = False
    only_with = {"new_leaders": OnlyWith("leader", [Leader.TOGETHER, Leader.RESIDENTS])}

    class Meta:
        model = InitiativeLead
        fields = ["leader", "since", "new_leaders"]
        widgets = {"leader": forms.RadioSelect, "since": DatePicker}
        labels = {
            "leader": "Kto prowadzi?",
            "since": "Od kiedy?",
            "new_leaders": "Ile osób prowadzi coś po raz pierwszy?",
        }
        help_texts = {"new_leaders": "Sama liczba, bez nazwisk. Liczy się w sprawozdaniu jako nowi liderzy."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["leader"].choices = Leader.choices
        self.fields["leader"].error_messages["required"] = "Zaznacz, kto prowadzi."
        self.fields["new_leaders"].required = False
        self.fields["since"].initial = clock.today()

    @property
    def values(self) -> dict[str, Any]:
        """What was typed; nobody new where no number was."""
        return self.cleaned_data | {"new_leaders": self.cleaned_data.get("new_leaders") or 0}


def _actions(chosen: Any) -> list[tuple[str, str]]:
    """Actions of the plan by their keys, and the one that is chosen already, of whichever plan."""
    found = {key: label for served in registry.served for key, label in served.choices()}
    if chosen and chosen not in found:
        found |= {key: link.label for served in registry.served for key, link in served.links([chosen]).items()}
    return [(str(key), label) for key, label in found.items()]
