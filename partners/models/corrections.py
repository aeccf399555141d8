"""What a partner, or whoever reads the directory, says is otherwise there: field by field, until it is decided."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from osl_site.common.database.known_values import known
from osl_site.common.privacy.declaration import no_personal_data, personal
from partners.models.partners import Partner
from partners.models.people import ContactPerson
from partners.privacy import CORRECTIONS


class CorrectedField(models.TextChoices):
    """Of the partner, of one person to contact, or said in words that a person puts in by hand."""

    NAME = "name", "Nazwa"
    HELP = "offers", "W czym pomaga"
    PERSON = "person", "Osoba do kontaktu"
    PHONE = "phone", "Telefon"
    EMAIL = "email", "E-mail"
    PLACES = "places", "Gdzie działa"
    OTHER = "other", "Coś jeszcze"


OF_PARTNER = (CorrectedField.NAME, CorrectedField.HELP)
OF_PERSON = {CorrectedField.PERSON: "name", CorrectedField.PHONE: "phone", CorrectedField.EMAIL: "email"}
BY_HAND = (CorrectedField.PLACES, CorrectedField.OTHER)


class CorrectionQuerySet(models.QuerySet):
    def open(self) -> "CorrectionQuerySet":
        """Those of which something is not decided yet."""
        return self.filter(models.Exists(CorrectedValue.objects.filter(correction=models.OuterRef("pk"))))


class Correction(models.Model):
    """One form that was sent. It stays without a word of what was said: how much was taken over, how much was not."""

    partner = models.ForeignKey(Partner, models.CASCADE, related_name="corrections")
    key = models.UUIDField("który formularz", unique=True)
    by_letter = models.BooleanField("z listu", default=False)
    language = models.CharField("język", max_length=2, choices=settings.LANGUAGES, default="pl")
    at = models.DateTimeField("kiedy")
    closed_at = models.DateTimeField("rozstrzygnięto", null=True, blank=True)
    accepted = models.PositiveSmallIntegerField("przyjęto", default=0)
    refused = models.PositiveSmallIntegerField("odrzucono", default=0)
    privacy = no_personal_data("partner key by_letter language at closed_at accepted refused")

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"poprawki {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("partners:correction_detail", args=[self.pk])


class CorrectedValue(models.Model):
    """One thing that is said to be otherwise: as it stood when it was said, and how it is to stand. Decided, it goes;
    the trail tells which field it was and how it was decided."""

    correction = models.ForeignKey(Correction, models.CASCADE, related_name="values")
    field = models.CharField("pole", max_length=8, choices=CorrectedField)
    person = models.ForeignKey(ContactPerson, models.CASCADE, null=True, blank=True, related_name="+")
    was = models.TextField("było", max_length=2000, blank=True)
    proposed = models.TextField("ma być", max_length=2000, blank=True)
    privacy = personal(CORRECTIONS, "was proposed", none="correction field person")

    class Meta:
        ordering = ["id"]
        constraints = [
            known("field", CorrectedField, name="corrected_value_has_known_field"),
            models.CheckConstraint(
                condition=Q(field__in=list(OF_PERSON), person__isnull=False)
                | ~Q(field__in=list(OF_PERSON)) & Q(person=None),
                name="corrected_value_names_its_person",
            ),
            models.UniqueConstraint(
                fields=["correction", "field", "person"], nulls_distinct=False, name="corrected_value_once"
            ),
        ]

    def __str__(self) -> str:
        return f"poprawka {self.pk}"

    @property
    def is_by_hand(self) -> bool:
        """Whether a person puts it in by hand, since it is said in words."""
        return self.field in BY_HAND

    def stands(self, partner: Partner) -> str:
        """How it stands now; of the same `partner` with its people read."""
        if self.field in OF_PARTNER:
            return getattr(partner, self.field)
        if name := OF_PERSON.get(self.field):
            return next((getattr(one, name) for one in partner.people.all() if one.pk == self.person_id), "")
        return self.was
