"""Reports as records of a case: which there are, why one may not be removed, and what would go with it."""

from collections.abc import Sequence

from django.db.models import QuerySet

from osl_site.common.registry import CaseRecord
from plans.models import Report, ReportDocument, ReportRemark, ReportSection, ReportState
from plans.privacy import PLANS
from plans.services.discarding import discard_report_record

WAITS = "To sprawozdanie czeka na przyjęcie."
NOT_FILED = (
    "Nie zapisano znaku sprawy przyjętego sprawozdania, więc nie wiadomo, gdzie leży w aktach. Potrzebna jest zgoda"
    " archiwum."
)


def handed_over() -> QuerySet[Report]:
    """The last attempts that are no drafts, the newest first: those before them go with them."""
    rows = Report.objects.without_attempts_after().exclude(state=ReportState.DRAFT)
    return rows.select_related("decision").defer("snapshot", "figures").order_by("-pk")


def name_of(report: Report) -> str:
    return f"{report.title}, {report.period}"


def why_not(report: Report, is_filed: bool) -> str:
    """Why it may not be removed, in a sentence; where the ground is that it is in the files, whether it is."""
    if report.is_submitted:
        return WAITS
    if is_filed and not (report.is_accepted and report.decision.case_mark):
        return NOT_FILED
    return ""


def goes_with(report: Report) -> Sequence[str]:
    """What is removed with it, each with its number."""
    attempts = _attempts(report)
    counted = {
        "podejścia": len(attempts),
        "części": ReportSection.objects.filter(report__in=attempts).count(),
        "uwagi": ReportRemark.objects.filter(report__in=attempts).count(),
        "dokumenty PDF": ReportDocument.objects.filter(report__in=attempts).count(),
    }
    return [f"{what}: {count}" for what, count in counted.items() if count]


def _attempts(report: Report) -> list[int]:
    """It and those that it follows: a query for each."""
    found = [report.pk]
    before = report.follows_id
    while before:
        found.append(before)
        before = Report.objects.values_list("follows", flat=True).get(pk=before)
    return found


CASE = CaseRecord(
    kind=PLANS,
    model=Report,
    rows=handed_over,
    name=name_of,
    why_not=why_not,
    goes=goes_with,
    discard=discard_report_record,
)
