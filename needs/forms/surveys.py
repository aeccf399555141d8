"""What may be typed of a survey and of one of its questions."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Row
from django import forms
from django.utils.functional import cached_property

from needs.forms.notes import there
from needs.models import Question, QuestionKind, QuestionOption, Survey
from needs.models.surveys import CHOSEN, LONGEST_OPTION, WITH_OTHER
from needs.surveys.wordings import Wording, lines_of, typed_of, wordings
from osl_site.common.forms.conditions import OnlyWith
from osl_site.common.forms.edit_forms import EditForm
from osl_site.common.forms.layouts import Folded, Section, laid_out
from osl_site.common.text.date_formats import quoted

MOST_OPTIONS = 30
IN_LANGUAGES = {"uk": "po ukraińsku", "en": "po angielsku"}


class SurveyForm(EditForm):
    """What it is called, how it begins, in which round it is."""

    goes_to_paper = False

    class Meta:
        model = Survey
        fields = ["title", "intro", "round", "title_uk", "intro_uk", "title_en", "intro_en"]
        labels = {"title": "Tytuł ankiety", "intro": "Wstęp", "round": "W której rundzie?"}
        help_texts = {
            "title": "Na przykład: Jak do nas dojeżdżasz?",
            "intro": "Po co pytamy i co zrobimy z odpowiedziami. O tym, że bez podpisu, powiemy sami.",
        }
        widgets = {
            "intro": forms.Textarea(attrs={"rows": 3}),
            "title_uk": forms.TextInput(attrs={"lang": "uk"}),
            "intro_uk": forms.Textarea(attrs={"rows": 3, "lang": "uk"}),
            "title_en": forms.TextInput(attrs={"lang": "en"}),
            "intro_en": forms.Textarea(attrs={"rows": 3, "lang": "en"}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.fields["round"].queryset.exists():
            del self.fields["round"]
        else:
            self.fields["round"].empty_label = "W żadnej"

    @cached_property
    def helper(self) -> FormHelper:
        languages = ("title_uk", "intro_uk", "title_en", "intro_en")
        return laid_out(
            self,
            Section("Ankieta", "title", "intro", *there(self, "round")),
            Folded("Po ukraińsku i angielsku", *languages, nothing="tylko po polsku"),
        )


class QuestionForm(EditForm):
    """One question: how it is answered, in which words, and to whom it is put."""

    goes_to_paper = False

    options = forms.CharField(
        label="Odpowiedzi do wyboru",
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Każda w osobnym wierszu. Skalę pisz od najniższego stopnia do najwyższego.",
    )
    options_uk = forms.CharField(
        label="Odpowiedzi po ukraińsku", required=False, widget=forms.Textarea(attrs={"rows": 4, "lang": "uk"})
    )
    options_en = forms.CharField(
        label="Odpowiedzi po angielsku", required=False, widget=forms.Textarea(attrs={"rows": 4, "lang": "en"})
    )
    only_if = forms.ModelMultipleChoiceField(
        QuestionOption.objects.none(),
        label="Pytaj tylko tych, którzy zaznaczyli:",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Wystarczy jedna z zaznaczonych odpowiedzi. Wybierz je z jednego pytania.",
    )

    only_with = {
        "options": OnlyWith("kind", CHOSEN, is_wanted=True),
        "has_other": OnlyWith("kind", WITH_OTHER),
        "least": OnlyWith("kind", (QuestionKind.NUMBER,)),
        "most": OnlyWith("kind", (QuestionKind.NUMBER,)),
    }

    class Meta:
        model = Question
        fields = ["text", "kind", "least", "most", "has_other", "is_required", "text_uk", "text_en"]
        labels = {
            "text": "Pytanie",
            "kind": "Jak się odpowiada?",
            "has_other": "Jest też miejsce na inną odpowiedź, własnymi słowami",
            "is_required": "Na to pytanie trzeba odpowiedzieć",
            "least": "Najmniejsza liczba",
            "most": "Największa liczba",
        }
        help_texts = {"text": "Jedno pytanie, najwyżej dwa krótkie zdania. Bez pytań o zdrowie i o nazwisko."}
        widgets = {
            "kind": forms.RadioSelect,
            "text_uk": forms.TextInput(attrs={"lang": "uk"}),
            "text_en": forms.TextInput(attrs={"lang": "en"}),
        }

    def __init__(self, *args: Any, survey: Survey, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = QuestionKind.choices
        earlier = survey.questions.filter(kind__in=CHOSEN)
        if self.instance.pk:
            earlier = earlier.filter(position__lt=self.instance.position)
        found = QuestionOption.objects.filter(question__in=earlier).select_related("question")
        self.fields["only_if"].queryset = found.order_by("question__position", "position")
        self.fields["only_if"].label_from_instance = lambda option: (
            f"{option.question.position}. {quoted(option.label)}"
        )
        if not found.exists():
            del self.fields["only_if"]
        if self.instance.pk:
            stored = list(self.instance.options.all())
            for field, name in (("options", "label"), ("options_uk", "label_uk"), ("options_en", "label_en")):
                self.initial[field] = typed_of(stored, name)
            self.initial["only_if"] = list(self.instance.conditions.values_list("option", flat=True))

    @cached_property
    def helper(self) -> FormHelper:
        languages = ("text_uk", "options_uk", "text_en", "options_en")
        return laid_out(
            self,
            Section("Pytanie", "text", "kind", "options", Row("least", "most"), "has_other", "is_required"),
            *([Folded("Warunek", "only_if", nothing="pytamy wszystkich")] if "only_if" in self.fields else []),
            Folded("Po ukraińsku i angielsku", *languages, nothing="tylko po polsku"),
        )

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        lines = lines_of(typed.get("options") or "")
        if typed.get("kind") in CHOSEN and "options" not in self.errors:
            self._look_at(lines)
        for language, named in IN_LANGUAGES.items():
            translated = lines_of(typed.get(f"options_{language}") or "")
            if any(len(line) > LONGEST_OPTION for line in translated):
                self.add_error(f"options_{language}", f"Jedna z odpowiedzi ma ponad {LONGEST_OPTION} znaków. Skróć ją.")
            elif lines and len(translated) not in (0, len(lines)):
                self.add_error(
                    f"options_{language}",
                    f"Odpowiedzi {named} jest {len(translated)}, a po polsku {len(lines)}. Wpisz tyle samo wierszy.",
                )
        return typed

    def _look_at(self, lines: list[str]) -> None:
        if len(lines) < 2:
            self.add_error("options", "Wpisz co najmniej dwie odpowiedzi, każdą w osobnym wierszu.")
        elif len(lines) > MOST_OPTIONS:
            self.add_error("options", f"Odpowiedzi jest {len(lines)}, może być najwyżej {MOST_OPTIONS}. Połącz je.")
        elif len(set(lines)) < len(lines):
            twice = next(line for line in lines if lines.count(line) > 1)
            self.add_error("options", f"Odpowiedź {quoted(twice)} jest wpisana dwa razy. Zostaw jedną.")
        elif longest := next((line for line in lines if len(line) > LONGEST_OPTION), ""):
            self.add_error("options", f"Odpowiedź {quoted(longest[:40])}… ma ponad {LONGEST_OPTION} znaków. Skróć ją.")

    @property
    def values(self) -> dict[str, Any]:
        """Of the question itself."""
        return {name: value for name, value in super().values.items() if name in self._meta.fields}

    @property
    def wordings(self) -> list[Wording]:
        """Its answers to choose; none of a question that is answered otherwise."""
        if self.cleaned_data["kind"] not in CHOSEN:
            return []
        typed = [lines_of(self.cleaned_data[name]) for name in ("options", "options_uk", "options_en")]
        return wordings(*typed)

    @property
    def chosen_conditions(self) -> list[QuestionOption]:
        """Answers one of which opens the question."""
        return list(self.cleaned_data.get("only_if", []))
