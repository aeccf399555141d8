"""What everybody else goes by: which plan the offer, the desk and partners mean when they say „the plan”.

Whoever reads „the plan” asks here. A plan that is over is history, a repealed one is never gone by.
"""

from datetime import date

from django.db.models import QuerySet

from plans.in_force.status import Standing, VersionStatus, decided_plans, status_of
from plans.models import Action, Plan, TermKind

LIVE = (Standing.IN_FORCE, Standing.AHEAD)
NO_LONGER = "plan już nie obowiązuje"


def texts_gone_by(day: date) -> list[VersionStatus]:
    """The text that holds on the day and those that are approved for later, the soonest first. Where there is none, the
    last text of the plan whose time ended last. Three queries."""
    plans = [status_of(plan, day) for plan in decided_plans()]
    live = [text for plan in plans for text in plan.versions if text.standing in LIVE and text.ever_holds]
    if live:
        return sorted(live, key=lambda text: (text.starts, text.version.number))
    ended = [text for plan in plans if plan.standing == Standing.ENDED for text in plan.versions if text.ever_holds]
    return ended[:1]


def actions_gone_by(day: date) -> QuerySet[Action]:
    """The actions of those texts; one that several texts have is that of the soonest. Four queries, and its own."""
    texts = {text.version.pk: place for place, text in enumerate(texts_gone_by(day))}
    rows = Action.objects.filter(goal__version__in=texts).values_list("key", "goal__version", "pk")
    soonest = {key: pk for key, _text, pk in sorted(rows, key=lambda row: -texts[row[1]])}
    return Action.objects.filter(pk__in=soonest.values())


def plan_to_update(day: date) -> Plan | None:
    """The plan that holds on the day, else the next one; None where there is none, or it is being repealed. A query."""
    return plans_to_update(day).order_by("in_force_span").first()


def plans_to_update(day: date) -> QuerySet[Plan]:
    """Plans that hold on the day or later and are not being repealed."""
    repealed = Plan.objects.filter(versions__term_decisions__kind=TermKind.REPEALED)
    return Plan.objects.filter(in_force_span__endswith__gt=day).exclude(pk__in=repealed)


def is_over(plan: Plan, day: date) -> bool:
    """Whether an approved plan holds neither on the day nor later. No query."""
    span = plan.in_force_span
    return span is not None and (span.isempty or span.upper <= day)
