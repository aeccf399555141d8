"""Tallies: standing help in numbers, which has no meetings to count."""

from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse

from activities.models.activities import Activity
from activities.privacy import RESULTS
from osl_site.common.accounts.models import DoneBy
from osl_site.common.database.corrections import Correctable, correction_says_why
from osl_site.common.database.known_values import known
from osl_site.common.privacy.declaration import personal
from osl_site.common.text.date_formats import month_in_words
from osl_site.common.text.number_format import SPACE

MOST = Decimal("99999.9")  # of one unit in one month


def figure(value: Decimal) -> str:
    """„1 200” or „2,5”, thousands apart."""
    return f"{value:,.1f}".replace(",", SPACE).replace(".", ",").removesuffix(",0")


class TallySource(models.TextChoices):
    """Who counted."""

    OWN = "own", "liczymy sami"
    PARTNER = "partner", "zeszyt partnera"
    HELPER = "helper", "osoba chętna albo wolontariusz"


class Tally(Correctable, DoneBy):
    """How much standing help one offer gave in one month, in one unit. Never changed: a correction is a new row.

    A `number` of zero says that nothing happened; none says that nobody counted, and `comment` why.
    """

    activity = models.ForeignKey(Activity, models.PROTECT, verbose_name="pozycja oferty", related_name="tallies")
    month = models.DateField("miesiąc")  # its first day
    unit = models.CharField("co liczymy", max_length=60)
    number = models.DecimalField(
        "ile",
        max_digits=6,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(MOST)],
    )
    source = models.CharField("skąd to wiemy", max_length=8, choices=TallySource, default=TallySource.OWN)
    comment = models.CharField("komentarz", max_length=300, blank=True)
    at = models.DateTimeField("wpisano")
    privacy = personal(RESULTS, "comment reason", none="activity month unit number source corrects at")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=~Q(by_name=""), name="tally_keeps_the_name"),
            models.CheckConstraint(condition=Q(month__day=1), name="tally_of_a_whole_month"),
            models.CheckConstraint(condition=~Q(unit=""), name="tally_has_a_unit"),
            models.CheckConstraint(
                condition=Q(number=None) | Q(number__gte=0),
                name="tally_not_negative",
                violation_error_message="Wpisz zero albo więcej.",
            ),
            models.CheckConstraint(
                condition=Q(number__isnull=False) | ~Q(comment=""),
                name="tally_not_counted_says_why",
                violation_error_message="Napisz w komentarzu, dlaczego nie liczono.",
            ),
            correction_says_why("tally"),
            known("source", TallySource, name="tally_has_known_source"),
            models.UniqueConstraint(
                fields=["activity", "month", "unit"], condition=Q(corrects=None), name="tally_begins_once"
            ),
        ]
        indexes = [models.Index(fields=["-month", "-id"], name="tally_newest")]

    def __str__(self) -> str:
        return f"{self.month_words}: {self.in_words}"

    def get_absolute_url(self) -> str:
        return reverse("activities:tally_correct", args=[self.pk])

    @property
    def month_words(self) -> str:
        """„listopad 2026”."""
        return month_in_words(self.month)

    @property
    def number_words(self) -> str:
        """„14”, „2,5”; zero is „nic”, none „nie liczono”."""
        if self.number is None:
            return "nie liczono"
        return figure(self.number) if self.number else "nic"

    @property
    def in_words(self) -> str:
        """„podwózki: 14”."""
        return f"{self.unit}: {self.number_words}"
