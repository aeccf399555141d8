"""Photographs added to a row, covered and taken away. What is covered or taken away is gone with its file, and a line
of `audit.Erasure` sees to it that no backup brings it back."""

from collections.abc import Sequence

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Model
from django.utils.module_loading import import_string

from osl_site.common import clock, registry
from osl_site.common.accounts.models import User
from osl_site.common.attachments.areas import Area
from osl_site.common.attachments.models import MOST_PHOTOS, Attachment, AttachmentQuerySet
from osl_site.common.audit.erasures import note_erasure
from osl_site.common.audit.trail import record
from osl_site.common.database.locking import GONE, lock_row
from osl_site.common.files.services import keep

ENGINE = "osl_site.common.attachments.pictures.covered"  # loaded with the first photograph
JPEG = "image/jpeg"
FULL = "Jest już 5 zdjęć. Usuń jedno, żeby dodać inne."
NOTHING_COVERED = "Zaznacz, co zasłonić."


def attach(subject: Model, photos: Sequence[bytes], *, by: User | None) -> list[Attachment]:
    """Keep these photographs, as `PhotosField` answers them, with the row. A part of the act that writes the row, so it
    records nothing; the caller holds the row. Raises ValidationError where there are more than five."""
    taken = set(Attachment.objects.of(subject).values_list("position", flat=True))
    free = [place for place in range(1, MOST_PHOTOS + 1) if place not in taken]
    if len(photos) > len(free):
        raise ValidationError(FULL)
    return [
        _keep(subject._meta.label_lower, subject.pk, place, photo, by)
        for place, photo in zip(free, photos, strict=False)
    ]


@transaction.atomic
def cover(photo: Attachment, areas: Sequence[Area], *, by: User) -> Attachment:
    """Put in its place the same photograph with these areas black; the one before is gone for ever.
    Raises ValidationError where no area is named, and where somebody else changed it meanwhile."""
    photo, subject = _held(photo, by)
    if not areas:
        raise ValidationError(NOTHING_COVERED)
    black = import_string(ENGINE)(bytes(photo.file.content), areas)
    _erase(Attachment.objects.filter(pk=photo.pk))
    record("photo.covered", subject, by=by)
    return _keep(photo.subject_type, photo.subject_id, photo.position, black, by)


@transaction.atomic
def remove(photo: Attachment, *, by: User) -> None:
    """Take the photograph away for ever. Raises ValidationError where somebody else was faster."""
    photo, subject = _held(photo, by)
    _erase(Attachment.objects.filter(pk=photo.pk))
    record("photo.removed", subject, by=by)


def remove_all(subject: Model) -> int:
    """Take away all photographs of a row that is about to be deleted, in the caller's transaction. How many."""
    return _erase(Attachment.objects.of(subject))


def _held(photo: Attachment, by: User) -> tuple[Attachment, Model]:
    """The photograph as it stands, and its row, which is held for both; who may not change that one raises
    PermissionDenied. Raises ValidationError where the photograph is gone."""
    kind = registry.photographed.of(photo.subject_type)
    subject = lock_row(kind.model(pk=photo.subject_id))
    if not kind.may_change(by, subject):
        raise PermissionDenied
    standing = Attachment.objects.select_related("file").filter(pk=photo.pk).first()
    if standing is None:
        raise ValidationError(GONE)
    return standing, subject


def _keep(subject_type: str, subject_id: int, position: int, content: bytes, by: User | None) -> Attachment:
    file = keep(content, name=f"zdjecie-{position}.jpg", content_type=JPEG, by=by)
    return Attachment.objects.create(file=file, subject_type=subject_type, subject_id=subject_id, position=position)


def _erase(photos: AttachmentQuerySet) -> int:
    keys = list(photos.values_list("pk", flat=True))
    note_erasure(Attachment, keys, at=clock.now())
    photos.filter(pk__in=keys).delete()
    return len(keys)
