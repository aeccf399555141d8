"""Results of occurrences: how many people came by age, never who."""

from decimal import Decimal

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Mod
from django.db.models.lookups import Exact

from activities.models.occurrences import Occurrence
from activities.privacy import RESULTS
from needs.models import FieldNote
from osl_site.common.accounts.models import keeps_the_name, name_of_the_day, position_of_the_day
from osl_site.common.privacy.declaration import personal

GROUPS = ("children", "youth", "adults", "older")
MOST_PEOPLE = 9999  # of one group at one meeting
MOST_HOURS = Decimal(2000)
SOMEBODY = Q(children__gt=0) | Q(youth__gt=0) | Q(adults__gt=0) | Q(older__gt=0)


class Result(models.Model):
    """What came of one meeting: how many people by age, never who; what was learnt, what went otherwise than planned.

    There is none before the meeting began and none of a meeting that was called off.
    """

    occurrence = models.OneToOneField(Occurrence, models.PROTECT, related_name="result")
    children = models.PositiveSmallIntegerField("dzieci", default=0)
    youth = models.PositiveSmallIntegerField("młodzież", default=0)
    adults = models.PositiveSmallIntegerField("dorośli", default=0)
    older = models.PositiveSmallIntegerField("osoby starsze", default=0)
    nobody_came = models.BooleanField("nikt nie przyszedł", default=False)
    volunteer_hours = models.DecimalField("godziny wolontariuszy", max_digits=5, decimal_places=1, default=0)
    cost = models.DecimalField("poniesiony koszt", max_digits=8, decimal_places=2, null=True, blank=True)
    learnt = models.TextField("czego się dowiedzieliśmy", blank=True, max_length=2000)
    deviations = models.TextField("co poszło inaczej, niż było zaplanowane", blank=True, max_length=2000)
    note = models.OneToOneField(FieldNote, models.SET_NULL, null=True, blank=True, editable=False, related_name="+")
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, editable=False, related_name="+")
    entered_by_name, entered_by_position = name_of_the_day(), position_of_the_day()
    created_at = models.DateTimeField("wpisano")
    changed_at = models.DateTimeField("zmieniono")
    revision = models.PositiveIntegerField(default=1, editable=False)
    privacy = personal(
        RESULTS,
        "learnt deviations",
        none="occurrence children youth adults older nobody_came volunteer_hours cost note created_at changed_at",
    )

    class Meta:
        ordering = ["id"]
        constraints = [
            keeps_the_name("entered_by", name="result_keeps_the_name"),
            models.CheckConstraint(
                condition=Q(nobody_came=False) & SOMEBODY | Q(nobody_came=True, children=0, youth=0, adults=0, older=0),
                name="result_somebody_or_nobody",
                violation_error_message="Wpisz, ile osób przyszło, albo zaznacz, że nikt nie przyszedł.",
            ),
            models.CheckConstraint(
                condition=Q(**{f"{group}__lte": MOST_PEOPLE for group in GROUPS}),
                name="result_people_sensible",
                violation_error_message=f"Wpisz najwyżej {MOST_PEOPLE} osób z jednej grupy.",
            ),
            models.CheckConstraint(
                condition=Q(volunteer_hours__gte=0, volunteer_hours__lte=MOST_HOURS)
                & Exact(Mod(F("volunteer_hours") * 2, 1), 0),
                name="result_hours_in_halves",
                violation_error_message=f"Wpisz godziny od 0 do {MOST_HOURS}, z dokładnością do pół godziny.",
            ),
            models.CheckConstraint(
                condition=Q(cost=None) | Q(cost__gte=0),
                name="result_cost_not_negative",
                violation_error_message="Wpisz koszt w złotych: zero albo więcej.",
            ),
        ]

    def __str__(self) -> str:
        return f"wyniki spotkania {self.occurrence_id}"

    @property
    def people(self) -> int:
        return sum(getattr(self, group) for group in GROUPS)
