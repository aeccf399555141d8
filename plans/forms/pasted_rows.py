"""The form of a pasted table: read into rows, each checked as the form of an action checks it."""

import re
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict

from osl_site.common.forms.edit_forms import AsTyped
from plans.drafting.pasted_rows import LABELS, MOST, Pasted, pasted
from plans.forms.actions import ActionForm
from plans.models import Goal


@dataclass(frozen=True)
class Checked:
    """A row as the preview shows it: its cells in their order, and what is wrong with it."""

    number: int
    cells: tuple[str, ...]
    errors: tuple[str, ...]


class PastedRowsForm(AsTyped, forms.Form):
    """All rows or none: whatever one of them lacks is told at that row."""

    rows = forms.CharField(
        label="Wiersze tabeli",
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=(
            "Zaznacz tabelę w Wordzie albo w arkuszu, skopiuj i wklej tutaj. Pierwszy wiersz może mieć nazwy kolumn, "
            "na przykład: Zadanie, Adresaci, Termin. Bez nich kolumny czytamy w tej właśnie kolejności."
        ),
        error_messages={"required": "Wklej co najmniej jeden wiersz."},
        strip=False,
    )

    def __init__(self, *args: Any, goal: Goal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.goal, self.pasted, self.checked = goal, Pasted((), (), ()), list[Checked]()
        self.values: list[dict[str, Any]] = []

    def clean_rows(self) -> str:
        text = self.cleaned_data["rows"]
        self.pasted = pasted(text)
        if not self.pasted.rows:
            raise forms.ValidationError("Wklej co najmniej jeden wiersz.")
        if len(self.pasted.rows) > MOST:
            raise forms.ValidationError(f"Tabela ma {len(self.pasted.rows)} wierszy, a naraz można dodać {MOST}.")
        names = list(dict.fromkeys(filter(None, self.pasted.columns)))
        for number, row in enumerate(self.pasted.rows, 1):
            form = ActionForm(_sent(row), goal=self.goal)
            errors = [f"{LABELS.get(name, name)}: {said[0]}" for name, said in form.errors.items()]
            self.checked.append(Checked(number, tuple(row.get(name, "") for name in names), tuple(errors)))
            self.values.append(form.values)
        wrong = [str(row.number) for row in self.checked if row.errors]
        if wrong:
            raise forms.ValidationError(f"Popraw wiersze: {', '.join(wrong)}. Nic nie jest jeszcze dodane.")
        return text


def _sent(row: dict[str, str]) -> QueryDict:
    """A row as the form of an action would send it."""
    sent = QueryDict(mutable=True)
    sent.update({name: value for name, value in row.items() if name != "costs"})
    if cost := re.sub(r"\s*(?:zł|PLN)\.?$", "", row.get("costs", ""), flags=re.IGNORECASE).strip(" -–"):
        sent["costs-0-amount"] = cost
    return sent
