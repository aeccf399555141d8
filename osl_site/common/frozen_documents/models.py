"""What tables have whose rows are handed on to be decided, and tables of documents whose bytes are made once."""

from django.conf import settings
from django.db import models

from osl_site.common.files.models import StoredFile


class HandedOn(models.Model):
    """A row that is written as a draft, then handed on: from that moment on `snapshot` says all that it says.

    Who handed it on stands under the name and position of that day, whatever the account is called later. A room's
    table holds by a constraint that a draft has none of this and everything else has all of it; its triggers refuse
    every change.
    """

    submitted_at = models.DateTimeField("przekazano", null=True, blank=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="kto przekazał", null=True, blank=True, related_name="+"
    )
    submitted_by_name = models.CharField("kto przekazał, w tym dniu", max_length=120, blank=True)
    submitted_by_position = models.CharField("jako kto przekazał, w tym dniu", max_length=120, blank=True)
    snapshot = models.JSONField("wszystko, co będzie wydrukowane", null=True, blank=True)
    snapshot_digest = models.CharField("SHA-256 treści", max_length=64, blank=True, editable=False)

    class Meta:
        abstract = True

    @property
    def submitted_by_words(self) -> str:
        """„Anna Nowak, organizator społeczności lokalnej”, as that day; nothing of a draft."""
        return ", ".join(filter(None, (self.submitted_by_name, self.submitted_by_position)))


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
