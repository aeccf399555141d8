"""Drawings as SVG inside a page: a title and a description that are heard, never without their table and a sentence.

Colours are classes for screens (`site.css`, forced colours too) and attributes for paper, which applies no stylesheet
to a drawing. Pure.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

INK, MUTED, LINE, LAKE, BRICK = "#1d2329", "#56606a", "#d9d4ca", "#0d5c63", "#a23a22"  # of tokens.css, for paper


@dataclass(frozen=True)
class Svg:
    """A drawing `width` by `height` of its own units, with what it says in words, and as a table."""

    key: str  # told apart from others on one page
    title: str
    desc: str
    body: SafeString
    width: int
    height: int
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]

    @property
    def drawn(self) -> SafeString:
        """The drawing itself."""
        return format_html(
            '<svg class="chart" viewBox="0 0 {w} {h}" role="img" aria-labelledby="{key}-t {key}-d">'
            '<title id="{key}-t">{title}</title><desc id="{key}-d">{desc}</desc>{body}</svg>',
            w=self.width,
            h=self.height,
            key=self.key,
            title=self.title,
            desc=self.desc,
            body=self.body,
        )


def line(x: float, y: float, to_x: float, to_y: float, look: str, colour: str = LINE) -> SafeString:
    """A straight line."""
    shape = '<line class="chart__{}" x1="{}" y1="{}" x2="{}" y2="{}" stroke="{}"></line>'
    return format_html(shape, look, _n(x), _n(y), _n(to_x), _n(to_y), colour)


def polyline(points: Iterable[tuple[float, float]], look: str, colour: str, *, dashes: str = "") -> SafeString:
    """A line through points, in dashes where it is not what happened."""
    drawn = " ".join(f"{_n(x)},{_n(y)}" for x, y in points)
    dashed = format_html(' stroke-dasharray="{}"', dashes) if dashes else ""
    return format_html(
        '<polyline class="chart__{}" points="{}" fill="none" stroke="{}" stroke-width="3"{}></polyline>',
        look,
        drawn,
        colour,
        dashed,
    )


def dots(points: Iterable[tuple[float, float]], look: str, colour: str) -> SafeString:
    """A dot at each point."""
    shape = f'<circle class="chart__{look}" cx="{{}}" cy="{{}}" r="5" fill="{colour}"></circle>'
    return format_html_join("", shape, ((_n(x), _n(y)) for x, y in points))


def bar(x: float, y: float, wide: float, high: float, look: str, colour: str) -> SafeString:
    """A filled rectangle."""
    shape = '<rect class="chart__{}" x="{}" y="{}" width="{}" height="{}" fill="{}"></rect>'
    return format_html(shape, look, _n(x), _n(y), _n(wide), _n(high), colour)


def words(x: float, y: float, said: str, look: str, *, anchor: str = "start", colour: str = INK) -> SafeString:
    """Words at a point; `anchor` is start, middle or end."""
    place = format_html('x="{}" y="{}" text-anchor="{}"', _n(x), _n(y), anchor)
    look = format_html('class="chart__{}" font-family="OSL Sans" font-size="15" fill="{}"', look, colour)
    return format_html("<text {} {}>{}</text>", look, place, said)


def joined(parts: Iterable[SafeString]) -> SafeString:
    """One after the other."""
    return format_html_join("", "{}", ((part,) for part in parts))


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
