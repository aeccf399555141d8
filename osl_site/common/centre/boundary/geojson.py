"""A file of GeoJSON (RFC 7946) as rings of a boundary: gone through, put right where that is plain, simplified. Pure.

Raises ValidationError with a sentence that says what to do.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, hypot, isfinite, radians
from typing import Any

from django.core.exceptions import ValidationError

Point = tuple[float, float]
Ring = list[Point]
MOST_BYTES = 2 * 1024 * 1024
MOST_POINTS, MOST_DEEP = 100_000, 12
OF_DRAWING = 2_000  # points that a map draws at most
NEAR = 25.0  # metres by which a line may be off
METRES = 111_195.0  # of a degree of latitude
EAST, NORTH = (14.0, 24.3), (48.9, 55.0)  # of Poland
FAR = 5_000.0  # metres from the nearest village

LARGE = "Ten plik ma więcej niż 2 MB. Wybierz plik z granicą samej gminy."
NO_JSON = "To nie jest plik GeoJSON. Zapisz granicę gminy jako GeoJSON i wybierz ten plik."
NO_AREA = "W tym pliku nie ma obszaru (Polygon ani MultiPolygon). Wybierz plik z granicą gminy."
IN_METRES = "Współrzędne w tym pliku są w metrach (EPSG:2180). Zapisz plik w układzie WGS 84 (EPSG:4326)."
OTHER_SYSTEM = "Ten plik jest w innym układzie współrzędnych. Zapisz go w układzie WGS 84 (EPSG:4326)."
ABROAD = "Ta granica leży poza Polską. Sprawdź plik i jego układ współrzędnych (WGS 84, EPSG:4326)."
OPEN_RING = "Granica w tym pliku się nie domyka. Zapisz ją jeszcze raz jako obszar."
NO_NUMBERS = "W tym pliku są współrzędne, które nie są liczbami. Zapisz granicę jeszcze raz jako GeoJSON."
TOO_MANY = "Ta granica ma więcej niż 100 000 punktów. Wybierz dokładność mniejszą albo samą gminę."
SWAPPED = "Szerokość i długość stały w tym pliku odwrotnie. Zamieniliśmy je: sprawdź na rysunku."
FAR_AWAY = "Ta granica leży {km} km od najbliższej miejscowości centrum. Wybierz granicę swojej gminy."
SOME_OUTSIDE = "W tej granicy leży {inside} z {all} miejscowości, których położenie znamy. Sprawdź, czy to ta gmina."


@dataclass(frozen=True)
class Read:
    """What was found: rings of (longitude, latitude), and what a person is to look at."""

    rings: list[Ring]
    remarks: list[str]


def boundary_of(content: bytes, places: Sequence[Point]) -> Read:
    """The boundary that a file has, held against `places` of the office (longitude, latitude)."""
    if len(content) > MOST_BYTES:
        raise ValidationError(LARGE)
    document = _document(content)
    _refuse_other_system(document)
    rings = [_ring(one) for one in _areas(document, MOST_DEEP)]
    if not rings:
        raise ValidationError(NO_AREA)
    if sum(len(ring) for ring in rings) > MOST_POINTS:
        raise ValidationError(TOO_MANY)
    rings, remarks = _in_poland(rings)
    remarks += _held_against(rings, places)
    return Read(_simplified(rings), remarks)


def _document(content: bytes) -> dict[str, Any]:
    try:
        found = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise ValidationError(NO_JSON) from None
    if not isinstance(found, dict) or "type" not in found:
        raise ValidationError(NO_JSON)
    return found


def _refuse_other_system(document: dict[str, Any]) -> None:
    crs = json.dumps(document.get("crs") or "")
    if "2180" in crs:
        raise ValidationError(IN_METRES)
    if "EPSG" in crs and "4326" not in crs:
        raise ValidationError(OTHER_SYSTEM)


def _areas(one: Any, deep: int) -> Iterator[Any]:
    """The outer and inner rings of every area in it, as they stand."""
    if not isinstance(one, dict) or not deep:
        return
    match one.get("type"):
        case "FeatureCollection":
            parts = one.get("features")
        case "Feature":
            parts = [one.get("geometry")]
        case "GeometryCollection":
            parts = one.get("geometries")
        case "Polygon":
            yield from _listed(one.get("coordinates"))
            return
        case "MultiPolygon":
            for area in _listed(one.get("coordinates")):
                yield from _listed(area)
            return
        case _:
            return
    for part in _listed(parts):
        yield from _areas(part, deep - 1)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _ring(said: Any) -> Ring:
    points = [_point(one) for one in _listed(said)]
    if len(points) < 4 or points[0] != points[-1]:
        raise ValidationError(OPEN_RING)
    return points


def _point(said: Any) -> Point:
    pair = _listed(said)[:2]
    numbers = [one for one in pair if isinstance(one, int | float) and not isinstance(one, bool)]
    if len(numbers) < 2 or not all(abs(one) < 1e9 and isfinite(one) for one in numbers):
        raise ValidationError(NO_NUMBERS)
    return float(numbers[0]), float(numbers[1])


def _in_poland(rings: list[Ring]) -> tuple[list[Ring], list[str]]:
    points = [point for ring in rings for point in ring]
    if any(abs(x) > 180 or abs(y) > 180 for x, y in points):
        raise ValidationError(IN_METRES)
    if all(_is_there(x, y) for x, y in points):
        return rings, []
    if all(_is_there(y, x) for x, y in points):
        return [[(y, x) for x, y in ring] for ring in rings], [SWAPPED]
    raise ValidationError(ABROAD)


def _is_there(longitude: float, latitude: float) -> bool:
    return EAST[0] <= longitude <= EAST[1] and NORTH[0] <= latitude <= NORTH[1]


def _held_against(rings: list[Ring], places: Sequence[Point]) -> list[str]:
    """What is to be said of villages outside it. Raises ValidationError where it is far from all of them."""
    if not places:
        return []
    inside = sum(contains(rings, place) for place in places)
    if not inside:
        away = min(distance(place, point) for place in places for ring in rings for point in _some(ring))
        if away > FAR:
            raise ValidationError(FAR_AWAY.format(km=round(away / 1000)))
    return [SOME_OUTSIDE.format(inside=inside, all=len(places))] if inside < len(places) else []


def _some(ring: Ring) -> Ring:
    """At most some hundred of its points."""
    return ring[:: max(len(ring) // 200, 1)]


def contains(rings: Sequence[Sequence[Point]], place: Point) -> bool:
    """Whether a place lies inside: a line from it eastwards crosses the rings an odd number of times."""
    x, y = place
    crossed = False
    for ring in rings:
        for (x1, y1), (x2, y2) in pairwise(ring):
            if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                crossed = not crossed
    return crossed


def distance(one: Point, other: Point) -> float:
    """Metres between two places that are not far from one another."""
    narrow = cos(radians((one[1] + other[1]) / 2))
    return METRES * hypot((one[0] - other[0]) * narrow, one[1] - other[1])


def _simplified(rings: list[Ring]) -> list[Ring]:
    """Each line at most `NEAR` off, more where that leaves too many points to draw. Islands smaller than that go."""
    near = NEAR
    while True:
        found = [ring for ring in (simplified(ring, near) for ring in rings) if len(ring) >= 4]
        if sum(len(ring) for ring in found) <= OF_DRAWING:
            return [[(round(x, 5), round(y, 5)) for x, y in ring] for ring in found or rings[:1]]
        near *= 2


def simplified(ring: Ring, near: float) -> Ring:
    """Douglas and Peucker's line of fewer points, nowhere farther than so many metres off. Ends where it begins."""
    narrow = cos(radians(ring[0][1]))
    flat = [(x * narrow * METRES, y * METRES) for x, y in ring]
    middle = max(range(len(flat)), key=lambda at: hypot(flat[at][0] - flat[0][0], flat[at][1] - flat[0][1]))
    kept, parts = {0, middle, len(flat) - 1}, [(0, middle), (middle, len(flat) - 1)]
    while parts:
        first, last = parts.pop()
        between = range(first + 1, last)
        at = max(between, key=lambda one: _off(flat[one], flat[first], flat[last]), default=None)
        if at is not None and _off(flat[at], flat[first], flat[last]) > near:
            kept.add(at)
            parts += [(first, at), (at, last)]
    return [ring[at] for at in sorted(kept)]


def _off(point: Point, first: Point, last: Point) -> float:
    """How far a point is from the straight line between two others, in the units of all three."""
    (x, y), (x1, y1), (x2, y2) = point, first, last
    length = (x2 - x1) ** 2 + (y2 - y1) ** 2
    along = max(0.0, min(1.0, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length)) if length else 0.0
    return hypot(x - x1 - along * (x2 - x1), y - y1 - along * (y2 - y1))
