"""What is typed where somebody decides on what was handed on: accepted with a password, or returned."""

from collections.abc import Collection
from typing import Any, ClassVar

from django import forms
from django.http import HttpRequest

from osl_site.common.centre.placeholders import case_mark_of
from osl_site.common.forms.edit_forms import AsTyped
from osl_site.common.sign_in.proof import refused_proof
from osl_site.common.sign_in.proof_field import ProofField

WHEN_TO_WRITE = "Przy zwrocie napisz, co poprawić, jeśli nie mówią tego uwagi. Przy {} nie trzeba."


class DecidingForm(AsTyped, forms.Form):
    """Accept or return. Whoever accepts proves again who they are.

    A room says which outcome accepts (`ACCEPTS`), what the choices are called and what is answered beside which of them
    (`only_with`); `waits` is whether the row still waits for a decision.
    """

    ACCEPTS: ClassVar[str]
    ASKED_BY_HELP: ClassVar[Collection[str]] = ("text", "password")  # its help says when; not „nieobowiązkowe”

    outcome = forms.ChoiceField(label="Jaka jest decyzja?", widget=forms.RadioSelect)
    case_mark = forms.CharField(
        label="Znak sprawy",
        required=False,
        max_length=80,
        help_text="Bez numeru w wolnym miejscu dokument nie poda znaku sprawy.",
    )
    text = forms.CharField(
        label="Treść decyzji",
        widget=forms.Textarea(attrs={"rows": 3, "data-light": True}),
        required=False,
        max_length=4000,
    )
    password = ProofField(required=False, help_text="Potwierdza przyjęcie.")

    def __init__(
        self, *args: Any, request: HttpRequest, choices: Collection[tuple[str, str]], waits: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.request, self.waits = request, waits
        self.fields["password"].ask(request)
        self.fields["outcome"].choices = choices
        for name in self.ASKED_BY_HELP:
            self.fields[name].is_conditional = True

    @property
    def decision(self) -> dict[str, Any]:
        """What was typed, without the password."""
        return {name: value for name, value in self.cleaned_data.items() if name != "password"}

    def clean_case_mark(self) -> str:
        """Before the password is looked at; the service refuses it as well."""
        mark = self.cleaned_data["case_mark"]
        is_accepted = self.data.get(self.add_prefix("outcome")) == self.ACCEPTS
        return case_mark_of(mark, self.initial.get("case_mark", "")) if is_accepted else mark

    def clean(self) -> dict[str, Any]:
        """The password is looked at last: another slip costs no attempt, and a decision that fell already none."""
        typed = super().clean()
        is_accepted = typed.get("outcome") == self.ACCEPTS and self.waits
        if is_accepted:
            self.look_at(typed)
        if is_accepted and not self.errors and (refusal := refused_proof(self.request, typed["password"])):
            self.add_error("password", refusal)
        return typed

    def look_at(self, typed: dict[str, Any]) -> None:
        """What else may stand against accepting it: a room adds its errors here, before the password is looked at."""


class RemarkWordsForm(AsTyped, forms.Form):
    """What a remark says."""

    text = forms.CharField(
        label="Uwaga",
        widget=forms.Textarea(attrs={"rows": 3, "data-light": True}),
        max_length=4000,
        error_messages={"required": "Uwaga jest pusta. Napisz, co poprawić albo wyjaśnić."},
    )


class AnswerWordsForm(AsTyped, forms.Form):
    """What was done about a remark."""

    text = forms.CharField(
        label="Odpowiedź", widget=forms.Textarea(attrs={"rows": 3, "data-light": True}), max_length=4000
    )
