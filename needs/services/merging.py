"""Two needs made one with all that they rest on, taken apart again; and one need split in two."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from needs import rules
from needs.models import FieldNote, Need, Submission
from osl_site.common.accounts.models import User
from osl_site.common.audit.trail import record, within
from osl_site.common.database import records
from osl_site.common.database.locking import ChangedMeanwhile, lock_row
from osl_site.common.merging import services as merging
from osl_site.common.merging.models import Merge
from osl_site.common.merging.services import Outcome
from osl_site.common.withdrawal import services as withdrawal

MERGED = ("need.merged", "need.merged_away")  # at the kept one, at the gone one
PARTED = ("need.parted", "need.parted")
SPLIT = ("need.split", "need.split_off")  # at the one that was, at the new one
NOT_ITS = "Ta potrzeba nie opiera się na tym, co wybrano. Otwórz ją jeszcze raz."
NOTHING_CHOSEN = "Wybierz, co przechodzi do nowej potrzeby: choć jedną notatkę, zgłoszenie albo miejscowość."


def preview_merged_needs(kept: Need, gone: Need, person: User) -> Outcome:
    """What `merge_needs` would do. Raises ValidationError as it does; changes nothing."""
    if not rules.may_edit(person):
        raise PermissionDenied
    return merging.preview(kept, gone, person)


@transaction.atomic
def merge_needs(kept: Need, gone: Need, *, seen: tuple[int, int] | None = None, by: User) -> Outcome:
    """Make one need part of another: notes, submissions, places and groups of both are the kept one's, what stands on
    the gone one stands on it, and both say so in the trail. Closed weighings and submitted plans go on naming the need
    of their day. Raises ValidationError where somebody changed one since the person looked (`seen`), or one is part of
    another already."""
    if not rules.may_edit(by):
        raise PermissionDenied
    _told, outcome = merging.merge(kept, gone, by, seen)
    _tell_both(MERGED, kept, gone, by, outcome.filled)
    return outcome


@transaction.atomic
def part_needs(told: Merge, *, by: User) -> int:
    """Take a merge back within thirty days, the newest first. How much went back: what somebody changed since stays as
    they left it. Raises ValidationError."""
    if not rules.may_edit(by):
        raise PermissionDenied
    kept, gone, back = merging.undo(told, Need, by)
    _tell_both(PARTED, kept, gone, by)
    return back


@transaction.atomic
def split_need(
    need: Need, values: Mapping[str, Any], *, takes: Mapping[str, Iterable[Any]], revision: int | None, by: User
) -> Need:
    """Make a second need of a part of this one (`takes`: of its notes, submissions, localities), which moves; both say
    so in the trail. Merging the new one into it again takes it back. Raises ChangedMeanwhile, ValidationError by field,
    for what it does not rest on, and where nothing moves."""
    need = lock_row(need)
    if not rules.may_edit(by):
        raise PermissionDenied
    withdrawal.refuse_withdrawn(need)
    if revision is not None and revision != need.revision:
        raise ChangedMeanwhile(need)
    moved = {name: _of_it(need, name, rows) for name, rows in takes.items()}
    if not any(moved.values()):
        raise ValidationError(NOTHING_CHOSEN)
    alike = {"groups": list(need.groups.all()), "communes": list(need.communes.all())}
    given = {"split_from": need, "state": need.state, "state_reason": need.state_reason, "priority": need.priority}
    new = records.create(Need, {**alike, **values, **moved}, **given)
    kept = {name: [row for row in getattr(need, name).all() if row not in rows] for name, rows in moved.items()}
    _row, changed = records.change(need, kept, revision=None)
    _tell_both(SPLIT, need, new, by, changed)
    return new


def _of_it(need: Need, name: str, rows: Iterable[FieldNote | Submission | Any]) -> list[Any]:
    """These rows, all of which the need lists under this name. Raises ValidationError for any other."""
    chosen = list(rows)
    if {row.pk for row in chosen} - set(getattr(need, name).values_list("pk", flat=True)):
        raise ValidationError(NOT_ITS)
    return chosen


def _tell_both(
    acts: tuple[str, str],
    first: Need,
    second: Need,
    by: User,
    changed: Mapping[str, tuple[str, str]] = MappingProxyType({}),
) -> None:
    """One act, told at the first one and, as its part, at the second."""
    of_first, of_second = acts
    with within(record(of_first, first, by=by, fields=changed)):
        record(of_second, second, by=by)
