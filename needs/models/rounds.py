"""Rounds of assessment: a dated campaign, the places it goes to, and when somebody was there."""

from datetime import date

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse

from osl_site.common.centre.models import Locality, Method
from osl_site.common.privacy.declaration import no_personal_data

LATER = "Ta runda nie zaczyna się później niż tamta. Wybierz wcześniejszą albo popraw datę."
NOT_BACKWARDS = "Koniec jest wcześniejszy niż początek. Popraw jedną z dat."


class RoundQuerySet(models.QuerySet):
    def running(self, day: date) -> "RoundQuerySet":
        """Those that hold on the day, the one that began last first."""
        return self.filter(begins_on__lte=day, ends_on__gte=day).order_by("-begins_on", "-id")

    def taking_in(self, day: date, locality: Locality | None) -> "RoundQuerySet":
        """Those in which something heard that day from there belongs, the best first: which go to that very place,
        then to its commune or, naming no places, everywhere; of a place that is not known every one that runs."""
        running = self.running(day)
        if locality is None:
            return running
        visits = RoundVisit.objects.filter(round=OuterRef("pk"))
        here = visits.filter(locality=locality)
        near = visits.filter(locality__commune=locality.commune_id)
        found = running.alias(goes_here=Exists(here)).filter(Exists(near) | ~Exists(visits))
        return found.order_by("-goes_here", "-begins_on", "-id")


class AssessmentRound(models.Model):
    """A campaign of recognition: from when till when, by which methods, where. Notes and submissions may belong to
    one."""

    title = models.CharField("nazwa", max_length=120)
    begins_on = models.DateField("od")
    ends_on = models.DateField("do")
    follows = models.OneToOneField(
        "self", models.SET_NULL, verbose_name="po której rundzie", null=True, blank=True, related_name="followed_by"
    )
    methods = models.ManyToManyField(Method, verbose_name="metody", blank=True, related_name="+")
    created_at = models.DateTimeField("zapisano")
    changed_at = models.DateTimeField("zmieniono")
    revision = models.PositiveIntegerField(default=1, editable=False)
    privacy = no_personal_data("title begins_on ends_on follows created_at changed_at")

    objects = RoundQuerySet.as_manager()
    recorded_fields = ("title", "begins_on", "ends_on", "methods", "follows")

    class Meta:
        ordering = ["-begins_on", "-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="round_has_title"),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("begins_on")),
                name="round_runs_forward",
                violation_error_message=NOT_BACKWARDS,
            ),
            models.CheckConstraint(condition=~Q(follows=F("id")), name="round_follows_another"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("needs:round_detail", args=[self.pk])

    @property
    def code(self) -> str:
        return f"R-{self.pk}"

    def state_on(self, day: date) -> str:
        """„trwa”, „zakończona” or „jeszcze nie zaczęta”."""
        return "jeszcze nie zaczęta" if day < self.begins_on else "zakończona" if day > self.ends_on else "trwa"


class RoundVisit(models.Model):
    """A place that a round goes to, and the day on which somebody was there."""

    round = models.ForeignKey(AssessmentRound, models.CASCADE, related_name="visits")
    locality = models.ForeignKey(Locality, models.PROTECT, verbose_name="miejscowość", related_name="+")
    planned_on = models.DateField("planowano", null=True, blank=True)
    done_on = models.DateField("byliśmy", null=True, blank=True)
    privacy = no_personal_data("round locality planned_on done_on")

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["round", "locality"], name="round_goes_there_once")]

    def __str__(self) -> str:
        return f"{self.locality_id} w rundzie {self.round_id}"
