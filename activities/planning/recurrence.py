"""From a rule as people give it to dates. Pure: no database, and never asks what time it is.

Series are made in Warsaw wall time: „every Tuesday at 10” is at ten by the clock on the wall in winter and in summer.
The rules themselves are those of RFC 5545 (RRULE), computed by dateutil.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from itertools import islice
from typing import TypeVar

from dateutil import rrule
from django.core.exceptions import ValidationError

from activities.calendar.years import LAST_YEAR, refuse_other_years
from activities.models.occurrences import LONGEST
from osl_site.common.clock import WARSAW, midnight
from osl_site.common.text.date_formats import NIGHT_ENDS
from osl_site.common.text.public_holidays import public_holidays

MOST_DATES = 400
LONGEST_YEARS = 10  # of a rule that is told by the number of meetings
FREQUENCIES = ("daily", "weekly", "monthly_by_day", "monthly_by_weekday", "monthly_between")
EVENING_FROM = time(12)  # what begins later may end at night; earlier, an early end is a slip
Answer = TypeVar("Answer")


class Holiday(StrEnum):
    """What becomes of a meeting that a rule puts on a public holiday."""

    SKIP = "skip"
    NEXT = "next"
    BEFORE = "before"
    KEEP = "keep"


@dataclass(frozen=True)
class Rule:
    """A rule as typed. Weekdays: 0 is Monday. Places in the month: 1–5, -1 for the last, -2 for the one before it.

    `more_weekdays` in `more_places` come beside the first; `days_from` and `days_to` are days of the month, and so are
    `month_days`, where -1 is the last one; without any it is the day of `starts_on`. No `months` are all of them.
    """

    frequency: str
    starts_on: date
    interval: int = 1
    weekdays: tuple[int, ...] = ()
    places: tuple[int, ...] = ()
    more_weekdays: tuple[int, ...] = ()
    more_places: tuple[int, ...] = ()
    month_days: tuple[int, ...] = ()
    days_from: int | None = None
    days_to: int | None = None
    months: tuple[int, ...] = ()
    until: date | None = None
    count: int | None = None
    on_holiday: str = Holiday.SKIP
    skip_days: tuple[date, ...] = ()

    @property
    def days_of_month(self) -> tuple[int, ...]:
        return self.month_days or (self.starts_on.day,)

    def as_json(self) -> dict:
        """For `Series.rule`: the same words, dates as ISO text."""
        return {name: _plain(value) for name, value in asdict(self).items()}


@dataclass(frozen=True)
class Skipped:
    """A date that the rule gives and that will not be a meeting, with the reason in words."""

    day: date
    reason: str


@dataclass(frozen=True)
class Shifted:
    """A holiday that the rule gives, and the day on which the meeting is instead."""

    day: date
    instead: date
    reason: str


@dataclass(frozen=True)
class Preview:
    """What a rule gives. `moved_to` is the first date when the day typed does not fit the rule."""

    days: tuple[date, ...]
    skipped: tuple[Skipped, ...]
    shifted: tuple[Shifted, ...]
    moved_to: date | None


def preview(rule: Rule) -> Preview:
    """The dates of the rule, at most MOST_DATES, holidays and listed days left out with their reasons.

    `count` counts meetings that take place. Raises ValidationError by field of the rule.
    """
    _refuse_nonsense(rule)
    found = _Found(rule)
    first = None
    for day in islice(_dates(rule), 4 * MOST_DATES):
        first = first or day
        found.add(day)
        if rule.count and len(found.days) == rule.count:
            break
        if len(found.days) > MOST_DATES:
            raise ValidationError({"until": f"To więcej niż {MOST_DATES} spotkań. Skróć okres albo zmień powtarzanie."})
    _refuse_too_few(rule, len(found.days))
    moved_to = first if first != rule.starts_on else None
    return Preview(tuple(sorted(found.days)), tuple(found.skipped), tuple(found.shifted.values()), moved_to)


class _Found:
    """What a rule gave until now: each date of it is a meeting, is one on another day, or is left out with a reason."""

    def __init__(self, rule: Rule) -> None:
        self.rule = rule
        self.days: set[date] = set()
        self.skipped: list[Skipped] = []
        self.shifted: dict[date, Shifted] = {}  # by the day instead

    def add(self, day: date) -> None:
        if day in self.days:  # a holiday was put here, where the rule has a meeting of its own
            moved = self.shifted.pop(day)
            self.skipped.append(Skipped(moved.day, f"{moved.reason}; dzień po święcie ma już spotkanie"))
            return
        name = public_holidays(day.year).get(day)
        if name and self.rule.on_holiday in STEPS:
            self._shift(day, f"święto: {name}")
        elif reason := why_skipped(self.rule, day):
            self.skipped.append(Skipped(day, reason))
        else:
            self.days |= {day}

    def _shift(self, day: date, reason: str) -> None:
        step, word = STEPS[self.rule.on_holiday]
        instead = day + step
        while instead in public_holidays(instead.year):
            instead += step
        if refusal := self._why_not(instead):
            self.skipped.append(Skipped(day, f"{reason}; {word} {refusal}"))
        else:
            self.days |= {instead}
            self.shifted[instead] = Shifted(day, instead, reason)

    def _why_not(self, day: date) -> str:
        if day < self.rule.starts_on or (self.rule.until and day > self.rule.until):
            return "jest poza podanym okresem"
        if day in self.days:
            return "ma już spotkanie"
        return "jest wyłączony" if day in self.rule.skip_days else ""


STEPS = {
    Holiday.NEXT: (timedelta(days=1), "dzień po święcie"),
    Holiday.BEFORE: (timedelta(days=-1), "dzień przed świętem"),
}


def _refuse_too_few(rule: Rule, given: int) -> None:
    """No meeting at all, or a count that the years ahead do not hold: said, never silently cut short."""
    if not given:
        raise ValidationError({"until": "W tym okresie nie ma ani jednego spotkania. Wybierz późniejszy dzień."})
    if rule.until is None and rule.count and given < rule.count:
        words = f"W ciągu {LONGEST_YEARS} lat wypada tylko tyle spotkań: {given}. Wpisz mniejszą liczbę."
        raise ValidationError({"count": words})


def why_skipped(rule: Rule, day: date) -> str:
    """„święto: Boże Ciało”, „dzień wyłączony”, or nothing."""
    if rule.on_holiday == Holiday.SKIP and (name := public_holidays(day.year).get(day)):
        return f"święto: {name}"
    return "dzień wyłączony" if day in rule.skip_days else ""


def hours(day: date, starts: time, ends: time | None, ends_on: date | None = None) -> tuple[datetime, datetime]:
    """Both moments of a meeting that begins on that day; it ends on `ends_on`, or on the same day.

    An evening may end by six the next morning. Midnight as an end is the one after the last day, and so is no end.
    Raises ValidationError at `day` for a year no calendar shows, at `ends` when it does not end after it starts, at
    `ends_on` when it is earlier or more than a month away, at the hour itself when a clock change leaves it out or
    repeats it.
    """
    _at("day", refuse_other_years, day)
    start, last = _at("starts", moment, day, starts), ends_on or day
    if last < day:
        raise ValidationError({"ends_on": "Ostatni dzień jest wcześniejszy niż pierwszy. Popraw jedną z dat."})
    if last - day > LONGEST:
        raise ValidationError({"ends_on": TOO_LONG})
    if not ends or ends == time.min:
        end = midnight(last + timedelta(days=1))
    elif last > day or ends > starts:
        end = _at("ends", moment, last, ends)
    elif ends <= NIGHT_ENDS and starts >= EVENING_FROM:
        end = _at("ends", moment, day + timedelta(days=1), ends)
    else:
        raise ValidationError({"ends": "Koniec musi być późniejszy niż początek. Popraw jedną z godzin."})
    if end.astimezone(UTC) - start.astimezone(UTC) > LONGEST:
        raise ValidationError({"ends_on": TOO_LONG})
    return start, end


TOO_LONG = "Spotkanie może trwać najwyżej 31 dni. Wpisz wcześniejszy dzień."


@dataclass(frozen=True)
class Typed:
    """What one types for a meeting: `hours` makes its two moments of it."""

    day: date
    starts: time
    ends: time | None
    ends_on: date | None


def as_typed(start: datetime, end: datetime, *, is_open: bool = False) -> Typed:
    """What one would have typed for these moments."""
    start, end = start.astimezone(WARSAW), end.astimezone(WARSAW)
    day, last, ends = start.date(), end.date(), end.time()
    is_night = ends <= NIGHT_ENDS and start.time() >= EVENING_FROM and ends <= start.time()
    if ends == time.min or (is_night and last == day + timedelta(days=1)):
        last -= timedelta(days=1)
    return Typed(day, start.time(), None if is_open else ends, last if last > day else None)


def _at(field: str, ask: Callable[..., Answer], *given: object) -> Answer:
    """What `ask` answers; what it refuses is refused at that field."""
    try:
        return ask(*given)
    except ValidationError as error:
        raise ValidationError({field: error.messages}) from error


def moment(day: date, at: time) -> datetime:
    """That hour on that day in Warsaw. Raises ValidationError for an hour a clock change leaves out or repeats."""
    wall = datetime.combine(day, at)
    early = wall.replace(tzinfo=WARSAW, fold=0)
    late = wall.replace(tzinfo=WARSAW, fold=1)
    if early.utcoffset() == late.utcoffset():
        return early
    day_in_numbers = f"{day:%d.%m.%Y}"
    if early.utcoffset() < late.utcoffset():
        raise ValidationError(f"{day_in_numbers} nie ma godziny {at:%H:%M}: zegary idą do przodu. Wybierz inną.")
    raise ValidationError(f"{day_in_numbers} godzina {at:%H:%M} jest dwa razy: zegary idą do tyłu. Wybierz inną.")


def _refuse_nonsense(rule: Rule) -> None:
    if rule.frequency not in FREQUENCIES:
        raise ValidationError({"frequency": "Wybierz, jak spotkania się powtarzają."})
    if rule.until is None and rule.count is None:
        raise ValidationError({"until": "Podaj ostatni dzień albo liczbę spotkań."})
    if rule.until and rule.count is not None:
        raise ValidationError({"count": "Podaj ostatni dzień albo liczbę spotkań, jedno z dwojga."})
    _at("starts_on", refuse_other_years, rule.starts_on)
    if rule.until:
        _at("until", refuse_other_years, rule.until)
    if rule.until and rule.until < rule.starts_on:
        raise ValidationError({"until": "Ostatni dzień jest wcześniejszy niż pierwszy. Popraw jedną z dat."})
    if not 1 <= rule.interval <= 12:
        raise ValidationError({"interval": "Wpisz liczbę od 1 do 12."})
    if rule.count is not None and not 1 <= rule.count <= MOST_DATES:
        raise ValidationError({"count": f"Wpisz liczbę od 1 do {MOST_DATES}."})
    _refuse_days(rule)


def _refuse_days(rule: Rule) -> None:
    """A rule of days of the week, or of the month, without any."""
    if rule.frequency in ("weekly", "monthly_by_weekday", "monthly_between") and not rule.weekdays:
        raise ValidationError({"weekdays": "Zaznacz co najmniej jeden dzień tygodnia."})
    if rule.frequency == "monthly_by_weekday" and not rule.places:
        raise ValidationError({"places": "Zaznacz, który raz w miesiącu jest spotkanie."})
    if bool(rule.more_weekdays) != bool(rule.more_places):
        field = "more_places" if rule.more_weekdays else "more_weekdays"
        raise ValidationError({field: "Zaznacz i dzień tygodnia, i który raz w miesiącu. Albo usuń oba zaznaczenia."})
    if rule.frequency == "monthly_between":
        for field, number in (("days_from", rule.days_from), ("days_to", rule.days_to)):
            if number is None or not 1 <= number <= 31:
                raise ValidationError({field: "Wpisz dzień miesiąca, od 1 do 31."})
        if rule.days_to < rule.days_from:
            raise ValidationError({"days_to": "Wpisz dzień nie wcześniejszy niż pierwszy z nich."})


def _dates(rule: Rule) -> Iterator[date]:
    """The rule as RFC 5545 has it, from midnight of the first day on; the first date may be later than that day."""
    parts = {
        "daily": {"freq": rrule.DAILY},
        "weekly": {"freq": rrule.WEEKLY, "byweekday": rule.weekdays},
        "monthly_by_day": {"freq": rrule.MONTHLY, "bymonthday": rule.days_of_month},
        "monthly_by_weekday": {
            "freq": rrule.MONTHLY,
            "byweekday": [
                *(rrule.weekday(day, place) for day in rule.weekdays for place in rule.places),
                *(rrule.weekday(day, place) for day in rule.more_weekdays for place in rule.more_places),
            ],
        },
        "monthly_between": {
            "freq": rrule.MONTHLY,
            "byweekday": rule.weekdays,
            "bymonthday": range(rule.days_from or 1, (rule.days_to or 31) + 1),
        },
    }[rule.frequency]
    ten_years = date(min(rule.starts_on.year + LONGEST_YEARS, LAST_YEAR), 12, 31)
    last = rule.until or ten_years
    found = rrule.rrule(
        dtstart=datetime.combine(rule.starts_on, time.min),
        until=datetime.combine(last, time.min),
        interval=rule.interval,
        wkst=rrule.MO,
        bymonth=rule.months or None,
        **parts,
    )
    return (when.date() for when in found)


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_plain(part) for part in value]
    return value
