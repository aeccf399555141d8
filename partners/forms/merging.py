"""What is asked of whoever makes two partners one: which one goes."""

from typing import Any

from django import forms

from osl_site.common.forms.edit_forms import AsTyped, CarriedNumber
from partners.forms.naming import LONGEST_NAME, NAMES
from partners.log.known import KnownPartners, Unknown
from partners.models import Partner


class MergeForm(AsTyped, forms.Form):
    """The partner that goes, and the revisions of both that the preview showed."""

    goes_to_paper = False

    gone = forms.CharField(
        label="Który wpis znika?",
        max_length=LONGEST_NAME,
        help_text="Wpisz nazwę albo numer, na przykład PA-9. Potem zobaczysz, co się stanie.",
        widget=forms.TextInput({"list": NAMES, "autocomplete": "off"}),
    )
    seen_kept = CarriedNumber()
    seen_gone = CarriedNumber()

    def __init__(self, *args: Any, kept: Partner, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = KnownPartners(but=kept.pk)

    def clean_gone(self) -> Partner:
        try:
            pk = self.known.find(self.cleaned_data["gone"])
        except Unknown as error:
            raise forms.ValidationError(str(error)) from error
        return Partner.objects.get(pk=pk)

    @property
    def seen(self) -> tuple[int, int]:
        """Revisions that the preview showed; without them none matches."""
        return self.cleaned_data.get("seen_kept") or 0, self.cleaned_data.get("seen_gone") or 0
