"""The boundary of the served area, as maps draw it: one that is shown, and perhaps one that is only looked at."""

from django.db import models
from django.db.models import Q

from osl_site.common.accounts.models import DoneBy
from osl_site.common.privacy.declaration import no_personal_data

Point = tuple[float, float]  # longitude, latitude in degrees


class Boundary(DoneBy):
    """Rings of (longitude, latitude) from a file that somebody loaded, simplified. It is drawn on no map until somebody
    has looked at it and shows it; then it takes the place of the one before."""

    rings = models.JSONField("granica")
    source = models.CharField("skąd jest ta granica", max_length=200)
    licence = models.CharField("licencja", max_length=120, blank=True)
    remarks = models.JSONField("na co spojrzeć", default=list, blank=True)
    is_shown = models.BooleanField("na mapach", default=False)
    at = models.DateTimeField("wczytano")
    privacy = no_personal_data("rings source licence remarks is_shown at")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["is_shown"], name="boundary_one_shown_one_looked_at"),
            models.CheckConstraint(condition=~Q(source=""), name="boundary_says_its_source"),
            models.CheckConstraint(condition=~Q(by_name=""), name="boundary_keeps_the_name"),
        ]

    def __str__(self) -> str:
        return "granica na mapach"

    @property
    def said(self) -> str:
        """„Granica: geoportal.gov.pl, CC BY 4.0”: what stands under a map."""
        return f"Granica: {', '.join(filter(None, [self.source, self.licence]))}."

    @property
    def points(self) -> int:
        return sum(len(ring) for ring in self.rings)
