"""Files as rows: written once, held to their SHA-256 by the database."""

import hashlib

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Length

from osl_site.common.privacy.declaration import no_personal_data, personal
from osl_site.common.privacy.kinds import FILES

MOST_BYTES = 10 * 1024 * 1024


class Sha256(models.Func):
    """What PostgreSQL itself finds for these bytes, in hexadecimal."""

    function = "SHA256"
    template = "ENCODE(%(function)s(%(expressions)s), 'hex')"
    output_field = models.CharField()


class StoredFileManager(models.Manager):
    """Bytes are left in the database unless asked for."""

    def get_queryset(self) -> models.QuerySet:
        return super().get_queryset().defer("content")


class StoredFile(models.Model):
    """A file kept as a row, so that one backup holds everything. Its bytes never change; SHA-256 says so.

    Whoever cites one for ever keeps it from being deleted by triggers of their own room.
    """

    name = models.CharField("nazwa pliku", max_length=200)
    content_type = models.CharField("rodzaj", max_length=100)
    content = models.BinaryField("zawartość")
    size = models.PositiveIntegerField("rozmiar w bajtach")
    sha256 = models.CharField("SHA-256", max_length=64)
    created_at = models.DateTimeField("zapisano")
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    privacy = personal(FILES, "name content", none="content_type size sha256 created_at")

    objects = StoredFileManager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(size__gt=0, size__lte=MOST_BYTES), name="file_at_most_10_mb"),
            models.CheckConstraint(condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="file_has_sha256"),
            models.CheckConstraint(
                condition=Q(size=Length("content"), sha256=Sha256("content")), name="file_is_what_its_sha256_says"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class HashCheck(models.Model):
    """That everything kept was compared with its hash, one night: how much was looked at, and what differed."""

    at = models.DateTimeField("kiedy")
    seen = models.PositiveIntegerField("ile sprawdzono")
    wrong = ArrayField(models.CharField(max_length=100), verbose_name="niezgodne", default=list)
    privacy = no_personal_data("at seen wrong")

    def __str__(self) -> str:
        return f"sprawdzenie skrótów {self.pk}"


def digest(content: bytes) -> str:
    """SHA-256 in hexadecimal, as printed in the metryka."""
    return hashlib.sha256(content).hexdigest()
