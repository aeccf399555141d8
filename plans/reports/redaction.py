"""Where passages of reports are covered: in drafts, and in what is said beside what was handed over."""

from functools import partial

from django.db.models import Model, QuerySet

from osl_site.common.accounts.models import User
from osl_site.common.registry import Redactable, RedactablePart
from plans import rules
from plans.models import Report, ReportAnswer, ReportInBip, ReportRemark, ReportSection

STAYS = "To sprawozdanie jest przekazane, więc jego słowa zostają."


def _of_report(model: type[Model], of: str, report: Report, by: User) -> QuerySet:
    return model._default_manager.filter(**{of: report})


def handed_over(report: Report) -> str:
    """Why no passage is covered in a report that was handed over; nothing of a draft."""
    return "" if report.is_draft else STAYS


DRAFTS = Redactable(
    model=Report,
    columns=("title",),
    rows=rules.reports_drafted_by,
    parts=(
        RedactablePart(ReportSection, ("title", "text"), partial(_of_report, ReportSection, "report"), may_change=True),
    ),
    why_not=handed_over,
)
BESIDE = Redactable(
    model=Report,
    columns=(),
    rows=rules.reports_handed_over,
    parts=tuple(
        RedactablePart(model, columns, partial(_of_report, model, of))
        for model, of, columns in (
            (ReportRemark, "report", ("text",)),
            (ReportAnswer, "remark__report", ("text",)),
            (ReportInBip, "report", ("reason",)),
        )
    ),
)
