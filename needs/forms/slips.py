"""Several slips of one meeting or box: what they share is typed once, then slip by slip."""

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.functional import cached_property

from needs.forms.notes import FINDINGS, NO_NAMES, PlacedForm, there
from needs.models import FieldNote
from osl_site.common.forms.edit_forms import AsTyped
from osl_site.common.forms.layouts import Section, laid_out

SLIPS = 10  # on one page; whoever has more saves these and goes on
LONGEST = FieldNote._meta.get_field("text").max_length
SAY_WHICH = "Zaznacz przy tej kartce: potrzeba, potencjał albo oba."
SAY_WHAT = "Wpisz, co jest na tej kartce."


class SharedForm(PlacedForm):
    """Where, how and when: the same for every slip."""

    @cached_property
    def helper(self) -> FormHelper:
        return laid_out(
            self,
            Section(
                "Wspólne dla wszystkich kartek",
                "locality",
                "commune",
                "method",
                "noted_on",
                "group",
                *there(self, "round"),
            ),
        )


class SlipForm(AsTyped, forms.Form):
    """One slip; one left empty is none."""

    goes_to_paper = False
    text = forms.CharField(
        label="Co jest na kartce?",
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=NO_NAMES,
    )
    finding = forms.ChoiceField(label="Co to jest?", required=False, choices=FINDINGS, widget=forms.RadioSelect)

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        if typed.get("text") and not typed.get("finding") and "finding" not in self.errors:
            self.add_error("finding", SAY_WHICH)
        if typed.get("finding") and not typed.get("text") and "text" not in self.errors:
            self.add_error("text", SAY_WHAT)
        return typed


Slips = forms.formset_factory(SlipForm, extra=SLIPS, max_num=SLIPS, absolute_max=SLIPS, validate_max=True)


def values_of(shared: SharedForm, slips: forms.BaseFormSet) -> list[dict[str, Any]]:
    """The values of a note for each slip that says something."""
    said = [slip.cleaned_data for slip in slips if slip.cleaned_data.get("text")]
    return [shared.values | {name: slip[name] for name in ("text", "finding")} for slip in said]
