"""Letters that the office sends out on paper or by the ways of offices, under numbers without a gap."""

from collections.abc import Iterable

from django.db import models
from django.db.models import Q
from django.urls import reverse

from osl_site.common.accounts.models import DoneBy
from osl_site.common.database.known_values import known
from osl_site.common.privacy.declaration import no_personal_data, personal
from osl_site.common.privacy.kinds import CASE_LETTERS

LONGEST_BODY, LONGEST_QUOTE = 3000, 4000


class NumberSeries(models.Model):
    """The numbers of one kind in one year. The last one moves by one, in the transaction of what bears it."""

    kind = models.CharField("czego", max_length=20)
    year = models.PositiveSmallIntegerField("rok")
    last = models.PositiveIntegerField("ostatni numer", default=0)
    privacy = no_personal_data("kind year last")

    class Meta:
        ordering = ["kind", "year"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "year"], name="number_series_once_of_year"),
            models.CheckConstraint(condition=~Q(kind=""), name="number_series_says_of_what"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.year}"


class Way(models.TextChoices):
    """How a letter went out."""

    E_DELIVERY = "e_delivery", "e-Doręczenia"
    EZD = "ezd", "EZD"
    POST = "post", "poczta"
    BY_HAND = "by_hand", "osobiście"


class LetterQuerySet(models.QuerySet):
    def of(self, subject: models.Model) -> "LetterQuerySet":
        return self.filter(subject_type=subject._meta.label_lower, subject_id=subject.pk)

    def of_many(self, model: type[models.Model], ids: Iterable[int]) -> "LetterQuerySet":
        return self.filter(subject_type=model._meta.label_lower, subject_id__in=ids)

    def unsent(self) -> "LetterQuerySet":
        """Those of which nobody has said yet how they went out."""
        return self.filter(sent_on=None)


class OutgoingLetter(DoneBy):
    """One letter about a row of any room. What it says stays as it was when it got its number.

    How it went out, and where in the files it lies, is written beside it later, and may be corrected.
    """

    year = models.PositiveSmallIntegerField("rok")
    number = models.PositiveIntegerField("numer")
    case_mark = models.CharField("znak sprawy", max_length=80, blank=True)
    archive_category = models.CharField("kategoria archiwalna", max_length=10, blank=True)
    subject_type = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    addressee = models.CharField("do kogo", max_length=200)
    address = models.CharField("adres", max_length=300, blank=True)
    title = models.CharField("w jakiej sprawie", max_length=200)
    opening = models.TextField("treść", max_length=LONGEST_BODY)
    quoted = models.TextField("przytoczone słowa", max_length=LONGEST_QUOTE, blank=True)
    quoted_as = models.CharField("czyje to słowa", max_length=200, blank=True)
    closing = models.TextField("zakończenie", max_length=LONGEST_BODY, blank=True)
    sender = models.CharField("nadawca", max_length=200)
    sender_address = models.CharField("adres nadawcy", max_length=200, blank=True)
    sender_contact = models.CharField("telefon i e-mail nadawcy", max_length=200, blank=True)
    at = models.DateTimeField("kiedy")
    way = models.CharField("jak wyszło", max_length=10, choices=Way, blank=True)
    way_number = models.CharField("numer nadania", max_length=80, blank=True)
    sent_on = models.DateField("dzień wysłania", null=True, blank=True)
    filed_place = models.CharField("miejsce w aktach", max_length=200, blank=True)
    revision = models.PositiveIntegerField(default=1, editable=False)
    privacy = personal(
        CASE_LETTERS,
        "addressee address title opening quoted closing sender_contact filed_place",
        none="year number case_mark archive_category subject_type subject_id quoted_as sender sender_address at way"
        " way_number sent_on",
    )

    objects = LetterQuerySet.as_manager()
    recorded_fields = ("way", "way_number", "sent_on", "filed_place")

    class Meta:
        ordering = ["-year", "-number"]
        indexes = [models.Index(fields=["subject_type", "subject_id"], name="outgoing_letter_of_row")]
        constraints = [
            models.UniqueConstraint(fields=["year", "number"], name="outgoing_letter_number_once"),
            models.CheckConstraint(condition=~Q(by_name=""), name="outgoing_letter_keeps_the_name"),
            models.CheckConstraint(
                condition=~Q(addressee="") & ~Q(title="") & ~Q(opening=""), name="outgoing_letter_is_whole"
            ),
            models.CheckConstraint(
                condition=Q(quoted="", quoted_as="") | ~Q(quoted="") & ~Q(quoted_as=""),
                name="outgoing_letter_says_whose_words",
            ),
            known("way", Way, name="outgoing_letter_has_known_way", blank=True),
            models.CheckConstraint(
                condition=Q(way="", way_number="", sent_on=None) | ~Q(way="") & Q(sent_on__isnull=False),
                name="outgoing_letter_says_how_it_went",
                violation_error_message="Wybierz, jak pismo wyszło, i wpisz dzień.",
            ),
            models.CheckConstraint(
                condition=Q(filed_place="") | Q(sent_on__isnull=False),
                name="outgoing_letter_is_filed_once_sent",
                violation_error_message="Najpierw zapisz, jak pismo wyszło.",
            ),
        ]

    def __str__(self) -> str:
        return f"pismo {self.code}"

    def get_absolute_url(self) -> str:
        return reverse("outgoing_letter_detail", args=[self.pk])

    @property
    def code(self) -> str:
        """„4/2026”: its number in the register."""
        return f"{self.number}/{self.year}"

    @property
    def state(self) -> str:
        """„do wysłania”, „wysłane” or „w aktach”."""
        return "w aktach" if self.filed_place else "wysłane" if self.sent_on else "do wysłania"
