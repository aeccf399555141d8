"""The form of a pasted table: read into rows, each checked as the form of an action checks it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.http import QueryDict

from osl_site.common.forms.edit_forms import AsTyped
from osl_site.common.text.number_format import money
from plans.drafting.pasted_rows import LABELS, MOST, Pasted, pasted
from plans.forms.actions import ActionForm, read_back
from plans.models import Goal

NO_COST = {"", "-", "–", "—", "brak", "bezkosztowo", "bez kosztów", "bez kosztu", "nie dotyczy", "n/d"}
NO_SOURCE = r"(?!zł|pln|brutto|netto|rocznie|miesięcznie|łącznie|razem)"
WITH_SOURCE = re.compile(rf"(?P<sum>[^()]*\d[^()]*?)\s*\({NO_SOURCE}(?P<source>[^()]*[^\W\d_][^()]*)\)\.?")


@dataclass(frozen=True)
class Cell:
    """What was pasted, under the name of the field it goes into, and how it is understood."""

    label: str
    words: str
    read: str


@dataclass(frozen=True)
class Checked:
    """A row as the preview shows it: its cells in their order, and what is wrong with it."""

    number: int
    cells: tuple[Cell, ...]
    errors: tuple[str, ...]


class PastedRowsForm(AsTyped, forms.Form):
    """All rows or none: whatever one of them lacks is told at that row."""

    rows = forms.CharField(
        label="Wiersze tabeli",
        widget=forms.Textarea(attrs={"rows": 10, "data-rows": True}),
        help_text=(
            "Zaznacz tabelę w Wordzie albo w arkuszu, skopiuj i wklej tutaj. Pierwszy wiersz może mieć nazwy kolumn, "
            "na przykład: Zadanie, Adresaci, Termin. Bez nich kolumny czytamy w tej właśnie kolejności. "
            "Podgląd pokaże, jak rozumiemy terminy i koszty."
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
            errors = [_named(LABELS.get(name, name), said[0]) for name, said in form.errors.items()]
            cells = tuple(Cell(LABELS[name], row.get(name, ""), self._read(form, name, row)) for name in names)
            self.checked.append(Checked(number, cells, tuple(errors)))
            self.values.append(form.values)
        wrong = [str(row.number) for row in self.checked if row.errors]
        if wrong:
            raise forms.ValidationError(f"Popraw wiersze: {', '.join(wrong)}. Nic nie jest jeszcze dodane.")
        return text

    def _read(self, form: ActionForm, name: str, row: dict[str, str]) -> str:
        """„Rozumiemy: …” of what is more than words; nothing of what the form refuses, which says so itself."""
        if name not in row or name in form.errors:
            return ""
        if name == "time_words":
            return read_back(row[name], (self.goal.version.starts_on, self.goal.version.ends_on))
        if name == "costs":
            return _read_costs(form.cleaned_data["costs"])
        return ""


def _named(label: str, said: str) -> str:
    """„Koszt: …”; a sentence that names the field itself stands alone."""
    return said if label.lower() in said.lower() else f"{label}: {said}"


def _read_costs(lines: list[dict[str, Any]]) -> str:
    """„Rozumiemy: 3 000 zł, skąd: PPGR.”"""
    if not lines:
        return "Rozumiemy: bez kosztu."
    sources = ", ".join(dict.fromkeys(line["source"] for line in lines if line["source"]))
    total = money(sum((Decimal(line["amount"]) for line in lines), Decimal()))
    return f"Rozumiemy: {total}, skąd: {sources}." if sources else f"Rozumiemy: {total}."


def _sent(row: dict[str, str]) -> QueryDict:
    """A row as the form of an action would send it. Each line of a cost is a cost of its own."""
    sent = QueryDict(mutable=True)
    sent.update({name: value for name, value in row.items() if name not in ("costs", "cost_source")})
    for number, (amount, source) in enumerate(_sums(row)):
        sent[f"costs-{number}-amount"] = amount
        sent[f"costs-{number}-source"] = ", ".join(filter(None, (source, row.get("cost_source", ""))))
    return sent


def _sums(row: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Of each line the sum and, from brackets behind it, where the money comes from: „3 tys. zł (PPGR)”."""
    for line in row.get("costs", "").split("\n"):
        if line.strip().strip(".").lower() not in NO_COST:
            found = WITH_SOURCE.fullmatch(line.strip())
            yield (found["sum"], found["source"]) if found else (line.strip(), "")
