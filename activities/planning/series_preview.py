"""What a rule would make, in words, before anything is made."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from itertools import cycle, pairwise
from operator import itemgetter

from django.core.exceptions import ValidationError
from django.utils.timezone import localtime

from activities.models import Activity, Venue
from activities.models.occurrences import LONGEST
from activities.planning.day_check import check_days, refuse_gone, slots_for
from activities.planning.recurrence import MOST_DATES, Rule, hours, preview
from activities.planning.rule_words import months_without, rule_in_words
from osl_site.common.text.date_formats import day_in_words, days_on, hours_in_words, span_in_words

Pair = tuple[time, time | None]


@dataclass(frozen=True)
class ShownDay:
    words: str
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class SeriesPreview:
    """The dates of a rule, those left out and why, and where the first one went. `fingerprint` names all of it."""

    days: tuple[ShownDay, ...]
    rule: str
    count: int
    skipped: tuple[str, ...]
    shifted: tuple[str, ...]
    missing: tuple[str, ...]
    moved_to: str
    fingerprint: str

    @property
    def odd(self) -> int:
        return sum(bool(day.warnings) for day in self.days)


def series_preview(
    activity: Activity,
    rule: Rule,
    *,
    starts: time,
    ends: time | None,
    also_at: Sequence[Pair] = (),
    lasts: int = 1,
    venue: Venue | None,
    capacity: int | None,
) -> SeriesPreview:
    """What this rule gives at these hours, each day checked. One query. Raises ValidationError by field, and for days
    that are gone: what has taken place is no plan."""
    given, pairs = preview(rule), all_hours(starts, ends, also_at)
    moments = moments_of(given.days, pairs, lasts)
    refuse_gone(min(moments)[0], day="starts_on", hour="starts")
    checked = check_days(activity, slots_for(activity, moments, venue and venue.pk))
    asked = (activity.pk, rule, pairs, lasts, venue and venue.pk, capacity, given.days, checked)
    return SeriesPreview(
        days=tuple(
            ShownDay(_said(*moment, pair, alone=len(pairs) == 1), found)
            for moment, pair, found in zip(moments, cycle(pairs), checked, strict=False)
        ),
        rule=rule_in_words(rule, pairs, lasts),
        count=len(moments),
        skipped=tuple(f"{day_in_words(gap.day)} ({gap.reason})" for gap in given.skipped),
        shifted=tuple(
            f"{day_in_words(move.day)} ({move.reason}), zamiast tego: {day_in_words(move.instead)}"
            for move in given.shifted
        ),
        missing=tuple(months_without(rule, rule.until or given.days[-1])),
        moved_to=day_in_words(given.days[0]) if given.moved_to else "",
        fingerprint=sha256(repr(asked).encode()).hexdigest()[:32],
    )


def _said(start: datetime, end: datetime, pair: Pair, *, alone: bool) -> str:
    """The day; where that pair of hours is not `alone` on it, with its hours; of several days both ends."""
    if len(days_on(start, end)) > 1:
        return span_in_words(start, end, is_open=pair[1] is None)
    day = day_in_words(localtime(start).date())
    return day if alone else f"{day}, {hours_in_words(start, end, is_open=pair[1] is None)}"


def all_hours(starts: time, ends: time | None, also_at: Sequence[Pair]) -> list[Pair]:
    """Every pair of hours of a day, the earliest first.

    Raises ValidationError at `also_at` when two of them are the same or overlap.
    """
    pairs = [(starts, ends), *((pair[0], pair[1]) for pair in also_at)]
    try:
        moments = sorted(hours(date(2024, 1, 1), *pair) for pair in pairs) if also_at else []
    except ValidationError as error:
        raise ValidationError({"also_at": error.messages}) from error
    if any(after[0] < before[1] for before, after in pairwise(moments)):
        raise ValidationError({"also_at": "Te godziny nachodzą na siebie. Popraw jedne z nich."})
    return sorted(pairs, key=itemgetter(0))


def moments_of(days: Sequence[date], pairs: Sequence[Pair], lasts: int = 1) -> list[tuple[datetime, datetime]]:
    """Both moments of every meeting, day by day; each of them `lasts` so many days. Raises ValidationError by field."""
    if len(days) * len(pairs) > MOST_DATES:
        raise ValidationError({"also_at": f"To więcej niż {MOST_DATES} spotkań. Skróć okres albo usuń jedne godziny."})
    if not 1 <= lasts <= LONGEST.days:
        raise ValidationError({"lasts": f"Wpisz liczbę od 1 do {LONGEST.days}."})
    if lasts > 1 and len(pairs) > 1:
        raise ValidationError({"also_at": "Kilka godzin jednego dnia ma tylko spotkanie, które trwa jeden dzień."})
    more = timedelta(days=lasts - 1)
    moments = [hours(day, *pair, day + more if more else None) for day in days for pair in pairs]
    if more and any(after[0] < before[1] for before, after in pairwise(moments)):
        raise ValidationError({"lasts": "Następne spotkanie zaczyna się, zanim to się skończy. Popraw liczbę dni."})
    return moments
