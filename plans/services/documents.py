"""The documents of a version, drawn by the worker and kept as bytes."""

from osl_site.common.frozen_documents.services import make_once
from plans.document import rendering
from plans.models import Version

MADE = "document.made"


def make_document(version_id: int, kind: str) -> None:
    """Draw the PDF of a version and keep its bytes. Done once however often it is delivered."""
    version = Version.objects.select_related("plan").get(pk=version_id)
    name = f"plan-{version.plan_id}-{version.number}-{version.attempt}-{kind}.pdf"
    make_once(version.documents, version, kind=kind, draw=lambda: rendering.pdf_of(version, kind), name=name, act=MADE)
