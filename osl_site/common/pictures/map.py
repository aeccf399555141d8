"""A map of places as a drawing: dots at their coordinates, names beside them, a boundary where there is one. Pure.

Distances are kept as if the earth were flat around the middle of the places: half a pixel off in a commune (71 m of
23 km, against PUWG 1992). Dots are links and need no script; the same stands in a table beside it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, radians, sqrt
from types import MappingProxyType

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from osl_site.common.pictures.drawing import LINE, Svg, joined, polyline
from osl_site.common.pictures.labels import Box, Label, placed

WIDE, EDGE = 960, 70
LEAST, MOST = 4.0, 18.0  # radius of a dot
TARGET = 12  # of a link, however small the dot is
Point = tuple[float, float]


@dataclass(frozen=True)
class Spot:
    """A place: where it is (degrees), how much there is, what a link of it says and where it leads."""

    name: str
    latitude: float
    longitude: float
    count: int
    said: str
    url: str = ""


@dataclass(frozen=True)
class MapDrawing(Svg):
    """A map, whose dots are links: it is a group of them and not one image."""

    lost: Sequence[str] = ()  # names that found no room

    @property
    def drawn(self) -> SafeString:
        return linked(self)


def linked(picture: Svg) -> SafeString:
    """A drawing with links in it: a group, so that each link is heard."""
    return format_html(
        '<svg class="map" viewBox="0 0 {w} {h}" role="group" aria-labelledby="{key}-t">'
        '<title id="{key}-t">{title}</title>{body}</svg>',
        w=picture.width,
        h=picture.height,
        key=picture.key,
        title=picture.title,
        body=picture.body,
    )


def place_map(
    key: str,
    title: str,
    desc: str,
    spots: Sequence[Spot],
    *,
    ties: Mapping[tuple[int, int], int] = MappingProxyType({}),
    boundary: Sequence[Sequence[Point]] = (),
) -> MapDrawing:
    """The map of these places, north above. `ties` are pairs of numbers of spots, and how strong; `boundary` are rings
    of (longitude, latitude). Needs one place at least."""
    flat = _Flat.around(spots, boundary)
    points = [flat.at(spot.longitude, spot.latitude) for spot in spots]
    sizes = [radius(spot.count, max(one.count for one in spots)) for spot in spots]
    labels = [Label(spot.name, x, y, size) for spot, (x, y), size in zip(spots, points, sizes, strict=True)]
    boxes = placed(labels, flat.wide, flat.high)
    rings = [polyline([flat.at(*point) for point in ring], "boundary", LINE) for ring in boundary]
    lines = lines_between([(points[a], points[b], thick(weight), "tie") for (a, b), weight in ties.items()])
    dots = [_spot(spot, *rest) for spot, *rest in zip(spots, points, sizes, boxes, strict=True)]
    return MapDrawing(
        key=key,
        title=title,
        desc=desc,
        body=joined([*rings, lines, *dots]),
        width=flat.wide,
        height=flat.high,
        heads=("Miejscowość", "Ile"),
        rows=[(spot.name, str(spot.count)) for spot in spots],
        lost=[spot.name for spot, box in zip(spots, boxes, strict=True) if box is None],
    )


def radius(count: int, most: int) -> float:
    """By area, so that twice as many look twice as much."""
    return LEAST if not count else LEAST + 2 + (MOST - LEAST - 2) * sqrt(count / most)


@dataclass(frozen=True)
class _Flat:
    west: float
    north: float
    scale: float
    narrow: float  # of a degree of longitude
    high: int
    wide: int = WIDE

    @classmethod
    def around(cls, spots: Sequence[Spot], boundary: Sequence[Sequence[Point]]) -> "_Flat":
        east_west = [spot.longitude for spot in spots] + [x for ring in boundary for x, _y in ring]
        south_north = [spot.latitude for spot in spots] + [y for ring in boundary for _x, y in ring]
        narrow = cos(radians((min(south_north) + max(south_north)) / 2))
        across = max((max(east_west) - min(east_west)) * narrow, 0.01)
        down = max(south_north) - min(south_north)
        scale = (WIDE - 2 * EDGE) / max(across, down / 1.2)
        west = min(east_west) - ((WIDE - 2 * EDGE) / scale - across) / 2 / narrow
        return cls(west, max(south_north), scale, narrow, round(down * scale + 2 * EDGE))

    def at(self, longitude: float, latitude: float) -> Point:
        return EDGE + (longitude - self.west) * self.narrow * self.scale, EDGE + (self.north - latitude) * self.scale


def _spot(spot: Spot, point: Point, size: float, box: Box | None) -> SafeString:
    dot = disc(point, size, "dot" if spot.count else "none")
    return pointed(spot.url, spot.said, dot, name_at(box, spot.name))


def name_at(box: Box | None, name: str) -> SafeString:
    """A name at its place, nothing where it found none: its dot still says it aloud."""
    if not box:
        return joined(())
    return format_html('<text class="map__name" x="{}" y="{}">{}</text>', _n(box.x), _n(box.baseline), name)


def pointed(url: str, said: str, *parts: SafeString) -> SafeString:
    """A link around what is drawn, or only that where it leads nowhere."""
    if not url:
        return format_html("<g>{}</g>", joined(parts))
    return format_html('<a href="{}" aria-label="{}">{}</a>', url, said, joined(parts))


def disc(point: Point, size: float, look: str) -> SafeString:
    """A dot, with room around it for a finger."""
    shape = '<circle class="map__{}" cx="{}" cy="{}" r="{}"></circle>'
    around = [("target", TARGET)] if size < TARGET else []
    place = (_n(point[0]), _n(point[1]))
    return format_html_join("", shape, ((one, *place, _n(wide)) for one, wide in [*around, (look, size)]))


def thick(weight: int) -> float:
    """Of a line: one to four."""
    return min(0.5 + weight / 2, 4)


def lines_between(ends: Sequence[tuple[Point, Point, float, str]]) -> SafeString:
    """Straight lines: from, to, how thick, their look."""
    shape = '<line class="map__{}" x1="{}" y1="{}" x2="{}" y2="{}" stroke-width="{}"></line>'
    drawn = ((look, *map(_n, (*one, *other, wide))) for one, other, wide, look in ends)
    return format_html_join("", shape, drawn)


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
