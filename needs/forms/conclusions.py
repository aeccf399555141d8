"""What may be typed about a conclusion."""

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.functional import cached_property

from needs.forms.citing import Citing
from needs.models import Conclusion, Scope
from osl_site.common.forms.layouts import Section, laid_out
from osl_site.common.forms.widgets import DatePicker, Picks


class ConclusionForm(Citing):
    """A conclusion: for the plan, of needs, assets and notes."""

    cites = ("needs", "assets", "notes")

    scope = forms.MultipleChoiceField(
        label="Zakres",
        choices=Scope.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text="Plan uwzględnia wnioski z obu zakresów (art. 20 ust. 2).",
        error_messages={"required": "Wskaż zakres: działania wspierające, usługi społeczne albo oba."},
    )

    class Meta:
        model = Conclusion
        fields = ["text", "about", "scope", "valid_from", "needs", "assets", "notes"]
        widgets = {
            "text": forms.Textarea(attrs={"rows": 5}),
            "about": forms.RadioSelect,
            "valid_from": DatePicker,
            "needs": Picks,
            "assets": Picks,
            "notes": Picks,
        }
        labels = {
            "needs": "Z których potrzeb",
            "assets": "Z których zasobów",
            "notes": "Z których notatek",
            "about": "O czym mówi?",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["about"].choices = self.fields["about"].choices[-2:]

    @cached_property
    def helper(self) -> FormHelper:
        return laid_out(self, *self._parts)

    @property
    def _parts(self) -> list[Section]:
        return [
            Section("Co z tego wynika", "text", "about", "scope", "valid_from"),
            Section("Z czego to wynika", "needs", "assets", "notes"),
        ]


class ReplaceForm(ConclusionForm):
    """A newer conclusion in the place of an older one."""

    class Meta(ConclusionForm.Meta):
        fields = [*ConclusionForm.Meta.fields, "material_change"]
        labels = ConclusionForm.Meta.labels | {"material_change": "Dlaczego zmiana jest istotna?"}
        help_texts = {
            "material_change": "Wypełnij, jeśli zmiana jest istotna. Plan będzie wtedy wymagał aktualizacji "
            "(art. 20 ust. 2)."
        }
        widgets = ConclusionForm.Meta.widgets | {"material_change": forms.Textarea(attrs={"rows": 3})}

    @property
    def _parts(self) -> list[Section]:
        return [*super()._parts, Section("Co się zmieniło", "material_change")]
