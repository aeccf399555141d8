"""Days off by Polish law, with their names in the language of the page."""

from datetime import date, timedelta
from functools import lru_cache

import holidays

from osl_site.common.text.languages import spoken

NAMES_IN = {"en": "en_US"}  # how the package calls the languages that it calls otherwise than we do


@lru_cache(maxsize=256)
def public_holidays(year: int, language: str = "pl") -> dict[date, str]:
    """The days of a year. Sundays are not among them unless they are holidays by name."""
    return dict(holidays.country_holidays("PL", years=year, language=NAMES_IN.get(language, language)))


def holiday_of(day: date) -> str:
    """„Nowy Rok” as the page's language has it, or nothing on a day of work."""
    return public_holidays(day.year, spoken()).get(day, "")


def is_workday(day: date) -> bool:
    """From Monday to Friday, and no day off."""
    return day.weekday() < 5 and day not in public_holidays(day.year)


def workdays_ago(day: date, count: int) -> date:
    """The last day after which so many working days came, `day` the last of them: three before a Thursday is Monday."""
    while count:
        count -= is_workday(day)
        day -= timedelta(days=1)
    return day
