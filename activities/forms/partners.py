"""Which partner does what in an offer: rows of a partner and a role, some of them empty, within one form."""

from collections.abc import Iterable
from typing import Any

from django import forms

from activities.models import ActivityPartner
from osl_site.common.database.records import tidy
from osl_site.common.forms.edit_forms import CHOOSE
from osl_site.common.withdrawal.models import standing
from partners.models import Partner

SPARE_ROWS = 3
MOST_ROWS = 30
ROLE_LENGTH = ActivityPartner._meta.get_field("role").max_length


class PartnerRows:
    """The rows as fields of `form`: „Partner 1”, „Co robi partner 1?”, and so on. A row without a partner is none."""

    def __init__(self, form: forms.Form, stored: Iterable[ActivityPartner]) -> None:
        self.form = form
        there = list(stored)
        rows = standing(Partner.objects.all(), chosen=[row.partner_id for row in there])
        self.known = {str(partner.pk): partner for partner in rows}
        count = min(max(len(there), self._typed_rows()) + SPARE_ROWS, MOST_ROWS)
        self.names = [(f"partner_{number}", f"role_{number}") for number in range(1, count + 1)]
        choices = [("", CHOOSE), *((key, str(partner)) for key, partner in self.known.items())]
        for number, (partner, role) in enumerate(self.names, 1):
            form.fields[partner] = forms.ChoiceField(label=f"Partner {number}", choices=choices, required=False)
            form.fields[role] = forms.CharField(
                label=f"Co robi partner {number}?", max_length=ROLE_LENGTH, required=False
            )
        for (partner, role), row in zip(self.names, there, strict=False):
            form.initial |= {partner: str(row.partner_id), role: row.role}

    def _typed_rows(self) -> int:
        """How many rows came back filled, so that none is lost when the form is shown again."""
        data: Any = self.form.data
        filled = [n for n in range(1, MOST_ROWS + 1) if data.get(f"partner_{n}") or data.get(f"role_{n}")]
        return max(filled, default=0)

    def clean(self) -> None:
        """Refuse a role of nobody, and a partner named twice, each at its field."""
        typed, seen = self.form.cleaned_data, set()
        for partner, role in self.names:
            chosen = typed.get(partner)
            if len(tidy(typed.get(role, ""))) > ROLE_LENGTH:
                self.form.add_error(role, f"Skróć ten tekst do {ROLE_LENGTH} znaków.")
            if typed.get(role) and not chosen and partner not in self.form.errors:
                self.form.add_error(partner, "Wybierz partnera, który to robi, albo usuń opis.")
            if chosen and chosen in seen:
                self.form.add_error(partner, "Ten partner jest już wyżej. Wpisz wszystko, co robi, w jednym miejscu.")
            seen.add(chosen)

    def chosen(self) -> dict[Partner, str]:
        typed = self.form.cleaned_data
        rows = [(typed[partner], tidy(typed[role])) for partner, role in self.names]
        return {self.known[key]: role for key, role in rows if key}
