"""What was measured and what happened while a plan is carried out: written once, corrected by a row that says why.

Rows name an indicator or an action by its key, which all versions of a plan bear, so that an update loses nothing.
"""

from datetime import date, timedelta

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import F, Q

from osl_site.common.accounts.models import DoneBy
from osl_site.common.centre.models import Locality, TargetGroup
from osl_site.common.database.corrections import Correctable, correction_says_why
from osl_site.common.database.known_values import known
from osl_site.common.privacy.declaration import no_personal_data, personal
from plans.models.measures import Aggregate
from plans.models.versions import FIRST_DAY, LAST_DAY
from plans.privacy import PLANS


class IndicatorEntry(Correctable, DoneBy):
    """A value of an indicator for a period of days, or why it was not counted: zero is „nothing”, and that is a value.

    Never changed: a correction is a new row of the same key and period, with its reason. Periods of one indicator do
    not overlap, so that nothing is added twice. A share is `value` of `out_of`. How values make one (`aggregate`) is
    written with each, so that no later text of the plan reads them anew.
    """

    key = models.UUIDField("wskaźnik")
    period = DateRangeField("okres")  # to the day after its last one
    aggregate = models.CharField("jak się liczy", max_length=7, choices=Aggregate)
    value = models.DecimalField("wartość", max_digits=12, decimal_places=2, null=True, blank=True)
    out_of = models.DecimalField("z ilu", max_digits=12, decimal_places=2, null=True, blank=True)
    not_counted = models.CharField("dlaczego nie liczono", max_length=300, blank=True)
    source = models.CharField("źródło", max_length=200, blank=True)
    comment = models.CharField("komentarz", max_length=1000, blank=True)
    at = models.DateTimeField("wpisano")
    privacy = personal(PLANS, "not_counted source comment reason", none="key period aggregate value out_of corrects at")

    class Meta:
        ordering = ["period", "id"]
        indexes = [models.Index(fields=["key", "period"], name="indicatorentry_of_a_key")]
        constraints = [
            models.CheckConstraint(condition=~Q(by_name=""), name="indicatorentry_keeps_the_name"),
            known("aggregate", Aggregate, name="indicatorentry_has_known_aggregate"),
            models.CheckConstraint(
                condition=Q(period__isempty=False, period__startswith__gte=FIRST_DAY)
                & Q(period__endswith__lte=LAST_DAY + timedelta(days=1)),
                name="indicatorentry_has_days",
            ),
            models.CheckConstraint(
                condition=Q(value__isnull=False, not_counted="") & ~Q(source="")
                | Q(value=None, out_of=None) & ~Q(not_counted=""),
                name="indicatorentry_counted_or_not",
                violation_error_message="Wpisz wartość i jej źródło albo napisz, dlaczego nie liczono.",
            ),
            models.CheckConstraint(condition=Q(value=None) | Q(value__gte=0), name="indicatorentry_value_not_negative"),
            models.CheckConstraint(
                condition=Q(value=None)
                | ~Q(aggregate=Aggregate.SHARE) & Q(out_of=None)
                | Q(aggregate=Aggregate.SHARE, out_of__gt=0, value__lte=F("out_of")),
                name="indicatorentry_share_is_of_something",
            ),
            models.CheckConstraint(
                condition=Q(value=None) | ~Q(aggregate=Aggregate.YES_NO) | Q(value__in=(0, 1)),
                name="indicatorentry_yes_or_no",
            ),
            correction_says_why("indicatorentry"),
        ]

    def __str__(self) -> str:
        return f"wartość wskaźnika za {self.first_day:%d.%m.%Y}–{self.last_day:%d.%m.%Y}"

    @property
    def first_day(self) -> date:
        return self.period.lower

    @property
    def last_day(self) -> date:
        return self.period.upper - timedelta(days=1)


class Axis(models.TextChoices):
    """By what a value is broken down."""

    GROUP = "group", "według grup"
    PLACE = "place", "według miejsc"


