"""After approval: shown to residents at an address that lasts, and kept with a signature beside it."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.audit.trail import record
from osl_site.common.files.models import MOST_BYTES
from osl_site.common.files.services import keep
from osl_site.common.frozen_documents.services import PDF, made
from plans import rules
from plans.document.metryka import metryka_for_bip
from plans.models import Document, DocumentKind, Publication, SignedCopy, State, Version
from plans.publication import signature
from plans.services.locking import lock_version

NOT_APPROVED = "Opublikować można tylko zatwierdzoną wersję."
ALREADY = "Ta wersja jest już opublikowana."
OTHER_DOCUMENT = (
    "To nie jest zatwierdzony dokument tej wersji. "
    "Pobierz go z tej strony, podpisz bez żadnych zmian i wybierz podpisany plik."
)
NOT_SIGNED = (
    "W tym pliku nie ma podpisu elektronicznego, który obejmuje cały dokument. "
    "Pobierz dokument z tej strony, podpisz go i wybierz podpisany plik."
)


@transaction.atomic
def publish(version: Version, *, by: User) -> Publication:
    """Show an approved version to residents, for ever. The metryka for BIP is kept as it reads today.

    Raises ValidationError while its approved document is not made yet, and when it is published already.
    """
    version = lock_version(version.pk)
    _refuse(by, version, may=rules.may_publish)
    if Publication.objects.filter(version=version).exists():
        raise ValidationError(ALREADY)
    document = made(version.documents, DocumentKind.APPROVED)
    metryka = metryka_for_bip(version, document, published_by=by, day=clock.today())
    publication = Publication.objects.create(version=version, document=document, metryka=metryka, at=clock.now(), by=by)
    record("version.published", version, by=by)
    return publication


@transaction.atomic
def add_signed_copy(version: Version, *, content: bytes, by: User) -> SignedCopy:
    """Keep the approved document with a signature in it beside the one that was made here. Neither ever changes.

    Raises ValidationError while the approved document is not made yet; and at `file` when it is no PDF, is another
    document, bears no signature over all of it, is too large, or is kept already.
    """
    version = lock_version(version.pk)
    _refuse(by, version, may=rules.may_add_signed_copy)
    _refuse_unsigned(content, made(version.documents, DocumentKind.APPROVED))
    name = f"plan-{version.plan_id}-{version.number}-podpisany.pdf"
    file = keep(content, name=name, content_type=PDF, by=by)
    if version.signed_copies.filter(file__sha256=file.sha256).exists():
        raise ValidationError({"file": "Ten podpisany plik jest już zapisany."})
    copy = SignedCopy.objects.create(version=version, file=file, at=clock.now(), by=by)
    record("signed_copy.added", copy, by=by)
    return copy


def _refuse(by: User, version: Version, *, may: object) -> None:
    if not rules.may_draft(by) and not rules.is_director(by):
        raise PermissionDenied
    if version.state != State.APPROVED:
        raise ValidationError(NOT_APPROVED)
    if not may(by, version):
        raise PermissionDenied


def _refuse_unsigned(content: bytes, document: Document) -> None:
    if len(content) > MOST_BYTES:
        raise ValidationError({"file": "Plik może mieć najwyżej 10 MB. Podpisz dokument pobrany z tej strony."})
    if not content.startswith(b"%PDF-"):
        raise ValidationError({"file": "To nie jest plik PDF. Wybierz podpisany dokument PDF."})
    approved = bytes(document.file.content)
    if not content.startswith(approved):
        raise ValidationError({"file": OTHER_DOCUMENT})
    if not signature.is_signed(content, document=approved):
        raise ValidationError({"file": NOT_SIGNED})
