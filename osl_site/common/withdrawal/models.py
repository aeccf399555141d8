"""Rows that are no longer to be chosen, though something stands on them: since when, why, who said so."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet

from osl_site.common.accounts.models import DoneBy, keeps_the_name, name_of_the_day, position_of_the_day
from osl_site.common.privacy.declaration import personal
from osl_site.common.privacy.kinds import STAFF_ACTS


class WithdrawalQuerySet(models.QuerySet):
    def of(self, model: type[models.Model]) -> "WithdrawalQuerySet":
        """Those that hold now, of rows of this model."""
        return self.filter(subject_type=model._meta.label_lower, ended_at=None)


class Withdrawal(DoneBy):
    """One time that a row was withdrawn. The row itself stays as it is, wherever it stands; taking the withdrawal back
    ends it, and both stay written here until the row is gone."""

    subject_type = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    reason = models.CharField("powód", max_length=300)
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    privacy = personal(STAFF_ACTS, "reason", none="subject_type subject_id at ended_at")
    ended_by_name, ended_by_position = name_of_the_day(), position_of_the_day()

    objects = WithdrawalQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["subject_type", "subject_id"], condition=Q(ended_at=None), name="withdrawal_once_at_a_time"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="withdrawal_has_reason"),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by=None) | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="withdrawal_end_is_whole",
            ),
            keeps_the_name("by", name="withdrawal_keeps_the_name"),
            keeps_the_name("ended_by", name="withdrawal_end_keeps_the_name"),
        ]

    def __str__(self) -> str:
        return f"wycofanie {self.subject_type} {self.subject_id}"


def of_row(row: models.Model, reader: Any) -> QuerySet[Withdrawal]:
    """Every time that this row was withdrawn; whoever reads the row reads them."""
    return Withdrawal.objects.filter(subject_type=row._meta.label_lower, subject_id=row.pk)


def standing(rows: QuerySet, *, chosen: Iterable[int | str] = (), by: str = "pk") -> QuerySet:
    """Rows that may be chosen: those not withdrawn, and the `chosen` ones, named `by` that column, which stay where
    they are. No query."""
    withdrawn = Withdrawal.objects.of(rows.model).values("subject_id")
    return rows.filter(~Q(pk__in=withdrawn) | Q(**{f"{by}__in": list(chosen)}))


def with_withdrawal(rows: QuerySet) -> QuerySet:
    """Rows that say of themselves whether they are withdrawn, as `is_withdrawn`. No query."""
    return rows.annotate(is_withdrawn=Exists(Withdrawal.objects.of(rows.model).filter(subject_id=OuterRef("pk"))))


def withdrawal_of(row: models.Model) -> Withdrawal | None:
    """The withdrawal that holds of this row now. One query."""
    return Withdrawal.objects.of(type(row)).filter(subject_id=row.pk).first()
