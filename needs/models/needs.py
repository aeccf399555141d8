"""Needs: what the community lacks."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from needs.models.notes import FieldNote
from needs.models.submissions import Submission
from needs.privacy import RECOGNITION
from osl_site.common.centre.models import Commune, Locality, TargetGroup, Theme
from osl_site.common.privacy.declaration import personal
from osl_site.common.search.searched import Searched


class NeedState(models.TextChoices):
    REPORTED = "reported", "Zgłoszona"
    CONFIRMED = "confirmed", "Potwierdzona"
    PLANNED = "planned", "W planie"
    ANSWERED = "answered", "Jest odpowiedź"
    PASSED_ON = "passed_on", "Przekazana innej instytucji"
    DECLINED = "declined", "Nie podejmujemy"


class Priority(models.TextChoices):
    HIGH = "high", "wysoki"
    NORMAL = "normal", "zwykły"
    LOW = "low", "niski"


class NeedQuerySet(models.QuerySet):
    def without_asset(self) -> "NeedQuerySet":
        """Those that nobody has said any asset may help with."""
        return self.filter(pairings=None)


class Need(models.Model):
    """What the community lacks, put together from notes. Synthesised: never the words of one resident."""

    title = models.CharField("potrzeba", max_length=200)
    description = models.TextField("opis", blank=True)
    localities = models.ManyToManyField(Locality, verbose_name="miejscowości", blank=True, related_name="needs")
    communes = models.ManyToManyField(Commune, verbose_name="całe gminy", blank=True, related_name="needs")
    groups = models.ManyToManyField(TargetGroup, verbose_name="grupy", blank=True, related_name="needs")
    themes = models.ManyToManyField(Theme, verbose_name="tematy", blank=True, related_name="+")
    notes = models.ManyToManyField(FieldNote, verbose_name="notatki", blank=True, related_name="needs")
    submissions = models.ManyToManyField(Submission, verbose_name="zgłoszenia", blank=True, related_name="needs")
    state = models.CharField("stan", max_length=12, choices=NeedState, default=NeedState.REPORTED)
    state_reason = models.CharField("komu przekazana albo dlaczego nie podejmujemy", max_length=300, blank=True)
    ask_at = models.CharField("gdzie o to zapytać", max_length=200, blank=True, default="", db_default="")
    priority = models.CharField("priorytet", max_length=8, choices=Priority, default=Priority.NORMAL)
    split_from = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name="z której ją wydzielono",
        null=True,
        blank=True,
        editable=False,
        related_name="split_off",
    )
    created_at = models.DateTimeField("zapisano")
    changed_at = models.DateTimeField("zmieniono")
    revision = models.PositiveIntegerField(default=1, editable=False)
    privacy = personal(
        RECOGNITION, "title description state_reason ask_at", none="state priority split_from created_at changed_at"
    )
    searched = Searched("title", "description state_reason", code="P", places=("localities",))

    objects = NeedQuerySet.as_manager()
    recorded_fields = (
        "title",
        "description",
        "localities",
        "communes",
        "groups",
        "themes",
        "notes",
        "state",
        "state_reason",
        "ask_at",
        "priority",
    )

    filled_by_merge = ("description", "ask_at")
    united_by_merge = ("localities", "communes", "groups", "themes", "notes", "submissions")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="need_has_title"),
            models.CheckConstraint(condition=~Q(split_from=F("id")), name="need_split_from_another"),
            models.CheckConstraint(
                condition=~Q(state__in=[NeedState.PASSED_ON, NeedState.DECLINED]) | ~Q(state_reason=""),
                name="need_refusal_has_reason",
                violation_error_message="Napisz, komu ją przekazano albo dlaczego jej nie podejmujemy.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("needs:need_detail", args=[self.pk])

    @property
    def code(self) -> str:
        return f"P-{self.pk}"
