"""Letters that were promised: to whom, about which row, and what became of each."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from osl_site.common.database.known_values import known
from osl_site.common.privacy.declaration import personal
from osl_site.common.privacy.kinds import LETTERS


class LetterState(models.TextChoices):
    WAITING = "waiting", "Czeka na wysłanie"
    SENDING = "sending", "Jest wysyłany"
    SENT = "sent", "Wysłany"
    FAILED = "failed", "Nie doszedł"
    DROPPED = "dropped", "Nieaktualny"


OPEN = (LetterState.WAITING, LetterState.SENDING)


class LetterQuerySet(models.QuerySet):
    def open(self) -> "LetterQuerySet":
        """Those that are still to be sent."""
        return self.filter(state__in=OPEN)

    def failed(self) -> "LetterQuerySet":
        """Those that did not arrive and could be sent again: their address was not erased yet."""
        return self.filter(state=LetterState.FAILED).exclude(to="")


class Letter(models.Model):
    """One letter to one address. It holds no words of its own: they are put together when it goes, so that it says what
    is so at that moment, and what is no longer so is not said.

    `kind` says who writes it (`osl_site.common.registry.letters`), `subject_…` of which row. It carries the same
    Message-ID whenever it goes. The address goes with the row it is about, and a while after it ended.
    """

    kind = models.CharField("o czym", max_length=40)
    to = models.EmailField("do kogo", blank=True)
    language = models.CharField("język", max_length=2, choices=settings.LANGUAGES, default="pl")
    subject_type = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    message_id = models.CharField("Message-ID", max_length=250, unique=True)
    state = models.CharField("stan", max_length=8, choices=LetterState, default=LetterState.WAITING)
    tries = models.PositiveSmallIntegerField("ile razy próbowano", default=0)
    is_doubtful = models.BooleanField("wysyłanie przerwano", default=False)
    said = models.CharField("dlaczego nie doszedł", max_length=200, blank=True)
    made_at = models.DateTimeField("powstał")
    due_at = models.DateTimeField("następna próba")
    ended_at = models.DateTimeField("koniec", null=True, blank=True)
    privacy = personal(
        LETTERS,
        "to said",
        none="kind language subject_type subject_id message_id state tries is_doubtful made_at due_at ended_at",
    )

    objects = LetterQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            known("state", LetterState, name="letter_has_known_state"),
            models.CheckConstraint(
                condition=Q(state__in=OPEN, ended_at=None) & ~Q(to="") | ~Q(state__in=OPEN) & Q(ended_at__isnull=False),
                name="letter_has_address_until_it_ends",
            ),
        ]
        indexes = [
            models.Index(fields=["subject_type", "subject_id"], name="letter_subject"),
            models.Index(fields=["due_at"], condition=Q(state__in=OPEN), name="letter_open"),
            models.Index(fields=["kind"], condition=Q(state="failed"), name="letter_failed"),
            models.Index(fields=["ended_at"], condition=~Q(to=""), name="letter_with_address"),
        ]

    def __str__(self) -> str:
        return f"list {self.pk}"
