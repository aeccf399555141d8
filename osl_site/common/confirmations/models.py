"""Questions to somebody outside the office whether a row of any room is still as it was: asked once, answered once."""

from collections.abc import Iterable

from django.db import models
from django.db.models import Q

from osl_site.common import clock
from osl_site.common.database.known_values import known
from osl_site.common.letters.models import Letter
from osl_site.common.privacy.declaration import no_personal_data


class Outcome(models.TextChoices):
    """What came of a question."""

    YES = "yes", "nadal tak"
    NO = "no", "już nie"
    DROPPED = "dropped", "nie ma już o co pytać"


class ConfirmationQuerySet(models.QuerySet):
    def of(self, subject: models.Model) -> "ConfirmationQuerySet":
        return self.of_many(type(subject), [subject.pk])

    def of_many(self, model: type[models.Model], ids: Iterable[int]) -> "ConfirmationQuerySet":
        return self.filter(subject_type=model._meta.label_lower, subject_id__in=ids)

    def open(self) -> "ConfirmationQuerySet":
        return self.filter(outcome="")

    def to_ring(self) -> "ConfirmationQuerySet":
        """Open ones that no letter went about, and those whose letter nobody answered in time."""
        return self.open().filter(Q(letter=None) | Q(until__lt=clock.today()))


class Confirmation(models.Model):
    """One question about a row: by one letter, or by telephone where there is none. Used once.

    Past `until` it only asks to be rung about: nothing is hidden or erased by it.
    """

    subject_type = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    asked_at = models.DateTimeField("zapytano")
    until = models.DateField("odpowiedź do")
    letter = models.OneToOneField(
        Letter, models.PROTECT, verbose_name="list", null=True, blank=True, related_name="confirmation"
    )
    answered_at = models.DateTimeField("odpowiedziano", null=True, blank=True)
    outcome = models.CharField("odpowiedź", max_length=8, choices=Outcome, blank=True)
    privacy = no_personal_data("subject_type subject_id asked_at until letter answered_at outcome")

    objects = ConfirmationQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            known("outcome", Outcome, name="confirmation_has_known_outcome", blank=True),
            models.CheckConstraint(
                condition=Q(outcome="", answered_at=None) | ~Q(outcome="") & Q(answered_at__isnull=False),
                name="confirmation_says_when_answered",
            ),
            models.UniqueConstraint(
                fields=["subject_type", "subject_id"], condition=Q(outcome=""), name="confirmation_once_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"pytanie {self.pk}"

    @property
    def is_open(self) -> bool:
        return self.outcome == ""
