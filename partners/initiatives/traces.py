"""Initiatives of residents as traces of the actions of the plan that they serve: what was begun, done, taken over,
asked for and won adds to indicators on its day, by the village."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import ngettext

from osl_site.common.registry import Trace, TracesOf, TraceState
from osl_site.common.withdrawal.models import standing
from partners.models import Funding, FundingState, Initiative, InitiativeLead, InitiativeStage, Leader, Stage
from partners.models.initiative_means import AT_ONCE

KIND = "partners.initiative"
BEGUN, DONE, LED = "initiatives_begun", "initiatives_done", "residents_lead"  # plans.models.Source
FILED, WON, LEADERS = "funding_filed", "funding_won", "new_leaders"
Event = tuple[int, date, str, int]  # the initiative, when, what of it there was, how much


def initiatives_of(keys: Sequence[UUID], first: date, last: date) -> list[Trace]:
    """Steps of initiatives that serve these actions, on days from `first` to `last`, both included. An initiative is
    done, and led by residents, as it stands on the last of these days. Four queries; what was withdrawn is no trace."""
    serving = standing(Initiative.objects.filter(action_key__in=list(keys)))
    told = {row: (key, place) for row, key, place in serving.values_list("pk", "action_key", "locality__name")}
    rows = list(told)
    found = [*_stages(rows, last), *_leads(rows, last), *_money(rows, last)] if rows else []
    return [
        Trace(
            key=told[row][0],
            day=day,
            state=TraceState.STEP,
            row=f"{KIND}:{row}",
            figures={what: Decimal(much)},
            place=told[row][1],
        )
        for row, day, what, much in sorted(found)
        if day >= first
    ]


def _stages(rows: Sequence[int], last: date) -> Iterator[Event]:
    """When each was begun, and since when it is done where it still is."""
    begun: dict[int, date] = {}
    stands: dict[int, tuple[str, date]] = {}
    for row, stage, since in _of(InitiativeStage, rows, last).values_list("initiative", "stage", "since"):
        begun.setdefault(row, since)
        stands[row] = (stage, since)
    yield from ((row, since, BEGUN, 1) for row, since in begun.items())
    yield from ((row, since, DONE, 1) for row, (stage, since) in stands.items() if stage == Stage.DONE)


def _leads(rows: Sequence[int], last: date) -> Iterator[Event]:
    """Since when residents lead each without a break, where they still do; and how many lead something for the first
    time."""
    led: dict[int, date] = {}
    for row, leader, since, new in _of(InitiativeLead, rows, last).values_list(
        "initiative", "leader", "since", "new_leaders"
    ):
        if leader == Leader.RESIDENTS:
            led.setdefault(row, since)
        else:
            led.pop(row, None)
        if new:
            yield row, since, LEADERS, new
    yield from ((row, since, LED, 1) for row, since in led.items())


def _money(rows: Sequence[int], last: date) -> Iterator[Event]:
    """Applications that were filed, and won. Money that nobody files an application for is none."""
    found = Funding.objects.filter(initiative__in=rows, filed_on__lte=last).exclude(source__in=AT_ONCE).order_by("pk")
    for row, filed_on, decided_on, state in found.values_list("initiative", "filed_on", "decided_on", "state"):
        yield row, filed_on, FILED, 1
        if state == FundingState.WON and decided_on <= last:
            yield row, decided_on, WON, 1


def _of(model: type[InitiativeStage] | type[InitiativeLead], rows: Sequence[int], last: date) -> QuerySet:
    return model.objects.filter(initiative__in=rows, since__lte=last).order_by("id")


INITIATIVES = TracesOf(
    sources=frozenset({BEGUN, DONE, LED, FILED, WON, LEADERS}),
    of=initiatives_of,
    kind=KIND,
    called="inicjatywy mieszkańców",
    url=lambda pk: reverse("partners:initiative_detail", args=[pk]),
    told=lambda count: (
        ngettext("%(count)s inicjatywa mieszkańców", "%(count)s inicjatyw mieszkańców", count) % {"count": count}
    ),
)
