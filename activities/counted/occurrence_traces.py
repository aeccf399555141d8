"""Meetings as traces of actions of the plan: planned, happened, called off, and what each adds to indicators."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import ngettext

from activities.models import HeadCount, Occurrence
from activities.models.results import COUNTED, GROUPS
from osl_site.common import clock
from osl_site.common.registry import Trace, TracesOf, TraceState

PEOPLE = "participants"
SOURCES = (PEOPLE, *GROUPS, "group", "meetings", "volunteer_hours")  # plans.models.Source
COLUMNS = (
    "pk", "activity__action__key", "starts_at", "ends_at", "cancelled_at", "venue__locality__name",
    "result__nobody_came", "result__volunteer_hours", "result__cost", "result__deviations",
)  # fmt: skip


def occurrences_of(keys: Sequence[UUID], first: date, last: date) -> list[Trace]:
    """Published meetings of these actions that begin on days from `first` to `last` (in Warsaw), in their order. Two
    queries. A meeting adds to indicators once its result is entered and somebody came."""
    rows = Occurrence.objects.published().filter(
        activity__action__key__in=list(keys),
        starts_at__gte=clock.midnight(first),
        starts_at__lt=clock.midnight(last + timedelta(days=1)),
    )
    people = [f"result__{name}" for name in COUNTED]
    now = clock.now()
    heads = _heads_of(rows)
    found = rows.order_by("starts_at", "pk").values(*COLUMNS, *people)
    return [_trace(row, now, heads.get(row["pk"], [])) for row in found]


def _heads_of(occurrences: QuerySet[Occurrence]) -> dict[int, list[HeadCount]]:
    """By the id of the meeting, in the office's order of groups."""
    found: dict[int, list[HeadCount]] = defaultdict(list)
    counts = HeadCount.objects.filter(result__occurrence__in=occurrences.values("pk"))
    for one in counts.select_related("result", "group").order_by("group__position", "name"):
        found[one.result.occurrence_id].append(one)
    return found


def _trace(row: dict, now: object, heads: Sequence[HeadCount]) -> Trace:
    nobody = row["result__nobody_came"]
    if row["cancelled_at"]:
        state = TraceState.CALLED_OFF
    elif row["ends_at"] > now:
        state = TraceState.AHEAD
    else:
        state = TraceState.UNSAID if nobody is None else TraceState.HAPPENED
    figures = _figures(row, heads) if nobody is False and not row["cancelled_at"] else {}
    return Trace(
        key=row["activity__action__key"],
        day=localtime(row["starts_at"]).date(),
        state=state,
        row=f"activities.occurrence:{row['pk']}",
        figures=figures,
        place=row["venue__locality__name"] or "",
        cost=row["result__cost"] or Decimal(0),
        deviation=row["result__deviations"] or "",
        by_group=tuple((one.name, Decimal(one.people)) for one in heads) if figures else (),
    )


def _figures(row: dict, heads: Sequence[HeadCount]) -> dict[str, Decimal]:
    of_old = {group: Decimal(row[f"result__{group}"]) for group in GROUPS}
    return {
        PEOPLE: sum(of_old.values(), Decimal(row["result__others"])),
        **of_old,
        **{f"group:{one.group.slug}": Decimal(one.people) for one in heads},
        "meetings": Decimal(1),
        "volunteer_hours": row["result__volunteer_hours"],
    }


OCCURRENCES = TracesOf(
    sources=frozenset(SOURCES),
    of=occurrences_of,
    kind="activities.occurrence",
    called="spotkania",
    url=lambda pk: reverse("activities:occurrence_detail", args=[pk]),
    told=lambda count: ngettext("%(count)s spotkanie", "%(count)s spotkań", count) % {"count": count},
)
