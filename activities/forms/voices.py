"""What may be answered after a meeting: by residents on the page, by several whom the office asked."""

import uuid
from collections.abc import Mapping
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from activities.forms.results import Count
from activities.models import HowHeard, Question
from activities.models.voices import MOST_AT_ONCE
from needs.forms import NO_NAMES
from osl_site.common.forms.edit_forms import AsTyped, CarriedWords
from osl_site.common.forms.layouts import laid_out

LONGEST = 1000  # letters of an answer on the page
LONGEST_OF_MANY = 4000  # of what several people said, as a note takes


class AnswerField(forms.CharField):
    """One of the questions; each may be left out."""

    is_conditional = True  # one of the three is enough, so none of them says that it is optional

    def __init__(self, *, longest: int = LONGEST) -> None:
        super().__init__(required=False, max_length=longest, widget=forms.Textarea(attrs={"rows": 3}))


class AnswersForm(AsTyped, forms.Form):
    """Three questions and nothing else: nobody is asked who they are."""

    keeps_draft = False
    goes_to_paper = False

    good = AnswerField()
    change = AnswerField()
    needed = AnswerField()
    key = CarriedWords()

    def __init__(self, *args: Any, asked: Mapping[Question, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial |= {"key": uuid.uuid4()}
        for question, words in asked.items():
            self.fields[question.value].label = words

    @cached_property
    def helper(self) -> FormHelper:
        return laid_out(self, *(question.value for question in Question))

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        if not self.errors and not any(self.said.values()):
            self.add_error(Question.GOOD.value, _("Napisz coś przy jednym z pytań. Wystarczy jedno zdanie."))
        return typed

    @property
    def said(self) -> dict[Question, str]:
        return {question: self.cleaned_data.get(question.value, "") for question in Question}

    @cached_property
    def form_key(self) -> uuid.UUID:
        """Which form this is. One without a key, or with one that somebody made up, is a form of its own."""
        try:
            return uuid.UUID(self.cleaned_data.get("key", ""))
        except ValueError:
            return uuid.uuid4()


class VoicesForm(AsTyped, forms.Form):
    """What several people answered, together, question by question."""

    keeps_draft = False
    goes_to_paper = False

    heard = forms.ChoiceField(
        label="Jak pytaliśmy?",
        choices=[(HowHeard.ALOUD, "Na głos, po spotkaniu"), (HowHeard.PAPER, "Na kartkach")],
        widget=forms.RadioSelect,
        initial=HowHeard.ALOUD,
        error_messages={"required": "Zaznacz, jak pytaliśmy."},
    )
    people = Count(label="Ile osób odpowiadało?", help_text="Tylko liczba. Nazwisk nie zapisujemy.")
    good = AnswerField(longest=LONGEST_OF_MANY)
    change = AnswerField(longest=LONGEST_OF_MANY)
    needed = AnswerField(longest=LONGEST_OF_MANY)

    def __init__(self, *args: Any, asked: Mapping[Question, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = self.fields["people"]
        people.is_conditional = False
        people.required = True
        people.error_messages["required"] = "Wpisz, ile osób odpowiadało."
        for question, words in asked.items():
            self.fields[question.value].label = words
        self.fields[Question.GOOD.value].help_text = NO_NAMES

    @cached_property
    def helper(self) -> FormHelper:
        return laid_out(self, "heard", "people", *(question.value for question in Question))

    def clean_people(self) -> int:
        if not 1 <= self.cleaned_data["people"] <= MOST_AT_ONCE:
            raise forms.ValidationError(f"Wpisz liczbę osób od 1 do {MOST_AT_ONCE}.")
        return self.cleaned_data["people"]

    @property
    def values(self) -> dict[str, Any]:
        return {"heard": self.cleaned_data["heard"], "people": self.cleaned_data["people"]}

    @property
    def said(self) -> dict[Question, str]:
        return {question: self.cleaned_data[question.value] for question in Question}
