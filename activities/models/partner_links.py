"""Links that partners have of their own: to the month of dates being planned, and to propose an event of theirs."""

from django.db import models
from django.db.models import F, Q

from osl_site.common.privacy.declaration import no_personal_data
from partners.models import Partner


class PartnerLink(models.Model):
    """A link that the office gave a partner. Whoever bears it is taken for that partner until it is called off; what it
    leads to is computed from its number and the secret key, and stored nowhere."""

    partner = models.ForeignKey(Partner, models.PROTECT, related_name="own_links", verbose_name="partner")
    made_at = models.DateTimeField("kiedy zrobiono")
    called_off_at = models.DateTimeField("kiedy odwołano", null=True, blank=True)
    privacy = no_personal_data("partner made_at called_off_at")

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(called_off_at=None) | Q(called_off_at__gte=F("made_at")),
                name="partner_link_called_off_after_made",
            )
        ]

    def __str__(self) -> str:
        return f"odsyłacz partnera {self.partner_id}"
