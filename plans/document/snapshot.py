"""Every word that a version prints, as JSON: drawn from a live draft while it is one, stored at submission for ever.

HTML and PDF of a submitted version are drawn from the stored snapshot alone, so nothing renamed or merged later
changes it. `schema` says how to read it; `read` brings what was stored under an older one to the shape of today.

Schema 1 held words only. Schema 2 adds days and kinds of time for the timeline, the communes of each action with a
section for every commune when the centre serves several (art. 18, art. 20 ust. 4), and the evidence as numbers.
"""

from dataclasses import asdict
from decimal import Decimal
from typing import Any

from django.db.models import Prefetch
from django.utils.timezone import localtime

from needs.links import Evidence, evidence_of
from needs.models import Conclusion
from osl_site.common.centre.models import Commune
from osl_site.common.centre.office import office
from osl_site.common.text.date_formats import polish_day
from plans.document.action_dates import time_in_words
from plans.document.number_format import money, number
from plans.drafting.completeness import first_year_without_conclusions, reaches
from plans.models import Action, Goal, Indicator, Kind, Source, Version

SCHEMA = 2


def snapshot(version: Version) -> dict[str, Any]:
    """All that will be printed of this version, names included. A bounded number of queries whatever its size."""
    plan, here = version.plan, office()
    rows, changed = _goals(version), list(version.changed_conclusions.all())
    evidence = evidence_of({row.pk for row in [*changed, *(row for goal in rows for row in goal.conclusions.all())]})
    served = list(Commune.objects.filter(is_served=True))
    goals = [_goal(goal, version, evidence, served) for goal in rows]
    return {
        "schema": SCHEMA,
        "office": {"name": here.name, "is_demo": here.is_demo, "file_plan_symbol": here.file_plan_symbol},
        "archive_category": here.archive_category,
        "title": plan.title,
        "starts_on": polish_day(plan.starts_on),
        "ends_on": polish_day(plan.ends_on),
        "first_day": plan.starts_on.isoformat(),
        "last_day": plan.ends_on.isoformat(),
        "name": version.name,
        "number": version.number,
        "attempt": version.attempt,
        "reason": version.reason,
        "changed_conclusions": [_conclusion(row, evidence) for row in changed],
        "without_conclusions": first_year_without_conclusions() and not any(goal["conclusions"] for goal in goals),
        "manner": version.manner,
        "chapters": _numbered(
            [{"key": str(row.key), "title": row.title, "text": row.text} for row in version.chapters.all()]
        ),
        "goals": goals,
        "communes": _by_commune(goals, served) if len(served) > 1 else [],
        "cost": money(_total(goals)),
        "action_count": sum(len(goal["actions"]) for goal in goals),
        "supporting": sum(action["is_supporting"] for goal in goals for action in goal["actions"]),
        "submitted_by": version.submitted_by.name if version.submitted_by else "",
        "submitted_on": polish_day(localtime(version.submitted_at).date()) if version.submitted_at else "",
    }


def read(stored: dict[str, Any]) -> dict[str, Any]:
    """What was stored under any schema, in the shape of today. What an older one did not know is empty."""
    if stored["schema"] == SCHEMA:
        return stored
    goals = [
        goal
        | {
            "conclusions": [row | {"counts": None} for row in goal["conclusions"]],
            "actions": [
                row
                | {"time_kind": "", "time_from": "", "time_to": "", "communes": []}
                | {"indicators": [line | {"source": ""} for line in row["indicators"]]}
                for row in goal["actions"]
            ],
        }
        for goal in stored["goals"]
    ]
    changed = [row | {"counts": None} for row in stored["changed_conclusions"]]
    return stored | {
        "first_day": "",
        "last_day": "",
        "chapters": _numbered(stored["chapters"]),
        "goals": goals,
        "changed_conclusions": changed,
        "communes": [],
    }


def _numbered(chapters: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """A text that stands alone has no number."""
    if len(chapters) == 1:
        return [chapters[0] | {"number": ""}]
    return [chapter | {"number": str(number)} for number, chapter in enumerate(chapters, 1)]


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


def _by_commune(goals: list[dict[str, Any]], served: list[Commune]) -> list[dict[str, Any]]:
    """For each commune that the centre serves, the keys of the actions that reach it."""
    actions = [action for goal in goals for action in goal["actions"]]
    return [
        {
            "terc": commune.terc,
            "name": f"{commune.name} ({commune.kind})",
            "actions": [action["key"] for action in actions if commune.terc in action["communes"]],
        }
        for commune in served
    ]


def _goal(goal: Goal, version: Version, evidence: dict[int, Evidence], served: list[Commune]) -> dict[str, Any]:
    return {
        "key": str(goal.key),
        "number": "" if goal.is_table else str(goal.position),
        "text": goal.text,
        "manner": goal.manner,
        "no_conclusion_reason": goal.no_conclusion_reason,
        "conclusions": [_conclusion(row, evidence) for row in goal.conclusions.all()],
        "actions": [_action(action, goal, version, served) for action in goal.actions.all()],
    }


def _conclusion(conclusion: Conclusion, evidence: dict[int, Evidence]) -> dict[str, Any]:
    return {
        "code": conclusion.code,
        "text": conclusion.text,
        "about": conclusion.get_about_display(),
        "evidence": str(evidence[conclusion.pk]),
        "counts": asdict(evidence[conclusion.pk]),
    }


def _action(action: Action, goal: Goal, version: Version, served: list[Commune]) -> dict[str, Any]:
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
        "time_kind": action.time_kind,
        "time_from": action.time_from.isoformat() if action.time_from else "",
        "time_to": action.time_to.isoformat() if action.time_to else "",
        "manner": action.manner or goal.manner or version.manner,
        "addressees": action.addressees or ", ".join(row.name for row in action.groups.all()),
        "places": _whole(served) if action.whole_commune else ", ".join(places),
        "communes": [row.terc for row in served if reaches(action, row)],
        "place_note": action.place_note,
        "responsible": action.responsible,
        "partners": [row.name for row in action.partners.all()],
        "services": [row.name for row in action.services.all()],
        "resources": action.resources,
        "cost": money(action.cost) if action.cost is not None else "",
        "cost_value": str(action.cost) if action.cost is not None else "",
        "indicators": [_indicator(row) for row in action.indicators.all()],
    }


def _whole(served: list[Commune]) -> str:
    """How the whole area is called that the centre serves."""
    return "cała gmina" if len(served) < 2 else "wszystkie gminy"


def _indicator(indicator: Indicator) -> dict[str, Any]:
    return {
        "key": str(indicator.key),
        "name": indicator.name,
        "baseline": number(indicator.baseline),
        "target": number(indicator.target),
        "unit": indicator.unit,
        "source": "" if indicator.source == Source.TYPED else indicator.get_source_display(),
    }
