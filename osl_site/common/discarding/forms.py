"""On which ground a record of a case may be removed."""

from typing import Any

from django import forms

from osl_site.common.discarding.models import Ground
from osl_site.common.files.fields import HELP, PagesField
from osl_site.common.forms.conditions import OnlyWith
from osl_site.common.forms.edit_forms import AsTyped
from osl_site.common.forms.widgets import DatePicker

WANTED = {
    "archive": "Napisz, które archiwum wydało zgodę.",
    "number": "Wpisz znak albo numer zgody.",
    "consented_on": "Wpisz dzień, z którego jest zgoda.",
}


class GroundForm(AsTyped, forms.Form):
    """Where the case lies, or who consented, under which number and when."""

    ground = forms.ChoiceField(label="Dlaczego można usunąć", choices=Ground.choices, widget=forms.RadioSelect)
    archive = forms.CharField(
        label="Kto wydał zgodę",
        required=False,
        max_length=200,
        help_text="Na przykład: Archiwum Państwowe w Olsztynie.",
    )
    number = forms.CharField(label="Znak albo numer zgody", required=False, max_length=80)
    consented_on = forms.DateField(label="Dzień zgody", required=False, widget=DatePicker)
    file = PagesField(label="Plik zgody", required=False, help_text=HELP)
    only_with = {name: OnlyWith("ground", (Ground.CONSENT,), is_wanted=name in WANTED) for name in (*WANTED, "file")}
    goes_to_paper = False

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        if typed.get("ground") == Ground.CONSENT:
            for name in (name for name in WANTED if not typed.get(name) and name not in self.errors):
                self.add_error(name, WANTED[name])
        return typed
