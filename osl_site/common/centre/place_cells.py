"""Where, as a cell of a spreadsheet says it: a village in whatever case, its number in the register, a whole gmina."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import Field

from osl_site.common.centre import territory
from osl_site.common.centre.fields import served_localities
from osl_site.common.centre.models import Commune, Locality
from osl_site.common.imports.cells import quoted_cell
from osl_site.common.imports.specs import Choices
from osl_site.common.text.folding import fold

UNKNOWN = ("nie wiadomo", "nie wiadomo gdzie", "nie wiem", "nie wiem jeszcze", "nie wskazano", "brak", "-")
WHOLE = "cala gmina"


@dataclass
class Place:
    """A locality, a whole gmina, or neither: not known."""

    locality: Locality | None = None
    commune: Commune | None = None

    @property
    def values(self) -> dict[str, Any]:
        """The columns of a row that has one place."""
        unknown = not (self.locality or self.commune)
        return {"locality": self.locality, "commune": self.commune, "place_unknown": unknown}

    def __str__(self) -> str:
        if self.locality:
            return self.locality.name
        return f"cała gmina {self.commune.name}" if self.commune else "nie wiadomo gdzie"


@dataclass
class Places:
    """The served places. Each spelling is looked up once, however many rows have it."""

    served: dict[str, Locality] = field(default_factory=lambda: {row.pk: row for row in served_localities()})
    communes: list[Commune] = field(default_factory=lambda: list(Commune.objects.filter(is_served=True)))
    known: dict[str, Place | str] = field(default_factory=dict)

    def of_cell(self, said: str) -> Place:
        """What is meant. Raises ValidationError where it is nothing that the centre serves, or several places."""
        key = fold(said)
        if key not in self.known:
            self.known[key] = self._found(key, said)
        found = self.known[key]
        if isinstance(found, str):
            raise ValidationError(found)
        return found

    def _found(self, key: str, said: str) -> Place | str:
        if not key or key in {fold(word) for word in UNKNOWN}:
            return Place()
        if key.startswith(WHOLE):
            return self._commune(key.removeprefix(WHOLE).strip(" ()"), said)
        name, _, rest = said.strip().rstrip(")").partition(" (")
        meant = territory.find(rest.rpartition(", ")[2] if rest[-7:].isdecimal() else name)
        there = [self.served[place.pk] for place in meant.places if place.pk in self.served]
        if len(there) > 1 and rest:
            there = [place for place in there if fold(rest) in (fold(place.kind), fold(place.in_words))]
        if len(there) == 1:
            return Place(locality=there[0])
        if there:
            told = ", ".join(f"{place.kind} {place.pk}" for place in there)
            return f"tak nazywa się kilka miejscowości. Zamiast nazwy wpisz numer tej właściwej: {told}."
        near = [place.name for place in meant.near if place.pk in self.served]
        hint = f" Czy chodzi o: {', '.join(near)}?" if near else ""
        return f"nie ma takiej miejscowości: {quoted_cell(said)}.{hint}"

    def _commune(self, name: str, said: str) -> Place | str:
        wanted = [one for one in self.communes if not name or fold(one.name) == name]
        if len(wanted) == 1:
            return Place(commune=wanted[0])
        if not wanted:
            return f"centrum nie obsługuje takiej gminy: {quoted_cell(said)}."
        return f"napisz, która gmina: {', '.join(f'cała gmina {one.name}' for one in self.communes)}."


class PlaceCell(Field):
    """One place; nothing is not known."""

    places: Places

    def to_python(self, value: Any) -> Place:
        return self.places.of_cell(str(value or ""))


class SimcCell(PlaceCell):
    """The number of a locality in the register; nothing where the name alone says which."""

    def to_python(self, value: Any) -> Place | None:
        return super().to_python(value) if str(value or "").strip() else None


class PlacesCell(PlaceCell):
    """Several places, parted by commas or semicolons."""

    def to_python(self, value: Any) -> list[Place]:
        said = [word.strip() for word in str(value or "").replace(";", ",").split(",")]
        found = [self.places.of_cell(word) for word in said if word]
        return [place for place in found if place.locality or place.commune]


def one_place_for_all() -> Choices:
    """Where everything of a file may be from, as cells say it."""
    communes = [str(Place(commune=one)) for one in Commune.objects.filter(is_served=True)]
    places = list(served_localities())
    shown = [(place.pk, place.name if place.namesakes == 1 else place.in_words) for place in places]
    return [("", "nie wiadomo gdzie"), *[(name, name) for name in communes], *shown]


def localities_of(places: Sequence[Place]) -> list[Locality]:
    return [place.locality for place in places if place.locality]


def communes_of(places: Sequence[Place]) -> list[Commune]:
    return [place.commune for place in places if place.commune]
