"""Which values are to be entered: of every typed indicator one up to the end of each quarter that is over. Pure."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from osl_site.common.text.date_formats import polish_month
from plans.drafting.action_dates import first_of, last_of, next_after
from plans.measuring.figures import Step
from plans.measuring.measured import Measured
from plans.models.measures import QUARTERS

CODE = re.compile(r"(\d{4})-(?:Q([1-4])|(0[1-9]|1[0-2]))")


@dataclass(frozen=True)
class Period:
    """A month or a quarter, cut to the days of a plan and to those that have come."""

    code: str  # „2027-Q1”, „2027-01”
    first: date
    last: date

    @property
    def name(self) -> str:
        """„I kwartał 2027 r.”, „styczeń 2027 r.”."""
        year, quarter, _month = CODE.fullmatch(self.code).groups()
        return f"{QUARTERS[int(quarter) - 1]} kwartał {year} r." if quarter else polish_month(self.first)


@dataclass(frozen=True)
class Due:
    """A value that nobody entered, though its quarter is over."""

    measured: Measured
    period: Period


def periods(first: date, last: date, months: int, today: date) -> Iterator[Period]:
    """The months (1) or quarters (3) of these days that have begun, in their order."""
    day = first_of(first, months)
    while day <= min(last, today):
        ends = last_of(day, months)
        code = f"{day.year}-Q{(day.month + 2) // 3}" if months == 3 else f"{day:%Y-%m}"
        yield Period(code, max(day, first), min(ends, last, today))
        day = next_after(day, months)


def period_by(code: str, first: date, last: date, today: date) -> Period | None:
    """The one with that code, where the plan has it and it has begun."""
    found = CODE.fullmatch(code)
    months = 3 if found and found[2] else 1
    return next((each for each in periods(first, last, months, today) if found and each.code == code), None)


def due_in(measured: Sequence[Measured], typed: Mapping[UUID, Sequence[Step]], today: date) -> Iterator[Due]:
    """What is due today, the oldest quarter first."""
    waiting = []
    for place, row in enumerate(measured):
        if row.is_counted:
            continue
        until = max((step.day for step in typed.get(row.key, ())), default=None)
        for period in periods(row.first_day, row.last_day, 3, today):
            is_over = min(last_of(period.first, 3), row.last_day) < today
            if is_over and (until is None or until < period.last):
                waiting.append((period.first, place, Due(row, period)))
    yield from (due for _first, _place, due in sorted(waiting, key=lambda each: each[:2]))
