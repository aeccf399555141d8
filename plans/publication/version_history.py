"""The register of a plan and its updates: which holds when, told for a day. Nothing of it is stored."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from osl_site.common.text.date_formats import polish_day
from plans.models import State, Version


@dataclass(frozen=True)
class HistoryRow:
    """The plan (number 0) or an update of it: its attempts, newest first, and what became of them."""

    number: int
    attempts: tuple[Version, ...]
    tone: str = "quiet"
    word: str = ""
    holds_from: date | None = None
    holds_to: date | None = None
    before: Version | None = None  # the approved version that this one comes after
    in_force: bool = False

    @property
    def newest(self) -> Version:
        return self.attempts[0]

    @property
    def approved(self) -> Version | None:
        return next((row for row in self.attempts if row.state == State.APPROVED), None)


@dataclass
class _Holding:
    version: Version
    starts: date
    ends: date
    replaced_by: Version | None = field(default=None)


def version_history(versions: Iterable[Version], today: date) -> list[HistoryRow]:
    """Every number of one plan, newest first. Asks nothing: versions come with `plan` and `decision`."""
    by_number: dict[int, list[Version]] = {}
    for version in sorted(versions, key=lambda row: (row.number, row.attempt), reverse=True):
        by_number.setdefault(version.number, []).append(version)
    holding = _holding([row for rows in by_number.values() for row in rows if row.state == State.APPROVED])
    return [_entry(number, rows, holding, today) for number, rows in by_number.items()]


def _holding(approved: list[Version]) -> dict[int, _Holding]:
    """By number, from when to when each approved version holds: until the next one comes into force."""
    found: dict[int, _Holding] = {}
    later: _Holding | None = None
    for version in sorted(approved, key=lambda row: row.number, reverse=True):
        ends = later.starts - timedelta(days=1) if later else version.plan.last_day
        later = _Holding(version, version.decision.effective_on, ends, later and later.version)
        found[version.number] = later
    return found


def _entry(number: int, rows: list[Version], holding: dict[int, _Holding], today: date) -> HistoryRow:
    here = holding.get(number)
    earlier = max((other for other in holding if other < number), default=None)
    before = holding[earlier].version if earlier is not None else None
    if here is None:
        return HistoryRow(number, tuple(rows), before=before)
    tone, word = standing(here.starts, here.ends, here.replaced_by, rows[0].plan.last_day, today)
    in_force = here.starts <= today <= here.ends
    return HistoryRow(number, tuple(rows), tone, word, here.starts, here.ends, before, in_force)


def standing(starts: date, ends: date, replaced_by: Version | None, period_ends: date, today: date) -> tuple[str, str]:
    """Tone and words: „Obowiązuje od …”, „Wejdzie w życie …”, „Zastąpiona aktualizacją nr …”, „Okres planu minął”."""
    if replaced_by and (today > ends or ends < starts):
        return "quiet", f"Zastąpiona aktualizacją nr {replaced_by.number}"
    if today > period_ends:
        return "quiet", "Okres planu minął"
    if today < starts:
        return "lake", f"Wejdzie w życie {polish_day(starts)}"
    return "meadow", f"Obowiązuje od {polish_day(starts)}"
