"""Remarks of the director on a report: which wait for an answer, and at which section each stands."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from osl_site.common.text.date_formats import quoted
from plans.drafting.completeness import Lack
from plans.models import Report, ReportRemark
from plans.reports.content import ReportContent
from plans.review.remarks import beginning

WHOLE = "Całość"


@dataclass(frozen=True)
class Placed:
    """A remark with the name of the section where it stands."""

    place: str
    remark: ReportRemark


def unanswered(report: Report) -> list[Lack]:
    """What waits for an answer before this attempt may be handed over, each with the page of answering. One query."""
    if report.follows_id is None:
        return []
    rows = ReportRemark.objects.filter(report=report.follows_id, answer=None)
    return [
        Lack(
            f"Uwaga {quoted(beginning(row.text))} czeka na odpowiedź. Napisz, co z nią zrobiono.",
            reverse("plans:report_answer", args=[row.pk]),
        )
        for row in rows
    ]


def earlier_remarks(report: Report) -> list[ReportRemark]:
    """What was said of the attempt before, with answers. One query."""
    if report.follows_id is None:
        return []
    return list(ReportRemark.objects.filter(report=report.follows_id).select_related("answer"))


def placed(remarks: Iterable[ReportRemark], content: ReportContent) -> list[Placed]:
    """Each with the heading of its section."""
    names = {row.key: row.heading for row in content.sections}
    return [Placed(names.get(row.key, WHOLE), row) for row in remarks]
