"""What may be typed of what an initiative lacks, and of its money."""

from typing import Any

from django import forms

from osl_site.common.forms.conditions import OnlyWith
from osl_site.common.forms.edit_forms import EditForm
from osl_site.common.forms.numbers import NumberField
from osl_site.common.forms.widgets import DatePicker
from partners.models import Funding, FundingState, Lack
from partners.models.initiative_means import AT_ONCE, DECIDED

FILED = (FundingState.FILED, *DECIDED)
SUM = {"max_digits": 10, "decimal_places": 2, "min_value": 0, "required": False}


class LackForm(EditForm):
    """One thing that is lacking, and once it is there, whence it came."""

    goes_to_paper = False

    class Meta:
        model = Lack
        fields = ["kind", "what", "met_by", "met_on"]
        widgets = {"kind": forms.RadioSelect, "met_on": DatePicker}
        labels = {
            "kind": "Czego brakuje?",
            "what": "Co to dokładnie?",
            "met_by": "Jest już? Skąd?",
            "met_on": "Od kiedy jest?",
        }
        help_texts = {
            "what": "Na przykład: zgoda zarządcy przystanku, dziesięć desek.",
            "met_by": "Na przykład: wałki dała rada sołecka. Bez nazwisk. Nadal brakuje? Zostaw puste.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [one for one in self.fields["kind"].choices if one[0]]
        self.fields["kind"].error_messages["required"] = "Zaznacz, czego brakuje."

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        if typed.get("met_by") and not typed.get("met_on") and "met_on" not in self.errors:
            self.add_error("met_on", "Wpisz, od kiedy to jest.")
        if typed.get("met_on") and not typed.get("met_by") and "met_by" not in self.errors:
            self.add_error("met_by", "Napisz, skąd to jest.")
        return typed


class FundingForm(EditForm):
    """Whence money is to come, till when one files, how it went."""

    goes_to_paper = False
    only_with = {
        "filed_on": OnlyWith("state", FILED, is_wanted=True),
        "decided_on": OnlyWith("state", DECIDED, is_wanted=True),
        "granted": OnlyWith("state", [FundingState.WON], is_wanted=True),
        "spent": OnlyWith("state", [FundingState.WON]),
    }
    asked = NumberField(label="O ile prosimy? (zł)", **SUM)
    granted = NumberField(label="Ile przyznano? (zł)", **SUM)
    spent = NumberField(label="Ile już wydano? (zł)", **SUM)

    class Meta:
        model = Funding
        fields = ["source", "name", "due", "asked", "state", "filed_on", "decided_on", "granted", "spent"]
        widgets = {
            "source": forms.RadioSelect,
            "state": forms.RadioSelect,
            "due": DatePicker,
            "filed_on": DatePicker,
            "decided_on": DatePicker,
        }
        labels = {
            "source": "Skąd pieniądze?",
            "name": "Jaki nabór albo konkurs?",
            "due": "Do kiedy złożyć?",
            "state": "Jak to idzie?",
            "filed_on": "Kiedy złożono?",
            "decided_on": "Kiedy rozstrzygnięto?",
        }
        help_texts = {
            "due": "Dwa tygodnie wcześniej przypomnimy na „Na dziś”. Fundusz sołecki: do 30 września.",
            "filed_on": "Pieniądze z planu albo własne? Ten sam dzień co niżej.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("source", "state"):
            self.fields[name].choices = [one for one in self.fields[name].choices if one[0]]
        self.fields["source"].error_messages["required"] = "Zaznacz, skąd mają być pieniądze."

    def clean(self) -> dict[str, Any]:
        """Each answer that the state wants, in a sentence at its field."""
        typed = super().clean()
        state = typed.get("state")
        if typed.get("source") in AT_ONCE and state in DECIDED and not typed.get("filed_on"):
            typed["filed_on"] = typed.get("decided_on")
        self._want("filed_on", state in FILED, "Wpisz, kiedy złożono.")
        self._want("decided_on", state in DECIDED, "Wpisz, kiedy rozstrzygnięto.")
        self._want("granted", state == FundingState.WON, "Wpisz, ile przyznano.")
        filed, decided = typed.get("filed_on"), typed.get("decided_on")
        if filed and decided and decided < filed:
            self.add_error("decided_on", "Ten dzień jest wcześniejszy niż dzień złożenia. Popraw jeden z nich.")
        return typed

    def _want(self, name: str, is_wanted: bool, sentence: str) -> None:
        if is_wanted and self.cleaned_data.get(name) is None and name not in self.errors:
            self.add_error(name, sentence)
