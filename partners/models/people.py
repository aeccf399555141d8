"""People to contact at a partner: their service data, on which basis, for how long, and whether they know of it."""

from datetime import date, timedelta

from django.db import models
from django.db.models import F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce, Least

from osl_site.common import clock
from osl_site.common.database.known_values import known
from osl_site.common.privacy.declaration import personal
from partners.models.choices import HoldingBasis, InformedBy
from partners.models.log import LogEntry
from partners.models.partners import Partner
from partners.privacy import CONTACTS

TERM = timedelta(days=30)  # art. 14 ust. 3 lit. a RODO: a month at the latest


class PeopleQuerySet(models.QuerySet):
    def uninformed(self) -> QuerySet["ContactPerson"]:
        """Those who were not told yet that the office has their data, by the day until which they must be, `inform_by`:
        the earliest of a month, the first talk with their partner since, and at once where residents are shown them.
        Of whom nobody knows since when they are here, today: their month has passed before the register asked."""
        talks = LogEntry.objects.filter(partners=OuterRef("partner"), held_on__gte=OuterRef("added_on"))
        first_talk = Subquery(talks.order_by("held_on").values("held_on")[:1])
        in_a_month = Cast(F("added_on") + TERM, models.DateField())
        at_once = models.Case(models.When(is_public=True, then=F("added_on")), default=None)
        return self.filter(informed_on=None).annotate(
            inform_by=Coalesce(Least(in_a_month, first_talk, at_once), Value(clock.today()))
        )

    def due(self, day: date) -> QuerySet["ContactPerson"]:
        """Those who were to be kept no longer than until this day."""
        return self.filter(kept_until__lte=day)


class ContactPerson(models.Model):
    """Whom to ring at a partner. Service data; shown to residents only where `is_public`.

    `added_on` is empty of those who were there before the register asked for it.
    """

    partner = models.ForeignKey(Partner, models.CASCADE, related_name="people")
    name = models.CharField("imię i nazwisko", max_length=120)
    position = models.CharField("funkcja", max_length=80, blank=True, default="", db_default="")
    phone = models.CharField("telefon", max_length=20, blank=True)
    email = models.EmailField("e-mail", blank=True)
    is_public = models.BooleanField("publiczna", default=False)
    basis = models.CharField(
        "na jakiej podstawie",
        max_length=10,
        choices=HoldingBasis,
        default=HoldingBasis.TASK,
        db_default=HoldingBasis.TASK,
    )
    kept_until = models.DateField("trzymać najdłużej do", null=True, blank=True)
    added_on = models.DateField(null=True, editable=False)
    informed_on = models.DateField("poinformowano", null=True, blank=True)
    informed_by = models.CharField(
        "jak poinformowano", max_length=10, choices=InformedBy, blank=True, default="", db_default=""
    )
    privacy = personal(
        CONTACTS,
        "name position phone email",
        none="partner is_public basis kept_until added_on informed_on informed_by",
    )

    objects = PeopleQuerySet.as_manager()

    class Meta:
        constraints = [
            known("basis", HoldingBasis, name="person_has_known_basis"),
            known("informed_by", InformedBy, name="person_informed_in_known_way", blank=True),
            models.CheckConstraint(
                condition=Q(informed_on=None, informed_by="") | Q(informed_on__isnull=False),
                name="person_informed_on_a_day",
                violation_error_message="Wpisz, którego dnia poinformowano tę osobę.",
            ),
        ]

    def __str__(self) -> str:
        return f"osoba do kontaktu {self.pk}"
