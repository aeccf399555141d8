"""Standing help of a month: which offers are counted, in which units, and what is still to be entered."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from activities.models import Activity, Tally
from osl_site.common import clock


def month_of(day: date) -> date:
    """Its first day."""
    return day.replace(day=1)


def month_before(month: date) -> date:
    return month_of(month - timedelta(days=1))


def month_after(month: date) -> date:
    return month_of(month + timedelta(days=31))


def standing_in(month: date) -> QuerySet[Activity]:
    """Standing help that was offered in that month (its first day), whether or not anybody counted it."""
    start, end = clock.midnight(month), clock.midnight(month_after(month))
    offered = Activity.objects.filter(is_continuous=True, published_at__lt=end)
    return offered.filter(Q(ended_at=None) | Q(ended_at__gte=start))


def uncounted_in(month: date) -> QuerySet[Activity]:
    """Those of which nothing at all is entered for it, not even that nobody counted; paused ones are not asked."""
    entered = Tally.objects.filter(activity=OuterRef("pk"), month=month)
    return standing_in(month).filter(~Exists(entered), paused_at=None)


@dataclass(frozen=True)
class Line:
    """One number to enter: of which offer, in which unit (empty: not said yet)."""

    activity: Activity
    unit: str = ""


def lines_to_enter(activities: Sequence[Activity], month: date, *, anew: int | None = None) -> list[Line]:
    """For each offer the units that it was counted in before and is not yet in this month, or one unit to be named
    where it never was. `anew` is the offer that gets a further unit. One query."""
    known: dict[int, dict[str, bool]] = {activity.pk: {} for activity in activities}
    for tally in Tally.objects.current().filter(activity__in=known).order_by("-month", "unit"):
        known[tally.activity_id][tally.unit] = known[tally.activity_id].get(tally.unit, False) or tally.month == month
    found = []
    for activity in activities:
        units = known[activity.pk]
        found += [Line(activity, unit) for unit, is_there in units.items() if not is_there]
        found += [Line(activity)] if not units or activity.pk == anew else []
    return found


def entered_in(month: date, activities: Iterable[Activity]) -> list[Tally]:
    """What holds of these offers for that month. One query."""
    rows = Tally.objects.current().filter(month=month, activity__in=list(activities))
    return list(rows.select_related("activity", "corrects").order_by("activity_id", "unit"))


def chain_of(tally: Tally) -> list[Tally]:
    """What was said before it, the newest first: at most as many queries as corrections."""
    found, before = [], tally.corrects
    while before:
        found.append(before)
        before = before.corrects
    return found
