"""The actions over the months of the plan, drawn from a snapshot: one line an action, the words beside it.

A line is a drawing of its own, so that a table of a hundred of them breaks over pages and becomes a list on a phone.
Shapes differ in form and not in colour: blocks are whole months, a bar runs from a day to a day, dots repeat, a thin
line repeats nobody knows how often, an open frame with an arrow is ongoing, a diamond is one day. Pure.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from osl_site.common.frozen_documents.markers import is_marker
from osl_site.common.text.date_formats import polish_month
from plans.content import Action, PlanContent
from plans.drafting.action_dates import SPANS, span
from plans.drafting.own_words import Understood, understood
from plans.models import TimeKind
from plans.models.versions import ONE_DAY

WIDTH, HEIGHT = 480, 24  # units of the drawing, whatever its size on the page
GAP = 3  # between two months
MOST_LABELS = 7  # of months; in a longer plan quarters have one
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
UNRATED = "unrated"  # what repeats without a word of how often
LEGEND = {
    TimeKind.MONTH: "bloki to całe miesiące",
    TimeKind.RANGE: "pasek to czas od dnia do dnia",
    TimeKind.RECURRING: "kropki to działanie, które się powtarza (im rzadziej, tym mniej kropek)",
    UNRATED: "cienka linia to działanie, które się powtarza, ale nie wiadomo, jak często",
    TimeKind.ONGOING: "ramka ze strzałką to działanie na bieżąco",
    TimeKind.DATE: "romb to jeden dzień",
    TimeKind.WORDS: "puste miejsce to termin tylko w słowach",
}
NOT_PUBLIC, IN_WORDS = "Termin nie jest jawny", "Termin tylko w słowach"


@dataclass(frozen=True)
class Tick:
    """A month on the axis: its number where there is room for it, its year where one begins. Places as SVG has them."""

    x: str
    middle: str
    label: str
    year: str


@dataclass(frozen=True)
class TimelineBar:
    """One action: its words, its shapes as SVG paths (filled, outlined), and what these say to whoever listens."""

    key: str
    number: str
    title: str
    time: str
    cost: str
    filled: str
    outlined: str
    alternative: str


@dataclass(frozen=True)
class Timeline:
    """Without ticks there is no drawing: a snapshot of schema 1 does not know the days of its plan."""

    lines: tuple[TimelineBar, ...]
    ticks: tuple[Tick, ...] = ()
    grid: str = ""
    months: str = ""
    legend: str = ""


def timeline(content: PlanContent) -> Timeline:
    """The timeline of a snapshot, its actions in the order of the document."""
    actions = content.actions
    if not content.first_day:
        return Timeline(lines=tuple(_line(action, None) for action in actions))
    axis = Axis(date.fromisoformat(content.first_day), date.fromisoformat(content.last_day))
    kinds = {_form_of(one) for row in actions for one in _times(row, axis) if _days(one, axis)}
    kinds = {TimeKind.MONTH if kind in SPANS else kind for kind in kinds}  # a form each
    lines = tuple(_line(action, axis) for action in actions)
    if any(line.time and line.alternative == IN_WORDS for line in lines):
        kinds.add(TimeKind.WORDS)
    said = [words for kind, words in LEGEND.items() if kind in kinds]
    return Timeline(
        lines=lines,
        ticks=axis.ticks(),
        grid="".join(f"M{number * axis.month:g} 4v16" for number in range(axis.count)) + f"M{WIDTH} 4v16",
        months=f"Miesiące planu: {polish_month(axis.first)} – {polish_month(axis.last)}",
        legend=f"Na osi czasu {', '.join(said)}." if said else "",
    )


@dataclass(frozen=True)
class Axis:
    """The months of the plan, each as wide as the others."""

    first: date
    last: date

    @property
    def count(self) -> int:
        return (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1

    @property
    def month(self) -> float:
        """How wide a month is."""
        return WIDTH / self.count

    def at(self, day: date) -> float:
        """Where a day begins; days outside the plan stand at its ends."""
        number = (day.year - self.first.year) * 12 + day.month - self.first.month
        within = (day.day - 1) / monthrange(day.year, day.month)[1]
        return round(min(max((number + within) * self.month, 0), WIDTH), 1)

    def ticks(self) -> tuple[Tick, ...]:
        every = 1 if self.count <= MOST_LABELS else 3
        ticks = []
        for number in range(self.count):
            month = (self.first.month - 1 + number) % 12
            year = self.first.year + (self.first.month - 1 + number) // 12
            label = ROMAN[month] if month % every == 0 else ""
            x, middle = f"{number * self.month:g}", f"{(number + 0.5) * self.month:g}"
            ticks.append(Tick(x, middle, label, str(year) if number == 0 or month == 0 else ""))
        return tuple(ticks)


def _line(action: Action, axis: Axis | None) -> TimelineBar:
    filled = outlined = alternative = ""
    if axis:
        drawn = [(one, days) for one in _times(action, axis) if (days := _days(one, axis))]
        shapes = [_shapes(one, axis.at(start), axis.at(end + ONE_DAY), axis) for one, (start, end) in drawn]
        filled, outlined = ("".join(paths) for paths in zip(*shapes, strict=True)) if shapes else ("", "")
        alternative = _alternative([days for _, days in drawn]) or (NOT_PUBLIC if is_marker(action.time) else IN_WORDS)
    words = {name: getattr(action, name) for name in ("key", "number", "title", "time", "cost")}
    return TimelineBar(**words, filled=filled, outlined=outlined, alternative=alternative)


def _times(action: Action, axis: Axis) -> tuple[Understood, ...]:
    """What its words say, piece by piece; where they say no time that is read, the days that are stored beside them."""
    if not action.time_kind:
        return ()
    read = understood(action.time, (axis.first, axis.last))
    if read.kind in ("", TimeKind.WORDS):
        days = (date.fromisoformat(day) if day else None for day in (action.time_from, action.time_to))
        return (Understood(action.time_kind, *days),)
    return read.pieces or (read,)


def span_of(action: Action, axis: Axis) -> tuple[date, date] | None:
    """From which day to which it is drawn; None where its time is words alone or lies outside the plan."""
    spans = [days for one in _times(action, axis) if (days := _days(one, axis))]
    return (min(start for start, _ in spans), max(end for _, end in spans)) if spans else None


def _days(time: Understood, axis: Axis) -> tuple[date, date] | None:
    """What repeats or is ongoing lasts as long as the plan unless days are given; the rest needs a first or a last."""
    if not (time.start or time.end or time.kind in (TimeKind.RECURRING, TimeKind.ONGOING)):
        return None
    first, last = span(time.kind, time.start or axis.first, time.end)
    start, end = first or axis.first, last or axis.last
    return (start, end) if start <= axis.last and end >= axis.first else None


def _form_of(time: Understood) -> str:
    """In which form of the legend it is drawn: its kind, or that of what repeats nobody knows how often."""
    return UNRATED if time.kind == TimeKind.RECURRING and not time.every else time.kind


def _shapes(time: Understood, x: float, until: float, axis: Axis) -> tuple[str, str]:
    """SVG paths from `x` to `until`: what is filled, and what is only outlined."""
    kind = time.kind
    if kind == TimeKind.DATE:
        return f"M{(x + until) / 2:g} 3l9 9-9 9-9-9z", ""
    if kind == TimeKind.ONGOING:
        arm = max(until - x - 11, 1)
        return "", f"M{x + 1:g} 6h{arm:g}l9 6-9 6h-{arm:g}z"
    if _form_of(time) == UNRATED:
        return f"M{x:g} 11h{until - x:g}v2h-{until - x:g}z", ""
    if kind == TimeKind.RECURRING:
        middles = _middles(x, until, axis, 1 / time.every)
        return "".join(f"M{middle - 4:g} 12a4 4 0 1 0 8 0a4 4 0 1 0-8 0z" for middle in middles), ""
    if kind in SPANS:
        middles = _middles(x, until, axis, 1)
        wide = (until - x) / len(middles) - GAP
        return "".join(f"M{middle - wide / 2:g} 5h{wide:g}v14h-{wide:g}z" for middle in middles), ""
    return f"M{x:g} 5h{until - x:g}v14h-{until - x:g}z", ""


def _middles(x: float, until: float, axis: Axis, a_month: float) -> list[float]:
    """So many points a month between two places, evenly apart."""
    count = max(1, round((until - x) / axis.month * a_month))
    step = (until - x) / count
    return [round(x + (number + 0.5) * step, 1) for number in range(count)]


def _alternative(spans: list[tuple[date, date]]) -> str:
    """„Na osi: wrzesień 2026 r. – sierpień 2027 r.”; of several pieces each; nothing of none."""
    said = dict.fromkeys(_months(*days) for days in spans)
    return f"Na osi: {', '.join(said)}" if said else ""


def _months(start: date, end: date) -> str:
    is_one = (start.year, start.month) == (end.year, end.month)
    return polish_month(start) if is_one else f"{polish_month(start)} – {polish_month(end)}"
