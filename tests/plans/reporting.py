"""A report of September of the plan that is carried out, with a meeting, a note and money in it."""

from datetime import date
from decimal import Decimal

from plans import services
from plans.models import LogKind, Report, ReportOutcome
from plans.services.action_log import Line
from tests.activities.builders import make_activity, make_occurrence, result, venue, wall
from tests.needs.builders import note
from tests.plans.measuring import YEAR

FIRST, LAST = date(YEAR, 9, 1), date(YEAR, 9, 30)
VALUES = {"title": "Sprawozdanie za wrzesień", "starts_on": FIRST, "ends_on": LAST}


def occurrences_of(tea, place=None):
    """Of the action one meeting with results, one without, one called off, one moved; one outside the plan."""
    activity = make_activity(action=tea, outside_plan_reason="", venue=place or venue())
    held = make_occurrence(activity, starts_at=wall(YEAR, 9, 3, 10))
    result(held, older=5, children=2, volunteer_hours=Decimal("3.5"), cost=Decimal("40"), deviations="Padało.")
    make_occurrence(activity, starts_at=wall(YEAR, 9, 10, 10))
    make_occurrence(
        activity, starts_at=wall(YEAR, 9, 17, 10), cancelled_at=wall(YEAR, 9, 16, 8), cancelled_reason="choroba"
    )
    make_occurrence(activity, starts_at=wall(YEAR, 9, 24, 10), moved_from=wall(YEAR, 9, 23, 10))
    beside = make_occurrence(make_activity(kind="bonds", venue=activity.venue), starts_at=wall(YEAR, 9, 5, 18))
    result(beside, adults=11)
    make_occurrence(activity, starts_at=wall(YEAR, 8, 31, 10))  # the day before
    return held


def records_of(tea, by):
    """Meetings, a note and a spending of September."""
    occurrences_of(tea)
    note(noted_on=date(YEAR, 9, 2), people_count=8)
    note(noted_on=date(YEAR, 8, 31), people_count=80)
    services.add_log(tea.key, Line(LogKind.SPENT, date(YEAR, 9, 4), "herbata", Decimal("120.50")), by=by)


def report(by, overlap_is_meant=False, **values) -> Report:
    return services.create_report(VALUES | values, overlap_is_meant=overlap_is_meant, by=by)


def written(by, **values) -> Report:
    """With words in its first section."""
    made = report(by, **values)
    write(made, "Ludzie mówią o autobusie.", by)
    return made


def write(made, words, by, key="recognition"):
    section = made.sections.get(key=key)
    return services.change_section(section, {"title": section.title, "text": words}, revision=section.revision, by=by)


def submitted(by, **values) -> Report:
    return services.submit_report(written(by, **values), by=by)


def returned(by, director, **values) -> Report:
    made = submitted(by, **values)
    services.add_report_remark(made, key="recognition", text="Ile wsi bez rozmowy?", by=director)
    services.decide_on_report(made, outcome=ReportOutcome.RETURNED, by=director)
    made.refresh_from_db()
    return made


def accepted(by, director, **values) -> Report:
    made = submitted(by, **values)
    services.decide_on_report(made, outcome=ReportOutcome.ACCEPTED, by=director)
    made.refresh_from_db()
    return made
