"""The documents of a version, drawn by the worker and kept as bytes."""

from osl_site.common import queue
from osl_site.common.frozen_documents.services import make_once
from plans.document import rendering
from plans.document.kept import SAID, file_name, kept
from plans.models import DocumentKind, State, Version

MADE = "document.made"


def make_document(version_id: int, kind: str) -> None:
    """Draw the PDF of a version and keep its bytes. Done once however often it is delivered."""
    version = Version.objects.select_related("plan").get(pk=version_id)
    name = f"{file_name(version, SAID[kind])}.pdf"
    said = {"kind": kind, "text_digest": version.snapshot_digest}
    make_once(version.documents, version, **said, draw=lambda: rendering.pdf_of(version, kind), name=name, act=MADE)


def make_what_lacks() -> None:
    """Have the documents drawn that versions lack which were handed over or approved. As many queries as versions."""
    rows = Version.objects.exclude(state=State.DRAFT).select_related("decision").defer("snapshot")
    for version in rows:
        lacking = {DocumentKind.APPROVED} if version.state == State.APPROVED else set()
        if not (hasattr(version, "decision") and version.decision.is_on_paper):
            lacking.add(DocumentKind.READ)
        for kind in sorted(lacking):
            if kept(version, kind) is None:
                queue.defer("plans.tasks.make_document", version_id=version.pk, kind=kind)
