"""How long what the schedule removes is kept, where the office said so; and each time that something was removed."""

from django.db import models
from django.db.models import F, Q

from osl_site.common.privacy.declaration import no_personal_data


class Period(models.Model):
    """How many days one kind of trace is kept. There is a row only where the office said otherwise than the program."""

    key = models.CharField("co", max_length=40, unique=True, editable=False)
    days = models.PositiveSmallIntegerField("ile dni")
    revision = models.PositiveIntegerField(default=1, editable=False)
    privacy = no_personal_data("key days")

    recorded_fields = ("days",)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(days__gte=1), name="period_is_a_day_at_least")]

    def __str__(self) -> str:
        return f"{self.key}: {self.days}"


class RetentionRun(models.Model):
    """One time that the schedule looked for what is past its time and removed it. Written once."""

    key = models.CharField("co", max_length=40)
    days = models.PositiveSmallIntegerField("okres w dniach")
    before = models.DateTimeField("starsze niż")
    seen = models.PositiveIntegerField("ile było do usunięcia")
    removed = models.PositiveIntegerField("ile usunięto")
    at = models.DateTimeField("kiedy")
    privacy = no_personal_data("key days before seen removed at")

    class Meta:
        ordering = ["-id"]
        constraints = [models.CheckConstraint(condition=Q(before__lte=F("at")), name="retention_looks_back")]
        indexes = [models.Index(fields=["key", "-id"], name="retention_newest")]

    def __str__(self) -> str:
        return f"usuwanie {self.pk}: {self.key}"
