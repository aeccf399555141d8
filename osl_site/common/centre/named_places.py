"""Places that were named instead of chosen: in an address, or in the field beside the list."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from osl_site.common.centre import territory
from osl_site.common.centre.models import Locality, Place

PLACE, NAME = "miejscowosc", "nazwa"


@dataclass(frozen=True)
class Named:
    """The questions with every name that is known as its SIMC id, what nobody knows, and what that may mean."""

    data: QueryDict
    unknown: str = ""
    near: tuple[Locality, ...] = ()

    @property
    def sentence(self) -> str:
        """That the name is not known, and which ones are like it."""
        if not self.near:
            return _("Nie znamy tu takiej miejscowości. Sprawdź pisownię albo wybierz z listy.")
        names = ", ".join(place.name for place in self.near)
        return _("Nie znamy tu takiej miejscowości. Może chodzi o: %(names)s?") % {"names": names}


def named(data: QueryDict, known: Mapping[str, Place]) -> Named:
    """A name in the field of its own counts instead of the list. No query where every place is a SIMC id."""
    typed = [value for value in data.getlist(NAME) if value.strip()][-1:]
    asked = typed or [value for value in data.getlist(PLACE) if value.strip()]
    if not typed and all(value in known for value in asked):
        return Named(data)
    told, unknown, near = [], "", ()
    for value in asked:
        found = territory.find(value) if value not in known else None
        simcs = [value] if found is None else [place.simc for place in found.places if place.simc in known]
        if not simcs:
            unknown, near = value, tuple(place for place in found.near if place.simc in known)
        told += simcs
    data = data.copy()
    data.setlist(PLACE, list(dict.fromkeys(told)) + ([unknown] if unknown and not typed else []))
    data.setlist(NAME, [unknown] if unknown and typed else [])
    return Named(data, unknown, near)
