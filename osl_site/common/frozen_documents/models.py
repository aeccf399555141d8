"""What every table of documents has whose bytes are made once and stay."""

from django.db import models

from osl_site.common.files.models import StoredFile


class FrozenDocument(models.Model):
    """A document as bytes with their SHA-256, made once by the worker and never drawn again.

    A room's table names the row that it is of and its kind, and holds by a constraint that each kind is there once.
    """

    file = models.OneToOneField(StoredFile, models.PROTECT, related_name="+")
    made_at = models.DateTimeField("sporządzono")
    text_digest = models.CharField("SHA-256 tekstu", max_length=64, blank=True, editable=False)
    seal = models.CharField("pieczęć", max_length=64, blank=True, editable=False)  # `seals.py`

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"dokument {self.pk}"
