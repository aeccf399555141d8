"""Dates and hours as people say them: in the language of the page, and what begins with `polish_` always in Polish."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from osl_site.common import clock
from osl_site.common.text.languages import spoken

DAY = {"pl": "l, j E Y\N{NO-BREAK SPACE}\\r.", "uk": "l, j E Y\N{NO-BREAK SPACE}р.", "en": "l j F Y"}
DAY_WITHOUT_YEAR = {"pl": "l, j E", "uk": "l, j E", "en": "l j F"}
PLAIN_DAY = {"pl": "j E Y\N{NO-BREAK SPACE}\\r.", "uk": "j E Y\N{NO-BREAK SPACE}р.", "en": "j F Y"}
DAY_ALONE = "j E"
MONTH = "F Y"
NIGHT_ENDS = time(6)  # until then an hour belongs to the evening before

INNER_QUOTES = str.maketrans("„”", "«»")

MONTHS = (
    "styczeń",
    "luty",
    "marzec",
    "kwiecień",
    "maj",
    "czerwiec",
    "lipiec",
    "sierpień",
    "wrzesień",
    "październik",
    "listopad",
    "grudzień",
)
MONTHS_OF = (
    "stycznia",
    "lutego",
    "marca",
    "kwietnia",
    "maja",
    "czerwca",
    "lipca",
    "sierpnia",
    "września",
    "października",
    "listopada",
    "grudnia",
)
SHORT_WEEKDAYS = ("pon.", "wt.", "śr.", "czw.", "pt.", "sob.", "niedz.")


def _in_warsaw(moment: datetime) -> datetime:
    """That moment as clocks of the office show it. Django's `localtime` asks each time which zone that is."""
    return moment.astimezone(clock.WARSAW)


def quoted(words: str) -> str:
    """„words”; quotes that stand within them become «…», as Polish has it."""
    return f"„{words.translate(INNER_QUOTES)}”"


def polish_day(day: date) -> str:
    """„1 grudnia 2026 r.”, as documents say it."""
    return f"{day.day} {MONTHS_OF[day.month - 1]} {day.year}\N{NO-BREAK SPACE}r."


def polish_month(day: date) -> str:
    """„grudzień 2026 r.”, as documents say it."""
    return f"{MONTHS[day.month - 1]} {day.year}\N{NO-BREAK SPACE}r."


def _written(day: date, pattern: str) -> str:
    return _written_in(spoken(), day, pattern)


def _written_as(patterns: Mapping[str, str], day: date) -> str:
    """As the language of the page has it."""
    language = spoken()
    return _written_in(language, day, patterns[language])


@lru_cache(maxsize=4096)  # a page of dates says the same few over and over
def _written_in(language: str, day: date, pattern: str) -> str:
    """Only English gives days and months a capital; Django writes „п'ятниця” with a straight apostrophe."""
    words = date_format(day, pattern)
    return words if language == "en" else words.lower().replace("'", "’")


def day_in_words(day: date) -> str:
    """„wtorek, 1 grudnia 2026 r.”"""
    return _written_as(DAY, day)


def short_day_in_words(day: date) -> str:
    """„wtorek, 1 grudnia”, for days of this year."""
    return _written_as(DAY_WITHOUT_YEAR, day)


def short_day(day: date) -> str:
    """For a column of days of the staff: „pon. 30.11”, with the year where that is another one."""
    return f"{SHORT_WEEKDAYS[day.weekday()]} {day_in_figures(day)}"


def day_in_figures(day: date) -> str:
    """For a cell: „8.11”, with the year where that is another one."""
    year = "" if day.year == clock.today().year else f".{day.year}"
    return f"{day.day}.{day.month:02}{year}"


