"""What is written down of a plan that was decided on paper."""

from typing import Any

from django import forms

from osl_site.common.files.fields import HELP, PagesField
from osl_site.common.forms.edit_forms import AsTyped
from osl_site.common.forms.widgets import DatePicker


class PaperForm(AsTyped, forms.Form):
    """Which text of the plan the paper is, who decided on it and when, and its scan."""

    number = forms.IntegerField(
        label="Numer aktualizacji",
        min_value=0,
        max_value=99,
        initial=0,
        help_text="0, jeśli to pierwszy tekst planu. Następna aktualizacja w aplikacji dostanie kolejny numer.",
    )
    reason = forms.CharField(
        label="Przyczyna aktualizacji", required=False, widget=forms.Textarea(attrs={"rows": 3}), max_length=4000
    )
    decided_on = forms.DateField(label="Dzień decyzji", widget=DatePicker)
    by_name = forms.CharField(label="Kto zdecydował", max_length=120, help_text="Imię i nazwisko.")
    by_position = forms.CharField(label="Stanowisko", max_length=120, required=False)
    effective_on = forms.DateField(label="Obowiązuje od", widget=DatePicker)
    case_mark = forms.CharField(label="Znak sprawy", required=False, max_length=80)
    basis = forms.CharField(label="Podstawa", required=False, max_length=300)
    scan = PagesField(
        label="Skan przyjętego planu",
        help_text=f"Cały dokument. {HELP}",
        error_messages={"required": "Wybierz plik ze skanem.", "empty": "Ten plik jest pusty. Wybierz skan."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].is_conditional = True
        self.fields["reason"].help_text = "Tylko przy aktualizacji."

    @property
    def said(self) -> dict[str, Any]:
        """As the service takes it."""
        names = ("decided_on", "by_name", "by_position", "effective_on", "case_mark", "basis")
        values = {name: self.cleaned_data[name] for name in names}
        asked = {name: self.cleaned_data[name] for name in ("number", "reason")}
        return asked | {"scan": self.cleaned_data["scan"], "values": values}
