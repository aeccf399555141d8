"""When an action happens, in words."""

from osl_site.words import polish_day, polish_month
from plans.models import Action, TimeKind

QUARTERS = ("I", "II", "III", "IV")


def time_in_words(action: Action) -> str:
    """As printed: „od 1 września do …”, „III kwartał 2026”, „na bieżąco: …”. Empty when no time was given."""
    start, end, kind = action.time_from, action.time_to, action.time_kind
    if kind == TimeKind.ONGOING:
        words = action.time_text
        return words if words.startswith("na bieżąco") else f"na bieżąco: {words}" if words else "na bieżąco"
    if kind == TimeKind.RECURRING:
        return action.time_text
    if start is None:
        return action.time_text
    words = {
        TimeKind.DATE: polish_day(start),
        TimeKind.RANGE: f"od {polish_day(start)} do {polish_day(end)}" if end else f"od {polish_day(start)}",
        TimeKind.MONTH: polish_month(start),
        TimeKind.QUARTER: f"{QUARTERS[(start.month - 1) // 3]} kwartał {start.year}\N{NO-BREAK SPACE}r.",
        TimeKind.YEAR: f"rok {start.year}",
    }[TimeKind(kind)]
    return f"{words} ({action.time_text})" if action.time_text else words
