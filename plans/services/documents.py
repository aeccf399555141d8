"""The documents of a version, drawn by the worker and kept as bytes."""

from django.db import transaction

from osl_site.common import clock
from osl_site.common.audit.models import Actor
from osl_site.common.audit.trail import record
from osl_site.common.files.services import keep
from plans.document import rendering
from plans.models import Document, Version


def make_document(version_id: int, kind: str) -> None:
    """Draw the PDF of a version and keep its bytes. Done once however often it is delivered.

    It is drawn outside any transaction, since that takes seconds.
    """
    version = Version.objects.select_related("plan").get(pk=version_id)
    if not version.documents.filter(kind=kind).exists():
        keep_document(version, kind=kind, content=rendering.pdf_of(version, kind), by=Actor.WORKER)


@transaction.atomic
def keep_document(version: Version, *, kind: str, content: bytes, by: Actor) -> None:
    """Keep the bytes of a document that was drawn, unless another delivery was quicker."""
    Version.objects.select_for_update().get(pk=version.pk)
    if version.documents.filter(kind=kind).exists():
        return
    name = f"plan-{version.plan_id}-{version.number}-{version.attempt}-{kind}.pdf"
    file = keep(content, name=name, content_type=rendering.PDF, by=None)
    document = Document.objects.create(version=version, kind=kind, file=file, made_at=clock.now())
    record("document.made", document, by=by)
