"""Where the points of a network stand: what is tied stands near, what is not apart. No chance in it: the same ties give
the same picture. Pure; for some hundred points at most, each is held against each."""

from collections.abc import Hashable, Mapping, Sequence
from math import cos, hypot, pi, sin, sqrt
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)
Place = tuple[float, float]
ROUNDS = 120
GOLDEN = pi * (3 - sqrt(5))


def laid(nodes: Sequence[Node], ties: Mapping[tuple[Node, Node], int]) -> dict[Node, Place]:
    """A place between 0 and 1, both ways, for each: begun as the seeds of a sunflower in this order, then pushed and
    pulled. Ties are pairs with how strong they are."""
    if len(nodes) == 1:
        return {nodes[0]: (0.5, 0.5)}
    at = [[0.5 * sqrt((k + 0.5) / len(nodes)) * f(k * GOLDEN) for f in (cos, sin)] for k in range(len(nodes))]
    number = {node: k for k, node in enumerate(nodes)}
    pulls = [(number[a], number[b], 1 + min(weight, 8) / 8) for (a, b), weight in ties.items()]
    ideal = 0.9 / sqrt(max(len(nodes), 1))
    for step in range(ROUNDS):
        moved = _pushed(at, ideal)
        _pull(at, pulls, ideal, moved)
        most = 0.12 * (1 - step / ROUNDS) + 0.002
        for point, (x, y) in zip(at, moved, strict=True):
            x, y = x - point[0] * 0.35 * ideal, y - point[1] * 0.35 * ideal  # towards the middle: no part flies off
            far = hypot(x, y) or 1e-9
            point[0] += x / far * min(far, most)
            point[1] += y / far * min(far, most)
    return dict(zip(nodes, _fitted(at), strict=True))


def _pushed(at: Sequence[Sequence[float]], ideal: float) -> list[list[float]]:
    moved = [[0.0, 0.0] for _ in at]
    for a, (ax, ay) in enumerate(at):
        for b in range(a):
            dx, dy = ax - at[b][0], ay - at[b][1]
            square = dx * dx + dy * dy or 1e-9
            force = ideal * ideal / square
            moved[a][0] += dx * force
            moved[a][1] += dy * force
            moved[b][0] -= dx * force
            moved[b][1] -= dy * force
    return moved


def _pull(
    at: Sequence[Sequence[float]], pulls: Sequence[tuple[int, int, float]], ideal: float, moved: list[list[float]]
) -> None:
    for a, b, strength in pulls:
        dx, dy = at[a][0] - at[b][0], at[a][1] - at[b][1]
        force = hypot(dx, dy) / ideal * strength
        moved[a][0] -= dx * force
        moved[a][1] -= dy * force
        moved[b][0] += dx * force
        moved[b][1] += dy * force


def _fitted(at: Sequence[Sequence[float]]) -> list[Place]:
    xs, ys = [x for x, _y in at], [y for _x, y in at]
    wide, high = max(max(xs) - min(xs), 1e-9), max(max(ys) - min(ys), 1e-9)
    return [((x - min(xs)) / wide, (y - min(ys)) / high) for x, y in at]
