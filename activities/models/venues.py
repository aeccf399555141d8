"""Venues: where people meet, and how one gets in."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from activities.privacy import ANNOUNCED
from osl_site.common.centre.models import Locality
from osl_site.common.database.collation import polish_key
from osl_site.common.privacy.declaration import personal
from osl_site.common.search.searched import Searched


class StepFree(models.TextChoices):
    YES = "yes", _("Wejście bez schodów")
    STEPS = "steps", _("Schody lub próg przy wejściu")
    UNKNOWN = "unknown", _("Wejście: brak informacji")


class Toilet(models.TextChoices):
    ACCESSIBLE = "accessible", _("Toaleta dostępna")
    ORDINARY = "ordinary", _("Toaleta zwykła")
    NONE = "none", _("Bez toalety")
    UNKNOWN = "unknown", _("Toaleta: brak informacji")


class Venue(models.Model):
    """A place where people meet, with what someone needs to know before setting out."""

    name = models.CharField("nazwa", max_length=200)
    address = models.CharField("adres", max_length=200, blank=True)
    locality = models.ForeignKey(Locality, models.PROTECT, verbose_name="miejscowość", related_name="venues")
    step_free = models.CharField("wejście", max_length=8, choices=StepFree, default=StepFree.UNKNOWN)
    toilet = models.CharField("toaleta", max_length=10, choices=Toilet, default=Toilet.UNKNOWN)
    induction_loop = models.BooleanField("pętla indukcyjna", default=False)
    parking = models.BooleanField("parking przy wejściu", default=False)
    getting_in = models.CharField("informacja o wejściu", max_length=300, blank=True)
    getting_there = models.CharField("jak dojechać", max_length=300, blank=True)
    revision = models.PositiveIntegerField(default=1, editable=False)
    name_key = polish_key("name")
    privacy = personal(
        ANNOUNCED,
        "getting_in",
        none="name address locality step_free toilet induction_loop parking getting_there",
    )
    searched = Searched("name", "address getting_in getting_there", places=("locality",))

    recorded_fields = (
        "name",
        "address",
        "locality",
        "step_free",
        "toilet",
        "induction_loop",
        "parking",
        "getting_in",
        "getting_there",
    )

    class Meta:
        ordering = ["name_key", "id"]
        constraints = [models.UniqueConstraint(fields=["name", "locality"], name="venue_once_in_locality")]

    def __str__(self) -> str:
        return f"{self.name}, {self.locality.name}"

    def get_absolute_url(self) -> str:
        return reverse("activities:venue_edit", args=[self.pk])

    @property
    def in_full(self) -> str:
        """„Klub Senior+, Kandyty 10A”: with the address where it is known; the locality is not said twice."""
        if not self.address:
            return str(self)
        is_told = self.address.startswith(self.locality.name)
        return f"{self.name}, {self.address}" if is_told else f"{self}, {self.address}"
