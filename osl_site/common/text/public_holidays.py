"""Days off by Polish law, with their names in the language of the page."""

from datetime import date
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
