"""That a passage of a row was covered for ever: where it stood and why, and nothing of what it said."""

from django.db import models
from django.db.models import F, Q

from osl_site.common.accounts.models import DoneBy
from osl_site.common.audit.models import Erasure
from osl_site.common.database.known_values import known
from osl_site.common.privacy.declaration import no_personal_data

COVER = Erasure.COVER
SHORTEST = len(COVER)  # signs of a passage: a shorter one would grow


class Why(models.TextChoices):
    """Said by a choice, so that no reason repeats what it covers."""

    OTHER = "other", "To dane innej osoby"
    AUTHOR = "author", "Prosi o to osoba, o której to jest"
    CARE = "care", "To słowa o zdrowiu, nałogu albo przemocy"
    NEEDLESS = "needless", "Te dane nie są nam potrzebne"


class Redaction(DoneBy):
    """The signs from `begins` up to `ends` of one column of one row, as it was just before. Whoever adds a line covers
    them with it: the database does it at once, in the row, its history and drafts of it (`triggers.py`). It stays.

    The subject is the row in which they stood, or the change of it that told of them; the whole is the row on whose
    page it was done, to which the subject belongs."""

    subject_type = models.CharField(max_length=60)
    subject_id = models.PositiveBigIntegerField()
    whole_type = models.CharField(max_length=60)
    whole_id = models.PositiveBigIntegerField()
    column = models.CharField("pole", max_length=63)
    begins = models.PositiveIntegerField("od znaku")
    ends = models.PositiveIntegerField("do znaku")
    why = models.CharField("powód", max_length=8, choices=Why)
    at = models.DateTimeField("kiedy")
    privacy = no_personal_data("subject_type subject_id whole_type whole_id column begins ends why at")

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["whole_type", "whole_id"], name="redaction_of_a_row")]
        constraints = [
            known("why", Why, name="redaction_has_known_reason"),
            models.CheckConstraint(condition=~Q(by_name=""), name="redaction_keeps_the_name"),
            models.CheckConstraint(condition=Q(ends__gte=F("begins") + SHORTEST), name="redaction_covers_a_passage"),
        ]

    def __str__(self) -> str:
        return f"zasłonięcie {self.pk}"
