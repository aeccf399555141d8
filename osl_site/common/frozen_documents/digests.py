"""Whether what was handed over, and the documents drawn of it, are still what they were: for the nightly look."""

from collections.abc import Iterable

from django.db.models import Exists, Func, OuterRef, QuerySet

from osl_site.common.files.hashes import compared
from osl_site.common.files.models import StoredFile
from osl_site.common.frozen_documents.models import FrozenDocument
from osl_site.common.frozen_documents.seals import is_of
from osl_site.common.registry import Compared


def snapshots(rows: QuerySet, digest: Func, words: str) -> Compared:
    """What was handed over, against the digest that the database wrote then and by `digest` finds again; those that
    differ are called by `words` and their id. Two queries."""
    handed = rows.filter(snapshot__isnull=False)
    wrong = handed.exclude(snapshot_digest=digest)
    return compared(handed, wrong.values_list("pk", flat=True), words)


def documents(rows: QuerySet[FrozenDocument], of: str, words: str) -> Compared:
    """That the file of every document is there, and that it was drawn here of what the row says that it is `of`. Three
    queries."""
    strange = [row.pk for row in rows if not is_of(row, getattr(row, of).snapshot_digest)]
    return with_file(rows, words, strange)


def with_file(rows: QuerySet, words: str, strange: Iterable[int] = ()) -> Compared:
    """That the file of every row is there; `strange` are the ids of those that are wrong besides. Two queries."""
    gone = rows.exclude(Exists(StoredFile.objects.filter(pk=OuterRef("file_id"))))
    return compared(rows, {*gone.values_list("pk", flat=True), *strange}, words)
