"""The register of a plan and its updates: which holds when, told for a day. Nothing of it is stored."""

from collections.abc import Iterable
from dataclasses import dataclass

from plans.in_force.status import PlanStatus, Standing, VersionStatus
from plans.in_force.words import Words, of_version
from plans.models import State, Version


@dataclass(frozen=True)
class HistoryRow:
    """The plan (number 0) or an update of it: its attempts, newest first, and what became of them."""

    number: int
    attempts: tuple[Version, ...]
    status: VersionStatus | None = None  # of an approved one
    before: Version | None = None  # the approved version that this one comes after

    @property
    def newest(self) -> Version:
        return self.attempts[0]

    @property
    def approved(self) -> Version | None:
        return next((row for row in self.attempts if row.state == State.APPROVED), None)

    @property
    def words(self) -> Words | None:
        return of_version(self.status) if self.status else None

    @property
    def in_force(self) -> bool:
        return self.status is not None and self.status.standing == Standing.IN_FORCE


def version_history(versions: Iterable[Version], status: PlanStatus) -> list[HistoryRow]:
    """Every number of one plan, newest first. Asks nothing."""
    by_number: dict[int, list[Version]] = {}
    for version in sorted(versions, key=lambda row: (row.number, row.attempt), reverse=True):
        by_number.setdefault(version.number, []).append(version)
    approved = {row.version.number: row for row in status.versions}
    found = []
    for number, rows in by_number.items():
        earlier = max((other for other in approved if other < number), default=None)
        before = approved[earlier].version if earlier is not None else None
        found.append(HistoryRow(number, tuple(rows), approved.get(number), before))
    return found
