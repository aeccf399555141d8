"""A rule said back as one Polish sentence, and what months a rule does not find its day in. Pure."""

from collections.abc import Iterable, Iterator
from datetime import date, time, timedelta

from django.utils.translation import ngettext

from activities.planning.recurrence import Holiday, Rule
from osl_site.common.text.date_formats import MONTHS, polish_day

WEEKDAYS_ON = ("w poniedziałek", "we wtorek", "w środę", "w czwartek", "w piątek", "w sobotę", "w niedzielę")
WEEKDAYS_OF = ("poniedziałku", "wtorku", "środy", "czwartku", "piątku", "soboty", "niedzieli")
FEMININE = (2, 5, 6)
PLACES = {
    1: ("pierwszy", "pierwszą"),
    2: ("drugi", "drugą"),
    3: ("trzeci", "trzecią"),
    4: ("czwarty", "czwartą"),
    5: ("piąty", "piątą"),
    -2: ("przedostatni", "przedostatnią"),
    -1: ("ostatni", "ostatnią"),
}
MONTHS_IN = (
    "w styczniu",
    "w lutym",
    "w marcu",
    "w kwietniu",
    "w maju",
    "w czerwcu",
    "w lipcu",
    "w sierpniu",
    "we wrześniu",
    "w październiku",
    "w listopadzie",
    "w grudniu",
)
HOLIDAYS = {
    Holiday.SKIP: "bez świąt",
    Holiday.NEXT: "a gdy wypada święto, tuż po nim",
    Holiday.BEFORE: "a gdy wypada święto, tuż przed nim",
    Holiday.KEEP: "także w święta",
}
Pairs = Iterable[tuple[time, time | None]]


def rule_in_words(rule: Rule, hours: Pairs, lasts: int = 1) -> str:
    """„Co tydzień we wtorek, godz. 10:00–12:00, od 1 września 2026 r. do 30 czerwca 2027 r., bez świąt.”

    Of several days: „…, przez 3 dni (pierwszego od godz. 16:00, ostatniego do godz. 14:00), …”.
    """
    parts = [
        f"{_how_often(rule)} {_on_which(rule)}".strip(),
        _joined([_pair(starts, ends) if lasts == 1 else _days(starts, ends, lasts) for starts, ends in hours]),
        _months(rule),
        f"od {polish_day(rule.starts_on)}{_until(rule)}",
        HOLIDAYS[Holiday(rule.on_holiday)],
        f"bez dni: {', '.join(f'{day:%-d.%m.%Y}' for day in rule.skip_days)}" if rule.skip_days else "",
    ]
    words = ", ".join(part for part in parts if part)
    return f"{words[0].upper()}{words[1:].removesuffix('.')}."


def _how_often(rule: Rule) -> str:
    number = rule.interval
    if rule.frequency == "daily":
        return "codziennie" if number == 1 else f"co {number} dni"
    if rule.frequency == "weekly":
        return "co tydzień" if number == 1 else ngettext("co %(n)d tydzień", "co %(n)d tygodni", number) % {"n": number}
    return "co miesiąc" if number == 1 else ngettext("co %(n)d miesiąc", "co %(n)d miesięcy", number) % {"n": number}


def _on_which(rule: Rule) -> str:
    if rule.frequency == "weekly":
        return _joined([WEEKDAYS_ON[day] for day in rule.weekdays])
    if rule.frequency == "monthly_by_weekday":
        return _joined([_places(day, rule.places) for day in rule.weekdays] + _also(rule))
    if rule.frequency == "monthly_between":
        days = _joined([WEEKDAYS_ON[day] for day in rule.weekdays], "albo")
        return f"{days} między {rule.days_from}. a {rule.days_to}. dniem miesiąca"
    if rule.frequency == "monthly_by_day":
        return f"{_joined([_day_of_month(day) for day in rule.days_of_month])} dnia miesiąca"
    return ""


