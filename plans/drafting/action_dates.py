"""When an action happens: in words, as printed, and as days, for a timeline."""

from collections.abc import Callable
from datetime import date, timedelta

from osl_site.common.text.date_formats import MONTHS, polish_day, polish_month
from plans.models import Action, TimeKind

QUARTERS = ("I", "II", "III", "IV")
SPANS = {TimeKind.MONTH: 1, TimeKind.QUARTER: 3, TimeKind.YEAR: 12}  # months


def time_in_words(action: Action) -> str:
    """As printed: in the words of whoever wrote it. Empty when no time was given.

    Older rows hold a kind and days instead: „od 1 września do …”, „styczeń–grudzień 2023”, „na bieżąco: …”.
    """
    if action.time_words:
        return action.time_words
    start, end, kind = action.time_from, action.time_to, action.time_kind
    if kind == TimeKind.ONGOING:
        words = action.time_text
        return words if words.startswith("na bieżąco") else f"na bieżąco: {words}" if words else "na bieżąco"
    if kind == TimeKind.RECURRING or start is None:
        return action.time_text
    words = WORDS[TimeKind(kind)](start, end)
    return f"{words} ({action.time_text})" if action.time_text else words


def span(kind: str, start: date | None = None, end: date | None = None) -> tuple[date | None, date | None]:
    """The first and the last day; months, quarters and years are whole, an end that was not given stays open."""
    if kind == TimeKind.DATE:
        return start, start
    months = SPANS.get(kind)
    if not months or start is None:
        return start, end
    return first_of(start, months), last_of(end or start, months)


def first_of(day: date, months: int) -> date:
    """The first day of the month, quarter or year (1, 3 or 12 months) that the day is in."""
    return date(day.year, (day.month - 1) // months * months + 1, 1)


def last_of(day: date, months: int) -> date:
    """The last day of the month, quarter or year that the day is in."""
    return next_after(first_of(day, months), months) - timedelta(days=1)


def next_after(first: date, months: int) -> date:
    """The first day of the next month, quarter or year."""
    ahead = first.month - 1 + months
    return date(first.year + ahead // 12, ahead % 12 + 1, 1)


def _range(start: date, end: date | None) -> str:
    return f"od {polish_day(start)} do {polish_day(end)}" if end else f"od {polish_day(start)}"


def _months(start: date, end: date | None) -> str:
    if end is None or (start.year, start.month) == (end.year, end.month):
        return polish_month(start)
    first, last = MONTHS[start.month - 1], MONTHS[end.month - 1]
    if start.year == end.year:
        return f"{first}–{last} {start.year}"
    return f"{first} {start.year} – {last} {end.year}"


def _quarters(start: date, end: date | None) -> str:
    first, last = quarter_of(start), quarter_of(end or start)
    year = f"{start.year}\N{NO-BREAK SPACE}r."
    if (start.year, first) == ((end or start).year, last):
        return f"{first} kwartał {year}"
    if end and start.year == end.year:
        return f"{first}–{last} kwartał {year}"
    return f"{first} kwartał {start.year} – {last} kwartał {end.year}" if end else f"{first} kwartał {year}"


def _years(start: date, end: date | None) -> str:
    return f"lata {start.year}–{end.year}" if end and end.year != start.year else f"rok {start.year}"


def quarter_of(day: date) -> str:
    return QUARTERS[(day.month - 1) // 3]


WORDS: dict[str, Callable[[date, date | None], str]] = {
    TimeKind.DATE: lambda start, end: polish_day(start),
    TimeKind.RANGE: _range,
    TimeKind.MONTH: _months,
    TimeKind.QUARTER: _quarters,
    TimeKind.YEAR: _years,
}
