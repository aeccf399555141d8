"""Every word that a version prints, as JSON: drawn from a live draft while it is one, stored at submission for ever.

HTML and PDF of a submitted version are drawn from the stored snapshot alone, so nothing renamed or merged later
changes it. `schema` says how to read it; an old schema stays readable.
"""

from decimal import Decimal
from typing import Any

from django.db.models import Prefetch
from django.utils.timezone import localtime

from needs.lineage import Evidence, evidence_of
from needs.models import Conclusion
from osl_site.centre.office import office
from osl_site.words import polish_day
from plans.completeness import first_year_without_conclusions
from plans.models import Action, Goal, Indicator, Kind, Version
from plans.times import time_in_words

SCHEMA = 1


def snapshot(version: Version) -> dict[str, Any]:
    """All that will be printed of this version, names included. A bounded number of queries whatever its size."""
    plan, here = version.plan, office()
    rows, changed = _goals(version), list(version.changed_conclusions.all())
    evidence = evidence_of({row.pk for row in [*changed, *(row for goal in rows for row in goal.conclusions.all())]})
    goals = [_goal(goal, version, evidence) for goal in rows]
    return {
        "schema": SCHEMA,
        "office": {"name": here.name, "is_demo": here.is_demo, "file_plan_symbol": here.file_plan_symbol},
        "archive_category": here.archive_category,
        "title": plan.title,
        "starts_on": polish_day(plan.starts_on),
        "ends_on": polish_day(plan.ends_on),
        "name": version.name,
        "number": version.number,
        "attempt": version.attempt,
        "reason": version.reason,
        "changed_conclusions": [_conclusion(row, evidence) for row in changed],
        "without_conclusions": first_year_without_conclusions() and not any(goal["conclusions"] for goal in goals),
        "manner": version.manner,
        "chapters": [{"key": str(row.key), "title": row.title, "text": row.text} for row in version.chapters.all()],
        "goals": goals,
        "cost": _money(_total(goals)),
        "action_count": sum(len(goal["actions"]) for goal in goals),
        "supporting": sum(action["is_supporting"] for goal in goals for action in goal["actions"]),
        "submitted_by": version.submitted_by.name if version.submitted_by else "",
        "submitted_on": polish_day(localtime(version.submitted_at).date()) if version.submitted_at else "",
    }


def _total(goals: list[dict[str, Any]]) -> Decimal:
    costs = [action["cost_value"] for goal in goals for action in goal["actions"]]
    return sum((Decimal(cost) for cost in costs if cost), Decimal())


def keys_of(stored: dict[str, Any]) -> set[str]:
    """The keys of every place that a remark may name."""
    keys = {chapter["key"] for chapter in stored["chapters"]}
    for goal in stored["goals"]:
        keys |= {goal["key"], *(action["key"] for action in goal["actions"])}
    return keys


def _goals(version: Version) -> list[Goal]:
    actions = Action.objects.prefetch_related("groups", "communes", "localities", "partners", "services", "indicators")
    conclusions = Conclusion.objects.order_by("id")
    return list(version.goals.prefetch_related(Prefetch("actions", actions), Prefetch("conclusions", conclusions)))


def _goal(goal: Goal, version: Version, evidence: dict[int, Evidence]) -> dict[str, Any]:
    return {
        "key": str(goal.key),
        "number": "" if goal.is_table else str(goal.position),
        "text": goal.text,
        "manner": goal.manner,
        "no_conclusion_reason": goal.no_conclusion_reason,
        "conclusions": [_conclusion(row, evidence) for row in goal.conclusions.all()],
        "actions": [_action(action, goal, version) for action in goal.actions.all()],
    }


def _conclusion(conclusion: Conclusion, evidence: dict[int, Evidence]) -> dict[str, Any]:
    return {
        "code": conclusion.code,
        "text": conclusion.text,
        "about": conclusion.get_about_display(),
        "evidence": str(evidence[conclusion.pk]),
    }


def _action(action: Action, goal: Goal, version: Version) -> dict[str, Any]:
    places = [f"gmina {row.name}" for row in action.communes.all()] + [row.name for row in action.localities.all()]
    kinds = [Kind(kind).label for kind in (action.kind, *action.further_kinds)]
    return {
        "key": str(action.key),
        "number": action.number,
        "title": action.title,
        "kinds": kinds,
        "is_supporting": action.is_supporting,
        "description": action.description,
        "time": time_in_words(action),
        "manner": action.manner or goal.manner or version.manner,
        "addressees": action.addressees or ", ".join(row.name for row in action.groups.all()),
        "places": "cała gmina" if action.whole_commune else ", ".join(places),
        "place_note": action.place_note,
        "responsible": action.responsible,
        "partners": [row.name for row in action.partners.all()],
        "services": [row.name for row in action.services.all()],
        "resources": action.resources,
        "cost": _money(action.cost) if action.cost is not None else "",
        "cost_value": str(action.cost) if action.cost is not None else "",
        "indicators": [_indicator(row) for row in action.indicators.all()],
    }


def _indicator(indicator: Indicator) -> dict[str, Any]:
    return {
        "key": str(indicator.key),
        "name": indicator.name,
        "baseline": _number(indicator.baseline),
        "target": _number(indicator.target),
        "unit": indicator.unit,
    }


def _number(value: Decimal) -> str:
    """„120” or „0,5”, thousands apart."""
    whole = f"{Decimal(value):,.2f}".replace(",", "\N{NO-BREAK SPACE}").replace(".", ",")
    return whole.removesuffix(",00")


def _money(value: Decimal) -> str:
    return f"{_number(value)}\N{NO-BREAK SPACE}zł"
