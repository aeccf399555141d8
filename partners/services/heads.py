"""Heads of villages: entered for many villages at once after an election, corrected, told, ended by whoever follows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import QuerySet

from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.audit.erasures import note_erasure
from osl_site.common.audit.models import Actor
from osl_site.common.audit.trail import record
from osl_site.common.centre.models import Village
from osl_site.common.database import records
from osl_site.common.database.locking import lock_row
from osl_site.common.text.folding import fold
from partners import rules
from partners.models import InformedBy, VillageHead
from partners.services.people import IS_INFORMED

NOBODY = "Nie wpisano nikogo. Wpisz choć jedną osobę przy jej wsi."
TAKEN = "{}: od {:%-d.%m.%Y} sołtysem jest już kto inny. Wpisz późniejszy dzień albo popraw tamten wpis."


@dataclass(frozen=True)
class NewHead:
    """Who is head of a village, as somebody typed it."""

    village: Village
    name: str
    channel: str
    phone: str = ""
    email: str = ""


@transaction.atomic
def enter_heads(heads: Sequence[NewHead], *, since: date, by: User, informed: str = "") -> int:
    """Write down heads of several villages from a day on, all or none; how many. Who was head before ends the day
    before. Who is head already under the same name stays so, with the contact data that were typed. `informed` is how
    they were told today that the office has their data; nothing: they were not yet.

    Raises ValidationError where nobody was typed, and by the village where a head begins on that day or later.
    """
    if not rules.may_edit(by):
        raise PermissionDenied
    if not heads:
        raise ValidationError(NOBODY)
    held = {row.pk: row for row in _held(one.village.pk for one in heads)}
    for head in sorted(heads, key=lambda one: one.village.pk):
        if head.village.pk not in held:
            raise ValidationError(f"{head.village}: tego sołectwa już nie ma.")
        _enter(head, since, by, informed)
    return len(heads)


def _held(keys: Any) -> QuerySet[Village]:
    """In one order, so that two people at once never wait for each other."""
    return Village.objects.select_for_update(of=("self",)).filter(pk__in=list(keys)).order_by("pk")


def _enter(head: NewHead, since: date, by: User, informed: str) -> None:
    later = VillageHead.objects.filter(village=head.village).exclude(ends_on__lt=since).order_by("starts_on")
    present = later.select_for_update().first()
    if present and fold(present.name) == fold(records.tidy(head.name)):
        _refresh(present, head, by, informed)
        return
    if present and present.starts_on >= since:
        raise ValidationError(TAKEN.format(head.village, present.starts_on))
    if present:
        present.ends_on = since - timedelta(days=1)
        present.revision += 1
        records.store(present)
        record("head.ended", present, by=by)
    values = {name: getattr(head, name) for name in ("name", "channel", "phone", "email")}
    told = {"informed_on": clock.today(), "informed_by": informed} if informed else {}
    days = {"starts_on": since, "added_on": clock.today()}
    row = records.create(VillageHead, values, village=head.village, **days, **told)
    record("head.entered", row, by=by)


def _refresh(present: VillageHead, head: NewHead, by: User, informed: str) -> None:
    """What was typed of somebody who is head already; what was left empty stays."""
    typed = {name: getattr(head, name) for name in ("channel", "phone", "email") if getattr(head, name)}
    if informed and not present.informed_on:
        typed |= {"informed_on": clock.today(), "informed_by": informed}
    row, changed = records.change(present, typed, revision=None)
    if changed:
        record("head.changed", row, by=by, fields=list(changed))


@transaction.atomic
def change_head(head: VillageHead, values: Mapping[str, Any], *, revision: int | None, by: User) -> VillageHead:
    """Correct what is written of a head. Raises ChangedMeanwhile, ValidationError by field."""
    if not rules.may_edit(by):
        raise PermissionDenied
    row, changed = records.change(head, values, revision=revision)
    if changed:
        record("head.changed", row, by=by, fields=list(changed))
    return row


@transaction.atomic
def inform_head(head: VillageHead, *, how: InformedBy, by: User) -> VillageHead:
    """Note that a head was told today that the office has their data (art. 14 GDPR). Raises ValidationError the second
    time."""
    if not rules.may_edit(by):
        raise PermissionDenied
    head = lock_row(head)
    if head.informed_on:
        raise ValidationError(IS_INFORMED)
    _inform(head, how)
    record("head.informed", head, by=by)
    return head


@transaction.atomic
def told_by_sheet(head: VillageHead, *, how: InformedBy, by: User | Actor) -> None:
    """Note that the month's sheet was the first contact and told a head that the office has their data (art. 14 ust. 3
    lit. b GDPR). Who was told meanwhile stays so."""
    head = lock_row(head)
    if head.informed_on is None:
        _inform(head, how)
        record("head.informed", head, by=by)


def _inform(head: VillageHead, how: InformedBy) -> None:
    head.informed_on, head.informed_by = clock.today(), how
    head.revision += 1
    head.save(update_fields=["informed_on", "informed_by", "revision"])


@transaction.atomic
def remove_head(head: VillageHead, *, by: User) -> None:
    """Take away somebody who was written down by mistake, with all their data. Raises ValidationError when gone."""
    if not rules.may_edit(by):
        raise PermissionDenied
    head = lock_row(head)
    record("head.removed", head, by=by)
    note_erasure(VillageHead, [head.pk], at=clock.now())
    head.delete()
