"""Which assets may help with a need, and the other way round: of a theme that both carry, the nearest first; words only
put those in order that are as near. Proposed, never stored: a person confirms.

Constant queries, whatever there is: the row's own places and themes, what carries one of them, the nearest ten.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import inf
from typing import Generic, NamedTuple, TypeVar

from django.db.models import QuerySet

from needs.models import Asset, AssetState, Need, NeedState
from osl_site.common.centre.distances import kilometres
from osl_site.common.centre.where import with_places
from osl_site.common.text.folding import fold
from osl_site.common.withdrawal.models import standing

MOST = 10
LEAST_LETTERS, STEM = 4, 5  # shorter words say little; forms of a longer one begin alike
ANSWERABLE = (NeedState.REPORTED, NeedState.CONFIRMED, NeedState.PLANNED)
Row = TypeVar("Row", Need, Asset)


class Point(NamedTuple):
    """Where something is, in degrees."""

    latitude: float
    longitude: float


@dataclass(frozen=True)
class Proposed(Generic[Row]):
    """A row that may belong to another, and how far from it: none where nobody knows, 0 within a whole commune."""

    row: Row
    away: float | None

    @property
    def distance(self) -> str:
        """„na miejscu”, „7 km stąd”."""
        if self.away is None:
            return "odległości nie znamy"
        return "na miejscu" if self.away < 1 else f"{round(self.away)} km stąd"


def assets_for(need: Need) -> list[Proposed[Asset]]:
    """Assets that nobody has paired with it yet, at most ten. Five queries."""
    rows = standing(Asset.objects.exclude(state=AssetState.UNAVAILABLE).exclude(pairings__need=need))
    return _nearest(need, rows)


def needs_for(asset: Asset) -> list[Proposed[Need]]:
    """Needs to which it may be an answer and that nobody has paired with it yet, at most ten. Five queries."""
    return _nearest(asset, standing(Need.objects.filter(state__in=ANSWERABLE).exclude(pairings__asset=asset)))


def _nearest(row: Need | Asset, rows: QuerySet[Row]) -> list[Proposed[Row]]:
    themes = list(row.themes.values_list("pk", flat=True))
    if not themes:
        return []
    here, is_everywhere = _points(row.localities.values_list("latitude", "longitude")), row.communes.exists()
    own = _stems(row.title)
    found = rows.filter(pk__in=rows.model.objects.filter(themes__in=themes).values("pk")).order_by()
    around: dict[int, list[tuple[float | None, float | None]]] = {}
    titles, everywhere = {}, set()
    columns = ("pk", "title", "communes", "localities__latitude", "localities__longitude")
    for pk, title, commune, latitude, longitude in found.values_list(*columns):
        titles[pk] = title
        around.setdefault(pk, []).append((latitude, longitude))
        everywhere |= {pk} if commune else set()
    away = {
        pk: 0.0 if is_everywhere or pk in everywhere else _between(here, _points(places))
        for pk, places in around.items()
    }
    order = sorted(titles, key=lambda pk: (_rounded(away[pk]), -len(own & _stems(titles[pk])), pk))[:MOST]
    there = with_places(rows.model.objects.all()).in_bulk(order)
    return [Proposed(there[pk], away[pk]) for pk in order if pk in there]


def _points(places: Iterable[tuple[float | None, float | None]]) -> list[Point]:
    return [Point(*place) for place in set(places) if place[0] is not None]


def _between(here: Sequence[Point], there: Sequence[Point]) -> float | None:
    """Between the two nearest of them; none where nobody knows where either lies."""
    return min((kilometres(one, other) for one in here for other in there), default=None)


def _rounded(away: float | None) -> float:
    return inf if away is None else round(away)


def _stems(title: str) -> set[str]:
    words = "".join(sign if sign.isalnum() else " " for sign in fold(title)).split()
    return {word[:STEM] for word in words if len(word) >= LEAST_LETTERS}
