"""Names beside dots, so that none covers another: the big dots first, each at the nearest free place. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

HIGH, LETTER, GAP = 15, 8.1, 3  # of letters of 15 px: how high, how wide one is at most in the mean, how far from a dot
FARTHER = (0, 8, 18)
MARGIN = 2


@dataclass(frozen=True)
class Label:
    """A name and the dot that it belongs to."""

    text: str
    x: float
    y: float
    radius: float


@dataclass(frozen=True)
class Box:
    """Where a name stands."""

    x: float
    y: float
    wide: float
    high: float = HIGH

    @property
    def baseline(self) -> float:
        return self.y + self.high - 3

    def meets(self, other: "Box") -> bool:
        return (
            self.x < other.x + other.wide
            and other.x < self.x + self.wide
            and self.y < other.y + other.high
            and other.y < self.y + self.high
        )


def placed(labels: Sequence[Label], wide: float, high: float) -> list[Box | None]:
    """For each name its place inside a drawing of this size, None where every place is taken by another name. A name
    covers a dot only where it would find no place at all otherwise."""
    dots = [Box(one.x - one.radius, one.y - one.radius, 2 * one.radius, 2 * one.radius) for one in labels]
    found: list[Box | None] = [None] * len(labels)
    taken: list[Box] = []
    for number in sorted(range(len(labels)), key=lambda at: (-labels[at].radius, labels[at].text, at)):
        others = [dot for at, dot in enumerate(dots) if at != number]
        best = _best(labels[number], taken, others, wide, high)
        if best:
            found[number] = best
            taken.append(best)
    return found


def _best(label: Label, taken: Sequence[Box], dots: Sequence[Box], wide: float, high: float) -> Box | None:
    best, fewest = None, len(dots) + 1
    for box in _around(label):
        if box.x < MARGIN or box.y < MARGIN or box.x + box.wide > wide - MARGIN or box.y + HIGH > high - MARGIN:
            continue
        if any(box.meets(one) for one in taken):
            continue
        covered = sum(box.meets(dot) for dot in dots)
        if covered < fewest:
            best, fewest = box, covered
        if not covered:
            break
    return best


def _around(label: Label) -> Iterator[Box]:
    """Places beside a dot, the nearest first: right, left, above, below, the four corners."""
    wide, far = len(label.text) * LETTER, label.radius + GAP
    for more in FARTHER:
        out = far + more
        for x, y in (
            (out, -HIGH / 2),
            (-out - wide, -HIGH / 2),
            (-wide / 2, -out - HIGH),
            (-wide / 2, out),
            (out, -HIGH - far),
            (out, far),
            (-out - wide, -HIGH - far),
            (-out - wide, far),
        ):
            yield Box(label.x + x, label.y + y, wide)
