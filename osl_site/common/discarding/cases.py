"""Records of cases as the page of discarding shows them: which may go, why others may not, what was said of each."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils.timezone import localtime

from osl_site.common import clock, registry
from osl_site.common.discarding.models import Discarding
from osl_site.common.registry import CaseRecord
from osl_site.common.text.date_formats import polish_day

WAIT = timedelta(days=7)  # between the ground and the removal; the database holds it too


@dataclass(frozen=True)
class Case:
    """One record of a case."""

    key: str
    record: CaseRecord
    row: Any
    said: Discarding | None

    @property
    def name(self) -> str:
        return self.record.name(self.row)

    @property
    def url(self) -> str:
        return self.row.get_absolute_url()

    @property
    def why_not(self) -> str:
        """Why it may go on no ground at all; nothing of one that may."""
        return self.record.why_not(self.row, False)

    @property
    def due_at(self) -> datetime | None:
        """From when it may be removed, on what was said last."""
        return self.said.at + WAIT if self.said else None

    @property
    def due_on(self) -> str:
        return polish_day(localtime(self.due_at).date()) if self.due_at else ""

    @property
    def is_due(self) -> bool:
        return self.due_at is not None and self.due_at <= clock.now()


def last_of(key: str, pk: int) -> Discarding | None:
    """What was said last of this record. One query."""
    kind = registry.case_records.of(key).model._meta.label_lower
    return Discarding.objects.filter(subject_type=kind, subject_id=pk).order_by("-id").first()


def cases() -> Iterator[Case]:
    """Every record that is there, the newest first. Two queries for each kind, and what `why_not` asks."""
    for key, record in registry.case_records.items():
        newest = Discarding.objects.filter(subject_type=record.model._meta.label_lower)
        said = {one.subject_id: one for one in newest.order_by("id")}
        for row in record.rows():
            yield Case(key, record, row, said.get(row.pk))


def case_of(key: str, pk: int) -> Case | None:
    """The record of that number; None where it is not there. Raises KeyError for a kind that nobody registered."""
    record = registry.case_records.of(key)
    row = record.rows().filter(pk=pk).first()
    return Case(key, record, row, last_of(key, pk)) if row else None
