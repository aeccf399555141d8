"""Dated occurrences of an activity, and the series that some were made by."""

import uuid
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils.timezone import localtime

from activities.models.activities import Activity
from activities.models.formerly import of_place, of_when, until_today
from activities.models.venues import Venue
from activities.privacy import ANNOUNCED
from osl_site.common import clock
from osl_site.common.privacy.declaration import no_personal_data, personal
from osl_site.common.search.searched import Searched
from osl_site.common.text.date_formats import NIGHT_ENDS
from osl_site.common.withdrawal.models import Withdrawal

LONGEST = timedelta(days=31)  # so that what has not ended is found by its start, which an index has in order


class Series(models.Model):
    """A rule as it was given („co tydzień we wtorek…”), and the meetings made by it. Never expanded when reading."""

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="series")
    rule = models.JSONField("reguła")
    made_at = models.DateTimeField("ułożono")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    privacy = no_personal_data("activity rule made_at")

    def __str__(self) -> str:
        return f"cykl {self.pk}"


class When(NamedTuple):
    """From when until when a meeting is. Of an open one nobody said when it ends."""

    starts_at: datetime
    ends_at: datetime
    open_ended: bool


def was_when(row: Any) -> When | None:
    """When it was to be before it was first moved; as long as now where that was not kept."""
    if row.moved_from is None:
        return None
    if row.moved_from_end is None:
        return When(row.moved_from, row.moved_from + (row.ends_at - row.starts_at), row.open_ended)
    return When(row.moved_from, row.moved_from_end, row.moved_from_open)


def _days_differ(moment: datetime, *others: datetime) -> bool:
    """Whether it is on another day than all of these."""
    return localtime(moment).date() not in {localtime(other).date() for other in others}


class OccurrenceQuerySet(models.QuerySet):
    def published(self) -> "OccurrenceQuerySet":
        """What residents may know of: published meetings of published activities, cancelled ones included."""
        return self.filter(published_at__isnull=False, activity__published_at__isnull=False)

    def between(self, start: datetime, end: datetime) -> "OccurrenceQuerySet":
        """Those that start in the half-open interval [start, end)."""
        return self.filter(starts_at__gte=start, starts_at__lt=end)

    def on_from(self, start: datetime) -> "OccurrenceQuerySet":
        """Those that are still on from that midnight; an evening that goes on until six is of the day it began."""
        morning = datetime.combine(localtime(start).date(), NIGHT_ENDS, tzinfo=clock.WARSAW)
        return self.filter(Q(starts_at__gte=start) | Q(ends_at__gt=morning), starts_at__gt=start - LONGEST)

    def on_between(self, start: datetime, end: datetime) -> "OccurrenceQuerySet":
        """Those of which at least one day is between two midnights."""
        return self.on_from(start).filter(starts_at__lt=end)

    def ahead(self) -> "OccurrenceQuerySet":
        """Those that are not over."""
        moment = clock.now()
        return self.filter(ends_at__gt=moment, starts_at__gt=moment - LONGEST)

    def awaiting_result(self, now: datetime) -> "OccurrenceQuerySet":
        """Published meetings that are over, were not called off, and of which nobody has said yet how they went."""
        return self.published().filter(ends_at__lte=now, cancelled_at=None, result=None)

    def at_closed_places(self) -> "OccurrenceQuerySet":
        """Those that residents are told of, still to come, at a place that was withdrawn: somebody has to move them or
        call them off. No query of its own."""
        ahead = self.published().ahead().filter(cancelled_at=None)
        return ahead.filter(venue__in=Withdrawal.objects.of(Venue).values("subject_id"))

    def with_closed_places(self) -> "OccurrenceQuerySet":
        """Rows that say of themselves whether their place was withdrawn, as `is_place_closed`. No query of its own."""
        return self.annotate(
            is_place_closed=Exists(Withdrawal.objects.of(Venue).filter(subject_id=OuterRef("venue_id")))
        )

    def in_order(self) -> "OccurrenceQuerySet":
        return self.order_by("starts_at", "id")


