"""Photographs that people add to a row: made small, without the place and the phone they were taken with."""

from collections.abc import Iterable

from django.db import models
from django.db.models import Q
from django.urls import reverse

from osl_site.common.files.models import StoredFile
from osl_site.common.privacy.declaration import personal
from osl_site.common.privacy.kinds import HELD_PHOTOS, PHOTOS

MOST_PHOTOS = 5  # of one row


class AttachmentQuerySet(models.QuerySet):
    def of(self, subject: models.Model) -> "AttachmentQuerySet":
        return self.filter(subject_type=subject._meta.label_lower, subject_id=subject.pk)

    def of_many(self, model: type[models.Model], ids: Iterable[int]) -> "AttachmentQuerySet":
        return self.filter(subject_type=model._meta.label_lower, subject_id__in=ids)


class Attachment(models.Model):
    """One photograph of a row of any room. Never changed: one that is covered gives way to another, file and all.

    Its file goes with it, and it goes with its row (`triggers.py`).
    """

    file = models.OneToOneField(StoredFile, models.PROTECT, related_name="+")
    subject_type = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    position = models.PositiveSmallIntegerField()
    privacy = personal(PHOTOS, "file", none="subject_type subject_id position")

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        ordering = ["subject_type", "subject_id", "position"]
        constraints = [
            models.CheckConstraint(
                condition=Q(position__gte=1, position__lte=MOST_PHOTOS), name="attachment_at_most_5"
            ),
            models.UniqueConstraint(fields=["subject_type", "subject_id", "position"], name="attachment_has_its_place"),
        ]

    def __str__(self) -> str:
        return f"zdjęcie {self.position}"

    def get_absolute_url(self) -> str:
        return reverse("photo_cover", args=[self.pk])

    @property
    def picture_url(self) -> str:
        return reverse("photo_file", args=[self.pk])


class HeldPhoto(models.Model):
    """A photograph chosen in a form that was refused for something else, until the form is sent again: whoever has the
    page has its token, and nobody is ever handed the picture. Spent (`content` is empty) once the form was taken.

    The table is not written to the log of the database, and no backup holds it.
    """

    token_digest = models.CharField(max_length=64, db_index=True)
    content = models.BinaryField()
    at = models.DateTimeField(db_index=True)
    privacy = personal(HELD_PHOTOS, "content", none="token_digest at")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"zachowane zdjęcie {self.pk}"
