"""Errors that nobody foresaw, each with the number under which the log has the rest; and what was told of them when."""

from datetime import timedelta

from django.db import models

from osl_site.common.privacy.declaration import no_personal_data


class Digest(models.Model):
    """One letter to the administrators: of the errors that name it, and of so many jobs that failed since the last."""

    at = models.DateTimeField("kiedy")
    failed_jobs = models.PositiveIntegerField("nieudane zadania", default=0, db_default=0)
    privacy = no_personal_data("at failed_jobs")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"zestawienie błędów {self.pk}"


class Fault(models.Model):
    """One error that somebody met. It says where in the code and of what kind, and nothing of who or of what."""

    KEPT = timedelta(days=30)

    at = models.DateTimeField("kiedy")
    request = models.CharField("numer w dzienniku", max_length=64, blank=True)
    view = models.CharField("strona", max_length=100, blank=True)
    kind = models.CharField("rodzaj", max_length=100)
    place = models.CharField("miejsce w kodzie", max_length=200, blank=True)
    digest = models.ForeignKey(Digest, models.SET_NULL, null=True, blank=True, related_name="faults")
    privacy = no_personal_data("at request view kind place digest")

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["at"], condition=models.Q(digest=None), name="fault_untold")]

    def __str__(self) -> str:
        return f"błąd {self.pk}"
