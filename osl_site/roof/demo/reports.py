"""Reports: one that the director accepted after a correction and that stands in BIP, one that is being written."""

from collections.abc import Mapping
from typing import Any

from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.roof.demo.load import Cast, read
from plans import services
from plans.models import Report, ReportOutcome


def tell_reports(cast: Cast) -> None:
    """Sprawozdania"""
    story = read("reports.toml")
    _accept(cast, _came_back(cast, story["first"]), story["first"])
    told = story["second"]
    _write(_begin(cast, told), told["texts"], cast.organiser)


def _begin(cast: Cast, told: Mapping[str, Any]) -> Report:
    days = {"starts_on": cast.days.on(told["from_days"]), "ends_on": cast.days.on(told["to_days"])}
    return services.create_report({"title": told["title"], **days}, by=cast.organiser)


def _write(report: Report, texts: Mapping[str, str], by: User) -> None:
    for section in report.sections.filter(key__in=texts):
        values = {"title": section.title, "text": texts[section.key]}
        services.change_section(section, values, revision=section.revision, by=by)


def _came_back(cast: Cast, told: Mapping[str, Any]) -> Report:
    with clock.at(cast.days.at(told["drawn"])):
        report = _begin(cast, told)
        _write(report, told["texts"], cast.organiser)
    with clock.at(cast.days.at(told["submitted"])):
        services.submit_report(report, by=cast.organiser)
    with clock.at(cast.days.at(told["returned"])):
        services.add_report_remark(report, key="recognition", text=told["remark"], by=cast.director)
        services.decide_on_report(report, outcome=ReportOutcome.RETURNED, by=cast.director)
    return report


def _accept(cast: Cast, report: Report, told: Mapping[str, Any]) -> None:
    with clock.at(cast.days.at(told["answered"])):
        attempt = services.next_report(report, by=cast.organiser)
        services.answer_report_remark(report.remarks.get(), text=told["answer"], by=cast.organiser)
        _write(attempt, told["mended"], cast.organiser)
        services.submit_report(attempt, by=cast.organiser)
    with clock.at(cast.days.at(told["accepted"])):
        year = cast.days.on(told["accepted"]).year
        mark = f"{told['case_mark']}.{year}"
        services.decide_on_report(attempt, outcome=ReportOutcome.ACCEPTED, case_mark=mark, by=cast.director)
    with clock.at(cast.days.at(told["in_bip"])):
        services.note_report_in_bip(attempt, {"address": told["address"]}, by=cast.organiser)