def period_in_figures(first: date | None, last: date | None) -> str:
    """„1.01.2026–31.12.2030”, „od 1.01.2026”, „do 31.12.2030”; empty where neither end is known. For the staff."""
    start, end = (f"{day.day}.{day.month:02}.{day.year}" if day else "" for day in (first, last))
    if start and end:
        return f"{start}–{end}"
    return f"od {start}" if start else f"do {end}" if end else ""


def plain_day_in_words(day: date) -> str:
    """„1 grudnia 2026 r.”, where the day of the week does not matter."""
    return _written_as(PLAIN_DAY, day)


def month_in_words(day: date) -> str:
    """„grudzień 2026”."""
    return _written(day, MONTH)


def other_month_in_words(day: date, here: date) -> str:
    """„grudzień” beside another month of that year, „styczeń 2027” beside one of the year before."""
    return _written(day, "F") if day.year == here.year else month_in_words(day)


def last_day(start: datetime, end: datetime) -> date:
    """The last day on which one would look for it: an evening that goes on until six is of the day it began."""
    start, end = _in_warsaw(start), _in_warsaw(end)
    return max(start.date(), end.date() - timedelta(days=end.time() <= NIGHT_ENDS))


def days_on(start: datetime, end: datetime) -> list[date]:
    """Every day on which one would look for it."""
    first, last = _in_warsaw(start).date(), last_day(start, end)
    return [first] if first == last else [first + timedelta(days=number) for number in range((last - first).days + 1)]


def end_hour(end: datetime) -> str:
    """„12:00”; what ends at midnight ends at „24:00”."""
    end = _in_warsaw(end)
    return "24:00" if end.time() == time.min else f"{end:%-H:%M}"


def hours_on(day: date, start: datetime, end: datetime, *, is_open: bool = False) -> tuple[str, str]:
    """From when and until when it goes on that day, in figures: „10:00”, „12:00”.

    Of several days each says its own: „16:00”, „trwa”, „do 14:00”. Nobody said when an open one ends.
    """
    here, last = _in_warsaw(start), last_day(start, end)
    if day == (first := here.date()):
        return f"{here:%-H:%M}", "" if is_open or first != last else end_hour(end)
    return (_("do %(hour)s") % {"hour": end_hour(end)} if day == last and not is_open else _("trwa")), ""


def part_in_words(day: date, start: datetime, end: datetime) -> str:
    """„dzień 2 z 3, do 5 lipca”; nothing of what is over in a day."""
    days = days_on(start, end)
    if len(days) == 1:
        return ""
    number = (day - days[0]).days + 1
    return _("dzień %(number)d z %(all)d, do %(last)s") % {
        "number": number,
        "all": len(days),
        "last": _written(days[-1], DAY_ALONE),
    }


def hours_in_words(start: datetime, end: datetime, *, is_open: bool = False) -> str:
    """„godz. 10:00–12:00”, „od godz. 18:00” with an open end; of several days only when the first begins."""
    if last_day(start, end) > _in_warsaw(start).date():
        return hour_in_words(start)
    if is_open:
        return _("od %(hour)s") % {"hour": hour_in_words(start)}
    return f"{hour_in_words(start)}–{end_hour(end)}"


def both_ends(start: datetime, end: datetime, *, is_open: bool = False) -> list[str]:
    """„wtorek, 1 grudnia 2026 r., godz. 10:00–12:00”; of several days also „piątek, 4 grudnia 2026 r., godz. 14:00”."""
    said = [f"{day_in_words(_in_warsaw(start).date())}, {hours_in_words(start, end, is_open=is_open)}"]
    last = last_day(start, end)
    if last > _in_warsaw(start).date():
        its_day = last if _in_warsaw(end).time() == time.min else _in_warsaw(end).date()
        hour = f"godz.\N{NO-BREAK SPACE}{end_hour(end)}" if spoken() == "pl" else end_hour(end)
        said.append(day_in_words(last) if is_open else f"{day_in_words(its_day)}, {hour}")
    return said


