"""What was done, counted from results of meetings and tallies of standing help: each function is one query, with heads
by group one more, however many rows it speaks of.

A meeting counts once its result is entered and somebody came. Counted indicators of the plan ask by the key of their
action (`participants`, `meetings`, `volunteer_hours`), the offer's page by the offer.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count, F, Min, QuerySet, Sum

from activities.models import Activity, HeadCount, Result, Tally
from activities.models.results import COUNTED
from activities.models.tallies import figure
from osl_site.common import clock
from osl_site.common.database.corrections import CorrectableQuerySet

EVERYBODY = Sum(sum((F(name) for name in COUNTED[1:]), F(COUNTED[0])))


@dataclass(frozen=True)
class Figures:
    """Meetings held, people who came by group, hours that volunteers gave."""

    occurrences: int = 0
    people: int = 0
    volunteer_hours: Decimal = Decimal(0)
    by_group: tuple["Heads", ...] = ()  # add up to `people`


@dataclass(frozen=True)
class Heads:
    """How many came who were counted under one name, in the office's order."""

    name: str
    people: int


def of_activity(activity: Activity) -> Figures:
    """Everything that came of one offer so far."""
    return of_activities([activity.pk]).get(activity.pk, Figures())


def of_activities(ids: Iterable[int]) -> dict[int, Figures]:
    """The same of many; an offer of which nothing is known yet is left out."""
    return _by("occurrence__activity_id", Result.objects.filter(occurrence__activity__in=list(ids)))


def of_actions(keys: Iterable[UUID], *, first: date | None = None, last: date | None = None) -> dict[UUID, Figures]:
    """Of actions of the plan by their keys, whichever version they stand in, at meetings from `first` to `last`
    (both included, days in Warsaw)."""
    found = Result.objects.filter(occurrence__activity__action__key__in=list(keys))
    if first:
        found = found.filter(occurrence__starts_at__gte=clock.midnight(first))
    if last:
        found = found.filter(occurrence__starts_at__lt=clock.midnight(last + timedelta(days=1)))
    return _by("occurrence__activity__action__key", found)


def participants(keys: Iterable[UUID], **period: date) -> dict[UUID, int]:
    """How many people came to what these actions gave, by the key of the action."""
    return {key: figures.people for key, figures in of_actions(keys, **period).items()}


def occurrences(keys: Iterable[UUID], **period: date) -> dict[UUID, int]:
    """How many meetings of these actions took place."""
    return {key: figures.occurrences for key, figures in of_actions(keys, **period).items()}


def volunteer_hours(keys: Iterable[UUID], **period: date) -> dict[UUID, Decimal]:
    """How many hours volunteers gave to these actions."""
    return {key: figures.volunteer_hours for key, figures in of_actions(keys, **period).items()}


@dataclass(frozen=True)
class Counted:
    """Standing help in one unit: how much, of how many months it is known, and the ids of the rows that say so."""

    unit: str
    number: Decimal
    months: int
    rows: tuple[int, ...]

    @property
    def words(self) -> str:
        """„14”, „2,5”."""
        return figure(self.number)


def tallied_of_activities(
    ids: Iterable[int], *, first: date | None = None, last: date | None = None
) -> dict[int, list[Counted]]:
    """Standing help of these offers in whole months that begin from `first` to `last` (both included), by unit; what
    was not counted adds nothing. Corrected rows never count. One query."""
    return _tallied("activity_id", Tally.objects.filter(activity__in=list(ids)), first, last)


def tallied_of_actions(
    keys: Iterable[UUID], *, first: date | None = None, last: date | None = None
) -> dict[UUID, list[Counted]]:
    """The same of actions of the plan by their keys, whichever version they stand in. One query."""
    return _tallied("activity__action__key", Tally.objects.filter(activity__action__key__in=list(keys)), first, last)


def _tallied(
    path: str, tallies: CorrectableQuerySet, first: date | None, last: date | None
) -> dict[Any, list[Counted]]:
    rows = tallies.current().filter(number__isnull=False)
    rows = rows.filter(month__gte=first) if first else rows
    rows = rows.filter(month__lte=last) if last else rows
    of = {"total": Sum("number"), "months": Count("month", distinct=True), "ids": ArrayAgg("pk", order_by="pk")}
    found: dict[Any, list[Counted]] = {}
    for key, unit, total, months, ids in rows.order_by().values_list(path, "unit").annotate(**of).order_by("unit"):
        found.setdefault(key, []).append(Counted(unit, total, months, tuple(ids)))
    return found


def _by(path: str, results: QuerySet[Result]) -> dict[Any, Figures]:
    """Two queries."""
    held = results.filter(nobody_came=False).order_by()
    heads = by_group(held, path)
    sums = {"occurrences": Count("pk"), "people": EVERYBODY, "hours": Sum("volunteer_hours")}
    return {
        key: Figures(number, people, hours, tuple(heads.get(key, ())))
        for key, number, people, hours in held.values_list(path).annotate(**sums)
    }


def by_group(results: QuerySet[Result], path: str) -> dict[Any, list[Heads]]:
    """Heads of these results by the names under which they were counted, for each value of `path`. One query."""
    rows = HeadCount.objects.filter(result__in=results.order_by().values("pk")).order_by()
    counted = rows.values_list(f"result__{path}", "name").annotate(people=Sum("people"), at=Min("group__position"))
    found: dict[Any, list[Heads]] = {}
    for key, name, people, _at in counted.order_by("at", "name"):
        found.setdefault(key, []).append(Heads(name, people))
    return found
