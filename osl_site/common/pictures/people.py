"""People in rows, each standing for so many: a number that is seen without counting. Pure."""

from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString

from osl_site.common.pictures.drawing import LAKE, Svg, joined

IN_A_ROW, MOST = 20, 40
WIDTH, WIDE, HIGH = 400, 20, 44
STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000)  # for how many one stands


@dataclass(frozen=True)
class PeopleOf:
    """What is drawn: how many, and in plain words of what („Tyle razy ktoś przyszedł”)."""

    key: str
    name: str
    value: int

    @property
    def each(self) -> int:
        """For how many one person of the drawing stands."""
        return next((step for step in STEPS if self.value <= step * MOST), self.value // MOST + 1)

    @property
    def drawn(self) -> int:
        """Persons in the drawing: a part of one is one."""
        return -(-self.value // self.each)

    @property
    def sentence(self) -> str:
        """„Tyle razy ktoś przyszedł: 214. Jedna postać to 10.”."""
        stands = f" Jedna postać to {self.each}." if self.each > 1 else ""
        return f"{self.name}: {self.value}.{stands}"


def people_chart(one: PeopleOf) -> Svg:
    """The drawing: rows of twenty."""
    places = [divmod(number, IN_A_ROW) for number in range(one.drawn)]
    return Svg(
        key=one.key,
        title=one.name,
        desc=one.sentence,
        body=joined(_person(place * WIDE + WIDE / 2, row * HIGH) for row, place in places),
        width=WIDTH,
        height=HIGH * max(-(-one.drawn // IN_A_ROW), 1),
        heads=("Co to jest", "Ile"),
        rows=[(one.name, str(one.value))],
    )


def _person(x: float, y: float) -> SafeString:
    """A head over shoulders."""
    shape = (
        '<circle class="chart__dot" cx="{x}" cy="{head}" r="5" fill="{colour}"></circle>'
        '<path class="chart__dot" d="M{left} {feet} v-14 a7 7 0 0 1 14 0 v14 z" fill="{colour}"></path>'
    )
    return format_html(shape, x=f"{x:g}", head=f"{y + 8:g}", left=f"{x - 7:g}", feet=f"{y + 38:g}", colour=LAKE)
