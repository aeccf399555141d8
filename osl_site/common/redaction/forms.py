"""Which passage is covered, why, and at which of the places where it stands."""

from collections.abc import Callable
from typing import Any

from django import forms

from osl_site.common.forms.edit_forms import AsTyped
from osl_site.common.redaction.models import COVER, SHORTEST, Why
from osl_site.common.redaction.passages import Places
from osl_site.common.redaction.services import NONE_CHOSEN, STALE

NOWHERE = "Tych słów tu nie ma. Skopiuj fragment dokładnie tak, jak stoi w tekście."
ALREADY = "W tym fragmencie są słowa już zasłonięte. Wpisz tylko to, co jeszcze widać."
PLACES = "places"


class RedactionForm(AsTyped, forms.Form):
    """The passage as it stands; sent once, it shows the places, all chosen."""

    passage = forms.CharField(
        label="Fragment do zasłonięcia",
        min_length=SHORTEST,
        max_length=300,
        help_text="Przepisz albo wklej go tak, jak stoi w tekście.",
    )
    why = forms.ChoiceField(label="Dlaczego", choices=Why.choices, widget=forms.RadioSelect)
    keeps_draft = False  # nowhere is it written down what is to be covered
    goes_to_paper = False

    def __init__(self, data: Any = None, *, places: Callable[[str], Places], is_preview: bool = False) -> None:
        passage = (data.get("passage", "") if data else "").strip()
        found = places(passage) if len(passage) >= SHORTEST else Places()
        self.found, self.alike = found.choices, found.alike
        if data and is_preview:
            data = data.copy()
            data.setlist(PLACES, [key for key, _label in self.found])
        super().__init__(data)
        if self.found:
            self.fields[PLACES] = forms.MultipleChoiceField(
                label="Miejsca, które zasłonisz",
                help_text="Dawniejsze brzmienia, które pamięta historia zmian, zasłonimy wszystkie.",
                choices=self.found,
                widget=forms.CheckboxSelectMultiple,
                error_messages={"invalid_choice": STALE, "required": NONE_CHOSEN},
            )

    def clean_passage(self) -> str:
        passage = self.cleaned_data["passage"]
        if COVER[0] in passage:
            raise forms.ValidationError(ALREADY)
        if not self.found:
            raise forms.ValidationError(NOWHERE)
        return passage
