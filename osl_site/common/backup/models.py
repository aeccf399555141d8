"""What is known of backups: when one was taken, how large it is, which keys open it, whether it was ever tried."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from osl_site.common.privacy.declaration import no_personal_data


class BackupQuerySet(models.QuerySet):
    def taken(self) -> "BackupQuerySet":
        """Those that came to their end."""
        return self.filter(said="")


class Backup(models.Model):
    """One attempt to take a backup, written down when it ended: an archive, or why there is none.

    Nothing of it changes but that it was rehearsed, and that its archive made room for younger ones.
    """

    started_at = models.DateTimeField("początek")
    ended_at = models.DateTimeField("koniec", db_index=True)
    name = models.CharField("plik", max_length=200, blank=True)
    size = models.PositiveBigIntegerField("rozmiar w bajtach", default=0)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True)
    keys = ArrayField(models.CharField(max_length=100), verbose_name="klucze publiczne", default=list, blank=True)
    rows = models.JSONField("wierszy w tabelach", default=dict, blank=True)
    said = models.CharField("dlaczego się nie udało", max_length=500, blank=True)
    rehearsed_at = models.DateTimeField("odtworzono na próbę", null=True, blank=True)
    removed_at = models.DateTimeField("usunięto z folderu", null=True, blank=True)

    privacy = no_personal_data("started_at ended_at name size sha256 keys rows said rehearsed_at removed_at")

    objects = BackupQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(said="", size__gt=0, sha256__regex=r"^[0-9a-f]{64}$") & ~Q(name="")
                | ~Q(said="") & Q(name="", size=0, sha256=""),
                name="backup_is_an_archive_or_why_not",
            ),
            models.CheckConstraint(condition=Q(ended_at__gte=F("started_at")), name="backup_ends_after_it_began"),
        ]

    def __str__(self) -> str:
        return self.name or f"kopia {self.pk}"

    @property
    def seconds(self) -> int:
        return int((self.ended_at - self.started_at).total_seconds())

    @property
    def row_count(self) -> int:
        return sum(self.rows.values())
