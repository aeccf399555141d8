"""Heads of villages: who is sołtys from which day, how they want the month's sheet, and whether they know of it."""

from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Cast, Coalesce, Greatest, Least
from django.urls import reverse

from osl_site.common import clock
from osl_site.common.accounts.models import Days, OneNumber
from osl_site.common.centre.models import Village
from osl_site.common.database.known_values import known
from osl_site.common.privacy.declaration import personal
from partners.models.choices import InformedBy
from partners.models.people import TERM
from partners.privacy import HEADS

WHOLE = RangeBoundary(inclusive_upper=True)
NO_END = models.Value(date(9999, 12, 30))  # of a range, where no last day is known


class HeadChannel(models.TextChoices):
    """How the month's sheet reaches them."""

    MAIL = "mail", "e-mailem"
    PRINT = "print", "na papierze"
    CALL = "call", "telefonicznie"


class HeadQuerySet(models.QuerySet):
    def holding(self, day: date) -> "HeadQuerySet":
        """Those who are heads on this day: one of a village at most."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=day), starts_on__lte=day)

    def uninformed(self) -> QuerySet["VillageHead"]:
        """Those who were not told yet that the office has their data, by the day until which they must be, `inform_by`:
        a month from when it has them, and at once where residents are shown them."""
        in_a_month = Cast(F("added_on") + TERM, models.DateField())
        at_once = models.Case(models.When(is_public=True, then=F("added_on")), default=None)
        return self.filter(informed_on=None).annotate(inform_by=Least(in_a_month, at_once))

    def over_before(self, day: date) -> "HeadQuerySet":
        """Those whose last day was before this one."""
        return self.filter(ends_on__lt=day)


class VillageHead(models.Model):
    """The head of a village from a day till a day, or with no end known. One a day in a village. Contact data are for
    the office; residents see them only where `is_public`."""

    village = models.ForeignKey(Village, models.PROTECT, verbose_name="sołectwo", related_name="heads")
    name = models.CharField("imię i nazwisko", max_length=120)
    channel = models.CharField("jak dostaje arkusz", max_length=10, choices=HeadChannel, default=HeadChannel.PRINT)
    phone = models.CharField("telefon", max_length=20, blank=True)
    email = models.EmailField("e-mail", blank=True)
    is_public = models.BooleanField("widać mieszkańcom", default=False)
    starts_on = models.DateField("sołtysem od")
    ends_on = models.DateField("sołtysem do", null=True, blank=True)
    added_on = models.DateField(editable=False)
    informed_on = models.DateField("poinformowano", null=True, blank=True)
    informed_by = models.CharField("jak poinformowano", max_length=10, choices=InformedBy, blank=True)
    revision = models.PositiveIntegerField(default=1)
    privacy = personal(
        HEADS,
        "name phone email",
        none="village channel is_public starts_on ends_on added_on informed_on informed_by",
    )

    objects = HeadQuerySet.as_manager()

    class Meta:
        ordering = ["village__name_key", "starts_on"]
        constraints = [
            known("channel", HeadChannel, name="head_has_known_channel"),
            known("informed_by", InformedBy, name="head_informed_in_known_way", blank=True),
            models.CheckConstraint(condition=~Q(name=""), name="head_has_a_name"),
            models.CheckConstraint(
                condition=Q(informed_on=None, informed_by="") | Q(informed_on__isnull=False) & ~Q(informed_by=""),
                name="head_informed_on_a_day",
                violation_error_message="Wpisz, którego dnia i jak poinformowano tę osobę.",
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="head_ends_after_start",
                violation_error_message="Ostatni dzień nie może być przed pierwszym. Popraw jedną z dat.",
            ),
            ExclusionConstraint(
                name="head_one_a_day",
                expressions=[
                    (
                        OneNumber("village_id", "village_id", RangeBoundary(inclusive_upper=True)),
                        RangeOperators.OVERLAPS,
                    ),
                    (
                        Days(
                            Least("starts_on", Coalesce("ends_on", "starts_on")),
                            Greatest("starts_on", Coalesce("ends_on", NO_END)),
                            WHOLE,
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                violation_error_message="W tych dniach sołtysem tej wsi jest ktoś inny. Popraw dni.",
            ),
        ]

    def __str__(self) -> str:
        return f"sołtys {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("partners:head_edit", args=[self.pk])

    @property
    def is_over(self) -> bool:
        """Whether their last day is behind."""
        return self.ends_on is not None and self.ends_on < clock.today()

    @property
    def lacks(self) -> str:
        """What the way they chose has not: „brak adresu e-mail”. Nothing where the sheet can go."""
        if self.channel == HeadChannel.MAIL and not self.email:
            return "brak adresu e-mail"
        return "brak telefonu" if self.channel == HeadChannel.CALL and not self.phone else ""
