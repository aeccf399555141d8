"""Two entries of the register that are one partner: made one, and taken apart again."""

from collections.abc import Mapping
from types import MappingProxyType

from django.core.exceptions import PermissionDenied
from django.db import transaction

from osl_site.common.accounts.models import User
from osl_site.common.audit.trail import record, within
from osl_site.common.merging import services as merging
from osl_site.common.merging.models import Merge
from osl_site.common.merging.services import Outcome
from partners import rules
from partners.models import Partner

MERGED = ("partner.merged", "partner.merged_away")  # at the kept one, at the gone one
PARTED = ("partner.parted", "partner.parted")


def preview_merge(kept: Partner, gone: Partner, person: User) -> Outcome:
    """What `merge_partners` would do. Raises ValidationError as it does; changes nothing."""
    if not rules.may_edit(person):
        raise PermissionDenied
    return merging.preview(kept, gone, person)


@transaction.atomic
def merge_partners(kept: Partner, gone: Partner, *, seen: tuple[int, int] | None = None, by: User) -> Outcome:
    """Make one partner part of another: what names it names the kept one, what it said otherwise is kept as „dawne
    dane”, and both say so in the trail. A submitted plan goes on citing the partner of its day. Raises ValidationError
    where somebody changed one of them since the person looked (`seen`), or one is part of a partner already."""
    if not rules.may_edit(by):
        raise PermissionDenied
    _told, outcome = merging.merge(kept, gone, by, seen)
    _tell_both(MERGED, kept, gone, by, outcome.filled)
    return outcome


@transaction.atomic
def part_partners(told: Merge, *, by: User) -> int:
    """Take a merge back within thirty days, the newest first. How much went back: what somebody changed since stays as
    they left it. Raises ValidationError."""
    if not rules.may_edit(by):
        raise PermissionDenied
    kept, gone, back = merging.undo(told, Partner, by)
    _tell_both(PARTED, kept, gone, by)
    return back


def _tell_both(
    acts: tuple[str, str],
    kept: Partner,
    gone: Partner,
    by: User,
    filled: Mapping[str, tuple[str, str]] = MappingProxyType({}),
) -> None:
    """One act, told at the kept one and, as its part, at the gone one."""
    of_kept, of_gone = acts
    with within(record(of_kept, kept, by=by, fields=filled)):
        record(of_gone, gone, by=by)
