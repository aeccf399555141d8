"""What is counted of initiatives in some days: begun, done, led by residents, applications, new leaders."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from osl_site.common.withdrawal.models import Withdrawal
from partners.models import Funding, FundingState, Initiative, InitiativeLead, InitiativeStage, Leader, Stage
from partners.models.initiative_means import AT_ONCE
from partners.models.initiatives import ENDED


@dataclass(frozen=True)
class Counted:
    """Of days `first` to `last`, both included: numbers of rows, and what they add up to."""

    begun: Sequence[int]
    done: Sequence[int]
    stopped: Sequence[int]
    going_on: Sequence[int]  # on the last day
    led_by_residents: Sequence[int]  # on the last day or at their end within these days
    filed: Sequence[int]  # applications
    won: Sequence[int]
    granted: Decimal  # złoty
    new_leaders: int
    leads: Sequence[int]  # rows that tell of new leaders


def counted(first: date, last: date) -> Counted:
    """Four queries. What was withdrawn is not counted."""
    gone = Withdrawal.objects.of(Initiative).values("subject_id")
    stages = list(
        InitiativeStage.objects.filter(since__lte=last)
        .exclude(initiative__in=gone)
        .order_by("id")
        .values_list("initiative", "stage", "since")
    )
    leads = list(
        InitiativeLead.objects.filter(since__lte=last)
        .exclude(initiative__in=gone)
        .order_by("id")
        .values_list("pk", "initiative", "leader", "since", "new_leaders")
    )
    money = Funding.objects.exclude(source__in=AT_ONCE).exclude(initiative__in=gone).order_by("pk")
    won = list(money.filter(state=FundingState.WON, decided_on__range=(first, last)).values_list("pk", "granted"))
    begun, stands = {}, {}
    for row, stage, since in stages:
        begun.setdefault(row, since)
        stands[row] = (stage, since)
    leader = {row: who for _pk, row, who, _since, _new in leads}
    new = [(pk, number) for pk, _row, _who, since, number in leads if number and first <= since]
    within = lambda stage: sorted(row for row, (now, since) in stands.items() if now == stage and since >= first)
    going_on = sorted(row for row, (stage, _since) in stands.items() if stage not in ENDED)
    alive = {*going_on, *within(Stage.DONE), *within(Stage.STOPPED)}
    return Counted(
        begun=sorted(row for row, since in begun.items() if since >= first),
        done=within(Stage.DONE),
        stopped=within(Stage.STOPPED),
        going_on=going_on,
        led_by_residents=sorted(row for row in alive if leader.get(row) == Leader.RESIDENTS),
        filed=list(money.filter(filed_on__range=(first, last)).values_list("pk", flat=True)),
        won=[pk for pk, _granted in won],
        granted=sum((granted for _pk, granted in won), Decimal(0)),
        new_leaders=sum(number for _pk, number in new),
        leads=sorted(pk for pk, _number in new),
    )


def told_of(ids: Sequence[int]) -> list[Initiative]:
    """These initiatives as they stand, in their order. One query."""
    rows = Initiative.objects.as_they_stand().filter(pk__in=ids).select_related("locality")
    return list(rows.order_by("pk"))
