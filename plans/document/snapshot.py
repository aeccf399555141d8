"""The content of a version as its rows say it now: drawn while it is a draft, stored at submission for ever."""

from dataclasses import asdict
from decimal import Decimal

from django.db.models import Prefetch
from django.utils.timezone import localtime

from needs.links import Evidence, evidence_of
from needs.models import Conclusion
from osl_site.common import registry
from osl_site.common.centre.models import Commune, SocialService
from osl_site.common.centre.office import office
from osl_site.common.text.date_formats import polish_day
from osl_site.common.text.number_format import money
from osl_site.common.withdrawal.models import standing
from plans import content as printed
from plans.annex.printed import ServiceLine
from plans.drafting.action_dates import time_in_words
from plans.drafting.completeness import first_year_without_conclusions, reaches
from plans.drafting.goal_order import in_order, number_of
from plans.measuring.printed import Milestone
from plans.models import Action, Aggregate, Cost, Goal, Indicator, Kind, Source, Version


def snapshot(version: Version) -> printed.PlanContent:
    """All that will be printed of this version, names included. A bounded number of queries whatever its size."""
    here = office()
    rows, changed = _goals(version), list(version.changed_conclusions.all())
    evidence = evidence_of({row.pk for row in [*changed, *(row for goal in rows for row in goal.conclusions.all())]})
    served = list(Commune.objects.filter(is_served=True))
    mains = sum(goal.is_main for goal in rows)
    goals = tuple(_goal(goal, mains, version, evidence, served) for goal in rows)
    actions = [action for goal in goals for action in goal.actions]
    return printed.PlanContent(
        schema=printed.SCHEMA,
        office=printed.Office(name=here.name, is_demo=here.is_demo, file_plan_symbol=here.file_plan_symbol),
        archive_category=here.archive_category,
        title=version.title,
        starts_on=polish_day(version.starts_on),
        ends_on=polish_day(version.ends_on),
        first_day=version.starts_on.isoformat(),
        last_day=version.ends_on.isoformat(),
        name=version.name,
        number=version.number,
        attempt=version.attempt,
        reason=version.reason,
        changed_conclusions=tuple(_conclusion(row, evidence) for row in changed),
        without_conclusions=first_year_without_conclusions() and not any(goal.conclusions for goal in goals),
        manner=version.manner,
        chapters=_chapters(version),
        goals=goals,
        communes=_by_commune(actions, served) if len(served) > 1 else (),
        services=_services(actions),
        cost=money(sum((action.amount for action in actions), Decimal())),
        action_count=len(actions),
        supporting=sum(action.is_supporting for action in actions),
        submitted_by=version.submitted_by_name,
        submitted_on=polish_day(localtime(version.submitted_at).date()) if version.submitted_at else "",
    )


def _chapters(version: Version) -> tuple[printed.Chapter, ...]:
    rows = version.chapters.all()
    return printed.numbered(
        [printed.Chapter(key=str(row.key), title=row.title, text=row.text, holds=tuple(row.holds)) for row in rows]
    )


def _goals(version: Version) -> list[Goal]:
    actions = Action.objects.prefetch_related("groups", "communes", "localities", "partners", "services", "indicators")
    conclusions = Conclusion.objects.order_by("id")
    parts = (Prefetch("actions", actions), Prefetch("conclusions", conclusions), "indicators")
    return in_order(version.goals.prefetch_related(*parts))


def _by_commune(actions: list[printed.Action], served: list[Commune]) -> tuple[printed.CommuneActions, ...]:
    """For each commune that the centre serves, the keys of the actions that reach it."""
    return tuple(
        printed.CommuneActions(
            terc=commune.terc,
            name=f"{commune.name} ({commune.kind})",
            actions=tuple(action.key for action in actions if commune.terc in action.communes),
        )
        for commune in served
    )


