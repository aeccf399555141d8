"""Attempts to sign in that were refused, and the lines from which people did."""

from django.conf import settings
from django.db import models
from django.db.models import F, OuterRef, Subquery, Sum, Window
from django.db.models.functions import RowNumber, TruncDate

from osl_site.common import clock
from osl_site.common.database.known_values import known
from osl_site.common.privacy.declaration import personal
from osl_site.common.privacy.kinds import REFUSED_SIGN_INS, SIGNING_IN


class Step(models.TextChoices):
    """At which door somebody stood."""

    PASSWORD = "password", "hasło"
    FACTOR = "factor", "drugi krok"
    CONFIRMATION = "confirmation", "potwierdzenie czynności"


class Outcome(models.TextChoices):
    """What came of an attempt."""

    PASSED = "passed", "przyjęte"
    WRONG = "wrong", "błędne hasło albo kod"
    UNKNOWN = "unknown", "nie ma takiego konta"
    CLOSED = "closed", "konto wyłączone"
    LOCKED = "locked", "za dużo prób, nie sprawdzono"


class AttemptQuerySet(models.QuerySet):
    def refused(self) -> "AttemptQuerySet":
        """With `times`: how many came from the same network on the same day; and `nth` of them each is, of those asked
        for, from the latest on."""
        day = TruncDate("at", tzinfo=clock.WARSAW)
        there = Attempt.objects.exclude(outcome=Outcome.PASSED).order_by().filter(network=OuterRef("network"))
        that_day = there.annotate(day=day).filter(day=OuterRef("day")).values("day").annotate(n=Sum("number"))
        rows = self.exclude(outcome=Outcome.PASSED).annotate(day=day)
        nth = Window(RowNumber(), partition_by=[F("network"), F("day")], order_by=F("id").desc())
        return rows.annotate(times=Subquery(that_day.values("n")), nth=nth)


class Attempt(models.Model):
    """One try to sign in or to confirm an act. It is written before anything is looked at, as a wrong one, so that many
    at once are no more than were allowed. Never the address that was typed: people type passwords there.

    `name` and `line` are digests of the address typed and of the line that it came from, emptied after a day; `network`
    is the part of that line's address that many share. Of what is not looked at one row an hour is kept for an account
    (or all that are none) at a line, with the number of tries, so that a flood fills nothing.
    """

    at = models.DateTimeField(db_index=True)
    step = models.CharField(max_length=12, choices=Step)
    outcome = models.CharField(max_length=8, choices=Outcome)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=64, blank=True)
    line = models.CharField(max_length=64, blank=True)
    network = models.CharField(max_length=45, blank=True)
    counts = models.BooleanField(default=True)  # against further ones; no more once the person proved to be it
    number = models.PositiveIntegerField(default=1, db_default=1)  # of tries, where nothing was looked at
    privacy = personal(REFUSED_SIGN_INS, "at step outcome name line network number", none="counts")

    objects = AttemptQuerySet.as_manager()

    class Meta:
        constraints = [
            known("step", Step, name="attempt_has_known_step"),
            known("outcome", Outcome, name="attempt_has_known_outcome"),
        ]
        indexes = [
            models.Index(fields=["name", "-at"], name="attempt_name"),
            models.Index(fields=["line", "-at"], name="attempt_line"),
        ]

    def __str__(self) -> str:
        return f"{self.step} {self.outcome} {self.at:%Y-%m-%d %H:%M}"


class KnownLine(models.Model):
    """A line from which a person signed in within a month: whoever guesses elsewhere closes no door here."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    line = models.CharField(max_length=64)
    seen_at = models.DateTimeField()
    privacy = personal(SIGNING_IN, "line seen_at")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "line"], name="known_line_once")]

    def __str__(self) -> str:
        return f"{self.user_id} od {self.seen_at:%Y-%m-%d}"
