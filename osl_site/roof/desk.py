"""The desk: what waits for a person today, in groups; within one the most urgent first, then what waits longest."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from osl_site.common import registry
from osl_site.common.accounts.models import User
from osl_site.common.accounts.rules import is_administrator, only_decides
from osl_site.common.registry import Degree, Group, Matter

SHOWN_OF_OTHERS = 3
LAST = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Part:
    """One group of a desk as it is drawn: rows that are seen, and those that are folded."""

    group: Group
    shown: list[Matter]
    folded: list[Matter]
    filled: Matter | None = None  # the one with the filled button

    @property
    def count(self) -> int:
        return len(self.shown) + len(self.folded)


def matters(user: User, *, whole_office: bool = False) -> list[Matter]:
    """Everything that waits for this person, in the order of the desk. A constant number of queries for each role.

    Of the `whole_office` are told all meetings of today and tomorrow, not this person's alone.
    """
    found: list[Matter] = []
    for question in registry.desk:
        if question.may(user):
            found += ((whole_office and question.of_everyone) or question.answer)(user)
    return sorted(found, key=_place)


def _place(matter: Matter) -> tuple[int, int, datetime]:
    by_degree = matter.degree if matter.group.is_ours else 0
    return list(Group).index(matter.group), by_degree, matter.since or LAST


def parts_of(found: Iterable[Matter]) -> list[Part]:
    """The groups that hold anything. What may wait is folded whole unless nothing else is there; of what others have,
    all but three. The filled button of a desk is that of what is late, else of what is to be decided."""
    found = list(found)
    late = (matter for matter in found if matter.group.is_ours and matter.degree is Degree.LATE)
    filled = next(late, next((matter for matter in found if matter.group is Group.DECIDE), None))
    made = []
    for group in Group:
        rows = [matter for matter in found if matter.group is group]
        if rows:
            seen = _seen_of(group, len(rows), is_alone=len(rows) == len(found))
            made.append(Part(group, rows[:seen], rows[seen:], filled if filled in rows else None))
    return made


def _seen_of(group: Group, count: int, *, is_alone: bool) -> int:
    if group is Group.OTHERS:
        return SHOWN_OF_OTHERS
    return 0 if group is Group.LATER and not is_alone else count


def nothing_waits(user: User) -> str:
    """The one sentence of an empty desk: what this person may do besides, and nothing that they may not."""
    if only_decides(user):
        return "Nic nie czeka na Twoją decyzję. Plany i ich wersje czytasz w dziale „Plan”."
    if _may_begin(user):
        return "Na dziś nic nie czeka. Wybierz, od czego chcesz zacząć."
    if is_administrator(user):
        return "Wszystko jest ustawione. Dane centrum i konta zmienisz w „Ustawieniach”."
    return "Na dziś nic nie czeka."


def _may_begin(user: User) -> bool:
    """Whether anything is begun from the desk by this person."""
    return any(act.may(user) for act in registry.quick_acts)
