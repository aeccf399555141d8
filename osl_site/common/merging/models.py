"""Two rows of one thing made one: which stays, what moved to it, what the other one said; and taken back."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q

from osl_site.common.accounts.models import DoneBy, keeps_the_name, name_of_the_day, position_of_the_day
from osl_site.common.privacy.declaration import no_personal_data, personal
from osl_site.common.privacy.kinds import STAFF_ACTS

UNDONE_WITHIN = timedelta(days=30)


class MergeQuerySet(models.QuerySet):
    def of(self, model: type[models.Model]) -> "MergeQuerySet":
        """Those that hold now, of rows of this model."""
        return self.filter(subject_type=model._meta.label_lower, undone_at=None)


class Merge(DoneBy):
    """One row that became part of another of its kind. The gone row stays, withdrawn; what named it names the kept one.

    No chains: the kept row of a merge that holds is the gone one of none (`triggers.py`). `before` is what the gone row
    said otherwise, as pairs of a name and words.
    """

    subject_type = models.CharField(max_length=60)
    kept_id = models.BigIntegerField()
    gone_id = models.BigIntegerField()
    before = models.JSONField(default=list)
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    undone_by_name, undone_by_position = name_of_the_day(), position_of_the_day()
    privacy = personal(STAFF_ACTS, "before", none="subject_type kept_id gone_id at undone_at")

    objects = MergeQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["subject_type", "gone_id"], condition=Q(undone_at=None), name="merge_goes_once"
            ),
            models.CheckConstraint(condition=~Q(kept_id=models.F("gone_id")), name="merge_of_two"),
            keeps_the_name("by", name="merge_keeps_the_name"),
            keeps_the_name("undone_by", name="merge_undone_keeps_the_name"),
        ]
        indexes = [models.Index(fields=["subject_type", "kept_id"], name="merge_kept")]

    def __str__(self) -> str:
        return f"połączenie {self.pk}"

    def may_be_undone(self, now: datetime) -> bool:
        """Within thirty days, once."""
        return self.undone_at is None and now <= self.at + UNDONE_WITHIN


class MergeMove(models.Model):
    """One value that a merge changed: in which table, column and row, from what to what. Where the row itself went, for
    the kept one was named there already, `row` is what it joined with the gone one, and `now` is empty."""

    merge = models.ForeignKey(Merge, models.CASCADE, related_name="moves")
    table = models.CharField(max_length=63)
    column = models.CharField(max_length=63)
    row = models.BigIntegerField()
    was = models.CharField(max_length=60, blank=True)
    now = models.CharField(max_length=60, blank=True)
    is_dropped = models.BooleanField(default=False)
    privacy = no_personal_data("merge table column row was now is_dropped")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.table}.{self.column} {self.row}"
