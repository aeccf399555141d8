"""Rows that are only added: what was said wrong is corrected by a newer row in its place, which says why.

Chains have no forks: of two who correct the same row at once, the database refuses the second. That a correction speaks
of the same as what it corrects is the law of each table (`triggers`), which knows what „the same” is there.
"""

from typing import Self

from django.db import models
from django.db.models import Q


class CorrectableQuerySet(models.QuerySet):
    """Rows that newer ones may correct."""

    def current(self) -> Self:
        """What holds: the newest row of each chain."""
        return self.filter(corrected_by=None)


class Correctable(models.Model):
    """A row that stays as it was written. Add `correction_says_why` to the constraints, and to `GRANTS` no update."""

    corrects = models.OneToOneField(
        "self", models.PROTECT, verbose_name="poprawia", null=True, blank=True, related_name="corrected_by"
    )
    reason = models.CharField("powód poprawki", max_length=500, blank=True)

    objects = CorrectableQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def is_corrected(self) -> bool:
        """Whether a newer row stands in its place, for showing it: as of when `corrected_by` was fetched, or asked."""
        return hasattr(self, "corrected_by")

    @property
    def newest(self) -> Self:
        """What stands in its place now, asked anew; itself while nothing does. A query for each correction and one."""
        row = self
        while newer := type(row)._default_manager.filter(corrects=row).first():
            row = newer
        return row


def correction_says_why(prefix: str) -> models.CheckConstraint:
    """A row that corrects another says why, and no other does. `prefix` is what names of the table begin with."""
    return models.CheckConstraint(
        condition=Q(corrects=None, reason="") | Q(corrects__isnull=False) & ~Q(reason=""),
        name=f"{prefix}_correction_says_why",
        violation_error_message="Napisz, dlaczego poprawiasz.",
    )
