"""Partners as people write them in a form: one after another, by name, by words of it or by number."""

from collections.abc import Sequence
from typing import Any

from django import forms

from partners.log.known import KnownPartners, Unknown
from partners.models import Partner

SPARE, MOST = 3, 30  # places for partners
NAMES = "spis-partnerow"  # the list that the browser offers from, of all places
LONGEST_NAME = 200
TWICE = "Ten partner jest już wyżej."


def partner_field(label: str, *, required: bool = True, help_text: str = "", missing: str = "") -> forms.CharField:
    """A place for one partner."""
    widget = forms.TextInput({"list": NAMES, "autocomplete": "off"})
    errors = {"required": missing} if missing else {}
    return forms.CharField(
        label=label,
        max_length=LONGEST_NAME,
        required=required,
        widget=widget,
        help_text=help_text,
        error_messages=errors,
    )


class NamesPartners:
    """For a form that names several: `places` are its fields, `chosen` the numbers of those named once it is clean."""

    known: KnownPartners
    places: list[str]
    chosen: list[int]

    def add_places(
        self, there: Sequence[Partner], *, first: str, next_one: str, missing: str, spare: int = SPARE
    ) -> None:
        """As many places as there are partners, and some more; what came back filled is never lost."""
        self.known = KnownPartners([partner.pk for partner in there])
        filled = [number for number in range(1, MOST + 1) if self.data.get(f"partner_{number}")]
        count = min(max(len(there), *filled, 0) + SPARE, MOST)
        self.places = [f"partner_{number}" for number in range(1, count + 1)]
        for number, name in enumerate(self.places, 1):
            is_first = number == 1
            self.fields[name] = partner_field(
                first if is_first else f"{next_one} ({number})",
                required=is_first,
                help_text="Nazwa, kilka słów z nazwy albo numer." if is_first else "",
                missing=missing,
            )
        self.initial |= {name: partner.name for name, partner in zip(self.places, there, strict=False)}

    def named(self, typed: dict[str, Any]) -> list[int]:
        """The numbers of those named; errors stand at their fields."""
        chosen: list[int] = []
        for name in self.places:
            if not (words := typed.get(name)):
                continue
            if (pk := self.one_named(name, words)) is None:
                continue
            if pk in chosen:
                self.add_error(name, TWICE)
            chosen.append(pk)
        return chosen

    def one_named(self, name: str, words: str) -> int | None:
        """The number of the partner named in this field, None where the error stands at it."""
        try:
            return self.known.find(words)
        except Unknown as error:
            self.add_error(name, str(error))
            return None
