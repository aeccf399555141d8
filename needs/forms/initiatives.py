"""Which asset may help with what an initiative lacks."""

from typing import Any

from django import forms

from needs.models import Asset
from osl_site.common.forms.edit_forms import AsTyped
from osl_site.common.withdrawal.models import standing
from partners.models import Lack


class AssetForLackForm(AsTyped, forms.Form):
    """One asset; those of the village of the initiative come first."""

    goes_to_paper = False
    asset = forms.ModelChoiceField(
        Asset.objects.none(),
        label="Który zasób może pomóc?",
        empty_label="Wybierz",
        error_messages={"required": "Wybierz zasób."},
    )

    def __init__(self, *args: Any, lack: Lack, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = standing(Asset.objects.exclude(for_lacks__lack=lack))
        field = self.fields["asset"]
        field.queryset = rows
        near = list(rows.filter(localities=lack.initiative.locality_id).order_by("pk"))
        there = {row.pk for row in near}
        others = [row for row in rows.order_by("pk") if row.pk not in there]
        groups = [(lack.initiative.locality.name, near), ("Gdzie indziej", others)]
        field.choices = [
            ("", "Wybierz"),
            *((name, [(one.pk, str(one)) for one in rows]) for name, rows in groups if rows),
        ]
