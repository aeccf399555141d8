"""Initiatives: what residents do by themselves, from an idea to what came of it; and how they stood from day to day."""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.urls import reverse

from osl_site.common.accounts.models import DoneBy
from osl_site.common.centre.models import Locality
from osl_site.common.database.known_values import known
from osl_site.common.privacy.declaration import no_personal_data, personal
from osl_site.common.search.searched import Searched
from partners.models.partners import Partner
from partners.privacy import INITIATIVES

SAYS_WHY = "Napisz, dlaczego jest wstrzymana."
NO_RESULT = "Napisz, co zrobiono. Jedno zdanie, bez nazwisk."


class Stage(models.TextChoices):
    """How far it has come."""

    IDEA = "idea", "pomysł"
    GROUP = "group", "grupa"
    PLAN = "plan", "plan"
    DOING = "doing", "w toku"
    DONE = "done", "zrobione"
    STOPPED = "stopped", "wstrzymana"


ENDED = (Stage.DONE, Stage.STOPPED)


class Leader(models.TextChoices):
    """Who leads it."""

    CENTRE = "centre", "centrum"
    TOGETHER = "together", "wspólnie"
    RESIDENTS = "residents", "mieszkańcy"


class InitiativeQuerySet(models.QuerySet):
    def as_they_stand(self) -> "InitiativeQuerySet":
        """Each with its `stage`, since when (`stage_since`), since when there is one at all (`begun_on`), and `led_by`.
        No query of its own."""
        stages = InitiativeStage.objects.filter(initiative=OuterRef("pk")).order_by("-id")
        leads = InitiativeLead.objects.filter(initiative=OuterRef("pk")).order_by("-id")
        return self.annotate(
            stage=Subquery(stages.values("stage")[:1]),
            stage_since=Subquery(stages.values("since")[:1]),
            begun_on=Subquery(stages.reverse().values("since")[:1]),
            led_by=Subquery(leads.values("leader")[:1]),
        )


class Initiative(models.Model):
    """Residents' own doing (art. 32 pkt 4): what they want, where, who they are together.

    How far it is, and who leads it, say rows that are only added. Of what was done residents read `result`.
    """

    title = models.CharField("nazwa", max_length=120)
    description = models.TextField("czego chcą", max_length=2000, blank=True)
    locality = models.ForeignKey(Locality, models.PROTECT, verbose_name="miejscowość", related_name="+")
    group = models.ForeignKey(
        Partner, models.PROTECT, verbose_name="grupa", null=True, blank=True, related_name="initiatives"
    )
    people = models.PositiveSmallIntegerField("ile osób", null=True, blank=True, validators=[MinValueValidator(1)])
    action_key = models.UUIDField("któremu działaniu planu służy", null=True, blank=True)
    given = models.TextField("co dało biuro", max_length=2000, blank=True)
    result = models.CharField("co zrobiono", max_length=300, blank=True)
    is_public = models.BooleanField("pokaż mieszkańcom, co zrobiono", default=False)
    created_at = models.DateTimeField("zapisano")
    changed_at = models.DateTimeField("zmieniono")
    revision = models.PositiveIntegerField(default=1, editable=False)
    privacy = personal(
        INITIATIVES,
        "title description given result",
        none="locality group people action_key is_public created_at changed_at",
    )
    searched = Searched("title", "description given result", code="I", places=("locality",))

    objects = InitiativeQuerySet.as_manager()
    recorded_fields = ("title", "description", "locality", "group", "people", "given", "result", "is_public")

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="initiative_has_title"),
            models.CheckConstraint(
                condition=Q(people=None) | Q(people__gte=1),
                name="initiative_is_of_somebody",
                violation_error_message="Wpisz liczbę osób większą od zera.",
            ),
            models.CheckConstraint(
                condition=Q(is_public=False) | ~Q(result=""),
                name="initiative_tells_what_was_done",
                violation_error_message="Napisz, co zrobiono. To zdanie przeczytają mieszkańcy.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("partners:initiative_detail", args=[self.pk])

    @property
    def code(self) -> str:
        return f"I-{self.pk}"

    @property
    def stage_word(self) -> str:
        """„w toku”, of rows `as_they_stand`."""
        return Stage(self.stage).label if self.stage else ""

    @property
    def leader_word(self) -> str:
        """„mieszkańcy”, of rows `as_they_stand`."""
        return Leader(self.led_by).label if self.led_by else ""

    @property
    def is_ended(self) -> bool:
        """Whether it is done or was given up for now, of rows `as_they_stand`."""
        return self.stage in ENDED


class InitiativeStage(DoneBy):
    """On that day it came so far. Never changed; the newest one is how it stands."""

    initiative = models.ForeignKey(Initiative, models.PROTECT, related_name="stages")
    stage = models.CharField("etap", max_length=10, choices=Stage)
    since = models.DateField("od kiedy")
    reason = models.CharField("dlaczego", max_length=300, blank=True)
    at = models.DateTimeField("zapisano")
    privacy = personal(INITIATIVES, "reason", none="initiative stage since at")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=~Q(by_name=""), name="initiative_stage_keeps_the_name"),
            known("stage", Stage, name="initiative_stage_is_known"),
            models.CheckConstraint(
                condition=~Q(stage=Stage.STOPPED) | ~Q(reason=""),
                name="initiative_stopped_says_why",
                violation_error_message=SAYS_WHY,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.stage} inicjatywy {self.initiative_id}"


class InitiativeLead(DoneBy):
    """From that day on somebody leads it. Never changed; the newest one holds. `new_leaders` are people of the village
    who lead something for the first time: a number, never who."""

    initiative = models.ForeignKey(Initiative, models.PROTECT, related_name="leads")
    leader = models.CharField("kto prowadzi", max_length=10, choices=Leader)
    since = models.DateField("od kiedy")
    new_leaders = models.PositiveSmallIntegerField("ile osób prowadzi coś po raz pierwszy", default=0)
    at = models.DateTimeField("zapisano")
    privacy = no_personal_data("initiative leader since new_leaders at")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=~Q(by_name=""), name="initiative_lead_keeps_the_name"),
            known("leader", Leader, name="initiative_lead_is_known"),
            models.CheckConstraint(
                condition=~Q(leader=Leader.CENTRE) | Q(new_leaders=0),
                name="initiative_of_the_centre_has_no_new_leaders",
                violation_error_message="Gdy prowadzi centrum, nikt z mieszkańców jeszcze nie prowadzi. Wpisz 0.",
            ),
        ]

    def __str__(self) -> str:
        return f"prowadzenie inicjatywy {self.initiative_id}"
