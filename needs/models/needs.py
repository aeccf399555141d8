"""Needs: what the community lacks."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from needs.models.notes import FieldNote
from needs.models.submissions import Submission
from needs.privacy import RECOGNITION
from osl_site.common.centre.models import Commune, Locality, TargetGroup
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


class Need(models.Model):
    """What the community lacks, put together from notes. Synthesised: never the words of one resident."""

    title = models.CharField("potrzeba", max_length=200)
    description = models.TextField("opis", blank=True)
    localities = models.ManyToManyField(Locality, verbose_name="miejscowości", blank=True, related_name="needs")
    communes = models.ManyToManyField(Commune, verbose_name="całe gminy", blank=True, related_name="needs")
    groups = models.ManyToManyField(TargetGroup, verbose_name="grupy", blank=True, related_name="needs")
    notes = models.ManyToManyField(FieldNote, verbose_name="notatki", blank=True, related_name="needs")
    submissions = models.ManyToManyField(Submission, verbose_name="zgłoszenia", blank=True, related_name="needs")
    state = models.CharField("stan", max_length=12, choices=NeedState, default=NeedState.REPORTED)
    state_reason = models.CharField("komu przekazana albo dlaczego nie podejmujemy", max_length=300, blank=True)
    priority = models.CharField("priorytet", max_length=8, choices=Priority, default=Priority.NORMAL)
    created_at = models.DateTimeField("zapisano")
    changed_at = models.DateTimeField("zmieniono")
    revision = models.PositiveIntegerField(default=1, editable=False)
    privacy = personal(RECOGNITION, "title description state_reason", none="state priority created_at changed_at")
    searched = Searched("title", "description state_reason", code="P", places=("localities",))

    recorded_fields = (
        "title",
        "description",
        "localities",
        "communes",
        "groups",
        "notes",
        "state",
        "state_reason",
        "priority",
    )

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="need_has_title"),
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
