"""What somebody of the office promised about a row of any room: what, till when, who sees to it, what came of it."""

from collections.abc import Iterable
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from osl_site.common import clock
from osl_site.common.accounts.models import DoneBy
from osl_site.common.privacy.declaration import personal
from osl_site.common.privacy.kinds import PROMISES
from osl_site.common.text.typed_text import clipped

LONGEST_NAME = 60


class PromiseQuerySet(models.QuerySet):
    def of(self, subject: models.Model) -> "PromiseQuerySet":
        return self.filter(subject_type=subject._meta.label_lower, subject_id=subject.pk)

    def of_many(self, model: type[models.Model], ids: Iterable[int]) -> "PromiseQuerySet":
        return self.filter(subject_type=model._meta.label_lower, subject_id__in=ids)

    def open(self) -> "PromiseQuerySet":
        return self.filter(done_on=None)


class Promise(DoneBy):
    """One promise about a row of any room. It is done exactly when it says what came of it.

    A private one is a word for oneself: its owner alone reads it, and it is deleted when done. It goes with its row
    (`triggers.py`).
    """

    subject_type = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    what = models.CharField("co zrobić", max_length=200)
    due = models.DateField("do kiedy")
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="kto tego dopilnuje", related_name="+"
    )
    is_private = models.BooleanField("tylko dla mnie", default=False)
    done_on = models.DateField("zrobione", null=True, blank=True)
    outcome = models.CharField("co z tego wyszło", max_length=300, blank=True)
    created_at = models.DateTimeField("zapisano")
    changed_at = models.DateTimeField("zmieniono")
    revision = models.PositiveIntegerField(default=1, editable=False)
    privacy = personal(
        PROMISES, "what outcome", none="subject_type subject_id due is_private done_on created_at changed_at"
    )

    objects = PromiseQuerySet.as_manager()

    class Meta:
        ordering = ["due", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(by_name=""), name="promise_keeps_the_name"),
            models.CheckConstraint(condition=~Q(what=""), name="promise_says_what"),
            models.CheckConstraint(
                condition=Q(done_on=None, outcome="") | Q(done_on__isnull=False) & ~Q(outcome=""),
                name="promise_done_says_what_came",
                violation_error_message="Napisz, co z tego wyszło.",
            ),
            models.CheckConstraint(condition=Q(is_private=False) | Q(done_on=None), name="promise_private_goes"),
        ]
        indexes = [
            models.Index(fields=["subject_type", "subject_id"], name="promise_of_row"),
            models.Index(fields=["owner", "due"], condition=Q(done_on=None), name="promise_open"),
        ]

    def __str__(self) -> str:
        return clipped(self.what, LONGEST_NAME)

    def get_absolute_url(self) -> str:
        return reverse("promise_edit", args=[self.pk])

    @property
    def is_done(self) -> bool:
        return self.done_on is not None

    @property
    def is_late(self) -> bool:
        return not self.is_done and self.due < clock.today()

    @property
    def state(self) -> str:
        """„do zrobienia”, „po terminie” or „zrobione”."""
        return "zrobione" if self.is_done else "po terminie" if self.is_late else "do zrobienia"

    def days_to(self, day: date) -> int:
        """How many days are left on that day; below zero it is late."""
        return (self.due - day).days
