"""Documents made once by the worker, however often they are asked for."""

from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model, QuerySet

from osl_site.common import clock
from osl_site.common.audit.models import Actor
from osl_site.common.audit.trail import record
from osl_site.common.files.services import keep
from osl_site.common.frozen_documents.models import FrozenDocument
from osl_site.common.frozen_documents.seals import is_of, seal_of

PDF = "application/pdf"
NOT_READY = "Dokument PDF nie jest jeszcze gotowy. Spróbuj ponownie za chwilę."


def make_once(
    documents: QuerySet[FrozenDocument],
    of: Model,
    *,
    kind: str,
    text_digest: str,
    draw: Callable[[], bytes],
    name: str,
    act: str,
) -> FrozenDocument:
    """Keep the document of this kind of the row `of`, drawn only if it is not there: once, whoever asks and how often.
    `text_digest` is the SHA-256 of what it says; what was drawn of another text, or not here, is not it.

    `documents` are those of the row, such as `version.documents`. Drawing takes seconds, so nothing is locked while it
    lasts; the row is while the bytes are kept, and of two workers who drew at once the first one's bytes stay. Only for
    the queue: the trail names the worker, and what was done by `act`.
    """
    if kept := found(documents, kind, text_digest):
        return kept
    content = draw()
    with transaction.atomic():
        type(of)._base_manager.select_for_update().only("pk").get(pk=of.pk)
        if kept := found(documents, kind, text_digest):
            return kept
        file = keep(content, name=name, content_type=PDF, by=None)
        given = {"kind": kind, "file": file, "text_digest": text_digest}
        document = documents.create(**given, seal=seal_of(documents.model(**given)), made_at=clock.now())
        record(act, document, by=Actor.WORKER)
    return document


def found(documents: QuerySet[FrozenDocument], kind: str, text_digest: str) -> FrozenDocument | None:
    """The document of this kind that was drawn here of this text, with its file; None where there is none. One query;
    the bytes stay in the database until they are asked for."""
    rows = documents.filter(kind=kind).select_related("file").order_by("-pk")
    return next((row for row in rows if is_of(row, text_digest)), None)


def made(document: FrozenDocument | None) -> FrozenDocument:
    """This document, for an act that needs it. Raises ValidationError while it is not made."""
    if document is None:
        raise ValidationError(NOT_READY)
    return document
