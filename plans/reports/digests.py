"""Whether reports that were handed over are still what they were: for the nightly look at everything that was kept."""

from osl_site.common.frozen_documents import digests
from osl_site.common.registry import Compared
from plans.document.digests import DIGEST
from plans.models import Report, ReportDocument


def snapshots() -> Compared:
    """What reports say, against the digest that the database wrote when they were handed over. Two queries."""
    return digests.snapshots(Report.objects.all(), DIGEST, "treść sprawozdania")


def documents() -> Compared:
    """That the file of every document is there, and was drawn here of what its report says. Three queries."""
    rows = ReportDocument.objects.select_related("file", "report").defer("report__snapshot", "report__figures")
    return digests.documents(rows, "report", "dokument sprawozdania")
