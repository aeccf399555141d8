"""What the schedule will remove next, and since when: what the pages show and the run does is one query."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.urls import reverse

from osl_site.common import clock, registry
from osl_site.common.privacy.models import Period, RetentionRun
from osl_site.common.registry import Removal

HOUR, MINUTE = 3, 30  # of the night, in Warsaw
TWO_YEARS = 731  # days, with a leap year among them


@dataclass(frozen=True)
class Due:
    """One removal as it stands: its period, and what the run at a moment will find."""

    key: str
    removal: Removal
    days: int
    moment: datetime
    last: RetentionRun | None = None

    @property
    def before(self) -> datetime:
        """What is older than this goes."""
        return self.moment - timedelta(days=self.days)

    @property
    def rows(self) -> list[QuerySet]:
        return list(self.removal.due(self.before))

    @property
    def count(self) -> int:
        """One query for each table."""
        return sum(rows.count() for rows in self.rows)

    @property
    def setting_url(self) -> str:
        """Where its period is changed; nothing where it is fixed."""
        if self.removal.setting:
            return reverse(self.removal.setting)
        return reverse("retention_edit", args=[self.key]) if self.removal.is_setting else ""


def next_run() -> datetime:
    """When traces are removed next: tonight, or tomorrow night."""
    tonight = clock.midnight(clock.today()) + timedelta(hours=HOUR, minutes=MINUTE)
    return tonight if tonight > clock.now() else tonight + timedelta(days=1)


def all_due(moment: datetime, *, with_last: bool = False) -> Iterator[Due]:
    """Every removal as it would be at that moment, in the order in which rooms registered them."""
    said = dict(Period.objects.values_list("key", "days"))
    newest = RetentionRun.objects.order_by("key", "-id").distinct("key") if with_last else ()
    last = {run.key: run for run in newest}
    for key, removal in registry.removals.items():
        days = removal.kept_by() if removal.kept_by else said.get(key, removal.days)
        yield Due(key, removal, days, moment, last.get(key))


def due_of(key: str, moment: datetime) -> Due:
    """Raises KeyError for what nobody registered."""
    removal = registry.removals.of(key)
    said = Period.objects.filter(key=key).values_list("days", flat=True).first()
    days = removal.kept_by() if removal.kept_by else said or removal.days
    return Due(key, removal, days, moment)
