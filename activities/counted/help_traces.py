"""Months of standing help as traces of actions of the plan: it happened where a number above zero was counted."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.translation import ngettext

from activities.models import Tally
from osl_site.common.registry import Trace, TracesOf, TraceState


def tallies_of(keys: Sequence[UUID], first: date, last: date) -> list[Trace]:
    """What holds of months whose first day lies from `first` to `last`, both included. One query. Units are words of
    the office, so nothing of it is added to counted indicators."""
    rows = Tally.objects.current().filter(activity__action__key__in=list(keys), month__gte=first, month__lte=last)
    found = rows.filter(number__gt=0).order_by("month", "pk").values_list("pk", "activity__action__key", "month")
    return [
        Trace(key=key, day=month, state=TraceState.HAPPENED, row=f"activities.tally:{pk}") for pk, key, month in found
    ]


TALLIES = TracesOf(
    sources=frozenset(),
    of=tallies_of,
    kind="activities.tally",
    called="stała pomoc",
    url=lambda pk: reverse("activities:tally_correct", args=[pk]),
    told=lambda count: ngettext("pomoc w %(count)s miesiącu", "pomoc w %(count)s miesiącach", count) % {"count": count},
)
