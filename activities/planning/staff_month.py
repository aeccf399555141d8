"""The organiser's month: six or fewer weeks of days, each with its meetings as far as a cell has room."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils.timezone import localtime

from activities.models import Occurrence
from activities.planning.diary import occurrences_of
from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.text.date_formats import days_on, hours_on, short_day_in_words
from osl_site.common.text.public_holidays import holiday_of

WEEK = 7
MOST_IN_A_DAY = 3


@dataclass(frozen=True)
class MonthEntry:
    """One meeting in a cell; `state` is what is out of the ordinary: „nieopublikowane”, „odwołane”, „brak miejsc”."""

    occurrence: Occurrence
    hour: str
    state: str

    @property
    def mark(self) -> str:
        """The word of its class."""
        return {"nieopublikowane": "hidden", "odwołane": "off", "brak miejsc": "full"}.get(self.state, "plain")

    @property
    def may_move(self) -> bool:
        return not (self.occurrence.is_cancelled or self.occurrence.is_over)


@dataclass(frozen=True)
class MonthDay:
    """One cell. A day of a neighbouring month has no entries."""

    day: date
    label: str
    holiday: str = ""
    is_other: bool = False
    is_today: bool = False
    more: int = 0
    entries: list[MonthEntry] = field(default_factory=list)

    @property
    def more_in_words(self) -> str:
        return f"i {self.more} więcej" if self.more else ""


def month_weeks(first: date, *, in_charge: User | None = None) -> list[list[MonthDay]]:
    """Weeks from Monday around the month that begins on `first`; of one person, or of everyone. One query."""
    after = (first + timedelta(days=31)).replace(day=1)
    by_day: dict[date, list[Occurrence]] = {}
    rows = occurrences_of(first, (after - first).days, in_charge=in_charge).select_related("activity")
    for occurrence in rows:
        for day in days_on(occurrence.starts_at, occurrence.ends_at):
            by_day.setdefault(day, []).append(occurrence)
    start, weeks = first - timedelta(days=first.weekday()), []
    while start < after:
        days = [start + timedelta(days=number) for number in range(WEEK)]
        weeks.append([_cell(day, first, by_day.get(day, [])) for day in days])
        start += timedelta(days=WEEK)
    return weeks


def _cell(day: date, first: date, found: list[Occurrence]) -> MonthDay:
    label = short_day_in_words(day)
    if day.month != first.month:
        return MonthDay(day, label, is_other=True)
    shown = found[:MOST_IN_A_DAY]
    return MonthDay(
        day,
        label,
        holiday=holiday_of(day),
        is_today=day == clock.today(),
        more=len(found) - len(shown),
        entries=[_entry(occurrence, day) for occurrence in shown],
    )


def _entry(occurrence: Occurrence, day: date) -> MonthEntry:
    start, end = localtime(occurrence.starts_at), localtime(occurrence.ends_at)
    return MonthEntry(occurrence, hours_on(day, start, end, is_open=occurrence.open_ended)[0], _state(occurrence))


def _state(occurrence: Occurrence) -> str:
    if occurrence.is_cancelled:
        return "odwołane"
    if occurrence.published_at is None or occurrence.activity.published_at is None:
        return "nieopublikowane"
    return "brak miejsc" if occurrence.is_full and not occurrence.is_over else ""
