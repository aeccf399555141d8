"""What may be typed about a need and an asset."""

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.functional import cached_property

from needs.forms.citing import Citing
from needs.models import Asset, Need, NeedState
from osl_site.common.centre.fields import CommunesField, LocalitiesField
from osl_site.common.forms.conditions import OnlyWith
from osl_site.common.forms.layouts import Folded, Section, laid_out
from osl_site.common.forms.widgets import DatePicker, Picks
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
            "notes",
            "priority",
            "state",
            "state_reason",
        ]
        widgets = {"groups": Picks, "notes": Picks, "description": forms.Textarea(attrs={"rows": 5})}
        labels = {"groups": "Kogo dotyczy", "notes": "Z których notatek"}
        help_texts = {
            "title": "Krótko, tak jak na zebraniu. Nie przepisuj słów jednej osoby.",
            "state_reason": "Wypełnij, gdy potrzebę przekazano innej instytucji albo jej nie podejmujemy.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["communes"].ask()
        let_choose_standing(self, "groups")

    @cached_property
    def helper(self) -> FormHelper:
        return laid_out(
            self,
            Section("Czego brakuje", "title", "description"),
            Section("Gdzie i komu", "localities", "communes", "groups"),
            Section("Skąd to wiemy", "notes"),
            Section("Co z nią robimy", "priority", "state", "state_reason"),
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
            "owner",
            "partner",
            "available",
            "state",
            "confirmed_on",
            "notes",
        ]
        widgets = {"notes": Picks, "confirmed_on": DatePicker}
        labels = {"notes": "Z których notatek", "owner": "Czyj jest?"}
        help_texts = {
            "title": "Sala, sprzęt, umiejętność, zwyczaj, pieniądze.",
            "owner": "Nazwa organizacji albo rola, na przykład: rada sołecka.",
            "available": "Na przykład: środy i soboty, po telefonie.",
            "confirmed_on": "Kiedy ostatnio ktoś potwierdził, że to nadal jest.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["communes"].ask()
        self.fields["partner"].empty_label = "Żaden"
        self.fields["partner"].queryset = standing(Partner.objects.all(), chosen=[self.instance.partner_id or 0])

    @cached_property
    def helper(self) -> FormHelper:
        return laid_out(
            self,
            Section("Co to jest", "title", "kind"),
            Section("Gdzie", "localities", "communes"),
            Section("Czyje i kiedy", "owner", "partner", "available"),
            Section("Czy nadal jest", "state", "confirmed_on"),
            Folded("Skąd to wiemy", "notes"),
        )
