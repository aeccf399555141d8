"""Bars that lie one below the other: a name, a bar, its number at its end. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

from osl_site.common.pictures.drawing import LAKE, MUTED, Svg, bar, joined, line, words

WIDTH, ROW, TOP, BAR = 300, 46, 8, 16  # as wide as a phone of 320 px shows it: its words stay as large as they are
LONGEST, MOST_LINES = 40, 6  # letters of a line of a name above its bar, and how many of these are drawn
LINE = 14  # from one line of a name to the next
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


def lines_of(name: str) -> list[str]:
    """How a name is divided above its bar."""
    return wrap(name, LONGEST, max_lines=MOST_LINES, placeholder=" …") or [name]


def bars_chart(one: BarsOf) -> Svg:
    """The drawing: each name stands above its bar, so that long ones are read on a phone, too."""
    most = max([value for _name, value in one.values] + [1])
    height, body = TOP, []
    for name, value in one.values:
        long = (WIDTH - AT_END) * value / most
        lines = lines_of(name)
        body += [words(6, height + 15 + LINE * place, text, "label") for place, text in enumerate(lines)]
        height += LINE * (len(lines) - 1)
        body += [
            bar(1, height + 21, long, BAR, "bar", LAKE),
            words(long + 8, height + 34, str(value), "value", colour=LAKE),
        ]
        height += ROW
    body.insert(0, line(0.5, TOP, 0.5, height, "axis", MUTED))
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
