"""Dates and hours as people say them: in the language of the page, and what begins with `polish_` always in Polish."""

from datetime import date, datetime, timedelta
from functools import lru_cache

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from osl_site.common import clock
from osl_site.common.text.languages import spoken

DAY = {"pl": "l, j E Y\N{NO-BREAK SPACE}\\r.", "uk": "l, j E Y\N{NO-BREAK SPACE}р.", "en": "l j F Y"}
DAY_WITHOUT_YEAR = {"pl": "l, j E", "uk": "l, j E", "en": "l j F"}
PLAIN_DAY = {"pl": "j E Y\N{NO-BREAK SPACE}\\r.", "uk": "j E Y\N{NO-BREAK SPACE}р.", "en": "j F Y"}
MONTH = "F Y"

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


@lru_cache(maxsize=4096)  # a page of dates says the same few over and over
def _written_in(language: str, day: date, pattern: str) -> str:
    """Only English gives days and months a capital; Django writes „п'ятниця” with a straight apostrophe."""
    words = date_format(day, pattern)
    return words if language == "en" else words.lower().replace("'", "’")


def day_in_words(day: date) -> str:
    """„wtorek, 1 grudnia 2026 r.”"""
    return _written(day, DAY[spoken()])


def short_day_in_words(day: date) -> str:
    """„wtorek, 1 grudnia”, for days of this year."""
    return _written(day, DAY_WITHOUT_YEAR[spoken()])


def plain_day_in_words(day: date) -> str:
    """„1 grudnia 2026 r.”, where the day of the week does not matter."""
    return _written(day, PLAIN_DAY[spoken()])


def month_in_words(day: date) -> str:
    """„grudzień 2026”."""
    return _written(day, MONTH)


def other_month_in_words(day: date, here: date) -> str:
    """„grudzień” beside another month of that year, „styczeń 2027” beside one of the year before."""
    return _written(day, "F") if day.year == here.year else month_in_words(day)


def hours_in_words(start: datetime, end: datetime) -> str:
    """„godz. 10:00–12:00”; a meeting that ends on another day says only when it begins."""
    start, end = localtime(start), localtime(end)
    return hour_in_words(start) + (f"–{end:%-H:%M}" if start.date() == end.date() else "")


def span_in_words(start: datetime, end: datetime) -> str:
    """„wtorek, 1 grudnia 2026 r., godz. 10:00–12:00”."""
    return f"{day_in_words(localtime(start).date())}, {hours_in_words(start, end)}"


def moment_in_words(moment: datetime) -> str:
    """„środa, 2 grudnia 2026 r., godz. 18:00”: until when something waits."""
    return f"{day_in_words(localtime(moment).date())}, {hour_in_words(moment)}"


def nearness(day: date) -> str:
    """„dziś”, „jutro”, or nothing."""
    return {clock.today(): _("dziś"), clock.today() + timedelta(days=1): _("jutro")}.get(day, "")


WEEKDAYS_FROM = {
    "pl": ("z poniedziałku", "z wtorku", "ze środy", "z czwartku", "z piątku", "z soboty", "z niedzieli"),
    "uk": ("з понеділка", "з вівторка", "з середи", "з четверга", "з п’ятниці", "із суботи", "з неділі"),
}


def from_day_in_words(day: date) -> str:
    """„z piątku, 20 listopada”: where a meeting was moved from."""
    if spoken() == "en":
        return f"from {short_day_in_words(day)}"
    return f"{WEEKDAYS_FROM[spoken()][day.weekday()]}, {_written(day, 'j E')}"


WEEKDAYS_TO = {
    "pl": ("na poniedziałek", "na wtorek", "na środę", "na czwartek", "na piątek", "na sobotę", "na niedzielę"),
    "uk": ("на понеділок", "на вівторок", "на середу", "на четвер", "на п’ятницю", "на суботу", "на неділю"),
}


def to_day_in_words(day: date) -> str:
    """„na środę, 9 grudnia”: where a meeting was moved to."""
    if spoken() == "en":
        return f"to {short_day_in_words(day)}"
    return f"{WEEKDAYS_TO[spoken()][day.weekday()]}, {_written(day, 'j E')}"


def hour_in_words(moment: datetime) -> str:
    """„godz. 10:00”."""
    hour = f"{localtime(moment):%-H:%M}"
    return f"godz.\N{NO-BREAK SPACE}{hour}" if spoken() == "pl" else hour


def weekdays() -> list[str]:
    """Names of the days from Monday on."""
    monday = date(2024, 1, 1)
    return [_written(monday + timedelta(days=number), "l") for number in range(7)]
