"""Whether reports that were handed over are still what they were: for the nightly look at everything that was kept."""

from django.db.models import CharField, Exists, F, Func, OuterRef

from osl_site.common.files.hashes import compared
from osl_site.common.files.models import StoredFile
from osl_site.common.frozen_documents.seals import is_of
from osl_site.common.registry import Compared
from plans.models import Report, ReportDocument


class DigestOf(Func):
    """What the database finds for a snapshot: a function of `plans/triggers/digest.py`."""

    function = "plans_digest_of"
    output_field = CharField()


def snapshots() -> Compared:
    """What reports say, against the digest that the database wrote when they were handed over. Two queries."""
    rows = Report.objects.filter(snapshot__isnull=False)
    wrong = rows.exclude(snapshot_digest=DigestOf(F("snapshot")))
    return compared(rows, wrong.values_list("pk", flat=True), "treść sprawozdania")


def documents() -> Compared:
    """That the file of every document is there, and was drawn here of what its report says. Three queries."""
    rows = ReportDocument.objects.select_related("file", "report").defer("report__snapshot", "report__figures")
    strange = {row.pk for row in rows if not is_of(row, row.report.snapshot_digest)}
    gone = ReportDocument.objects.exclude(Exists(StoredFile.objects.filter(pk=OuterRef("file_id"))))
    return compared(rows, {*gone.values_list("pk", flat=True), *strange}, "dokument sprawozdania")
