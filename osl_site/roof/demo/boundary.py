"""An outline of the gmina that nobody surveyed: straight lines around its villages, a little wider than they are."""

from collections.abc import Sequence

from osl_site.common import clock
from osl_site.common.centre.boundary import services
from osl_site.common.centre.boundary.geojson import Read, Ring
from osl_site.common.centre.boundary.models import Point
from osl_site.roof.demo.load import Cast

WIDER = 1.08
SOURCE = "zarys wymyślony dla danych przykładowych, nie granica urzędowa"


def tell_boundary(cast: Cast) -> None:
    """Granica na mapach"""
    with clock.at(cast.days.at(-61)):
        read = Read([outline(services.places_known())], [])
        row = services.load_boundary(read, source=SOURCE, licence="", by=cast.organiser)
        services.show_boundary(row.pk, by=cast.organiser)


def outline(places: Sequence[Point]) -> Ring:
    """The convex hull of places (Andrew's monotone chain), drawn wider around its middle. Closed."""
    ordered = sorted(set(places))
    below, above = _chain(ordered), _chain(ordered[::-1])
    hull = [*below[:-1], *above[:-1]]
    middle = [sum(point[at] for point in hull) / len(hull) for at in (0, 1)]
    at = lambda point: tuple(round(m + WIDER * (one - m), 5) for m, one in zip(middle, point, strict=True))
    wide = [at(point) for point in hull]
    return [*wide, wide[0]]


def _chain(places: Sequence[Point]) -> list[Point]:
    found: list[Point] = []
    for place in places:
        while len(found) > 1 and _turn(found[-2], found[-1], place) <= 0:
            found.pop()
        found.append(place)
    return found


def _turn(one: Point, other: Point, third: Point) -> float:
    """Above zero where the way through three places turns left."""
    return (other[0] - one[0]) * (third[1] - one[1]) - (other[1] - one[1]) * (third[0] - one[0])
