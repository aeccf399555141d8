"""An asset that somebody confirmed may help with a need."""

from django.db import models

from needs.models.assets import Asset
from needs.models.needs import Need
from osl_site.common.accounts.models import DoneBy
from osl_site.common.privacy.declaration import no_personal_data


class Pairing(DoneBy):
    """„Może pomóc”, said by a person; what the application proposes is stored nowhere."""

    need = models.ForeignKey(Need, models.PROTECT, verbose_name="potrzeba", related_name="pairings")
    asset = models.ForeignKey(Asset, models.PROTECT, verbose_name="zasób", related_name="pairings")
    at = models.DateTimeField("kiedy potwierdzono")
    privacy = no_personal_data("need asset at")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["need", "asset"], name="pairing_once"),
            models.CheckConstraint(condition=~models.Q(by_name=""), name="pairing_keeps_the_name"),
        ]

    def __str__(self) -> str:
        return f"Z-{self.asset_id} dla P-{self.need_id}"