class Occurrence(models.Model):
    """One dated meeting. Once published it stays in the calendar for ever, moved or cancelled in plain sight.

    The database holds it to that: `activities/triggers/occurrences.py`. Of one that is `open_ended` nobody said when it
    ends: `ends_at` is the midnight after its last day, until which it is counted as going on.
    """

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="occurrences")
    series = models.ForeignKey(Series, models.PROTECT, null=True, blank=True, related_name="occurrences")
    starts_at = models.DateTimeField("początek")
    ends_at = models.DateTimeField("koniec")
    open_ended = models.BooleanField("koniec otwarty", default=False)
    venue = models.ForeignKey(
        Venue, models.PROTECT, verbose_name="miejsce", null=True, blank=True, related_name="occurrences"
    )
    capacity = models.PositiveSmallIntegerField("liczba miejsc", null=True, blank=True)
    is_full = models.BooleanField("brak wolnych miejsc", default=False, editable=False)
    note = models.CharField("dopisek na ten dzień", max_length=300, blank=True)
    published_at = models.DateTimeField("opublikowano", null=True, blank=True)
    cancelled_at = models.DateTimeField("odwołano", null=True, blank=True)
    cancelled_reason = models.CharField("powód odwołania", max_length=300, blank=True)
    moved_from = models.DateTimeField("przeniesione z", null=True, blank=True)
    moved_from_end = models.DateTimeField("koniec przed przeniesieniem", null=True, blank=True, editable=False)
    moved_from_open = models.BooleanField("koniec otwarty przed przeniesieniem", default=False, editable=False)
    moved_alone = models.BooleanField("przeniesione osobno, nie z całym cyklem", default=False, editable=False)
    formerly = models.JSONField("jak było podane", default=list, blank=True, editable=False)
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    created_at = models.DateTimeField("utworzono")
    changed_at = models.DateTimeField("zmieniono to, co widzi mieszkaniec")
    revision = models.PositiveIntegerField(default=1, editable=False)
    privacy = personal(
        ANNOUNCED,
        "note cancelled_reason formerly",
        none="activity series starts_at ends_at open_ended venue capacity is_full published_at cancelled_at moved_from"
        " moved_from_end moved_from_open moved_alone uid sequence created_at changed_at",
    )
    searched = Searched(text="note cancelled_reason", joined=("activity", "venue"))

    objects = OccurrenceQuerySet.as_manager()
    recorded_fields = (
        "starts_at",
        "ends_at",
        "open_ended",
        "moved_from",
        "venue",
        "capacity",
        "note",
        "cancelled_reason",
    )

    class Meta:
        ordering = ["starts_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="occurrence_ends_after_start",
                violation_error_message="Koniec spotkania musi być późniejszy niż początek.",
            ),
            models.CheckConstraint(
                condition=Q(ends_at__lte=F("starts_at") + LONGEST),
                name="occurrence_lasts_a_month_at_most",
                violation_error_message="Spotkanie może trwać najwyżej 31 dni. Popraw godzinę końca.",
            ),
            models.CheckConstraint(
                condition=Q(open_ended=False) | Q(ends_at__hour=0, ends_at__minute=0),
                name="occurrence_open_until_midnight",
                violation_error_message="Spotkanie bez godziny końca trwa najdłużej do północy.",
            ),
            models.CheckConstraint(
                condition=Q(moved_from_end=None, moved_from_open=False)
                | Q(moved_from__isnull=False, moved_from_end__gt=F("moved_from")),
                name="occurrence_moved_from_whole",
            ),
            models.CheckConstraint(
                condition=Q(cancelled_at=None, cancelled_reason="")
                | (Q(cancelled_at__isnull=False) & ~Q(cancelled_reason="")),
                name="occurrence_cancelled_with_reason",
                violation_error_message="Napisz, dlaczego spotkanie jest odwołane.",
            ),
            models.CheckConstraint(condition=Q(capacity=None) | Q(capacity__gt=0), name="occurrence_capacity_positive"),
        ]
        indexes = [
            models.Index(fields=["starts_at", "id"], name="occurrence_by_start"),
            models.Index(fields=["starts_at", "id"], condition=Q(published_at__isnull=False), name="occurrence_public"),
            models.Index(fields=["venue", "starts_at"], name="occurrence_by_venue"),
            models.Index(
                fields=["moved_from"],
                condition=Q(moved_from__isnull=False, published_at__isnull=False),
                name="occurrence_by_moved_from",
            ),
            models.Index(
                fields=["id"],
                condition=Q(published_at__isnull=False) & ~Q(formerly=[]),
                name="occurrence_with_traces",
            ),
            models.Index(
                fields=["-changed_at", "-id"], condition=Q(published_at__isnull=False), name="occurrence_by_change"
            ),
        ]

    def __str__(self) -> str:
        return f"spotkanie {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("activities:occurrence_detail", args=[self.pk])

    @property
    def when(self) -> When:
        return When(self.starts_at, self.ends_at, self.open_ended)

    @property
    def was_when(self) -> When | None:
        return was_when(self)

    def move_to(self, when: When) -> None:
        """Stand elsewhere, unsaved. What residents have seen says where it was from; moved back, it says nothing. Moved
        again, it says so at the day between as well."""
        if self.moved_from is None and self.published_at:
            self.moved_from, self.moved_from_end, self.moved_from_open = self.when
        elif self.moved_from and _days_differ(self.starts_at, when.starts_at, self.moved_from):
            self.formerly = [*self.formerly, *until_today(of_when(self.starts_at))]
        self.starts_at, self.ends_at, self.open_ended = when
        if self.was_when == self.when:
            self.moved_from, self.moved_from_end, self.moved_from_open = None, None, False

    def meet_at(self, venue: Venue | None) -> None:
        """Meet elsewhere, unsaved. What residents have seen says where it was to be."""
        if self.published_at and (venue and venue.pk) != self.venue_id:
            self.formerly = [*self.formerly, *until_today(of_place(self.venue))]
        self.venue = venue

    @property
    def is_cancelled(self) -> bool:
        return self.cancelled_at is not None

    @property
    def is_moved(self) -> bool:
        """Whether it is at another time than residents were told, be it only to another end."""
        return self.moved_from is not None

    @property
    def begins_elsewhere(self) -> bool:
        return self.moved_from is not None and self.moved_from != self.starts_at

    @property
    def is_over(self) -> bool:
        return self.ends_at <= clock.now()
