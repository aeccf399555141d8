"""From a rule as people give it to dates. Pure: no database, and never asks what time it is.

Series are made in Warsaw wall time: „every Tuesday at 10” is at ten by the clock on the wall in winter and in summer.
The rules themselves are those of RFC 5545 (RRULE), computed by dateutil.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, time
from itertools import islice
from typing import TypeVar

from dateutil import rrule
from django.core.exceptions import ValidationError

from activities.calendar.years import LAST_YEAR, refuse_other_years
from osl_site.common.clock import WARSAW
from osl_site.common.text.public_holidays import public_holidays

MOST_DATES = 400
LONGEST_YEARS = 10  # of a rule that is told by the number of meetings
FREQUENCIES = ("daily", "weekly", "monthly_by_day", "monthly_by_weekday")
Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Rule:
    """A rule as typed. Weekdays: 0 is Monday. Places in the month: 1–4, or -1 for the last."""

    frequency: str
    starts_on: date
    interval: int = 1
    weekdays: tuple[int, ...] = ()
    places: tuple[int, ...] = ()
    until: date | None = None
    count: int | None = None
    skip_holidays: bool = True
    skip_days: tuple[date, ...] = ()

    def as_json(self) -> dict:
        """For `Series.rule`: the same words, dates as ISO text."""
        return {name: _plain(value) for name, value in asdict(self).items()}


@dataclass(frozen=True)
class Skipped:
    """A date that the rule gives and that will not be a meeting, with the reason in words."""

    day: date
    reason: str


@dataclass(frozen=True)
class Preview:
    """What a rule gives. `moved_to` is the first date when the day typed does not fit the rule."""

    days: tuple[date, ...]
    skipped: tuple[Skipped, ...]
    moved_to: date | None


def preview(rule: Rule) -> Preview:
    """The dates of the rule, at most MOST_DATES, holidays and listed days left out with their reasons.

    `count` counts meetings that take place. Raises ValidationError by field of the rule.
    """
    _refuse_nonsense(rule)
    days: list[date] = []
    skipped: list[Skipped] = []
    first = None
    for day in islice(_dates(rule), 4 * MOST_DATES):
        first = first or day
        if reason := why_skipped(rule, day):
            skipped.append(Skipped(day, reason))
        else:
            days.append(day)
        if rule.count and len(days) == rule.count:
            break
        if len(days) > MOST_DATES:
            raise ValidationError({"until": f"To więcej niż {MOST_DATES} spotkań. Skróć okres albo zmień powtarzanie."})
    _refuse_too_few(rule, len(days))
    return Preview(tuple(days), tuple(skipped), first if first != rule.starts_on else None)


def _refuse_too_few(rule: Rule, given: int) -> None:
    """No meeting at all, or a count that the years ahead do not hold: said, never silently cut short."""
    if not given:
        raise ValidationError({"until": "W tym okresie nie ma ani jednego spotkania. Wybierz późniejszy dzień."})
    if rule.until is None and rule.count and given < rule.count:
        words = f"W ciągu {LONGEST_YEARS} lat wypada tylko tyle spotkań: {given}. Wpisz mniejszą liczbę."
        raise ValidationError({"count": words})


def why_skipped(rule: Rule, day: date) -> str:
    """„święto: Boże Ciało”, „dzień wyłączony”, or nothing."""
    if rule.skip_holidays and (name := public_holidays(day.year).get(day)):
        return f"święto: {name}"
    return "dzień wyłączony" if day in rule.skip_days else ""


def hours(day: date, starts: time, ends: time) -> tuple[datetime, datetime]:
    """Both moments of a meeting on that day.

    Raises ValidationError at `day` for a year no calendar shows, at `ends` when it does not end after it starts, at
    the hour itself when a clock change leaves it out or repeats it.
    """
    _at("day", refuse_other_years, day)
    if ends <= starts:
        raise ValidationError({"ends": "Koniec musi być późniejszy niż początek. Popraw jedną z godzin."})
    return _at("starts", moment, day, starts), _at("ends", moment, day, ends)


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
    _at("starts_on", refuse_other_years, rule.starts_on)
    if rule.until:
        _at("until", refuse_other_years, rule.until)
    if rule.until and rule.until < rule.starts_on:
        raise ValidationError({"until": "Ostatni dzień jest wcześniejszy niż pierwszy. Popraw jedną z dat."})
    if not 1 <= rule.interval <= 12:
        raise ValidationError({"interval": "Wpisz liczbę od 1 do 12."})
    if rule.count is not None and not 1 <= rule.count <= MOST_DATES:
        raise ValidationError({"count": f"Wpisz liczbę od 1 do {MOST_DATES}."})
    if rule.frequency in ("weekly", "monthly_by_weekday") and not rule.weekdays:
        raise ValidationError({"weekdays": "Zaznacz co najmniej jeden dzień tygodnia."})
    if rule.frequency == "monthly_by_weekday" and not rule.places:
        raise ValidationError({"places": "Zaznacz, który raz w miesiącu jest spotkanie."})


def _dates(rule: Rule) -> Iterator[date]:
    """The rule as RFC 5545 has it, from midnight of the first day on; the first date may be later than that day."""
    parts = {
        "daily": {"freq": rrule.DAILY},
        "weekly": {"freq": rrule.WEEKLY, "byweekday": rule.weekdays},
        "monthly_by_day": {"freq": rrule.MONTHLY, "bymonthday": rule.starts_on.day},
        "monthly_by_weekday": {
            "freq": rrule.MONTHLY,
            "byweekday": [rrule.weekday(day, place) for day in rule.weekdays for place in rule.places],
        },
    }[rule.frequency]
    ten_years = date(min(rule.starts_on.year + LONGEST_YEARS, LAST_YEAR), 12, 31)
    last = rule.until or ten_years
    found = rrule.rrule(
        dtstart=datetime.combine(rule.starts_on, time.min),
        until=datetime.combine(last, time.min),
        interval=rule.interval,
        wkst=rrule.MO,
        **parts,
    )
    return (when.date() for when in found)


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_plain(part) for part in value]
    return value
