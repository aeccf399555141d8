"""Field notes: one thing heard or seen; where, when and how, never who said it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from needs.models.rounds import AssessmentRound
from needs.privacy import RECOGNITION
from osl_site.common.accounts.models import keeps_the_name, name_of_the_day, position_of_the_day
from osl_site.common.centre.models import Commune, Locality, Method, TargetGroup
from osl_site.common.privacy.declaration import personal
from osl_site.common.search.searched import Searched
from osl_site.common.text.typed_text import clipped

LONGEST_NAME = 60  # letters of the first words that name a row
ONE_PLACE = "Wskaż miejscowość albo całą gminę, albo zaznacz, że nie wiadomo gdzie."


class Finding(models.TextChoices):
    """What a note speaks of (art. 32 pkt 1: needs and potential)."""

    NEED = "need", "potrzeba"
    POTENTIAL = "potential", "potencjał"
    BOTH = "both", "potrzeba i potencjał"


class FieldNote(models.Model):
    """One piece of recognition: what was heard or seen, where, when and how; never who said it.

    Its place is a locality, a whole commune, or not known. Nobody of the office wrote down what a resident typed
    without a name.
    """

    noted_on = models.DateField("kiedy")
    method = models.ForeignKey(
        Method, models.PROTECT, to_field="slug", db_column="method", verbose_name="metoda", related_name="+"
    )
    commune = models.ForeignKey(
        Commune, models.PROTECT, verbose_name="cała gmina", null=True, blank=True, related_name="+"
    )
    locality = models.ForeignKey(
        Locality, models.PROTECT, verbose_name="miejscowość", null=True, blank=True, related_name="+"
    )
    place_unknown = models.BooleanField("nie wiadomo gdzie", default=False)
    source = models.CharField("kto mówił", max_length=120, blank=True)
    group = models.ForeignKey(
        TargetGroup, models.PROTECT, verbose_name="kogo dotyczy", null=True, blank=True, related_name="+"
    )
    people_count = models.PositiveIntegerField("ile osób", null=True, blank=True)
    finding = models.CharField("co to jest", max_length=10, choices=Finding)
    text = models.TextField("treść", max_length=4000)
    round = models.ForeignKey(
        AssessmentRound, models.PROTECT, verbose_name="runda rozeznania", null=True, blank=True, related_name="notes"
    )
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    written_by_name, written_by_position = name_of_the_day(), position_of_the_day()
    created_at = models.DateTimeField("zapisano")
    changed_at = models.DateTimeField("zmieniono")
    revision = models.PositiveIntegerField(default=1, editable=False)
    privacy = personal(
        RECOGNITION,
        "source text",
        none="noted_on method commune locality place_unknown group people_count finding round created_at changed_at",
    )
    searched = Searched(text="text source", code="N", places=("locality",))

    recorded_fields = (
        "noted_on",
        "method",
        "commune",
        "locality",
        "place_unknown",
        "finding",
        "text",
        "people_count",
        "group",
        "round",
    )

    class Meta:
        ordering = ["-noted_on", "-id"]
        constraints = [
            keeps_the_name("written_by", name="note_keeps_the_name"),
            models.CheckConstraint(
                condition=~Q(text=""),
                name="note_has_text",
                violation_error_message="Napisz, co usłyszano lub widziano.",
            ),
            models.CheckConstraint(
                condition=Q(locality__isnull=False, commune=None, place_unknown=False)
                | Q(locality=None, commune__isnull=False, place_unknown=False)
                | Q(locality=None, commune=None, place_unknown=True),
                name="note_has_one_place_or_none_known",
                violation_error_message=ONE_PLACE,
            ),
            models.CheckConstraint(
                condition=Q(people_count__isnull=True) | Q(people_count__gt=0),
                name="note_people_positive",
                violation_error_message="Wpisz liczbę osób większą od zera albo zostaw pole puste.",
            ),
        ]
        indexes = [models.Index(fields=["-noted_on", "-id"], name="note_newest")]

    def __str__(self) -> str:
        return f"notatka {self.code}"

    def get_absolute_url(self) -> str:
        return reverse("needs:note_detail", args=[self.pk])

    @property
    def code(self) -> str:
        return f"N-{self.pk}"

    @property
    def in_words(self) -> str:
        """The code and the first words: what a page of it is called."""
        return f"{self.code} {clipped(self.text, LONGEST_NAME)}"

    @property
    def place(self) -> str:
        """„Kandyty”, „cała gmina (Bartoszyce)” or „nie wiadomo gdzie”."""
        if self.locality_id:
            return self.locality.name
        return f"cała gmina ({self.commune.name})" if self.commune_id else "nie wiadomo gdzie"
