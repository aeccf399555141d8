"""Coverage of services: why a service of the programme has no supporting activity, and when to look again."""

from django.db import models
from django.db.models import Q

from activities.privacy import RESULTS
from osl_site.common.accounts.models import DoneBy
from osl_site.common.centre.models import SocialService
from osl_site.common.privacy.declaration import personal


class ServiceCoverage(DoneBy):
    """What the organiser said of one gap: a reason, and a day to look again. The newest of a service holds; none is
    ever changed. What is planned and what happened is asked of other rows, and never stored."""

    service = models.ForeignKey(SocialService, models.PROTECT, verbose_name="usługa", related_name="coverage")
    reason = models.CharField("dlaczego bez działania wspierającego", max_length=300)
    look_again_on = models.DateField("kiedy wrócimy do tego")
    at = models.DateTimeField("wpisano")
    privacy = personal(RESULTS, "reason", none="service look_again_on at")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=~Q(by_name=""), name="coverage_keeps_the_name"),
            models.CheckConstraint(condition=~Q(reason=""), name="coverage_says_why"),
        ]
        indexes = [models.Index(fields=["service", "-id"], name="coverage_newest")]

    def __str__(self) -> str:
        return f"{self.service_id}: {self.look_again_on}"
