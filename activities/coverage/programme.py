"""Each service of the programme, by the supporting activities that complement it: planned, happened, participations.

A service is complemented where an action of the plan, or an offer outside it, of a supporting kind names it. The
figures are asked of results and tallies; participations are heads at meetings and never persons.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery

from activities import figures
from activities.models import Activity, Result, ServiceCoverage, Tally
from osl_site.common import clock
from osl_site.common.centre.models import SocialService
from osl_site.common.registry import Complemented, Gap
from osl_site.common.withdrawal.models import standing
from plans.in_force.gone_by import texts_gone_by
from plans.models import Action
from plans.models.kinds import SUPPORTING_KINDS


@dataclass(frozen=True)
class Covered:
    """One service: how many supporting actions and activities it has, what came of them, and what was said of a gap."""

    service: SocialService
    actions: tuple[Action, ...]
    activities: int
    occurrences: int
    people: int
    helped: tuple[figures.Counted, ...]
    said: ServiceCoverage | None

    @property
    def is_gap(self) -> bool:
        """Whether nothing supporting is planned or offered for it."""
        return not (self.actions or self.activities)

    @property
    def needs_word(self) -> bool:
        """Whether the organiser is to say why, or to look again by today."""
        return self.is_gap and (self.said is None or self.said.look_again_on <= clock.today())

    @property
    def planned_words(self) -> str:
        """„1.3, 2.1”, and how many offers stand outside the plan."""
        return ", ".join(action.number for action in self.actions)

    @property
    def helped_words(self) -> str:
        """„podwózki: 46”."""
        return ", ".join(f"{one.unit}: {one.words}" for one in self.helped)

    @property
    def said_words(self) -> str:
        """„Nikt nie prosił o grupę. Wrócimy do tego 14.01.2027”, of a gap alone."""
        if not (self.is_gap and self.said):
            return ""
        return f"{self.said.reason.rstrip('.')}. Wrócimy do tego {self.said.look_again_on:%-d.%m.%Y}"


def programme() -> QuerySet[SocialService]:
    """Those of the programme that are given today, in Polish order."""
    return standing(SocialService.objects.select_related("commune").filter(is_offered=True)).order_by("name_key", "pk")


def supporting(path: str = "") -> Q:
    """Rows of a supporting kind, main or further; `path` leads to what has the kinds."""
    return Q(**{f"{path}kind__in": SUPPORTING_KINDS}) | Q(**{f"{path}further_kinds__overlap": list(SUPPORTING_KINDS)})


def planned_on(day: date) -> QuerySet[Action]:
    """Supporting actions of the text of the plan that holds on the day, else of the soonest. Three queries, and its
    own."""
    soonest = texts_gone_by(day)[:1]
    return Action.objects.filter(supporting(), goal__version__in=[text.version.pk for text in soonest])


def uncovered() -> QuerySet[SocialService]:
    """Gaps of which nothing was said yet, and those to look again at by today. Four queries."""
    newest = ServiceCoverage.objects.filter(service=OuterRef("pk")).order_by("-id")
    planned = planned_on(clock.today())
    offered = Activity.objects.published().filter(supporting(), ended_at=None)
    gaps = programme().exclude(actions__in=planned).exclude(activities__in=offered)
    gaps = gaps.annotate(looks=Subquery(newest.values("look_again_on")[:1]))
    return gaps.filter(Q(looks=None) | Q(looks__lte=clock.today())).distinct()


def complemented(first: date, last: date) -> list[Complemented]:
    """For the registry: all services of the programme. Constant queries."""
    return [
        Complemented(
            service_id=row.service.pk,
            name=row.service.name,
            programme=row.service.programme_words,
            planned=tuple(action.number for action in row.actions),
            offered=row.activities,
            occurrences=row.occurrences,
            participations=row.people,
            helped=row.helped_words,
            is_gap=row.is_gap,
            reason=row.said.reason if row.said else "",
            look_again_on=row.said.look_again_on if row.said else None,
        )
        for row in cover_of(programme(), first=first, last=last)
    ]


def cover_of(rows: Iterable[SocialService], *, first: date, last: date) -> list[Covered]:
    """Of these services, what is planned and offered on the last day and what happened from `first` to `last` (both
    included). Constant queries, however many services."""
    rows = list(rows)
    ids = [row.pk for row in rows]
    planned: dict[int, list[Action]] = {pk: [] for pk in ids}
    actions = planned_on(last).filter(services__in=ids).distinct()
    for action in actions.select_related("goal").prefetch_related("services"):
        for service in action.services.all():
            if service.pk in planned:
                planned[service.pk].append(action)
    activities = _published(ids, last)
    came = _came(ids, first, last)
    helped = _helped(ids, first, last)
    said = _said(ids)
    return [
        Covered(
            service=row,
            actions=tuple(sorted(planned[row.pk], key=lambda action: (action.goal.position, action.position))),
            activities=activities.get(row.pk, 0),
            occurrences=came.get(row.pk, (0, 0))[0],
            people=came.get(row.pk, (0, 0))[1],
            helped=tuple(helped.get(row.pk, ())),
            said=said.get(row.pk),
        )
        for row in rows
    ]


def _published(ids: list[int], day: date) -> dict[int, int]:
    ends = clock.midnight(day + timedelta(days=1))
    rows = Activity.objects.filter(supporting(), services__in=ids, published_at__lt=ends)
    rows = rows.filter(Q(ended_at=None) | Q(ended_at__gte=ends))
    return dict(rows.order_by().values_list("services").annotate(Count("pk")).values_list("services", "pk__count"))


def _came(ids: list[int], first: date, last: date) -> dict[int, tuple[int, int]]:
    begins, ends = clock.midnight(first), clock.midnight(last + timedelta(days=1))
    rows = Result.objects.filter(supporting("occurrence__activity__"), occurrence__activity__services__in=ids)
    rows = rows.filter(nobody_came=False, occurrence__starts_at__gte=begins, occurrence__starts_at__lt=ends)
    heads = figures.EVERYBODY
    counted = rows.order_by().values_list("occurrence__activity__services").annotate(n=Count("pk"), heads=heads)
    return {pk: (n, heads) for pk, n, heads in counted if pk in ids}


def _helped(ids: list[int], first: date, last: date) -> dict[int, list[figures.Counted]]:
    rows = Tally.objects.current().filter(supporting("activity__"), activity__services__in=ids, number__gt=0)
    rows = rows.filter(month__gte=first.replace(day=1), month__lte=last).order_by("unit", "pk")
    sums: dict[tuple[int, str], list[Tally]] = {}
    for tally in rows.annotate(service_id=F("activity__services")):
        if tally.service_id in ids:
            sums.setdefault((tally.service_id, tally.unit), []).append(tally)
    found: dict[int, list[figures.Counted]] = {}
    for (pk, unit), told in sums.items():
        total = sum((row.number for row in told), Decimal(0))
        months = len({row.month for row in told})
        found.setdefault(pk, []).append(figures.Counted(unit, total, months, tuple(row.pk for row in told)))
    return found


def gaps_of(ids: Sequence[int]) -> dict[int, list[Gap]]:
    """For the registry: what was said last of these services. One query."""
    return {pk: [Gap(row.reason, row.look_again_on)] for pk, row in _said(list(ids)).items()}


def _said(ids: list[int]) -> dict[int, ServiceCoverage]:
    newest = ServiceCoverage.objects.filter(service__in=ids).order_by("service_id", "-id").distinct("service_id")
    return {row.service_id: row for row in newest}
