"""Terms as the acts count them: in days or months from the day on which it came, to the next day of work. Pure."""

import calendar
from datetime import date, timedelta

from needs.models import LegalKind
from osl_site.common.text.public_holidays import public_holidays

SATURDAY = 5


def in_months(day: date, months: int) -> date:
    """The same day so many months later; where that month has none, its last one (art. 57 § 3 KPA)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def on_a_day_of_work(day: date) -> date:
    """A term that ends on a Saturday or a holiday ends on the next day that is neither (art. 57 § 4 KPA)."""
    while day.weekday() >= SATURDAY or day in public_holidays(day.year):
        day += timedelta(days=1)
    return day


def pass_on_by(kind: LegalKind, came: date) -> date | None:
    """Until when it is passed on to whom it belongs."""
    return on_a_day_of_work(came + timedelta(days=kind.pass_on_days)) if kind.pass_on_days else None


def due_on(kind: LegalKind, came: date) -> date | None:
    """Until when it is answered."""
    if kind.handle_months:
        return on_a_day_of_work(in_months(came, kind.handle_months))
    return on_a_day_of_work(came + timedelta(days=kind.handle_days)) if kind.handle_days else None


def longest(kind: LegalKind, came: date) -> date | None:
    """Until when at most, once the author was told of a longer term; None where the act names no end."""
    return on_a_day_of_work(in_months(came, kind.longest_months)) if kind.longest_months else None
