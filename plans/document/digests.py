"""Whether what was handed over and published is still what it was: for the nightly look at everything that was kept."""

from django.db.models import CharField, F, Func

from osl_site.common.files.hashes import compared
from osl_site.common.frozen_documents import digests
from osl_site.common.frozen_documents.seals import is_ours
from osl_site.common.registry import Compared
from plans.document.kept import kept
from plans.models import Document, DocumentKind, Publication, PublicDocument, SignedCopy, Version
from plans.signatures.seals import RefusedFile, inspect, stored

DIGEST = Func(F("snapshot"), function="plans_digest_of", output_field=CharField())  # `plans/triggers/digest.py`


def snapshots() -> Compared:
    """What versions say, against the digest that the database wrote when they were handed over. Two queries."""
    return digests.snapshots(Version.objects.all(), DIGEST, "treść wersji planu")


def published() -> Compared:
    """What the metryka of a publication says of its document's SHA-256, against the document. Two queries."""
    rows = Publication.objects.all()
    wrong = rows.exclude(metryka__contains=F("document__file__sha256"))
    return compared(rows, wrong.values_list("pk", flat=True), "metryka publikacji planu")


def documents() -> Compared:
    """That the file of every document is there, and that it was drawn here of what its version says. Three queries."""
    rows = Document.objects.select_related("file", "version").defer("version__snapshot")
    return digests.documents(rows, "version", "dokument planu")


def public_documents() -> Compared:
    """That the file of every document for residents is there, and that it was drawn here. Three queries."""
    strange = [row.pk for row in PublicDocument.objects.select_related("file") if not is_ours(row)]
    return digests.with_file(PublicDocument.objects.all(), "dokument planu z wyłączeniem jawności", strange)


def signed_copies() -> Compared:
    """That the file of every signed copy is there. Two queries."""
    return digests.with_file(SignedCopy.objects.all(), "podpisany egzemplarz planu")


def signatures() -> Compared:
    """What was stored of the seals of every copy, against what its bytes say when they are looked at again: whole,
    unbroken and of the same people. Two queries for each copy, which holds up to 10 MB."""
    wrong = [pk for pk in SignedCopy.objects.values_list("pk", flat=True) if not _says_the_same(pk)]
    return compared(SignedCopy.objects.all(), wrong, "podpisy w egzemplarzu planu")


def _says_the_same(pk: int) -> bool:
    copy = SignedCopy.objects.select_related("file", "version").get(pk=pk)
    document = kept(copy.version, DocumentKind.APPROVED)
    if document is None:
        return False
    try:
        verdict = inspect(bytes(copy.file.content), document=bytes(document.file.content))
    except RefusedFile:
        return False
    return (stored(verdict.seals), verdict.is_signed) == (copy.seals, copy.is_signed)
