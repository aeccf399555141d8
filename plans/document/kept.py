"""Which of the documents that stand by a version is the one: drawn here of what the version says."""

from osl_site.common.frozen_documents.services import found
from plans.models import Document, DocumentKind, Publication, Version

SAID = {DocumentKind.READ: "projekt", DocumentKind.APPROVED: "zatwierdzony"}


def file_name(version: Version, *said: str) -> str:
    """What a file of the version is called where people save it, without its ending: „plan-2027-aktualizacja-1”."""
    parts = ["plan", str(version.starts_on.year)]
    parts += ["aktualizacja", str(version.number)] if version.number else []
    parts += ["podejscie", str(version.attempt)] if version.attempt > 1 else []
    return "-".join([*parts, *filter(None, said)])


def kept(version: Version, kind: DocumentKind) -> Document | None:
    """The document of this kind with its file; None while it is not made, whatever somebody put in its place. Of a
    published version whose seal nobody can read any more, the one that was published. One query, or two."""
    if document := found(version.documents, kind, version.snapshot_digest):
        return document
    published = (
        Publication.objects.filter(version=version, document__kind=kind).select_related("document__file").first()
    )
    return published.document if published else None
