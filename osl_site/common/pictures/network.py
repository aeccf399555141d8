"""A network as a drawing: points at places that its ties give, lines between them, names where they find room. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from osl_site.common.pictures.drawing import joined
from osl_site.common.pictures.labels import Box, Label, placed
from osl_site.common.pictures.layout import laid
from osl_site.common.pictures.map import MapDrawing, Point, disc, lines_between, name_at, pointed, thick

WIDE, HIGH, EDGE = 960, 720, 90
SMALL, LARGE = 7, 10  # marked ones are larger, all others alike: no score of anybody


@dataclass(frozen=True)
class Knot:
    """One of the network: its number, name, what its link says and where it leads; `is_marked` links groups alone."""

    pk: int
    name: str
    said: str
    url: str
    is_marked: bool = False


def network(key: str, title: str, desc: str, knots: Sequence[Knot], ties: Mapping[tuple[int, int], int]) -> MapDrawing:
    """The picture of these, in their order, and of ties by pairs of their numbers. Needs one at least."""
    at = laid([knot.pk for knot in knots], ties)
    points = {pk: (EDGE + x * (WIDE - 2 * EDGE), EDGE + y * (HIGH - 2 * EDGE)) for pk, (x, y) in at.items()}
    labels = [Label(knot.name, *points[knot.pk], _size(knot)) for knot in knots]
    marked = {knot.pk for knot in knots if knot.is_marked}
    lines = [
        (points[one], points[other], thick(weight), "bridge" if marked & {one, other} else "tie")
        for (one, other), weight in ties.items()
    ]
    boxes = placed(labels, WIDE, HIGH)
    drawn = [_knot(knot, points[knot.pk], box) for knot, box in zip(knots, boxes, strict=True)]
    return MapDrawing(
        key=key,
        title=title,
        desc=desc,
        body=joined([lines_between(lines), *drawn]),
        width=WIDE,
        height=HIGH,
        heads=(),
        rows=(),
        lost=[knot.name for knot, box in zip(knots, boxes, strict=True) if box is None],
    )


def _size(knot: Knot) -> int:
    return LARGE if knot.is_marked else SMALL


def _knot(knot: Knot, point: Point, box: Box | None) -> SafeString:
    dot = disc(point, _size(knot), "bridge-dot" if knot.is_marked else "dot")
    return pointed(knot.url, knot.said, dot, name_at(box, knot.name))
