"""Meetings of several partners: agenda before, one note after, and what was told to whoever was invited."""

import uuid
from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from osl_site.common.accounts.models import DoneBy
from osl_site.common.clock import WARSAW
from osl_site.common.privacy.declaration import personal
from osl_site.common.text.date_formats import hours_in_words
from partners.models.partners import Partner
from partners.models.partnerships import Partnership
from partners.privacy import COOPERATION


class PartnerMeeting(DoneBy):
    """One meeting of partners with the office. `sequence` counts what the invited were told after the invitation
    (RFC 5546); one that was called off says why and keeps its day."""

    title = models.CharField("temat", max_length=120)
    held_on = models.DateField("dzień")
    starts = models.TimeField("od godziny")
    ends = models.TimeField("do godziny")
    place = models.CharField("gdzie", max_length=200)
    host = models.ForeignKey(
        Partner, models.PROTECT, verbose_name="gospodarz", null=True, blank=True, related_name="hosted"
    )
    partnership = models.ForeignKey(
        Partnership, models.PROTECT, verbose_name="partnerstwo", null=True, blank=True, related_name="meetings"
    )
    partners = models.ManyToManyField(Partner, verbose_name="zaproszeni", related_name="meetings")
    present = models.ManyToManyField(Partner, verbose_name="kto był", related_name="+", blank=True)
    agenda = models.TextField("porządek", max_length=2000, blank=True)
    note = models.TextField("notatka", max_length=4000, blank=True)
    cancelled_at = models.DateTimeField("odwołano", null=True, blank=True)
    cancelled_reason = models.CharField("dlaczego odwołano", max_length=300, blank=True)
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    created_at = models.DateTimeField("zapisano")
    changed_at = models.DateTimeField("zmieniono")
    revision = models.PositiveIntegerField(default=1, editable=False)
    privacy = personal(
        COOPERATION,
        "title agenda note place cancelled_reason",
        none="held_on starts ends host partnership cancelled_at uid sequence created_at changed_at",
    )

    recorded_fields = (
        *("title", "held_on", "starts", "ends", "place", "host", "partnership", "partners", "agenda"),
        *("note", "present"),
    )

    class Meta:
        ordering = ["-held_on", "-starts", "-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(by_name=""), name="partner_meeting_keeps_the_name"),
            models.CheckConstraint(condition=~Q(title="") & ~Q(place=""), name="partner_meeting_says_what_and_where"),
            models.CheckConstraint(
                condition=Q(ends__gt=F("starts")),
                name="partner_meeting_ends_after_it_begins",
                violation_error_message="Koniec jest wcześniejszy niż początek. Popraw jedną z godzin.",
            ),
            models.CheckConstraint(
                condition=Q(cancelled_at=None, cancelled_reason="")
                | Q(cancelled_at__isnull=False) & ~Q(cancelled_reason=""),
                name="partner_meeting_called_off_says_why",
            ),
        ]
        indexes = [models.Index(fields=["-held_on", "-id"], name="partner_meeting_newest")]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("partners:meeting_detail", args=[self.pk])

    @property
    def code(self) -> str:
        return f"SP-{self.pk}"

    @property
    def starts_at(self) -> datetime:
        return datetime.combine(self.held_on, self.starts, tzinfo=WARSAW)

    @property
    def ends_at(self) -> datetime:
        return datetime.combine(self.held_on, self.ends, tzinfo=WARSAW)

    @property
    def hours(self) -> str:
        """„17:00–19:00”."""
        return hours_in_words(self.starts_at, self.ends_at)

    @property
    def host_in_words(self) -> str:
        return self.host.name if self.host else "centrum"

    @property
    def is_off(self) -> bool:
        return self.cancelled_at is not None
