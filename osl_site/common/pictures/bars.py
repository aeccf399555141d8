"""Bars that lie one below the other: a name, a bar, its number at its end. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from osl_site.common.pictures.drawing import LAKE, MUTED, Svg, bar, joined, line, words
from osl_site.common.text.typed_text import clipped

WIDTH, ROW, TOP, BAR = 300, 46, 8, 16  # as wide as a phone of 320 px shows it: its words stay as large as they are
LONGEST = 40  # letters of a name above its bar
AT_END = 48  # where the number stands


@dataclass(frozen=True)
class BarsOf:
    """What is drawn: names with whole numbers, `what` they count, under which `head` the names stand in the table."""

    key: str
    name: str
    head: str
    what: str
    values: Sequence[tuple[str, int]]

    @property
    def sentence(self) -> str:
        """„Spotkania: najwięcej Kandyty (12), razem 40.”."""
        name, most = max(self.values, key=lambda row: row[1])
        return f"{self.what}: najwięcej {name} ({most}), razem {sum(value for _name, value in self.values)}."


def bars_chart(one: BarsOf) -> Svg:
    """The drawing: each name stands above its bar, so that long ones are read on a phone, too."""
    most = max([value for _name, value in one.values] + [1])
    height = TOP + ROW * len(one.values)
    body = [line(0.5, TOP, 0.5, height, "axis", MUTED)]
    for place, (name, value) in enumerate(one.values):
        y = TOP + place * ROW
        long = (WIDTH - AT_END) * value / most
        body += [
            words(6, y + 15, clipped(name, LONGEST), "label"),
            bar(1, y + 21, long, BAR, "bar", LAKE),
            words(long + 8, y + 34, str(value), "value", colour=LAKE),
        ]
    return Svg(
        key=one.key,
        title=one.name,
        desc=one.sentence,
        body=joined(body),
        width=WIDTH,
        height=height,
        heads=(one.head, one.what),
        rows=[(name, str(value)) for name, value in one.values],
    )
