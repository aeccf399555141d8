"""What is asked of whoever says which asset may help with a need."""

from typing import Any

from django import forms

from needs.models import Asset, Need
from osl_site.common.forms.edit_forms import AsTyped
from osl_site.common.withdrawal.models import standing


class PairForm(AsTyped, forms.Form):
    """One asset of those that stand and are not said yet."""

    goes_to_paper = False

    asset = forms.ModelChoiceField(
        Asset.objects.none(),
        label="Co jeszcze może pomóc?",
        empty_label="Wybierz",
        error_messages={
            "required": "Wybierz zasób.",
            "invalid_choice": "Tego zasobu nie można wybrać: jest wycofany albo już wskazany.",
        },
    )

    def __init__(self, *args: Any, need: Need, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["asset"].queryset = standing(Asset.objects.exclude(pairings__need=need)).order_by("-pk")
