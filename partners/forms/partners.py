"""What may be typed about a partner."""

import re
from typing import Any, ClassVar

from crispy_forms.helper import FormHelper
from django import forms
from django.db.models import Q
from django.utils.functional import cached_property

from osl_site.common.centre.fields import CommunesField, LocalitiesField
from osl_site.common.database.locking import ChangedMeanwhile
from osl_site.common.forms.conditions import OnlyWith
from osl_site.common.forms.edit_forms import EditForm
from osl_site.common.forms.layouts import Folded, Section, laid_out
from osl_site.common.forms.widgets import DatePicker
from osl_site.common.text.date_formats import quoted
from partners.models import NumberKind, Partner, PartnerState
from partners.numbers.alike import Alike, alike
from partners.numbers.checks import read

PHONE = re.compile(r"osoby-\d+-phone")  # of the people whose places stand on the same page
MAY_BE_THERE = "Taki partner może już być w spisie: stoi wyżej. Otwórz go albo zaznacz, że to inny, i zapisz."


class PartnerForm(EditForm):
    """Who a partner is, its numbers, where it works, what it does and gives. A number that fails its check is kept as
    it was typed; a partner that may be there already is asked about once."""

    localities = LocalitiesField()
    communes = CommunesField(only_label="Działa w całej gminie")
    is_another = forms.BooleanField(label="To inny partner", required=False, widget=forms.HiddenInput)
    only_with: ClassVar = {"closed_until": OnlyWith("state", (PartnerState.CLOSED,), is_wanted=True)}

    class Meta:
        model = Partner
        fields = [
            "name",
            "kind",
            "legal_form",
            "state",
            "closed_until",
            "alert",
            "nip",
            "regon",
            "krs",
            "krkgw",
            "localities",
            "communes",
            "outside",
            "community_work",
            "animation",
            "offers",
            "channel",
            "language",
            "is_public",
            "confirmed_on",
        ]
        widgets = {"confirmed_on": DatePicker, "closed_until": DatePicker, "offers": forms.Textarea(attrs={"rows": 4})}
        labels = {
            "offers": "Co daje?",
            "closed_until": "Nieczynny do kiedy?",
            "alert": "Na co uważać?",
            "outside": "Siedziba poza gminą",
            "community_work": "Czy prowadzi animację lokalną albo inną pracę środowiskową?",
            "animation": "Jaką?",
            "channel": "Jak woli się kontaktować?",
            "language": "W jakim języku pisać?",
        }
        help_texts = {
            "alert": "Jedno zdanie. Zobaczy je każdy w biurze, kto wybierze tego partnera. Bez nazwisk.",
            "outside": "Na przykład: Bartoszyce. Puste: ma siedzibę w gminie.",
            "community_work": "Pyta o to ustawa (art. 32 pkt 5). Puste: jeszcze nie pytano.",
            "offers": "Na przykład: sala, sprzęt, ludzie, wiedza, ogłoszenia w kościele.",
            "confirmed_on": "Kiedy ostatnio ktoś potwierdził, że te dane są aktualne.",
        }
        error_messages = {"name": {"unique": "Partner o tej nazwie już jest w spisie. Wpisz inną nazwę."}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["communes"].ask()
        for name, nothing in (("legal_form", "Nie wiemy"), ("community_work", "Nie pytano"), ("channel", "Nie wiemy")):
            self.fields[name].choices = [("", nothing), *(one for one in self.fields[name].choices if one[0])]
        self.fields["state"].required = False  # nothing said is „Aktywny”
        self.fields["language"].required = False  # nothing said is Polish
        self.alike: list[Alike] = []
        if self.instance.pk:
            del self.fields["is_another"]

    @cached_property
    def helper(self) -> FormHelper:
        asked = ["is_another"] if self.alike else []
        return laid_out(
            self,
            Section("Kto to jest", *asked, "name", "kind", "legal_form"),
            Folded("Numery w rejestrach", *(kind.value for kind in NumberKind), nothing="nie wpisano"),
            Section("Gdzie działa i co daje", "localities", "communes", "outside", "offers"),
            Folded("Animacja lokalna i praca środowiskowa", "community_work", "animation", nothing="nie pytano"),
            Folded("Jak z nim jest teraz", "state", "closed_until", "alert", nothing="działa"),
            Folded("Kontakt i dane", "channel", "language", "is_public", "confirmed_on"),
        )

    def clean_state(self) -> str:
        return self.cleaned_data["state"] or PartnerState.ACTIVE

    def clean_language(self) -> str:
        return self.cleaned_data["language"] or "pl"

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        if typed.get("state") == PartnerState.CLOSED and not typed.get("closed_until"):
            self._say("closed_until", "Wpisz, do którego dnia partner jest nieczynny.")
        numbers = {kind: typed.get(kind.value) or "" for kind in NumberKind}
        for kind, typed_number in numbers.items():
            self._refuse_taken(kind, *read(kind, typed_number))
        if "is_another" in self.fields and not typed.get("is_another") and not self.errors:
            self._ask_whether_another(typed.get("name", ""), numbers)
        return typed

    def _say(self, name: str, sentence: str) -> None:
        if name not in self.errors:
            self.add_error(name, sentence)

    def _refuse_taken(self, kind: NumberKind, number: str, doubt: str) -> None:
        """A valid number is of one partner: say of which."""
        if not number or doubt:
            return
        has_it = Q(**{kind.value: number}) & ~Q(doubted__contains=[kind.value])
        other = Partner.objects.filter(has_it).exclude(pk=self.instance.pk).first()
        if other:
            self._say(kind.value, f"Ten {kind.label} ma już {other.code}, {quoted(other.name)}. Sprawdź numer.")

    def _ask_whether_another(self, name: str, numbers: dict[NumberKind, str]) -> None:
        phones = [value for key, value in self.data.items() if PHONE.fullmatch(key)]
        found = alike(name, numbers, phones)
        if any(one.partner.name == name for one in found):
            return  # refused at the name itself
        self.alike = found
        if self.alike:
            self.fields["is_another"].widget = forms.CheckboxInput()
            self.add_error("is_another", MAY_BE_THERE)

    @property
    def values(self) -> dict[str, Any]:
        return {name: value for name, value in super().values.items() if name != "is_another"}

    def show_conflict(self, conflict: ChangedMeanwhile) -> None:
        """People belong to what was stored, too."""
        super().show_conflict(conflict)
        people = [", ".join(filter(None, (row.name, row.phone, row.email))) for row in conflict.current.people.all()]
        self.stored_version.append(("Osoby do kontaktu", "\n".join(people) or "–"))
