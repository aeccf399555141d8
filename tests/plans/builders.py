"""Plans in each state, made by the services as in the office; only what a test is about has to be named."""

from datetime import date
from itertools import count

from needs.models import Conclusion
from plans import services
from plans.models import Action, Goal, Outcome, Plan, Version
from tests import builders

COMPLETE = {
    "title": "Herbata u sąsiadów",
    "kind": "self_help",
    "description": "Spotkania osób starszych.",
    "time_kind": "ongoing",
    "manner": "W świetlicy, prowadzi animator.",
}
_years = count(2060)  # an approval never works backwards, whatever the year of these tests


def conclusion(text="Samotność osób starszych jest powszechna.", **fields):
    fields = {"about": "needs", "scope": ["supporting"], "valid_from": date(2026, 9, 1)} | fields
    return Conclusion.objects.create(text=text, created_at=builders.EPOCH, changed_at=builders.EPOCH, **fields)


def plan(by=None) -> Plan:
    """A plan with its draft, for a year that no other plan has."""
    year = next(_years)
    values = {"title": f"Plan na rok {year}", "starts_on": date(year, 1, 1), "ends_on": date(year, 12, 31)}
    return services.create_plan(values, by=by or builders.user("organiser"))


def goal(version: Version, by, **values) -> Goal:
    values = {"text": "Osoby starsze mają z kim być"} | values
    if "conclusions" not in values:
        values["conclusions"] = [conclusion()]
    return services.add_goal(version, values, by=by)


def action(of: Goal, by, **values) -> Action:
    return services.add_action(of, COMPLETE | values, by=by)


def draft(by=None) -> Version:
    """A draft with all that art. 20 ust. 3 wants: one goal on a conclusion, one supporting action."""
    by = by or builders.user("organiser")
    version = plan(by).versions.get()
    action(goal(version, by), by)
    return version


def submitted(by=None) -> Version:
    by = by or builders.user("organiser")
    return services.submit(draft(by), by=by)


def returned(by=None, director=None) -> Version:
    version = submitted(by)
    director = director or builders.user("director")
    services.add_remark(version, place="version", key=None, text="Brakuje celu o młodzieży.", by=director)
    services.decide(version, outcome=Outcome.RETURNED, by=director)
    version.refresh_from_db()
    return version


def approved(by=None, director=None, effective_on=None) -> Version:
    version = submitted(by)
    day = effective_on or version.plan.starts_on
    director = director or builders.user("director")
    services.decide(version, outcome=Outcome.APPROVED, effective_on=day, by=director)
    version.refresh_from_db()
    return version
