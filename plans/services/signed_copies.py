"""Copies of an approved document that people bring: looked at first, then kept under the name of what they are."""

from contextlib import suppress
from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError, QuerySet

from osl_site.common import clock
from osl_site.common.accounts.models import Role, User, done_by
from osl_site.common.audit.models import Actor
from osl_site.common.audit.trail import record
from osl_site.common.database import records
from osl_site.common.files.services import keep
from osl_site.common.frozen_documents.services import PDF, made
from plans import rules
from plans.document.kept import kept
from plans.exclusions.public_text import public_text
from plans.models import CopyKind, CopyPublication, CopyUpload, DocumentKind, Publication, SignedCopy, Version
from plans.services.locking import lock_approved
from plans.signatures.seals import RefusedFile, Verdict, inspect, stored

GONE = "Tego pliku już tu nie ma: zapisano go, odrzucono albo minęła doba. Wybierz go jeszcze raz."
NO_LONGER = "Ten plik zastąpiono już innym. Zobacz, jak jest teraz."
WHY = "Napisz, dlaczego ten plik zastępuje poprzedni."
WHAT = "Wybierz, który plik zastępuje, albo wyczyść powód."
NOT_PUBLISHED = "Najpierw opublikuj tę wersję planu."
ONLY_SIGNED = "Opublikować można tylko egzemplarz, którego podpis sprawdzono."
EXCLUDED = "W tym planie wyłączono jawność fragmentu, a w podpisanym egzemplarzu nie można go pominąć."
PUBLISHED = "Ten egzemplarz jest już opublikowany."


@transaction.atomic
def upload_copy(version: Version, *, content: bytes, by: User) -> CopyUpload:
    """Take a file in so that the person can read what it is before it is kept. Nobody else's page shows it.

    Raises ValidationError while the approved document is not made yet; and at `file` when it is no PDF, cannot be
    read, is too large, is kept already, or is the approved document without a sound signature over all of it.
    """
    version = lock_approved(version.pk, by, may=rules.may_add_signed_copy)
    try:
        verdict = verdict_on(version, content)
    except RefusedFile as refusal:
        raise ValidationError({"file": str(refusal)}) from refusal
    name = f"plan-{version.plan_id}-{version.number}-{'podpisany' if verdict.is_signed else 'skan'}.pdf"
    file = keep(content, name=name, content_type=PDF, by=by)
    if version.signed_copies.filter(file__sha256=file.sha256).exists():
        raise ValidationError({"file": "Ten plik jest już zapisany."})
    upload = CopyUpload.objects.create(version=version, file=file, at=clock.now(), by=by)
    record("copy.uploaded", upload, by=by)
    return upload


@transaction.atomic
def keep_copy(upload: CopyUpload, *, supersedes: SignedCopy | None = None, reason: str = "", by: User) -> SignedCopy:
    """Keep an uploaded file for ever: as a signed copy when its signatures are sound, else as an unchecked scan.

    A file that takes the place of an earlier one says why; the earlier one stays and is no longer shown. Raises
    ValidationError when the upload is gone, when that earlier file was replaced meanwhile, and by field.
    """
    version = lock_approved(upload.version_id, by, may=rules.may_add_signed_copy)
    upload = version.copy_uploads.filter(pk=upload.pk).select_related("file").first()
    if upload is None:
        raise ValidationError(GONE)
    if bool(supersedes) != bool(records.tidy(reason)):
        raise ValidationError({"reason": WHY if supersedes else WHAT})
    if supersedes and not version.signed_copies.standing().filter(pk=supersedes.pk).exists():
        raise ValidationError({"supersedes": NO_LONGER})
    if version.signed_copies.filter(file__sha256=upload.file.sha256).exists():
        raise ValidationError("Ten plik jest już zapisany.")
    verdict = verdict_on(version, bytes(upload.file.content))
    file = upload.file
    upload.delete()  # first: a copy holds its file alone
    copy = records.create(
        SignedCopy,
        {"reason": reason},
        supersedes=supersedes,
        version=version,
        file=file,
        kind=CopyKind.SIGNED if verdict.is_signed else CopyKind.SCAN,
        seals=stored(verdict.seals),
        at=clock.now(),
        **done_by(by, Role.DIRECTOR, Role.ORGANISER),
    )
    record("copy.signed_kept" if copy.is_signed else "copy.scan_kept", copy, by=by)
    return copy


@transaction.atomic
def drop_upload(upload: CopyUpload, *, by: User | Actor) -> None:
    """Let an uploaded file go: the person does not want it kept, or nobody came back for it in a day.

    Bytes that something else stands on stay, and hinder nobody from clearing up the rest.
    Raises PermissionDenied for whoever may keep none, and ValidationError when it is gone already.
    """
    if isinstance(by, User) and not rules.may_add_signed_copy(by, upload.version):
        raise PermissionDenied
    upload = CopyUpload.objects.select_for_update(of=["self"]).filter(pk=upload.pk).select_related("file").first()
    if upload is None:
        raise ValidationError(GONE)
    record("copy.dropped", upload, by=by)
    file = upload.file
    upload.delete()
    with suppress(ProtectedError, IntegrityError), transaction.atomic():
        file.delete()


def uploads_due(before: datetime) -> list[QuerySet]:
    """Uploaded files that have waited since before that moment."""
    return [CopyUpload.objects.filter(at__lt=before)]


def drop_forgotten_uploads(before: datetime) -> int:
    """Let every uploaded file go that has waited since before that moment. How many there were."""
    dropped = [upload for rows in uploads_due(before) for upload in rows]
    for upload in dropped:
        drop_upload(upload, by=Actor.WORKER)
    return len(dropped)


@transaction.atomic
def publish_copy(copy: SignedCopy, *, by: User) -> CopyPublication:
    """Show residents a signed copy beside the document. It may name its signer's PESEL: the page warns of that.

    Raises ValidationError for a scan, for a copy that was replaced, while the version itself is not published, and
    while words of it are not public: they stand in every copy.
    """
    version = lock_approved(copy.version_id, by, may=rules.may_publish)
    copy = version.signed_copies.standing().filter(pk=copy.pk).first()
    if copy is None:
        raise ValidationError(NO_LONGER)
    if not copy.is_signed:
        raise ValidationError(ONLY_SIGNED)
    if not Publication.objects.filter(version=version).exists():
        raise ValidationError(NOT_PUBLISHED)
    if not public_text(version).is_whole:
        raise ValidationError(EXCLUDED)
    if CopyPublication.objects.filter(copy=copy).exists():
        raise ValidationError(PUBLISHED)
    publication = CopyPublication.objects.create(copy=copy, at=clock.now(), **done_by(by, Role.ORGANISER))
    record("copy.published", copy, by=by)
    return publication


def verdict_on(version: Version, content: bytes) -> Verdict:
    """What this file is beside the version's approved document. Raises RefusedFile, and ValidationError without one."""
    return inspect(content, document=bytes(made(kept(version, DocumentKind.APPROVED)).file.content))
