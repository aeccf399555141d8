"""Research walks: what was seen at each stop, in the order of the walk; read later as one story."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse

from needs.models.notes import FieldNote
from needs.privacy import RECOGNITION
from osl_site.common.privacy.declaration import personal
from osl_site.common.text.typed_text import clipped

LONGEST_NAME = 60


class WalkPoint(models.Model):
    """One stop of a research walk: what was seen, where in words, and the phone's position if somebody pressed for it.

    Its photograph is an attachment.
    """

    note = models.ForeignKey(FieldNote, models.CASCADE, related_name="points")
    position = models.PositiveSmallIntegerField("kolejność")
    place = models.CharField("gdzie", max_length=120, blank=True)
    text = models.TextField("co widać", max_length=2000)
    latitude = models.DecimalField(
        "szerokość geograficzna",
        max_digits=8,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
    )
    longitude = models.DecimalField(
        "długość geograficzna",
        max_digits=9,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
    )
    created_at = models.DateTimeField("zapisano")
    changed_at = models.DateTimeField("zmieniono")
    revision = models.PositiveIntegerField(default=1, editable=False)
    privacy = personal(RECOGNITION, "place text latitude longitude", none="note position created_at changed_at")

    class Meta:
        ordering = ["note", "position"]
        constraints = [
            models.UniqueConstraint(fields=["note", "position"], name="walk_point_has_its_place"),
            models.CheckConstraint(condition=~Q(text=""), name="walk_point_has_text"),
            models.CheckConstraint(
                condition=Q(latitude=None, longitude=None) | Q(latitude__isnull=False, longitude__isnull=False),
                name="walk_point_position_is_whole",
                violation_error_message="Wpisz obie liczby położenia albo żadnej.",
            ),
            models.CheckConstraint(
                condition=Q(latitude=None)
                | Q(latitude__gte=-90, latitude__lte=90, longitude__gte=-180, longitude__lte=180),
                name="walk_point_is_on_earth",
            ),
        ]

    def __str__(self) -> str:
        return f"punkt {self.position}" + (f": {clipped(self.place, LONGEST_NAME)}" if self.place else "")

    def get_absolute_url(self) -> str:
        return f"{reverse('needs:walk_detail', args=[self.note_id])}#punkt-{self.position}"

    @property
    def spot(self) -> str:
        """„54,284110 N, 20,612340 E”; nothing where nobody pressed."""
        if self.latitude is None:
            return ""
        sides = ((self.latitude, "N", "S"), (self.longitude, "E", "W"))
        said = [f"{abs(number):.6f} {plus if number >= 0 else minus}" for number, plus, minus in sides]
        return ", ".join(said).replace(".", ",")
