"""Assets: what the community has."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.urls import reverse

from needs.models.helpers import Helper
from needs.models.notes import FieldNote
from needs.models.submissions import Submission
from needs.privacy import RECOGNITION
from osl_site.common.centre.models import Commune, Locality, Theme
from osl_site.common.database.to_confirm import ConfirmedQuerySet, is_to_confirm
from osl_site.common.privacy.declaration import personal
from osl_site.common.search.searched import Searched
from partners.models import Partner


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


class AssetQuerySet(ConfirmedQuerySet):
    def unused(self) -> "AssetQuerySet":
        """Those of which nobody has said that they help with a need or with what an initiative lacks."""
        return self.filter(pairings=None, for_lacks=None)


class Asset(models.Model):
    """What the community has: a room, a skill, a custom, money (potencjał, art. 32 pkt 1)."""

    title = models.CharField("zasób", max_length=200)
    kind = models.CharField("rodzaj zasobu", max_length=12, choices=AssetKind)
    localities = models.ManyToManyField(Locality, verbose_name="miejscowości", blank=True, related_name="assets")
    communes = models.ManyToManyField(Commune, verbose_name="całe gminy", blank=True, related_name="assets")
    themes = models.ManyToManyField(Theme, verbose_name="tematy", blank=True, related_name="+")
    owner = models.CharField("czyj", max_length=200, blank=True)
    partner = models.ForeignKey(
        Partner, models.PROTECT, verbose_name="partner", null=True, blank=True, related_name="assets"
    )
    helper = models.ForeignKey(
        Helper, models.PROTECT, verbose_name="osoba chętna", null=True, blank=True, related_name="assets"
    )
    available = models.CharField("kiedy dostępny", max_length=200, blank=True)
    state = models.CharField("stan", max_length=12, choices=AssetState, default=AssetState.AVAILABLE)
    confirmed_on = models.DateField("potwierdzono", null=True, blank=True)
    notes = models.ManyToManyField(FieldNote, verbose_name="notatki", blank=True, related_name="assets")
    submissions = models.ManyToManyField(Submission, verbose_name="zgłoszenia", blank=True, related_name="assets")
    created_at = models.DateTimeField("zapisano")
    changed_at = models.DateTimeField("zmieniono")
    revision = models.PositiveIntegerField(default=1, editable=False)
    privacy = personal(
        RECOGNITION,
        "title owner available",
        none="kind partner helper state confirmed_on created_at changed_at",
    )
    searched = Searched("title", "owner available", code="Z", places=("localities",))

    objects = AssetQuerySet.as_manager()
    recorded_fields = (
        "title",
        "kind",
        "localities",
        "communes",
        "themes",
        "owner",
        "partner",
        "helper",
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
