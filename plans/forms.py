from collections.abc import Sequence
from typing import Any

from django import forms

from needs.models import Conclusion
from osl_site.editing import ChangedMeanwhile, EditForm
from osl_site.widgets import DatePicker, ShortPicks
from plans.chapters import TITLES, Shape
from plans.models import Action, Chapter, Goal, Indicator, Kind, Outcome, Plan, TemplateChapter, Version
from plans.models.review import Place
from plans.models.versions import FIRST_DAY, LAST_DAY

FAR_YEAR = f"Wpisz rok od {FIRST_DAY.year} do {LAST_DAY.year}."


def refuse_far_years(form: forms.Form, *names: str) -> None:
    """A year beyond the century is a slip of the finger: told at the field."""
    for name in names:
        day = form.cleaned_data.get(name)
        if day and not FIRST_DAY <= day <= LAST_DAY:
            form.add_error(name, FAR_YEAR)


class PlanForm(forms.ModelForm):
    """A new plan: its period, and how it is laid out."""

    shape = forms.ChoiceField(label="Układ planu", widget=forms.RadioSelect)

    class Meta:
        model = Plan
        fields = ["title", "starts_on", "ends_on"]
        widgets = {"starts_on": DatePicker, "ends_on": DatePicker}

    def __init__(self, *args: Any, own: Sequence[str] = (), **kwargs: Any) -> None:
        """`own` are the titles of the office's template, when it has one."""
        super().__init__(*args, **kwargs)
        layouts = {Shape.OWN: f"Szablon biura: {', '.join(own)}"} if own else {}
        layouts |= {Shape.EIGHT: f"Osiem rozdziałów: {', '.join(TITLES)}", Shape.TABLE: Shape.TABLE.label}
        self.fields["shape"].choices = [(shape.value, label) for shape, label in layouts.items()]
        self.fields["shape"].initial = next(iter(layouts)).value

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        refuse_far_years(self, "starts_on", "ends_on")
        return typed

    @property
    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self._meta.fields}


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
        labels = {"title": "Tytuł rozdziału", "text": "Treść"}
        widgets = {"text": forms.Textarea(attrs={"rows": 16})}


class FurtherKindsField(forms.MultipleChoiceField):
    """Kinds of an action or an activity beside its main one."""

    def __init__(self) -> None:
        super().__init__(label="Rodzaje dodatkowe", choices=Kind.choices, required=False, widget=ShortPicks)


class TemplateChapterForm(EditForm):
    class Meta:
        model = TemplateChapter
        fields = ["title", "guidance"]
        help_texts = {"guidance": "Widzi je tylko osoba, która pisze rozdział. Nigdy się nie drukują."}


class MoveActionForm(forms.Form):
    """Under which goal an action is to stand."""

    goal = forms.ModelChoiceField(Goal.objects.none(), label="Do którego celu?", widget=forms.RadioSelect)
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, action: Action, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = Goal.objects.filter(version=action.goal.version_id).exclude(pk=action.goal_id)
        self.fields["goal"].queryset = others
        self.fields["goal"].empty_label = None
        self.fields["revision"].initial = action.revision

    def show_conflict(self, conflict: ChangedMeanwhile) -> None:
        """There is nothing typed to be lost: the action is to be looked at, then moved knowingly."""
        self.data = self.data.copy()
        self.data["revision"] = conflict.current.revision
        self.add_error(None, "Ktoś inny zmienił to działanie w tym czasie. Zobacz je i przenieś jeszcze raz.")


class IndicatorForm(EditForm):
    class Meta:
        model = Indicator
        fields = ["name", "baseline", "target", "unit", "source"]
        widgets = {"source": forms.RadioSelect}
        help_texts = {
            "name": "Co będzie policzone, na przykład: osoby, które przyszły na spotkania.",
            "unit": "Na przykład: osób, spotkań, godzin.",
            "source": "Wartości liczonych przez aplikację nikt nie wpisuje: biorą się z wyników spotkań.",
        }


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
