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
from osl_site.common.centre.dictionaries.models import OF_OLD
from osl_site.common.centre.models import HeadGroup
from osl_site.common.privacy.declaration import no_personal_data, personal

GROUPS = OF_OLD
MOST_PEOPLE = 9999  # of one group at one meeting
MOST_HOURS = Decimal(2000)
SOMEBODY = Q(children__gt=0) | Q(youth__gt=0) | Q(adults__gt=0) | Q(older__gt=0) | Q(others__gt=0)
COUNTED = (*GROUPS, "others")  # columns that add up to everybody who came


class Result(models.Model):
    """What came of one meeting: how many people by group, never who; what was learnt, what went otherwise than planned.

    Columns hold the groups with which every office began, and `others` all who were counted by groups of the office;
    `heads` say it group by group, each under the name of that day, and add up to the same.
    There is none before the meeting began and none of a meeting that was called off.
    """

    occurrence = models.OneToOneField(Occurrence, models.PROTECT, related_name="result")
    children = models.PositiveSmallIntegerField("dzieci", default=0)
    youth = models.PositiveSmallIntegerField("młodzież", default=0)
    adults = models.PositiveSmallIntegerField("dorośli", default=0)
    older = models.PositiveSmallIntegerField("osoby starsze", default=0)
    others = models.PositiveIntegerField("z innych grup", default=0, db_default=0, editable=False)
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
        none="occurrence children youth adults older others nobody_came volunteer_hours cost note created_at"
        " changed_at",
    )

    class Meta:
        ordering = ["id"]
        constraints = [
            keeps_the_name("entered_by", name="result_keeps_the_name"),
            models.CheckConstraint(
                condition=Q(nobody_came=False) & SOMEBODY
                | Q(nobody_came=True, children=0, youth=0, adults=0, older=0, others=0),
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
        return sum(getattr(self, name) for name in COUNTED)

    @property
    def by_group(self) -> list["HeadCount"]:
        """Of which groups somebody came, in the office's order. One query."""
        return list(self.heads.select_related("group").order_by("group__position", "group_id"))


class HeadCount(models.Model):
    """How many people of one group came to a meeting, under the name that the group had then. Those of the first four
    groups the database keeps equal to the columns of the result."""

    result = models.ForeignKey(Result, models.CASCADE, related_name="heads")
    group = models.ForeignKey(HeadGroup, models.PROTECT, verbose_name="grupa", related_name="+")
    name = models.CharField("nazwa w tym dniu", max_length=60)
    people = models.PositiveSmallIntegerField("ile osób")
    privacy = no_personal_data("result group name people")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["result", "group"], name="headcount_once_of_group"),
            models.CheckConstraint(
                condition=Q(people__gte=1, people__lte=MOST_PEOPLE),
                name="headcount_sensible",
                violation_error_message=f"Wpisz od 1 do {MOST_PEOPLE} osób z jednej grupy.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.people}"
