"""Conclusions: what follows from needs and assets, for the plan."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from needs.models.assets import Asset
from needs.models.needs import Need
from needs.models.notes import LONGEST_NAME, FieldNote
from needs.privacy import RECOGNITION
from osl_site.common.database.known_values import known
from osl_site.common.privacy.declaration import personal
from osl_site.common.search.searched import Searched
from osl_site.common.text.typed_text import clipped
from osl_site.common.withdrawal.models import standing


class About(models.TextChoices):
    NEEDS = "needs", "potrzeby"
    POTENTIAL = "potential", "potencjał"


class Scope(models.TextChoices):
    """Art. 20 ust. 2: conclusions of recognition as regards social services and supporting activities."""

    SUPPORTING = "supporting", "działania wspierające"
    SERVICES = "services", "usługi społeczne"


class ConclusionQuerySet(models.QuerySet):
    def current(self) -> "ConclusionQuerySet":
        """Those that no newer one has replaced and nobody has withdrawn."""
        return standing(self.filter(replaced_by=None))


class Conclusion(models.Model):
    """What follows from needs and assets, for the plan. Once a submitted plan cites it, a change is a new row."""

    text = models.TextField("treść wniosku", max_length=2000)
    about = models.CharField("o czym mówi", max_length=10, choices=About)
    scope = ArrayField(models.CharField(max_length=12, choices=Scope), verbose_name="zakres")
    needs = models.ManyToManyField(Need, verbose_name="potrzeby", blank=True, related_name="conclusions")
    assets = models.ManyToManyField(Asset, verbose_name="zasoby", blank=True, related_name="conclusions")
    notes = models.ManyToManyField(FieldNote, verbose_name="notatki", blank=True, related_name="conclusions")
    valid_from = models.DateField("ważny od")
    replaces = models.OneToOneField(
        "self", models.PROTECT, verbose_name="zastępuje", null=True, blank=True, related_name="replaced_by"
    )
    material_change = models.TextField("dlaczego zmiana jest istotna", blank=True)
    created_at = models.DateTimeField("zapisano")
    changed_at = models.DateTimeField("zmieniono")
    revision = models.PositiveIntegerField(default=1, editable=False)
    privacy = personal(
        RECOGNITION,
        "text material_change",
        none="about scope valid_from replaces created_at changed_at",
    )
    searched = Searched(text="text material_change", code="W")

    objects = ConclusionQuerySet.as_manager()
    recorded_fields = ("text", "about", "scope", "needs", "assets", "notes", "valid_from", "material_change")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(text=""), name="conclusion_has_text", violation_error_message="Napisz treść wniosku."
            ),
            models.CheckConstraint(
                condition=Q(scope__contained_by=Scope.values) & ~Q(scope=[]),
                name="conclusion_has_scope",
                violation_error_message="Wskaż zakres: działania wspierające, usługi społeczne albo oba.",
            ),
            models.CheckConstraint(
                condition=Q(replaces=None) | ~Q(replaces=F("id")), name="conclusion_does_not_replace_itself"
            ),
            models.CheckConstraint(
                condition=Q(material_change="") | Q(replaces__isnull=False),
                name="conclusion_material_change_replaces",
                violation_error_message="Istotna zmiana dotyczy wniosku, który zastępuje wcześniejszy.",
            ),
            known("about", About, name="conclusion_has_known_about"),
        ]

    def __str__(self) -> str:
        return self.code

    def get_absolute_url(self) -> str:
        return reverse("needs:conclusion_detail", args=[self.pk])

    @property
    def code(self) -> str:
        return f"W-{self.pk}"

    @property
    def in_words(self) -> str:
        """The code and the first words: what a page of it is called."""
        return f"{self.code} {clipped(self.text, LONGEST_NAME)}"
