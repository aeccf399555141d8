"""One-time keys of forms: which form has been taken already, and what came of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class FormKey(models.Model):
    """A form that was taken: whose, with which contents, and the row (or how many rows) that came of it.

    Never the contents themselves, only a keyed digest of them.
    """

    key = models.UUIDField(primary_key=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="+")
    digest = models.CharField(max_length=64)
    subject_type = models.CharField(max_length=60, blank=True)
    subject_id = models.BigIntegerField(null=True)
    count = models.PositiveIntegerField(null=True)
    at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(subject_type="", subject_id=None) | (~Q(subject_type="") & Q(subject_id__isnull=False)),
                name="form_key_subject_is_whole",
            )
        ]

    def __str__(self) -> str:
        return f"{self.key}"
