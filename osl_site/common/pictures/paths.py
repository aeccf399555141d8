"""The path to a target against what was reached: a line in dashes, and a line with dots. Pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.safestring import SafeString

from osl_site.common.pictures.drawing import BRICK, LAKE, LINE, MUTED, Svg, dots, joined, line, polyline, words
from osl_site.common.text.date_formats import MONTHS, polish_day

WIDTH, HEIGHT = 300, 250  # as wide as a phone of 320 px shows it: its words stay as large as they are
LEFT, RIGHT, TOP, BOTTOM = 56, 16, 34, 72  # margins of the drawing
A_YEAR_AND_A_QUARTER = 460  # days; of a longer time years are named, not quarters
ROMAN = ("I", "II", "III", "IV")
Point = tuple[date, Decimal]


@dataclass(frozen=True)
class PathToTarget:
    """What is drawn: where the path leads by which days, what was reached by which, and how a value is said. `today` is
    marked by the word `mark`."""

    key: str
    name: str
    path: Sequence[Point]  # at least its beginning and its end
    reached: Sequence[Point]
    today: date
    said: Callable[[Decimal | None], str]
    mark: str = "dziś"

    @property
    def sentence(self) -> str:
        """„Jest 46 (podwózki), cel to 120 (podwózki) do 30 listopada 2027 r.”, in one sentence."""
        day, target = self.path[-1]
        goal = f"cel to {self.said(target)} do {polish_day(day)}"
        if not self.reached:
            return f"Nie ma jeszcze żadnej wartości, {goal}"
        return f"Jest {self.said(self.reached[-1][1])} na {polish_day(self.reached[-1][0])}, {goal}"


def path_chart(one: PathToTarget) -> Svg:
    """The drawing. Values stand in words at its ends, so that no colour tells anything alone."""
    first, last = one.path[0][0], max(one.path[-1][0], one.path[0][0])
    highest = max([value for _day, value in (*one.path, *one.reached)] + [Decimal(1)])

    def at(point: Point) -> tuple[float, float]:
        share = (min(max(point[0], first), last) - first).days / max((last - first).days, 1)
        high = HEIGHT - TOP - BOTTOM
        return LEFT + share * (WIDTH - LEFT - RIGHT), TOP + high - high * float(point[1] / highest)

    reached = [at(point) for point in one.reached]
    body = [*_axes(first, last, highest, at, one), polyline(map(at, one.path), "path", MUTED, dashes="8 6")]
    if reached:
        body += [polyline(reached, "reached", LAKE), dots(reached, "dot", LAKE)]
        body.append(words(*_beside(reached[-1]), one.said(one.reached[-1][1]), "value", anchor="middle", colour=LAKE))
    rows = [(polish_day(day), one.said(value), "cel") for day, value in one.path[1:]]
    rows += [(polish_day(day), one.said(value), "osiągnięte") for day, value in one.reached]
    return Svg(
        key=one.key,
        title=f"{one.name}: droga do celu i to, co osiągnięte",
        desc=one.sentence,
        body=joined(body),
        width=WIDTH,
        height=HEIGHT,
        heads=("Na dzień", "Wartość", "Co to jest"),
        rows=rows,
    )


def _axes(
    first: date, last: date, highest: Decimal, at: Callable[[Point], tuple[float, float]], one: PathToTarget
) -> list[SafeString]:
    floor = HEIGHT - BOTTOM
    drawn = [line(LEFT, floor, WIDTH - RIGHT, floor, "axis", MUTED), line(LEFT, TOP, WIDTH - RIGHT, TOP, "grid", LINE)]
    drawn += [words(LEFT - 8, TOP + 5, _bare(one, highest), "label", anchor="end", colour=MUTED)]
    drawn += [words(LEFT - 8, floor + 5, "0", "label", anchor="end", colour=MUTED)]
    for day, said, year in _ticks(first, last):
        x, _y = at((day, Decimal(0)))
        drawn.append(line(x, floor, x, floor + 6, "axis", MUTED))
        drawn += [
            words(x + 3, floor + 20 + 17 * row, each, "label", colour=MUTED) for row, each in enumerate((said, year))
        ]
    if first <= one.today <= last:
        x, _y = at((one.today, Decimal(0)))
        beside = min(max(x, LEFT + 30), WIDTH - RIGHT - 40)
        drawn.append(line(x, TOP, x, floor, "today", BRICK))
        drawn.append(words(beside, TOP - 10, one.mark, "label", anchor="middle", colour=BRICK))
    drawn.append(words(8, HEIGHT - 8, "przerywana: cel, z kropkami: osiągnięte", "label", colour=MUTED))
    return drawn


def _bare(one: PathToTarget, value: Decimal) -> str:
    return one.said(value).partition(" (")[0]


def _ticks(first: date, last: date) -> list[tuple[date, str, str]]:
    """The beginnings of quarters, each year named once under them, or of years where the time is long."""
    months = 12 if (last - first).days > A_YEAR_AND_A_QUARTER else 3
    found, day = [], date(first.year, first.month, 1)
    while day <= last:
        if day >= first and (day.month - 1) % months == 0:
            quarter, year = f"{ROMAN[(day.month - 1) // 3]} kw.", str(day.year)
            is_new = not found or found[-1][0].year != day.year
            found.append((day, year, "") if months == 12 else (day, quarter, year if is_new else ""))
        day = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return found or [(first, MONTHS[first.month - 1], "")]


def _beside(point: tuple[float, float]) -> tuple[float, float]:
    x, y = point
    return min(max(x, LEFT + 40), WIDTH - RIGHT - 60), max(y - 12, TOP + 14)