def _also(rule: Rule) -> list[str]:
    return [_places(day, rule.more_places) for day in rule.more_weekdays]


def _places(weekday: int, places: Iterable[int]) -> str:
    """„w pierwszy i trzeci wtorek”."""
    said = _joined([PLACES[place][weekday in FEMININE] for place in sorted(places, key=list(PLACES).index)])
    return f"w {said} {WEEKDAYS_ON[weekday].split()[1]}"


def _day_of_month(day: int) -> str:
    return {-1: "ostatniego", -2: "przedostatniego"}.get(day, f"{day}.")


def _joined(words: list[str], last: str = "i") -> str:
    return f" {last} ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)


def _pair(starts: time, ends: time | None) -> str:
    """„godz. 10:00–12:00”, „od godz. 18:00”."""
    if ends is None:
        return f"od godz.\N{NO-BREAK SPACE}{starts:%-H:%M}"
    return f"godz.\N{NO-BREAK SPACE}{starts:%-H:%M}–{'24:00' if ends == time.min else f'{ends:%-H:%M}'}"


def _days(starts: time, ends: time | None, lasts: int) -> str:
    """„przez 3 dni (pierwszego od godz. 16:00, ostatniego do godz. 14:00)”, without the end where it is open."""
    first = f"pierwszego od godz.\N{NO-BREAK SPACE}{starts:%-H:%M}"
    last = (
        f", ostatniego do godz.\N{NO-BREAK SPACE}{'24:00' if ends == time.min else f'{ends:%-H:%M}'}"
        if ends is not None
        else ""
    )
    return f"przez {lasts} dni ({first}{last})"


def _months(rule: Rule) -> str:
    """„tylko we wrześniu, w październiku i w listopadzie”."""
    return f"tylko {_joined([MONTHS_IN[month - 1] for month in rule.months])}" if rule.months else ""


def _until(rule: Rule) -> str:
    if rule.until:
        return f" do {polish_day(rule.until)}"
    number = rule.count or 0
    return ", łącznie " + ngettext("%(n)d dzień", "%(n)d dni", number) % {"n": number}


def months_without(rule: Rule, last: date) -> list[str]:
    """What the rule does not find until that day: „luty 2027 nie ma 31. dnia.”, „marzec 2027 nie ma piątego wtorku”."""
    return [words for first in _months_of(rule, last) for words in _missing(rule, first)]


def _months_of(rule: Rule, last: date) -> Iterator[date]:
    """The first day of each month that the rule asks about and that is over by `last`."""
    month = rule.starts_on.replace(day=1)
    number = 0
    while (end := _end_of(month)) <= last:
        if number % rule.interval == 0 and (not rule.months or month.month in rule.months):
            yield month
        month, number = end + timedelta(days=1), number + 1


def _end_of(month: date) -> date:
    return (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _missing(rule: Rule, first: date) -> Iterator[str]:
    name, end = f"{MONTHS[first.month - 1]} {first.year}", _end_of(first)
    if rule.frequency == "monthly_by_day":
        yield from (f"{name} nie ma {day}. dnia." for day in rule.days_of_month if day > end.day)
    elif rule.frequency == "monthly_by_weekday":
        asked = [(day, rule.places) for day in rule.weekdays] + [(day, rule.more_places) for day in rule.more_weekdays]
        for weekday, places in asked:
            if 5 in places and first.day + (weekday - first.weekday()) % 7 + 28 > end.day:
                yield f"{name} nie ma {'piątej' if weekday in FEMININE else 'piątego'} {WEEKDAYS_OF[weekday]}."
    elif rule.frequency == "monthly_between":
        days = [first + timedelta(days=number - 1) for number in range(rule.days_from, min(rule.days_to, end.day) + 1)]
        for weekday in rule.weekdays:
            if weekday not in {day.weekday() for day in days}:
                yield f"{name} nie ma {WEEKDAYS_OF[weekday]} między {rule.days_from}. a {rule.days_to}. dniem."
