"""Which areas of a photograph are to be covered: drawn by a script, or typed as numbers."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div
from django import forms
from django.utils.functional import cached_property

from osl_site.common.attachments.areas import Area
from osl_site.common.forms.edit_forms import AsTyped
from osl_site.common.forms.layouts import Folded, laid_out

SIDES = {"left": "Od lewej", "top": "Od góry", "width": "Szerokość", "height": "Wysokość"}
AREAS = 4
WHOLE_AREA = "Wpisz wszystkie cztery liczby tej zasłony albo żadnej."
OUTSIDE = "Ta zasłona wychodzi poza zdjęcie. Od lewej i szerokość to razem najwyżej 100, od góry i wysokość też."
NONE = "Zaznacz, co zasłonić: co najmniej jedną zasłonę."


class CoverForm(AsTyped, forms.Form):
    """Up to four areas, in hundredths of the photograph."""

    keeps_draft = False
    names_wanted = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in self._names():
            self.fields[name] = forms.IntegerField(
                label=label,
                required=False,
                min_value=1 if name.endswith(("width", "height")) else 0,
                max_value=100,
                error_messages={
                    "invalid": "Wpisz liczbę od 0 do 100.",
                    "min_value": "Wpisz liczbę od 1 do 100.",
                    "max_value": "Wpisz liczbę do 100.",
                },
            )

    @staticmethod
    def _names() -> list[tuple[str, str]]:
        return [
            (f"area{number}_{side}", f"Zasłona {number}: {label.lower()} (%)")
            for number in range(1, AREAS + 1)
            for side, label in SIDES.items()
        ]

    @cached_property
    def helper(self) -> FormHelper:
        rows = [
            Div(*(f"area{number}_{side}" for side in SIDES), css_class="form__columns")
            for number in range(1, AREAS + 1)
        ]
        return laid_out(self, Folded("Liczbami, w setnych częściach zdjęcia", *rows))

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        self.areas: list[Area] = []
        for number in range(1, AREAS + 1):
            self._read(number, [typed.get(f"area{number}_{side}") for side in SIDES])
        if not self.areas and not self.errors:
            self.add_error(None, NONE)
        return typed

    def _read(self, number: int, sides: list[int | None]) -> None:
        first = f"area{number}_left"
        if all(side is None for side in sides) or any(f"area{number}_{side}" in self.errors for side in SIDES):
            return
        if any(side is None for side in sides):
            self.add_error(first, WHOLE_AREA)
            return
        left, top, width, height = sides
        if left + width > 100 or top + height > 100:
            self.add_error(first, OUTSIDE)
            return
        self.areas.append(Area(left, top, width, height))
