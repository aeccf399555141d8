"""Who is signed in, since when, and in which browser."""

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.sessions.base_session import AbstractBaseSession, BaseSessionManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from osl_site.common import clock
from osl_site.common.privacy.declaration import personal
from osl_site.common.privacy.kinds import SIGNING_IN

IDLE, LONGEST = timedelta(minutes=60), timedelta(hours=12)


class SessionQuerySet(models.QuerySet):
    def open_at(self, moment: datetime) -> "SessionQuerySet":
        """Neither past their end nor left alone for too long."""
        return self.filter(expire_date__gt=moment, seen_at__gt=models.Value(moment) - F("idle_for"))

    def ended_at(self, moment: datetime) -> "SessionQuerySet":
        return self.filter(Q(expire_date__lte=moment) | Q(seen_at__lte=models.Value(moment) - F("idle_for")))


class Session(AbstractBaseSession):
    """A browser that goes on where it was: of a person who signed in, or, without one, of somebody on the way there.

    `expire_date` is the end that no use puts off. A row that is deleted signs its browser out.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    browser = models.CharField(max_length=60, blank=True, default="", db_default="")
    created_at = models.DateTimeField(default=clock.now, db_default=Now())
    seen_at = models.DateTimeField(default=clock.now, db_default=Now())
    idle_for = models.DurationField(default=IDLE, db_default=IDLE)
    privacy = personal(SIGNING_IN, "session_key session_data browser seen_at", none="created_at expire_date idle_for")

    objects = BaseSessionManager.from_queryset(SessionQuerySet)()

    class Meta(AbstractBaseSession.Meta):
        abstract = False
        constraints = [
            models.CheckConstraint(condition=Q(seen_at__gte=F("created_at")), name="session_seen_after_it_began"),
            models.CheckConstraint(condition=Q(expire_date__gt=F("created_at")), name="session_ends_after_it_began"),
        ]

    def __str__(self) -> str:
        return f"{self.browser} od {self.created_at:%Y-%m-%d %H:%M}"
