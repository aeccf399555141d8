"""What is asked of a day before a meeting stands on it, whichever act puts it there.

Gone by is refused; what one may not have meant is said first, and done by whoever has read it.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.utils.timezone import localtime

from activities.models import Activity, ActivityState
from activities.planning.clashes import InTheWay, Slot, clashes_of
from osl_site.common import clock
from osl_site.common.text.public_holidays import public_holidays
from plans.drafting.action_dates import span, time_in_words

DAY_OVER = "Ten dzień już minął. Podaj dzisiejszy dzień albo późniejszy."
HOUR_OVER = "Ta godzina już minęła. Podaj późniejszą."
OVER = "To spotkanie już minęło."
FAR = timedelta(days=366)
STOPPED = {
    ActivityState.PAUSED: "Ta pozycja oferty jest teraz wstrzymana.",
    ActivityState.ENDED: "Ta pozycja oferty jest zakończona.",
}
Moments = Iterable[tuple[datetime, datetime]]


def refuse_gone(starts_at: datetime, *, day: str, hour: str) -> None:
    """Nothing is put where the clock has been already. Raises ValidationError at the field of the day, or the hour."""
    if starts_at > clock.now():
        return
    if localtime(starts_at).date() < clock.today():
        raise ValidationError({day: DAY_OVER})
    raise ValidationError({hour: HOUR_OVER})


def odd_about(day: date, activity: Activity) -> Iterator[str]:
    """What one may not have meant by that day: a holiday, more than a year ahead, outside the time of the activity."""
    if name := public_holidays(day.year).get(day):
        yield f"Święto: {name}."
    if day > clock.today() + FAR:
        yield "Do tego dnia jest więcej niż rok."
    if activity.state in STOPPED:
        yield STOPPED[activity.state]
    if activity.action:
        first, last = span(activity.action.time_kind, activity.action.time_from, activity.action.time_to)
        if (first and day < first) or (last and day > last):
            yield f"Działanie w planie ma inny termin: {time_in_words(activity.action).removesuffix('.')}."


def check_days(activity: Activity, slots: list[Slot], *, instead_of: Iterable[int] = ()) -> list[tuple[str, ...]]:
    """Of each slot of this offer, what to think of first, in sentences. One query, however many."""
    found = clashes_of(slots, instead_of=instead_of)
    return [tuple(_about(slot, activity, clashes)) for slot, clashes in zip(slots, found, strict=True)]


def slots_for(activity: Activity, moments: Moments, venue_id: int | None) -> list[Slot]:
    """Where meetings of this offer would stand."""
    return [Slot(start, end, venue_id, activity.in_charge_id, activity.title) for start, end in moments]


def _about(slot: Slot, activity: Activity, clashes: InTheWay) -> Iterator[str]:
    if slot.ends_at <= clock.now():
        yield OVER
    yield from odd_about(slot.day, activity)
    yield from clashes.sentences