def span_in_words(start: datetime, end: datetime, *, is_open: bool = False) -> str:
    """„wtorek, 1 grudnia 2026 r., godz. 10:00–12:00”, or from one day and hour to another."""
    return " – ".join(both_ends(start, end, is_open=is_open))


def moment_in_words(moment: datetime) -> str:
    """„środa, 2 grudnia 2026 r., godz. 18:00”: until when something waits."""
    return f"{day_in_words(_in_warsaw(moment).date())}, {hour_in_words(moment)}"


def nearness(day: date) -> str:
    """„dziś”, „jutro”, or nothing."""
    return {clock.today(): _("dziś"), clock.today() + timedelta(days=1): _("jutro")}.get(day, "")


WEEKDAYS_FROM = {
    "pl": ("z poniedziałku", "z wtorku", "ze środy", "z czwartku", "z piątku", "z soboty", "z niedzieli"),
    "uk": ("з понеділка", "з вівторка", "з середи", "з четверга", "з п’ятниці", "із суботи", "з неділі"),
}


def since_days(moment: datetime) -> str:
    """„od dziś”, „od wczoraj”, „od 3 dni”: for how long something waits."""
    days = (clock.today() - _in_warsaw(moment).date()).days
    if days < 2:
        return "od dziś" if days < 1 else "od wczoraj"
    return ngettext("od %(days)d dnia", "od %(days)d dni", days) % {"days": days}


def until(limit: datetime | date) -> str:
    """„dziś do 18:00”, „do jutra”, „do 7.12”: until when something is to be done, a day to its end."""
    at = _in_warsaw(limit) if isinstance(limit, datetime) else limit
    days = ((at.date() if isinstance(at, datetime) else at) - clock.today()).days
    if days < 0:
        return "po terminie"
    if days < 1:
        return f"dziś do {at:%-H:%M}" if isinstance(at, datetime) else "do dziś"
    return "do jutra" if days == 1 else f"do {at:%-d.%m}"


def from_day_in_words(day: date) -> str:
    """„z piątku, 20 listopada”: where a meeting was moved from."""
    if spoken() == "en":
        return f"from {short_day_in_words(day)}"
    return f"{WEEKDAYS_FROM[spoken()][day.weekday()]}, {_written(day, DAY_ALONE)}"


WEEKDAYS_TO = {
    "pl": ("na poniedziałek", "na wtorek", "na środę", "na czwartek", "na piątek", "na sobotę", "na niedzielę"),
    "uk": ("на понеділок", "на вівторок", "на середу", "на четвер", "на п’ятницю", "на суботу", "на неділю"),
}


def to_day_in_words(day: date) -> str:
    """„na środę, 9 grudnia”: where a meeting was moved to."""
    if spoken() == "en":
        return f"to {short_day_in_words(day)}"
    return f"{WEEKDAYS_TO[spoken()][day.weekday()]}, {_written(day, DAY_ALONE)}"


def until_day_in_words(day: date) -> str:
    """„3 grudnia”, of another year „3 grudnia 2025 r.”: until when something was."""
    return _written(day, DAY_ALONE) if day.year == clock.today().year else plain_day_in_words(day)


def hour_in_words(moment: datetime) -> str:
    """„godz. 10:00”."""
    hour = f"{_in_warsaw(moment):%-H:%M}"
    return f"godz.\N{NO-BREAK SPACE}{hour}" if spoken() == "pl" else hour


def weekdays() -> list[str]:
    """Names of the days from Monday on."""
    monday = date(2024, 1, 1)
    return [_written(monday + timedelta(days=number), "l") for number in range(7)]


def moment_today(at: datetime) -> str:
    """„o 14:32”, and of another day „27 listopada, 14:32”, always in Polish."""
    moment = _in_warsaw(at)
    if moment.date() == clock.today():
        return f"o {moment:%-H:%M}"
    return f"{moment.day} {MONTHS_OF[moment.month - 1]}, {moment:%-H:%M}"
