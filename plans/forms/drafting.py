"""Forms of a draft: the plan, its version, chapters, indicators, the office's template."""

from collections.abc import Sequence
from typing import Any

from django import forms

from needs.models import Conclusion
from osl_site.common.database.locking import ChangedMeanwhile
from osl_site.common.forms.edit_forms import AsTyped, CarriedNumber, EditForm
from osl_site.common.forms.wanted import Asks
from osl_site.common.forms.widgets import DatePicker, ShortPicks
from osl_site.common.text.typed_text import line_of
from plans.drafting.outlines import TITLES, Shape
from plans.models import Action, Chapter, Goal, Kind, Piece, TemplateChapter, Version
from plans.models.versions import FIRST_DAY, LAST_DAY

FAR_YEAR = f"Wpisz rok od {FIRST_DAY.year} do {LAST_DAY.year}."


def refuse_far_years(form: forms.Form, *names: str) -> None:
    """A year beyond the century is a slip of the finger: told at the field."""
    for name in names:
        day = form.cleaned_data.get(name)
        if day and not FIRST_DAY <= day <= LAST_DAY:
            form.add_error(name, FAR_YEAR)


class PlanForm(AsTyped, forms.ModelForm):
    """A new plan: its period, and how it is laid out."""

    shape = forms.ChoiceField(label="Układ planu", widget=forms.RadioSelect)

    class Meta:
        model = Version
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
        fields = ["title", "starts_on", "ends_on", "reason", "changed_conclusions", "manner"]
        widgets = {
            "starts_on": DatePicker,
            "ends_on": DatePicker,
            "changed_conclusions": forms.CheckboxSelectMultiple,
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.number == 0:
            del self.fields["reason"], self.fields["changed_conclusions"]
        else:
            current, named = Conclusion.objects.current(), Conclusion.objects.filter(updates=self.instance)
            self.fields["changed_conclusions"].queryset = (current | named).distinct()
            self.fields["changed_conclusions"].label_from_instance = conclusion_label

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        refuse_far_years(self, "starts_on", "ends_on")
        return typed


class ChapterForm(EditForm):
    holds = forms.MultipleChoiceField(
        label="Pod tekstem tego rozdziału stoją",
        choices=Piece.choices,
        required=False,
        widget=ShortPicks,
        help_text="Czego nie zaznaczysz w żadnym rozdziale, to wydrukuje się po rozdziałach.",
    )

    class Meta:
        model = Chapter
        fields = ["title", "text", "holds"]
        labels = {"title": "Tytuł rozdziału", "text": "Treść"}
        widgets = {"text": forms.Textarea(attrs={"rows": 24})}


class FurtherKindsField(forms.MultipleChoiceField):
    """Kinds of an action or an activity beside its main one."""

    def __init__(self) -> None:
        super().__init__(label="Rodzaje dodatkowe", choices=Kind.choices, required=False, widget=ShortPicks)


class TemplateChapterForm(EditForm):
    class Meta:
        model = TemplateChapter
        fields = ["title", "guidance"]
        help_texts = {"guidance": "Widzi je tylko osoba, która pisze rozdział. Nigdy się nie drukują."}


class MoveActionForm(Asks, forms.Form):
    """Under which goal an action is to stand."""

    goal = forms.ModelChoiceField(
        Goal.objects.none(),
        label="Do którego celu?",
        widget=forms.RadioSelect,
    )
    revision = CarriedNumber()

    def __init__(self, *args: Any, action: Action, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = Goal.objects.filter(version=action.goal.version_id, is_main=False).exclude(pk=action.goal_id)
        self.fields["goal"].queryset = others
        self.fields["goal"].empty_label = None
        self.fields["revision"].initial = action.revision

    def show_conflict(self, conflict: ChangedMeanwhile) -> None:
        """There is nothing typed to be lost: the action is to be looked at, then moved knowingly."""
        self.data = self.data.copy()
        self.data["revision"] = conflict.current.revision
        self.add_error(None, "Ktoś inny zmienił to działanie w tym czasie. Zobacz je i przenieś jeszcze raz.")


def conclusion_label(conclusion: Conclusion) -> str:
    return f"{conclusion.code}: {line_of(conclusion.text)}"
