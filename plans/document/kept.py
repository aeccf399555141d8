"""Which of the documents that stand by a version is the one: drawn here of what the version says."""

from osl_site.common.frozen_documents.services import found
from plans.models import Document, DocumentKind, Publication, Version


def kept(version: Version, kind: DocumentKind) -> Document | None:
    """The document of this kind with its file; None while it is not made, whatever somebody put in its place. Of a
    published version whose seal nobody can read any more, the one that was published. One query, or two."""
    if document := found(version.documents, kind, version.snapshot_digest):
        return document
    published = (
        Publication.objects.filter(version=version, document__kind=kind).select_related("document__file").first()
    )
    return published.document if published else None
