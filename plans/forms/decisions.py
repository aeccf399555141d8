"""What a director types to prolong or repeal an approved plan, or to correct a clerical error in it."""

from typing import Any

from django import forms
from django.http import HttpRequest

from osl_site.common.centre.placeholders import case_mark_of
from osl_site.common.forms.edit_forms import AsTyped
from osl_site.common.forms.widgets import DatePicker
from osl_site.common.sign_in.proof import refused_proof
from osl_site.common.sign_in.proof_field import ProofField


class LaterDecisionForm(AsTyped, forms.Form):
    """The words of a decision, on what it rests, and the password that confirms it."""

    text = forms.CharField(label="Treść decyzji", widget=forms.Textarea(attrs={"rows": 3}), max_length=4000)
    basis = forms.CharField(
        label="Podstawa", required=False, max_length=300, help_text="Na przykład paragraf regulaminu centrum."
    )
    case_mark = forms.CharField(label="Znak sprawy", required=False, max_length=80)
    password = ProofField(help_text="Potwierdza decyzję. Decyzji nie można cofnąć.")

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request
        self.fields["password"].ask(request)

    @property
    def words(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in ("text", "basis", "case_mark")}

    def clean_case_mark(self) -> str:
        return case_mark_of(self.cleaned_data["case_mark"], self.initial.get("case_mark", ""))

    def clean(self) -> dict[str, Any]:
        """The password is looked at last: what is wrong elsewhere costs no attempt."""
        typed = super().clean()
        if not self.errors and (refusal := refused_proof(self.request, typed["password"])):
            self.add_error("password", refusal)
        return typed


class TermForm(LaterDecisionForm):
    """With the day to which a plan is prolonged, or from which it is repealed."""

    day = forms.DateField(widget=DatePicker)
    field_order = ("day", "text", "basis", "case_mark", "password")

    def __init__(self, *args: Any, label: str, help_text: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["day"].label, self.fields["day"].help_text = label, help_text


class CorrectionForm(LaterDecisionForm):
    """With the place in the document, what is written there, and what is meant."""

    place = forms.ChoiceField(label="Miejsce w dokumencie")
    was = forms.CharField(
        label="Jest napisane",
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=1000,
        help_text="Przepisz słowa dokładnie tak, jak są wydrukowane.",
    )
    becomes = forms.CharField(label="Powinno być", widget=forms.Textarea(attrs={"rows": 2}), max_length=1000)
    field_order = ("place", "was", "becomes", "text", "basis", "case_mark", "password")

    def __init__(self, *args: Any, places: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].choices = places
        self.fields["text"].label = "Na czym polega omyłka"

    def where(self) -> dict[str, Any]:
        place, _, key = self.cleaned_data["place"].partition(":")
        return {"place": place, "key": key or None}
