"""Needs and assets: what the community lacks and what it has."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.urls import reverse

from needs.models.notes import FieldNote
from osl_site.common.centre.models import Commune, Locality, TargetGroup
from osl_site.common.database.staleness import ConfirmedQuerySet, is_to_confirm
from partners.models import Partner


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
    state = models.CharField("stan", max_length=12, choices=NeedState, default=NeedState.REPORTED)
    state_reason = models.CharField("komu przekazana albo dlaczego nie podejmujemy", max_length=300, blank=True)
    priority = models.CharField("priorytet", max_length=8, choices=Priority, default=Priority.NORMAL)
    created_at = models.DateTimeField("zapisano")
    changed_at = models.DateTimeField("zmieniono")
    revision = models.PositiveIntegerField(default=1, editable=False)

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


class AssetKind(models.TextChoices):
    PUBLIC = "public", "instytucjonalny publiczny"
    NGO = "ngo", "instytucjonalny, organizacja"
    BUSINESS = "business", "instytucjonalny, firma"
    MATERIAL = "material", "materialny"
    HUMAN = "human", "ludzki"
    CULTURAL = "cultural", "kulturowy"
    FINANCIAL = "financial", "finansowy"


class AssetState(models.TextChoices):
    AVAILABLE = "available", "Dostępny"
    ON_AGREEMENT = "on_agreement", "Po uzgodnieniu"
    UNAVAILABLE = "unavailable", "Chwilowo niedostępny"


class Asset(models.Model):
    """What the community has: a room, a skill, a custom, money (potencjał, art. 32 pkt 1)."""

    title = models.CharField("zasób", max_length=200)
    kind = models.CharField("rodzaj zasobu", max_length=12, choices=AssetKind)
    localities = models.ManyToManyField(Locality, verbose_name="miejscowości", blank=True, related_name="assets")
    communes = models.ManyToManyField(Commune, verbose_name="całe gminy", blank=True, related_name="assets")
    owner = models.CharField("czyj", max_length=200, blank=True)
    partner = models.ForeignKey(
        Partner, models.PROTECT, verbose_name="partner", null=True, blank=True, related_name="assets"
    )
    available = models.CharField("kiedy dostępny", max_length=200, blank=True)
    state = models.CharField("stan", max_length=12, choices=AssetState, default=AssetState.AVAILABLE)
    confirmed_on = models.DateField("potwierdzono", null=True, blank=True)
    notes = models.ManyToManyField(FieldNote, verbose_name="notatki", blank=True, related_name="assets")
    created_at = models.DateTimeField("zapisano")
    changed_at = models.DateTimeField("zmieniono")
    revision = models.PositiveIntegerField(default=1, editable=False)

    objects = ConfirmedQuerySet.as_manager()
    recorded_fields = (
        "title",
        "kind",
        "localities",
        "communes",
        "owner",
        "partner",
        "available",
        "state",
        "confirmed_on",
        "notes",
    )

    class Meta:
        ordering = ["id"]
        constraints = [models.CheckConstraint(condition=~Q(title=""), name="asset_has_title")]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("needs:asset_detail", args=[self.pk])

    def is_to_confirm(self, today: date) -> bool:
        return is_to_confirm(self.confirmed_on, today)

    @property
    def code(self) -> str:
        return f"Z-{self.pk}"