class IndicatorPart(models.Model):
    """A part of an entry's value: of a group or of a place; without either, all the others. Written with the entry.

    The parts by group add up to the value, and so do those by place.
    """

    entry = models.ForeignKey(IndicatorEntry, models.PROTECT, related_name="parts")
    axis = models.CharField(max_length=5, choices=Axis)
    group = models.ForeignKey(TargetGroup, models.PROTECT, null=True, blank=True, related_name="+")
    locality = models.ForeignKey(Locality, models.PROTECT, null=True, blank=True, related_name="+")
    value = models.DecimalField("wartość", max_digits=12, decimal_places=2)
    privacy = no_personal_data("entry axis group locality value")

    class Meta:
        ordering = ["id"]
        constraints = [
            known("axis", Axis, name="indicatorpart_has_known_axis"),
            models.CheckConstraint(
                condition=Q(axis=Axis.GROUP, locality=None) | Q(axis=Axis.PLACE, group=None),
                name="indicatorpart_of_a_group_or_a_place",
            ),
            models.CheckConstraint(condition=Q(value__gte=0), name="indicatorpart_not_negative"),
            models.UniqueConstraint(
                fields=["entry", "axis", "group", "locality"], nulls_distinct=False, name="indicatorpart_once"
            ),
        ]

    def __str__(self) -> str:
        return str(self.group or self.locality or "pozostałe")


class LogKind(models.TextChoices):
    """What a line of the log is."""

    NOTE = "note", "wpis"
    DEVIATION = "deviation", "odchylenie od planu"
    SPENT = "spent", "wydatek"
    STATE = "state", "stan ustawiony ręcznie"


class SaidState(models.TextChoices):
    """How an action goes by a person's word, whatever facts say; `FACTS` ends that."""

    ON_TIME = "on_time", "w terminie"
    PAUSED = "paused", "wstrzymane"
    DONE = "done", "wykonane"
    ABANDONED = "abandoned", "zaniechane"
    FACTS = "facts", "według faktów"


class ActionLog(Correctable, DoneBy):
    """A line of the log of an action: what was done, what went otherwise, what was spent, how it goes by a person's
    word and why. Never changed: a correction is a new line of the same kind, with its reason."""

    action_key = models.UUIDField("działanie")
    kind = models.CharField("rodzaj", max_length=9, choices=LogKind)
    happened_on = models.DateField("kiedy")
    text = models.CharField("treść", max_length=2000)
    amount = models.DecimalField("kwota w złotych", max_digits=10, decimal_places=2, null=True, blank=True)
    state = models.CharField("stan", max_length=9, choices=SaidState, blank=True)
    at = models.DateTimeField("wpisano")
    privacy = personal(PLANS, "text reason", none="action_key kind happened_on amount state corrects at")

    class Meta:
        ordering = ["-happened_on", "-id"]
        indexes = [models.Index(fields=["action_key", "happened_on"], name="actionlog_of_an_action")]
        constraints = [
            models.CheckConstraint(condition=~Q(by_name=""), name="actionlog_keeps_the_name"),
            models.CheckConstraint(condition=~Q(text=""), name="actionlog_says_something"),
            known("kind", LogKind, name="actionlog_has_known_kind"),
            known("state", SaidState, name="actionlog_has_known_state", blank=True),
            models.CheckConstraint(
                condition=Q(kind=LogKind.SPENT, amount__gte=0) | ~Q(kind=LogKind.SPENT) & Q(amount=None),
                name="actionlog_spent_has_an_amount",
            ),
            models.CheckConstraint(
                condition=Q(kind=LogKind.STATE) & ~Q(state="") | ~Q(kind=LogKind.STATE) & Q(state=""),
                name="actionlog_state_is_said",
            ),
            models.CheckConstraint(
                condition=Q(happened_on__range=(FIRST_DAY, LAST_DAY)), name="actionlog_of_this_century"
            ),
            correction_says_why("actionlog"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} z {self.happened_on:%d.%m.%Y}"
