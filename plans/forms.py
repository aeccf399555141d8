from typing import Any

from django import forms

from needs.models import Conclusion
from osl_site.centre.fields import LocalitiesField
from osl_site.editing import EditForm
from osl_site.widgets import DatePicker, ShortPicks
from plans.models import Action, Chapter, Goal, Indicator, Kind, Plan, Version


class PlanForm(forms.ModelForm):
    class Meta:
        model = Plan
        fields = ["title", "starts_on", "ends_on"]
        widgets = {"starts_on": DatePicker, "ends_on": DatePicker}


class VersionForm(EditForm):
    """What belongs to the whole version."""

    class Meta:
        model = Version
        fields = ["reason", "changed_conclusions", "manner"]
        widgets = {"changed_conclusions": forms.CheckboxSelectMultiple}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.number == 0:
            del self.fields["reason"], self.fields["changed_conclusions"]
        else:
            self.fields["changed_conclusions"].queryset = Conclusion.objects.current()
            self.fields["changed_conclusions"].label_from_instance = conclusion_label


class ChapterForm(EditForm):
    class Meta:
        model = Chapter
        fields = ["title", "text"]
        help_texts = {"text": "Pusta linia zaczyna nowy akapit, a myślnik na początku linii punkt listy."}
        widgets = {"text": forms.Textarea(attrs={"rows": 16})}


class GoalForm(EditForm):
    class Meta:
        model = Goal
        fields = ["text", "conclusions", "no_conclusion_reason", "manner"]
        widgets = {"conclusions": forms.CheckboxSelectMultiple, "text": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = self.instance.conclusions.values("pk") if self.instance.pk else Conclusion.objects.none().values("pk")
        self.fields["conclusions"].queryset = (
            Conclusion.objects.current() | Conclusion.objects.filter(pk__in=chosen)
        ).distinct()
        self.fields["conclusions"].label_from_instance = conclusion_label
        self.fields["manner"].help_text = "Działania bez własnego sposobu realizacji przejmą ten."


class FurtherKindsField(forms.MultipleChoiceField):
    """Kinds of an action or an activity beside its main one."""

    def __init__(self) -> None:
        super().__init__(label="Rodzaje dodatkowe", choices=Kind.choices, required=False, widget=ShortPicks)


class ActionForm(EditForm):
    """Everything of an action. What the law wants is checked at submission, so that a draft can be saved half done."""

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
            "localities",
            "whole_commune",
            "place_note",
            "responsible",
            "partners",
            "services",
            "resources",
            "cost",
        ]
        widgets = {
            "time_from": DatePicker,
            "time_to": DatePicker,
            "partners": forms.CheckboxSelectMultiple,
            "services": forms.CheckboxSelectMultiple,
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("description", "time_kind"):
            self.fields[name].help_text = "Można uzupełnić później. Bez tego nie da się przekazać planu dyrektorowi."
        self.fields["time_from"].help_text = "Przy miesiącu, kwartale i roku: dowolny ich dzień."
        self.fields["time_to"].help_text = "Potrzebny tylko przy terminie „od dnia do dnia”."
        self.fields["time_text"].help_text = "Na przykład: co dwa tygodnie w sobotę, od września do czerwca."
        self.fields["manner"].help_text = "Kto, gdzie i jak je poprowadzi. Puste pole: jak w celu albo w całym planie."

    def clean(self) -> dict:
        typed = super().clean()
        if typed.get("time_from") and typed.get("time_to") and typed["time_to"] < typed["time_from"]:
            self.add_error("time_to", "Koniec terminu jest wcześniejszy niż początek. Popraw jedną z dat.")
        if typed.get("cost") is not None and typed["cost"] < 0:
            self.add_error("cost", "Wpisz zero albo liczbę większą od zera.")
        return typed


class IndicatorForm(EditForm):
    class Meta:
        model = Indicator
        fields = ["name", "baseline", "target", "unit"]


def conclusion_label(conclusion: Conclusion) -> str:
    return f"{conclusion.code}: {conclusion.text}"
