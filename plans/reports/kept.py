"""Which of the documents that stand by a report is the one: drawn here of what the report says."""

from osl_site.common.frozen_documents.services import found
from plans.models import Report, ReportDocument, ReportDocumentKind

SAID = {ReportDocumentKind.READ: "projekt", ReportDocumentKind.ACCEPTED: "przyjete"}


def file_name(report: Report, kind: str = "") -> str:
    """What a file of the report is called, without its ending: „sprawozdanie-2027-01-01-2027-12-31-przyjete”."""
    parts = ["sprawozdanie", f"{report.starts_on:%Y-%m-%d}", f"{report.ends_on:%Y-%m-%d}"]
    parts += ["podejscie", str(report.attempt)] if report.attempt > 1 else []
    return "-".join([*parts, *([SAID[kind]] if kind else [])])


def kept(report: Report, kind: str) -> ReportDocument | None:
    """The document of this kind with its file; None while it is not made. One query."""
    return found(report.documents, kind, report.snapshot_digest)
