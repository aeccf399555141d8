"""Numbers and sums as people write them."""

from decimal import Decimal
from typing import Any

from django import forms


class NumberField(forms.DecimalField):
    """A number as people write it: with a comma or a point, thousands apart or not."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})

    def to_python(self, value: Any) -> Decimal | None:
        return super().to_python("".join(value.split()).replace(",", ".") if isinstance(value, str) else value)

    def prepare_value(self, value: Any) -> Any:
        return f"{value:.2f}".replace(".", ",").removesuffix(",00") if isinstance(value, Decimal) else value