def _services(actions: list[printed.Action]) -> tuple[ServiceLine, ...]:
    """Each service of the programme, with the keys of the supporting actions that complement it; what was said of its
    gap where there is none. Two queries, one where there are no services."""
    rows = list(standing(SocialService.objects.select_related("commune").filter(is_offered=True)))
    said = registry.gaps.of(SocialService, [row.pk for row in rows])
    found = []
    for row in rows:
        keys = tuple(action.key for action in actions if action.is_supporting and row.name in action.services)
        gap = said[row.pk][0] if said[row.pk] and not keys else None
        found.append(
            ServiceLine(
                name=row.name,
                programme=row.programme_words,
                actions=keys,
                reason=gap.reason if gap else "",
                look_again_on=polish_day(gap.look_again_on) if gap else "",
            )
        )
    return tuple(found)


def _goal(
    goal: Goal, mains: int, version: Version, evidence: dict[int, Evidence], served: list[Commune]
) -> printed.Goal:
    level = "main" if goal.is_main else "detailed" if goal.main_id else ""
    return printed.Goal(
        key=str(goal.key),
        level=level,
        number=number_of(goal, mains),
        text=goal.text,
        manner=goal.manner,
        no_conclusion_reason=goal.no_conclusion_reason,
        conclusions=tuple(_conclusion(row, evidence) for row in goal.conclusions.all()),
        indicators=tuple(_indicator(row) for row in goal.indicators.all()),
        actions=tuple(_action(action, goal, version, served) for action in goal.actions.all()),
    )


def _conclusion(conclusion: Conclusion, evidence: dict[int, Evidence]) -> printed.Conclusion:
    return printed.Conclusion(
        code=conclusion.code,
        text=conclusion.text,
        about=conclusion.get_about_display(),
        evidence=str(evidence[conclusion.pk]),
        counts=printed.Evidence(**asdict(evidence[conclusion.pk])),
    )


def _action(action: Action, goal: Goal, version: Version, served: list[Commune]) -> printed.Action:
    return printed.Action(
        key=str(action.key),
        number=action.number,
        title=action.title,
        kinds=tuple(Kind(kind).label for kind in (action.kind, *action.further_kinds) if kind),
        is_supporting=action.is_supporting,
        description=action.description,
        time=time_in_words(action),
        time_kind=action.time_kind,
        time_from=action.time_from.isoformat() if action.time_from else "",
        time_to=action.time_to.isoformat() if action.time_to else "",
        manner=action.manner or goal.manner or version.manner,
        addressees=action.addressees or ", ".join(row.name for row in action.groups.all()),
        places=_places(action, served),
        communes=tuple(row.terc for row in served if reaches(action, row)),
        place_note=action.place_note,
        responsible=action.responsible,
        partners=tuple(row.name for row in action.partners.all()),
        services=tuple(row.name for row in action.services.all()),
        resources=action.resources,
        cost=money(action.cost) if action.cost is not None else "",
        cost_value=str(action.cost) if action.cost is not None else "",
        costs=tuple(map(_cost, action.cost_lines)) if action.costs else (),
        indicators=tuple(_indicator(row) for row in action.indicators.all()),
    )


def _cost(line: Cost) -> printed.Cost:
    year = str(line.year) if line.year else ""
    return printed.Cost(amount=money(line.amount), value=str(line.amount), source=line.source, year=year)


def _places(action: Action, served: list[Commune]) -> str:
    """Communes and localities by name; the only commune that the centre serves needs none."""
    communes = list(action.communes.all())
    if len(served) == 1 and served[0] in communes:
        return printed.WHOLE_COMMUNE
    names = [f"{printed.COMMUNE}{row.name}" for row in communes]
    return ", ".join([*names, *(row.name for row in action.localities.all())])


def _indicator(indicator: Indicator) -> printed.Indicator:
    said = Aggregate(indicator.aggregate).said
    return printed.Indicator(
        key=str(indicator.key),
        name=indicator.name,
        baseline=said(indicator.baseline),
        target=said(indicator.target),
        unit=indicator.unit,
        source="" if indicator.source == Source.TYPED else indicator.source_in_words,
        kind=indicator.kind_in_words,
        milestones=tuple(Milestone(period=row.name, to_reach=said(row.value)) for row in indicator.path),
    )
