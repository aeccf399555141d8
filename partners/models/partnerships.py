"""Partnerships that the organiser leads and networks that the centre belongs to; who is in them, and from when."""

from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce, Greatest
from django.urls import reverse

from osl_site.common.accounts.models import Days, OneNumber
from osl_site.common.database.known_values import known
from osl_site.common.privacy.declaration import personal
from osl_site.common.text.date_formats import period_in_figures
from partners.models.partners import Partner
from partners.privacy import COOPERATION

FAR = date(2100, 12, 31)  # in the law that spans do not overlap, the last day of what has none


LAST = Greatest("since", Coalesce("until", Value(FAR)))


def _number(column: str) -> OneNumber:
    return OneNumber(column, column, RangeBoundary(inclusive_upper=True))


class PartnershipKind(models.TextChoices):
    """Whose it is."""

    LED = "led", "partnerstwo, prowadzimy"
    JOINED = "joined", "sieć zawodowa, należymy"


class Partnership(models.Model):
    """Partners who work on something together (art. 32 pkt 5): led by the organiser, or by others and the centre
    belongs to it. One that ended says why."""

    name = models.CharField("nazwa", max_length=120)
    kind = models.CharField("czyje", max_length=10, choices=PartnershipKind, default=PartnershipKind.LED)
    led_by = models.CharField("kto prowadzi", max_length=160, blank=True)
    about = models.TextField("po co", max_length=1000, blank=True)
    since = models.DateField("od kiedy")
    ended_on = models.DateField("do kiedy", null=True, blank=True)
    ended_why = models.CharField("dlaczego się skończyło", max_length=300, blank=True)
    created_at = models.DateTimeField("zapisano")
    changed_at = models.DateTimeField("zmieniono")
    revision = models.PositiveIntegerField(default=1, editable=False)
    privacy = personal(COOPERATION, "name about led_by ended_why", none="kind since ended_on created_at changed_at")

    recorded_fields = ("name", "kind", "led_by", "about", "since", "ended_on", "ended_why")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="partnership_has_name"),
            known("kind", PartnershipKind, name="partnership_has_known_kind"),
            models.CheckConstraint(
                condition=Q(kind=PartnershipKind.LED, led_by="") | Q(kind=PartnershipKind.JOINED) & ~Q(led_by=""),
                name="partnership_says_who_leads",
                violation_error_message="Napisz, kto prowadzi tę sieć.",
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None, ended_why="") | Q(ended_on__isnull=False) & ~Q(ended_why=""),
                name="partnership_ended_says_why",
                violation_error_message="Wpisz ostatni dzień i napisz, dlaczego się skończyło.",
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("since")),
                name="partnership_ends_after_it_begins",
                violation_error_message="Ostatni dzień jest wcześniejszy niż pierwszy. Popraw jedną z dat.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("partners:partnership_detail", args=[self.pk])

    @property
    def is_led(self) -> bool:
        return self.kind == PartnershipKind.LED

    @property
    def span_in_words(self) -> str:
        """„od 9.08.2026”, „1.02–30.06.2026”."""
        return period_in_figures(self.since, self.ended_on)


class MembershipQuerySet(models.QuerySet):
    def on(self, day: date) -> "MembershipQuerySet":
        """Those that hold on this day."""
        return self.filter(Q(until=None) | Q(until__gte=day), since__lte=day)

    def within(self, first: date, last: date) -> "MembershipQuerySet":
        """Those that hold on one of these days at least."""
        return self.filter(Q(until=None) | Q(until__gte=first), since__lte=last)


class Membership(models.Model):
    """A partner in a partnership for some days; one that comes back has another row. Never twice on one day."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="memberships")
    partner = models.ForeignKey(Partner, models.PROTECT, verbose_name="partner", related_name="memberships")
    role = models.CharField("co robi", max_length=120, blank=True)
    since = models.DateField("od kiedy")
    until = models.DateField("do kiedy", null=True, blank=True)
    revision = models.PositiveIntegerField(default=1, editable=False)
    privacy = personal(COOPERATION, "role", none="partnership partner since until")

    objects = MembershipQuerySet.as_manager()
    recorded_fields = ("partner", "role", "since", "until")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")),
                name="membership_ends_after_it_begins",
                violation_error_message="Ostatni dzień jest wcześniejszy niż pierwszy. Popraw jedną z dat.",
            ),
            ExclusionConstraint(
                name="membership_once_at_a_time",
                expressions=[
                    (_number("partnership"), RangeOperators.OVERLAPS),
                    (_number("partner"), RangeOperators.OVERLAPS),
                    (Days("since", LAST, RangeBoundary(inclusive_upper=True)), RangeOperators.OVERLAPS),
                ],
                violation_error_message="Ten partner już tu jest w tych dniach. Popraw daty albo tamten wpis.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.partner} w: {self.partnership}"

    def get_absolute_url(self) -> str:
        return f"{self.partnership.get_absolute_url()}#czlonkowie"

    @property
    def span_in_words(self) -> str:
        return period_in_figures(self.since, self.until)
