"""Partners and the people to contact there."""

from datetime import date

from django.db import models
from django.urls import reverse

from osl_site.common.centre.models import Commune, Locality
from osl_site.common.database.collation import polish_key
from osl_site.common.database.to_confirm import ConfirmedQuerySet, is_to_confirm
from osl_site.common.privacy.declaration import personal
from osl_site.common.search.searched import Searched
from partners.privacy import CONTACTS


class PartnerKind(models.TextChoices):
    RURAL_WOMEN = "rural_women", "koło gospodyń wiejskich"
    FIRE_BRIGADE = "fire_brigade", "ochotnicza straż pożarna"
    PARISH = "parish", "parafia"
    LIBRARY = "library", "biblioteka"
    SCHOOL = "school", "szkoła"
    VILLAGE_COUNCIL = "village_council", "rada sołecka"
    LOCAL_ACTION_GROUP = "local_action_group", "lokalna grupa działania"
    NGO = "ngo", "organizacja pozarządowa"
    INFORMAL = "informal", "grupa nieformalna"
    COMPANY = "company", "firma"
    PUBLIC = "public", "instytucja publiczna"
    OTHER = "other", "inny partner"


class Partner(models.Model):
    """An organisation, institution or informal group that the office works with (art. 32 pkt 5)."""

    name = models.CharField("nazwa", max_length=200, unique=True)
    kind = models.CharField("typ", max_length=20, choices=PartnerKind)
    localities = models.ManyToManyField(Locality, verbose_name="miejscowości", blank=True, related_name="partners")
    communes = models.ManyToManyField(Commune, verbose_name="całe gminy", blank=True, related_name="partners")
    animation = models.CharField("animacja lokalna lub inna praca środowiskowa", max_length=300, blank=True)
    offers = models.TextField("co daje", blank=True)
    is_public = models.BooleanField("pokaż mieszkańcom", default=False)
    confirmed_on = models.DateField("dane potwierdzono", null=True, blank=True)
    revision = models.PositiveIntegerField(default=1, editable=False)
    name_key = polish_key("name")
    privacy = personal(CONTACTS, "animation offers", none="name kind is_public confirmed_on")
    searched = Searched("name", "animation offers", places=("localities",))

    objects = ConfirmedQuerySet.as_manager()
    recorded_fields = (
        "name",
        "kind",
        "localities",
        "communes",
        "animation",
        "offers",
        "is_public",
        "confirmed_on",
    )

    class Meta:
        ordering = ["name_key"]
        constraints = [models.CheckConstraint(condition=~models.Q(name=""), name="partner_has_name")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("partners:partner_detail", args=[self.pk])

    def is_to_confirm(self, today: date) -> bool:
        return is_to_confirm(self.confirmed_on, today)


class ContactPerson(models.Model):
    """Whom to ring at a partner. Service data; shown to residents only where `is_public`."""

    partner = models.ForeignKey(Partner, models.CASCADE, related_name="people")
    name = models.CharField("imię i nazwisko", max_length=120)
    phone = models.CharField("telefon", max_length=20, blank=True)
    email = models.EmailField("e-mail", blank=True)
    is_public = models.BooleanField("publiczna", default=False)
    privacy = personal(CONTACTS, "name phone email", none="partner is_public")

    def __str__(self) -> str:
        return f"osoba do kontaktu {self.pk}"
