from typing import Any

from django import forms

from needs.models import Conclusion
from osl_site.centre.fields import LocalitiesField
from osl_site.editing import EditForm
from osl_site.widgets import DatePicker, ShortPicks
from plans.models import Action, Chapter, Goal, Indicator, Kind, Outcome, Plan, Version
from plans.models.review import Place


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


class UpdateForm(forms.Form):
    reason = forms.CharField(
        label="Przyczyna aktualizacji", widget=forms.Textarea, help_text="Napisz, co się istotnie zmieniło i od kiedy."
    )
    changed_conclusions = forms.ModelMultipleChoiceField(
        Conclusion.objects.all(),
        label="Które wnioski z rozeznania się zmieniły?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
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


class RemarkForm(forms.Form):
    """A remark and the place it is about, chosen from what stands in the snapshot."""

    place = forms.ChoiceField(label="Do czego jest uwaga?")
    text = forms.CharField(label="Uwaga", widget=forms.Textarea(attrs={"rows": 3}), max_length=4000)

    def __init__(self, *args: Any, content: dict, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].choices = place_choices(content)

    def where(self) -> dict[str, Any]:
        place, _, key = self.cleaned_data["place"].partition(":")
        return {"place": place, "key": key or None}


class DecisionForm(forms.Form):
    outcome = forms.ChoiceField(label="Jaka jest decyzja?", widget=forms.RadioSelect)
    effective_on = forms.DateField(
        label="Obowiązuje od", widget=DatePicker, required=False, help_text="Wpisz, jeśli zatwierdzasz."
    )
    text = forms.CharField(
        label="Treść decyzji", widget=forms.Textarea(attrs={"rows": 3}), required=False, max_length=4000
    )

    def __init__(self, *args: Any, what: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["outcome"].choices = [
            (Outcome.APPROVED, f"Zatwierdź {what}"),
            (Outcome.RETURNED, "Zwróć do poprawy"),
        ]
        self.fields["effective_on"].is_conditional = True  # its help says when; „nieobowiązkowe” would say otherwise


class AnswerForm(forms.Form):
    text = forms.CharField(label="Odpowiedź", widget=forms.Textarea(attrs={"rows": 2}), max_length=4000)


def conclusion_label(conclusion: Conclusion) -> str:
    return f"{conclusion.code}: {conclusion.text}"


def place_choices(content: dict) -> list[tuple[str, str]]:
    """Every place of the document in its order, as „what:key”."""
    choices = [(Place.VERSION.value, "Całość")]
    for number, chapter in enumerate(content["chapters"], 1):
        choices.append((f"{Place.CHAPTER}:{chapter['key']}", f"Rozdział {number}. {chapter['title']}"))
    for goal in content["goals"]:
        name = f"Cel {goal['number']}" if goal["text"] else "Tabela działań"
        choices.append((f"{Place.GOAL}:{goal['key']}", name))
        choices += [
            (f"{Place.ACTION}:{action['key']}", f"Działanie {action['number']} {action['title']}")
            for action in goal["actions"]
        ]
    return choices
