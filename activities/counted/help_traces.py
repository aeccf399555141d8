"""Months of standing help as traces of actions of the plan: it happened where a number above zero was counted, and adds
to indicators that are counted in the same unit."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.translation import ngettext

from activities.models import Tally
from osl_site.common.registry import Trace, TracesOf, TraceState

SOURCE = "tally"  # plans.models.Source


def tallies_of(keys: Sequence[UUID], first: date, last: date) -> list[Trace]:
    """What holds of months whose first day lies from `first` to `last`, both included. One query."""
    rows = Tally.objects.current().filter(activity__action__key__in=list(keys), month__gte=first, month__lte=last)
    columns = ("pk", "activity__action__key", "month", "number", "unit")
    return [
        Trace(
            key=key,
            day=month,
            state=TraceState.HAPPENED,
            row=f"activities.tally:{pk}",
            figures={SOURCE: number},
            unit=unit,
        )
        for pk, key, month, number, unit in rows.filter(number__gt=0).order_by("month", "pk").values_list(*columns)
    ]


def units() -> Mapping[str, Sequence[str]]:
    """Those in which standing help was counted so far. One query."""
    return {SOURCE: list(Tally.objects.order_by("unit").values_list("unit", flat=True).distinct())}


TALLIES = TracesOf(
    sources=frozenset({SOURCE}),
    of=tallies_of,
    kind="activities.tally",
    called="stała pomoc",
    url=lambda pk: reverse("activities:tally_correct", args=[pk]),
    told=lambda count: ngettext("pomoc w %(count)s miesiącu", "pomoc w %(count)s miesiącach", count) % {"count": count},
    units=units,
)
