"""What may be typed about a need and an asset."""

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.functional import cached_property
from django.utils.text import Truncator

from needs.forms.citing import Citing
from needs.models import Asset, Helper, Need, NeedState
from osl_site.common.centre.fields import CommunesField, LocalitiesField
from osl_site.common.forms.conditions import OnlyWith
from osl_site.common.forms.layouts import Folded, Section, laid_out
from osl_site.common.forms.widgets import DatePicker, NamePicks, Picks
from osl_site.common.withdrawal.forms import let_choose_standing
from osl_site.common.withdrawal.models import standing
from partners.models import Partner


class NeedForm(Citing):
    localities = LocalitiesField()
    communes = CommunesField(only_label="Dotyczy całej gminy")

    only_with = {"state_reason": OnlyWith("state", (NeedState.PASSED_ON, NeedState.DECLINED), is_wanted=True)}

    class Meta:
        model = Need
        fields = [
            "title",
            "description",
            "localities",
            "communes",
            "groups",
            "themes",
            "notes",
            "priority",
            "state",
            "state_reason",
            "ask_at",
        ]
        widgets = {
            "groups": NamePicks,
            "themes": NamePicks,
            "notes": Picks,
            "description": forms.Textarea(attrs={"rows": 5}),
        }
        labels = {
            "groups": "Kogo dotyczy",
            "themes": "Tematy",
            "notes": "Z których notatek",
            "ask_at": "Gdzie o to zapytać?",
        }
        help_texts = {
            "title": "Krótko, tak jak na zebraniu. Nie przepisuj słów jednej osoby.",
            "themes": "Po temacie program znajduje zasoby, które mogą pomóc.",
            "state_reason": "Wypełnij, gdy potrzebę przekazano innej instytucji albo jej nie podejmujemy.",
            "ask_at": "Gdy żaden zasób nie pomoże: nazwa urzędu albo organizacji, bez nazwisk.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["communes"].ask()
        let_choose_standing(self, "groups", "themes")

    @cached_property
    def helper(self) -> FormHelper:
        return laid_out(
            self,
            Section("Czego brakuje", "title", "description"),
            Section("Gdzie i komu", "localities", "communes", "groups", "themes"),
            Section("Skąd to wiemy", "notes"),
            Section("Co z nią robimy", "priority", "state", "state_reason", "ask_at"),
        )

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        explained = {
            NeedState.PASSED_ON: "Napisz, komu ją przekazano.",
            NeedState.DECLINED: "Napisz, dlaczego jej nie podejmujemy.",
        }
        if typed.get("state") in explained and not typed.get("state_reason"):
            self.add_error("state_reason", explained[typed["state"]])
        return typed


def _helper_in_words(row: Helper) -> str:
    """„H-3: Dobrze szyję”, and of who has gone the number."""
    contact = getattr(row, "contact", None)
    return f"{row.code}: {Truncator(contact.what).chars(60)}" if contact else f"{row.code} (wypisana)"


class AssetForm(Citing):
    localities = LocalitiesField()
    communes = CommunesField(only_label="Dotyczy całej gminy")

    class Meta:
        model = Asset
        fields = [
            "title",
            "kind",
            "localities",
            "communes",
            "themes",
            "owner",
            "partner",
            "helper",
            "available",
            "state",
            "confirmed_on",
            "notes",
        ]
        widgets = {"themes": NamePicks, "notes": Picks, "confirmed_on": DatePicker}
        labels = {"themes": "Tematy", "notes": "Z których notatek", "owner": "Czyj jest?"}
        help_texts = {
            "title": "Sala, sprzęt, umiejętność, zwyczaj, pieniądze.",
            "themes": "Po temacie program znajduje potrzeby, w których to może pomóc.",
            "owner": "Nazwa organizacji albo rola, na przykład: rada sołecka.",
            "helper": "Osoba, która pozwoliła do siebie dzwonić. Zasób zostaje bez jej nazwiska.",
            "available": "Na przykład: środy i soboty, po telefonie.",
            "confirmed_on": "Kiedy ostatnio ktoś potwierdził, że to nadal jest.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["communes"].ask()
        let_choose_standing(self, "themes")
        self.fields["partner"].empty_label, self.fields["helper"].empty_label = "Żaden", "Żadna"
        chosen = Helper.objects.standing() | Helper.objects.filter(pk=self.instance.helper_id)
        self.fields["helper"].queryset = chosen.select_related("contact").order_by("-pk")
        self.fields["helper"].label_from_instance = _helper_in_words
        self.fields["partner"].queryset = standing(Partner.objects.all(), chosen=[self.instance.partner_id or 0])

    @cached_property
    def helper(self) -> FormHelper:
        return laid_out(
            self,
            Section("Co to jest", "title", "kind", "themes"),
            Section("Gdzie", "localities", "communes"),
            Section("Czyje i kiedy", "owner", "partner", "helper", "available"),
            Section("Czy nadal jest", "state", "confirmed_on"),
            Folded("Skąd to wiemy", "notes"),
        )
