"""Months and days as parts of addresses."""

from datetime import date

from activities.calendar.years import FIRST_YEAR, LAST_YEAR

FIRST, LAST = date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 1)
LAST_DAY = date(LAST_YEAR, 12, 31)


class MonthConverter:
    """A month in an address: „2026-12”. A month that does not exist, or is out of reach, is no address at all."""

    regex = "[0-9]{4}-[0-9]{2}"

    def to_python(self, value: str) -> date:
        first = date.fromisoformat(f"{value}-01")
        if not FIRST <= first <= LAST:
            raise ValueError(value)
        return first

    def to_url(self, value: date | str) -> str:
        return value if isinstance(value, str) else f"{value:%Y-%m}"


class PlaceConverter:
    """A village as somebody writes its name in an address: there is a letter in it."""

    regex = r"[^/]*[^\W\d_][^/]*"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class DayConverter:
    """A day in an address: „2026-12-01”. A day that does not exist, or is out of reach, is no address at all."""

    regex = "[0-9]{4}-[0-9]{2}-[0-9]{2}"

    def to_python(self, value: str) -> date:
        day = date.fromisoformat(value)
        if not FIRST <= day <= LAST_DAY:
            raise ValueError(value)
        return day

    def to_url(self, value: date | str) -> str:
        return value if isinstance(value, str) else f"{value:%Y-%m-%d}"
