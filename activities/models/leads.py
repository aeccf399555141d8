"""Who leads activities for minors, and where their checks are filed."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from activities.models.activities import Activity
from activities.privacy import LEADS
from osl_site.common.accounts.models import DoneBy, keeps_the_name, name_of_the_day, position_of_the_day
from osl_site.common.privacy.declaration import no_personal_data, personal


class LeadQuerySet(models.QuerySet):
    def in_order(self) -> "LeadQuerySet":
        return self.select_related("user").order_by("id")


class Lead(models.Model):
    """Someone who leads activities: a person of the office, or one from outside, whose name is service data."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="osoba z biura", null=True, blank=True, related_name="+"
    )
    name = models.CharField("imię i nazwisko", max_length=120, blank=True)
    activities = models.ManyToManyField(Activity, through="ActivityLead", related_name="leads")
    privacy = personal(LEADS, "name")

    objects = LeadQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(user__isnull=False, name="") | (Q(user=None) & ~Q(name="")),
                name="lead_of_the_office_or_named",
                violation_error_message="Wskaż osobę z biura albo wpisz imię i nazwisko.",
            )
        ]

    def __str__(self) -> str:
        return f"osoba prowadząca {self.slug}"

    @property
    def slug(self) -> str:
        """How addresses call this person; someone of the office has an address before there is a row."""
        return f"konto-{self.user_id}" if self.user_id else f"osoba-{self.pk}"

    @property
    def full_name(self) -> str:
        return self.user.name if self.user_id else self.name


class ActivityLead(models.Model):
    """Who leads an activity, besides the person in charge of it, who always counts as one."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="activity_leads")
    lead = models.ForeignKey(Lead, models.PROTECT, related_name="activity_leads")
    privacy = no_personal_data("activity lead")

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["activity", "lead"], name="activity_lead_once")]

    def __str__(self) -> str:
        return f"{self.activity_id}: {self.lead_id}"


LAST = 1000  # the place of what nobody put in order yet


class CheckQuerySet(models.QuerySet):
    def required(self) -> "CheckQuerySet":
        return self.filter(retired_on=None)


class Check(models.Model):
    """What is looked up about everyone who works with minors (act of 13 May 2016, art. 21), while it is required."""

    name = models.CharField("co się sprawdza", max_length=200)
    basis = models.CharField("podstawa", max_length=120, blank=True)
    retired_on = models.DateField("nie jest wymagane od", null=True, blank=True, editable=False)
    retired_reason = models.CharField("dlaczego nie jest wymagane", max_length=300, blank=True)
    position = models.PositiveSmallIntegerField("kolejność", default=LAST, db_default=LAST)
    revision = models.PositiveIntegerField(default=1, editable=False)
    privacy = no_personal_data("name basis retired_on retired_reason position")

    objects = CheckQuerySet.as_manager()
    recorded_fields = ("name", "basis", "retired_reason", "position")

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["name"],
                name="check_once",
                violation_error_message="Takie sprawdzenie już jest na liście.",
            ),
            models.CheckConstraint(
                condition=~Q(name=""), name="check_has_name", violation_error_message="Napisz, co się sprawdza."
            ),
            models.CheckConstraint(
                condition=Q(retired_on=None, retired_reason="") | (Q(retired_on__isnull=False) & ~Q(retired_reason="")),
                name="check_retired_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("activities:check_list")


class RecordedCheck(models.Model):
    """That one check of one person was made: when, and where in the paper files its printout is. Never what it said."""

    lead = models.ForeignKey(Lead, models.CASCADE, editable=False, related_name="recorded")
    kind = models.ForeignKey(Check, models.PROTECT, editable=False, related_name="recorded")
    checked_on = models.DateField("data sprawdzenia")
    place_in_files = models.CharField("gdzie w aktach jest wydruk", max_length=200)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, editable=False, related_name="+")
    recorded_by_name, recorded_by_position = name_of_the_day(), position_of_the_day()
    created_at = models.DateTimeField("wpisano")
    revision = models.PositiveIntegerField(default=1, editable=False)
    privacy = personal(LEADS, "checked_on place_in_files", none="lead kind created_at")

    class Meta:
        ordering = ["id"]
        constraints = [
            keeps_the_name("recorded_by", name="recorded_check_keeps_the_name"),
            models.UniqueConstraint(
                fields=["lead", "kind"],
                name="recorded_check_once",
                violation_error_message="To sprawdzenie jest już wpisane.",
            ),
            models.CheckConstraint(
                condition=~Q(place_in_files=""),
                name="recorded_check_has_place",
                violation_error_message="Wpisz, gdzie w aktach jest wydruk.",
            ),
        ]

    def __str__(self) -> str:
        return f"sprawdzenie {self.kind_id} osoby {self.lead_id}"


class RemovedCheck(DoneBy):
    """That what was recorded of a check was taken back, and why. Never changed; it goes with its person."""

    lead = models.ForeignKey(Lead, models.CASCADE, related_name="removed")
    kind = models.ForeignKey(Check, models.PROTECT, related_name="+")
    checked_on = models.DateField("data sprawdzenia")
    reason = models.CharField("powód usunięcia wpisu", max_length=300)
    at = models.DateTimeField("usunięto")
    privacy = personal(LEADS, "checked_on reason", none="lead kind at")

    recorded_fields = ("reason",)

    class Meta:
        ordering = ["id"]
        constraints = [
            keeps_the_name("by", name="removed_check_keeps_the_name"),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="removed_check_has_reason",
                violation_error_message="Napisz, dlaczego usuwasz ten wpis.",
            ),
        ]

    def __str__(self) -> str:
        return f"usunięte sprawdzenie {self.kind_id} osoby {self.lead_id}"


class RemovedLead(DoneBy):
    """That somebody leads an activity no longer, and why. Never changed; it goes with its person."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="removed_leads")
    lead = models.ForeignKey(Lead, models.CASCADE, related_name="+")
    reason = models.CharField("dlaczego ta osoba już nie prowadzi", max_length=300)
    at = models.DateTimeField("usunięto")
    privacy = personal(LEADS, "reason", none="activity lead at")

    recorded_fields = ("reason",)

    class Meta:
        ordering = ["id"]
        constraints = [
            keeps_the_name("by", name="removed_lead_keeps_the_name"),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="removed_lead_has_reason",
                violation_error_message="Napisz, dlaczego ta osoba już nie prowadzi tych zajęć.",
            ),
        ]

    def __str__(self) -> str:
        return f"osoba {self.lead_id} nie prowadzi już {self.activity_id}"
