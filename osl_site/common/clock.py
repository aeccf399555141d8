"""The one place that knows what time it is.

Everything that stores or compares a moment asks here, so that a story of the past (the demonstration office) and a
test with fixed dates can be told by setting the clock and not by changing rows afterwards.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

WARSAW = ZoneInfo("Europe/Warsaw")

_set_to: ContextVar[datetime | None] = ContextVar("clock", default=None)


def now() -> datetime:
    """This moment, aware; or the one the clock is set to."""
    return _set_to.get() or settings.CLOCK_STANDS_AT or timezone.now()


def today() -> date:
    """Today's date in Warsaw."""
    return timezone.localdate(now())


def midnight(day: date) -> datetime:
    """The moment at which that day begins in Warsaw."""
    return datetime.combine(day, time.min, tzinfo=WARSAW)


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Within the block `now()` is the given aware moment. Does not cross into other threads or processes."""
    if timezone.is_naive(moment):
        raise ValueError("the clock is set to aware moments only")
    token = _set_to.set(moment)
    try:
        yield
    finally:
        _set_to.reset(token)
