"""What an action costs, in rows: a sum, where it comes from, and the year. No row is asked for."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from osl_site.common.database.records import tidy
from osl_site.common.forms.numbers import NumberField
from plans.models import Cost
from plans.models.versions import FIRST_DAY, LAST_DAY

PARTS = {"amount": "Kwota w złotych", "source": "Skąd pieniądze", "year": "Rok"}
SOURCES = (
    "budżet gminy",
    "budżet państwa",
    "środki Unii Europejskiej",
    "fundusz sołecki",
    "dotacja",
    "środki partnera",
    "darowizny",
)
FEWEST, SPARE, MOST = 2, 1, 12  # rows that are shown: at least, empty ones beside what is there, at most
LONGEST_SOURCE = 120
MANY = {"tys": 1000, "mln": 1_000_000}
SUM = re.compile(
    r"(?P<figures>[-−]?[\d.,]+?)(?:,[-–—])?(?:(?P<many>tys|mln)(?:\.|i[ąę]c\w*|ion\w*)?)?(?:zł(?:\.|ot\w*)?|pln)?",
    re.IGNORECASE,
)
THOUSANDS = re.compile(r"(?<=\d)\.(?=\d{3}(?:\D|$))")  # „3.000,00”: no sum has three decimals
YEAR = re.compile(r"(\d+)(?:r\.?|rok|roku)?", re.IGNORECASE)
NO_SUM = "Wpisz kwotę, na przykład 3000, 3 000,50 zł albo 3 tys. zł."
Row = dict[str, str]


class AmountField(NumberField):
    """A sum in złoty as people write it: „3000 zł”, „3 000,00 zł”, „3.000 zł”, „3 tys. zł”, „3000,-”."""

    default_error_messages = {"invalid": NO_SUM}

    def to_python(self, value: Any) -> Decimal | None:
        return super().to_python(in_figures(value) if isinstance(value, str) else value)


def in_figures(words: str) -> str:
    """„3000” of „3 tys. zł”; what is no sum stays as it is."""
    found = SUM.fullmatch("".join(words.split()))
    if found is None:
        return words
    figures = THOUSANDS.sub("", found["figures"]).replace("−", "-")
    if not found["many"]:
        return figures
    try:
        return f"{Decimal(figures.replace(',', '.')) * MANY[found['many'].lower()]:f}"
    except InvalidOperation:
        return words


class CostRows(forms.Widget):
    """Rows of three fields, each with a label of its own."""

    use_fieldset = True
    template_name = "django/forms/widgets/text.html"  # of one row; here all are written in one go

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> list[Row]:
        rows = []
        for number in range(MOST):
            row = {part: data.get(f"{name}-{number}-{part}", "") for part in PARTS}
            rows += [row] if any(value.strip() for value in row.values()) else []
        return rows

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return not any(key.startswith(f"{name}-") for key in data)

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        return f"{id_}-0-amount" if id_ else ""

    def render(self, name: str, value: Any, attrs: dict | None = None, renderer: object = None) -> SafeString:
        rows = list(value or [])
        count = min(max(len(rows) + SPARE, FEWEST), MOST)
        begin = (attrs or {}).get("id", f"id_{name}")
        shown = [*rows, *[{}] * (count - len(rows))]
        drawn = [self._row(name, begin, number, row, attrs or {}) for number, row in enumerate(shown)]
        sources = format_html_join("", '<option value="{}"></option>', ((words,) for words in SOURCES))
        rows_drawn = format_html_join("", "{}", ((row,) for row in drawn))
        return format_html('{}<datalist id="{}-zrodla">{}</datalist>', rows_drawn, begin, sources)

    def _row(self, name: str, begin: str, number: int, row: Row, attrs: dict) -> SafeString:
        described = {"aria-describedby": attrs["aria-describedby"]} if "aria-describedby" in attrs else {}
        cells = []
        for part, label in PARTS.items():
            said = {"type": "text", "name": f"{name}-{number}-{part}", "id": f"{begin}-{number}-{part}"}
            said |= {"value": str(row.get(part) or ""), "autocomplete": "off"} | described
            said |= {"list": f"{begin}-zrodla"} if part == "source" else {"inputmode": "decimal"}
            cells.append((part, said["id"], label, f" {number + 1}" if number else "", flatatt(said)))
        shape = '<div class="cost__{}"><label for="{}">{}<span class="visually-hidden">{}</span></label><input{}></div>'
        return format_html('<div class="cost">{}</div>', format_html_join("", shape, cells))


class CostsField(forms.Field):
    """Rows of costs as the column keeps them."""

    widget = CostRows

    def __init__(self, *, encoder: object = None, decoder: object = None, **options: Any) -> None:
        """The column offers how it writes JSON; nothing here needs to be asked for it."""
        super().__init__(**options)

    def prepare_value(self, value: Any) -> list[Row]:
        """As people write them, whether stored or just typed."""
        number = NumberField()
        return [
            {**row, "amount": number.prepare_value(Decimal(row["amount"])) if _is_stored(row) else row["amount"]}
            for row in value or []
        ]

    def to_python(self, value: Sequence[Row]) -> list[dict[str, Any]]:
        rows, refused = [], []
        for number, row in enumerate(value, 1):
            try:
                rows.append(_read(row).stored)
            except ValidationError as error:
                refused.append(f"Wiersz {number}: {error.messages[0]}" if len(value) > 1 else error.messages[0])
        if refused:
            raise ValidationError(refused)
        return rows

    def has_changed(self, initial: Any, data: Any) -> bool:
        return [{part: str(row.get(part) or "") for part in PARTS} for row in self.prepare_value(initial)] != data


def _is_stored(row: Mapping[str, Any]) -> bool:
    return row.get("year") is None or isinstance(row["year"], int)


def _read(row: Row) -> Cost:
    amount = AmountField(required=False, max_digits=10, decimal_places=2).clean(row["amount"])
    if amount is None:
        raise ValidationError("Podaj kwotę albo wyczyść cały wiersz.")
    if amount < 0:
        raise ValidationError("Wpisz zero albo liczbę większą od zera.")
    source, year = tidy(row["source"]), "".join(row["year"].split())
    year = found[1] if (found := YEAR.fullmatch(year)) else year
    if len(source) > LONGEST_SOURCE:
        raise ValidationError(f"Źródło ma {len(source)} znaków, a może mieć najwyżej {LONGEST_SOURCE}. Skróć je.")
    if year and not (year.isdecimal() and len(year) == 4 and FIRST_DAY.year <= int(year) <= LAST_DAY.year):
        raise ValidationError(f"Wpisz rok od {FIRST_DAY.year} do {LAST_DAY.year}.")
    return Cost(amount, source, int(year) if year else None)
