"""What holds a machine off forms that are open to everybody: counters, and work that was done for them.

Nobody is followed: who was counted stands here as a digest under a secret of one day, which is thrown away with it.
None of the tables is written to the log of the database, so that no backup of that log keeps them longer.
"""

from django.db import models

from osl_site.common.privacy.declaration import no_personal_data, personal
from osl_site.common.privacy.kinds import COUNTERS


class DaySecret(models.Model):
    """Under what the digests of a day were made. Once it is gone, nobody can say any more who was counted."""

    day = models.DateField(primary_key=True)
    secret = models.CharField(max_length=64)
    privacy = no_personal_data("day secret")

    def __str__(self) -> str:
        return f"{self.day}"


class Counter(models.Model):
    """How often something happened in a minute, an hour or a day: `bucket` is a digest of what and to whom."""

    bucket = models.CharField(max_length=64)
    starts_at = models.DateTimeField()
    n = models.PositiveIntegerField()
    privacy = personal(COUNTERS, "bucket", none="starts_at n")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["bucket", "starts_at"], name="guard_counts_once")]

    def __str__(self) -> str:
        return f"{self.bucket[:8]} {self.starts_at:%Y-%m-%d %H:%M}: {self.n}"


class SpentWork(models.Model):
    """Work that let a form in, and lets in no other."""

    challenge = models.CharField(max_length=64, primary_key=True)
    at = models.DateTimeField(db_index=True)
    privacy = no_personal_data("challenge at")

    def __str__(self) -> str:
        return self.challenge[:8]
