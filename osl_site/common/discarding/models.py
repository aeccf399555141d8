"""On which ground a record of a case may be removed from here, and that it was. Both are written once, and stay."""

from django.db import models
from django.db.models import Q
from django.utils.timezone import localtime

from osl_site.common.accounts.models import DoneBy
from osl_site.common.files.models import StoredFile
from osl_site.common.privacy.declaration import no_personal_data
from osl_site.common.text.date_formats import polish_day


class Ground(models.TextChoices):
    FILED = "filed", "Sprawa jest w aktach centrum"
    CONSENT = "consent", "Archiwum zgodziło się na brakowanie"


class Discarding(DoneBy):
    """A director says why a record may be removed: it lies in the office's files, or the archive gave its consent.

    Nothing is removed by it. A later one about the same record counts in its place.
    """

    subject_type = models.CharField(max_length=60)
    subject_id = models.PositiveBigIntegerField()
    name = models.CharField("czego dotyczy", max_length=300)  # as it is called that day: later it is gone
    ground = models.CharField("podstawa", max_length=10, choices=Ground)
    archive = models.CharField("kto wydał zgodę", max_length=200, blank=True)
    number = models.CharField("znak albo numer zgody", max_length=80, blank=True)
    consented_on = models.DateField("dzień zgody", null=True, blank=True)
    file = models.OneToOneField(
        StoredFile, models.PROTECT, verbose_name="plik zgody", null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField("kiedy")
    privacy = no_personal_data("subject_type subject_id name ground archive number consented_on file at")

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["subject_type", "subject_id", "-id"], name="discarding_of_a_record")]
        constraints = [
            models.CheckConstraint(condition=~Q(by_name="") & ~Q(name=""), name="discarding_keeps_names"),
            models.CheckConstraint(
                condition=Q(ground=Ground.FILED, archive="", number="", consented_on=None, file=None)
                | Q(ground=Ground.CONSENT, consented_on__isnull=False) & ~Q(archive="") & ~Q(number=""),
                name="discarding_says_which_consent",
                violation_error_message="Napisz, kto wydał zgodę, jaki ma numer i z którego dnia jest.",
            ),
        ]

    def __str__(self) -> str:
        return f"podstawa usunięcia {self.pk}"

    @property
    def ground_in_words(self) -> str:
        """„Archiwum zgodziło się na brakowanie: Archiwum Państwowe w Olsztynie, znak 12/2037 z 3 marca 2037 r.”"""
        if self.ground == Ground.FILED:
            return str(Ground.FILED.label)
        return f"{Ground.CONSENT.label}: {self.archive}, znak {self.number} z {polish_day(self.consented_on)}"

    @property
    def said_on(self) -> str:
        """„1 grudnia 2026 r.”"""
        return polish_day(localtime(self.at).date())


class Discarded(models.Model):
    """A record was removed on that ground, with how many rows of each table. The database writes it, and nobody else.

    It is made by the function that removes the record, in the same statement.
    """

    discarding = models.OneToOneField(Discarding, models.PROTECT, related_name="done")
    rows = models.JSONField("ile wpisów której tabeli")
    at = models.DateTimeField("kiedy")
    privacy = no_personal_data("discarding rows at")

    def __str__(self) -> str:
        return f"usunięcie {self.pk}"

    @property
    def count(self) -> int:
        return sum(self.rows.values())

    @property
    def done_on(self) -> str:
        """„9 grudnia 2026 r.”"""
        return polish_day(localtime(self.at).date())
