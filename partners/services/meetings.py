"""Meetings of several partners: planned, invited to, changed, called off, written up."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import F

from osl_site.common import clock
from osl_site.common.accounts.models import Role, User, done_by
from osl_site.common.audit.trail import record
from osl_site.common.database import records
from osl_site.common.database.locking import lock_row
from osl_site.common.letters.models import Letter
from osl_site.common.letters.services import Recipient, promise
from osl_site.common.withdrawal import services as withdrawal
from partners import rules
from partners.models import ContactPerson, Partner, PartnerMeeting
from partners.partnerships.invitations import INVITATION, NO_LONGER, invited

TOLD = {"title", "held_on", "starts", "ends", "place", "host", "agenda"}  # of what the invited hear when it changes
WITH_NOBODY = "Wpisz, kogo zapraszasz."
IS_OFF = "To spotkanie jest odwołane, więc nic już się w nim nie zmienia."
IS_OVER = "To spotkanie już się zaczęło. Zaprosić można przed nim."
NO_ADDRESS = "Nikt z zaproszonych nie ma adresu e-mail. Zadzwoń albo dopisz adres przy partnerze."
ALL_KNOW = "Wszyscy, którzy mają adres, dostali już zaproszenie."
NOT_YET = "Spotkania jeszcze nie było. Notatkę zapiszesz, gdy się zacznie."
NO_WHY = "Napisz, dlaczego spotkania nie będzie."


@transaction.atomic
def plan_meeting(values: Mapping[str, Any], *, by: User) -> PartnerMeeting:
    """Write a meeting down, also one that was already. Nobody is told of it yet. Raises ValidationError by field."""
    if not rules.may_edit(by):
        raise PermissionDenied
    _refuse_nobody(values)
    withdrawal.refuse_choosing(values)
    row = records.create(PartnerMeeting, values, **done_by(by, *Role))
    record("partner_meeting.planned", row, by=by)
    return row


@transaction.atomic
def change_meeting(row: PartnerMeeting, values: Mapping[str, Any], *, revision: int | None, by: User) -> PartnerMeeting:
    """Change it; whoever has an invitation gets the change, if it is one that they have to know, and who was taken off
    hears that alone. Raises ValidationError for one that was called off, ChangedMeanwhile when someone else saved it
    first."""
    if not rules.may_edit(by):
        raise PermissionDenied
    _refuse_nobody(values)
    withdrawal.refuse_choosing(values, kept=row)
    if lock_row(row).is_off:
        raise ValidationError(IS_OFF)
    before = addresses(row)
    row, changed = records.change(row, values, revision=revision)
    if not changed:
        return row
    if row.ends_at > clock.now():
        if "partners" in changed:
            _tell_taken_off(row, before)
        if TOLD & changed.keys():
            _tell_invited(row)
    record("partner_meeting.changed", row, by=by, fields=changed)
    return row


@transaction.atomic
def invite(row: PartnerMeeting, *, by: User) -> int:
    """Promise an invitation with a file for the calendar to every contact person of the invited who has an address and
    none yet. How many. Raises ValidationError where there is nobody to write to, for one that began or is off."""
    row = lock_row(row)
    if not rules.may_edit(by):
        raise PermissionDenied
    if row.is_off:
        raise ValidationError(IS_OFF)
    if row.starts_at <= clock.now():
        raise ValidationError(IS_OVER)
    wanted = addresses(row)
    if not wanted:
        raise ValidationError(NO_ADDRESS)
    new = [address for address in wanted if address not in set(invited(row))]
    if not new:
        raise ValidationError(ALL_KNOW)
    promise(INVITATION, [Recipient(address, row) for address in new])
    record("partner_meeting.invited", row, by=by)
    return len(new)


@transaction.atomic
def call_off_meeting(row: PartnerMeeting, *, reason: str, by: User) -> PartnerMeeting:
    """Say that it will not be, and why; whoever has an invitation is told, and calendars take it away. Raises
    ValidationError the second time, without a reason, and for one that is over."""
    row, reason = lock_row(row), records.tidy(reason)
    if not rules.may_edit(by):
        raise PermissionDenied
    if row.is_off:
        raise ValidationError(IS_OFF)
    if row.starts_at <= clock.now():
        raise ValidationError("To spotkanie już się zaczęło, więc nie da się go odwołać.")
    if not reason:
        raise ValidationError({"reason": NO_WHY})
    row, _changed = records.change(row, {"cancelled_at": clock.now(), "cancelled_reason": reason}, revision=None)
    _tell_invited(row)
    record("partner_meeting.called_off", row, by=by)
    return row


@transaction.atomic
def write_up_meeting(
    row: PartnerMeeting, *, note: str, present: Iterable[Partner], revision: int | None, by: User
) -> PartnerMeeting:
    """Keep what was said and who was there. Raises ValidationError before it began and for one that was called off,
    ChangedMeanwhile when someone else saved it first."""
    if not rules.may_edit(by):
        raise PermissionDenied
    now = lock_row(row)
    if now.is_off:
        raise ValidationError(IS_OFF)
    if now.starts_at > clock.now():
        raise ValidationError(NOT_YET)
    row, changed = records.change(row, {"note": note, "present": list(present)}, revision=revision)
    if changed:
        record("partner_meeting.written_up", row, by=by, fields=changed)
    return row


def addresses(row: PartnerMeeting) -> list[str]:
    """Of all contact persons of the invited partners who have one, each once. One query."""
    people = ContactPerson.objects.filter(partner__in=row.partners.all()).exclude(email="")
    return list(dict.fromkeys(people.order_by("partner", "pk").values_list("email", flat=True)))


def _tell_invited(row: PartnerMeeting) -> None:
    """One more letter to each who has an invitation; calendars tell by the sequence which is the newest."""
    if not (known := invited(row)):
        return
    PartnerMeeting.objects.filter(pk=row.pk).update(sequence=F("sequence") + 1)
    row.sequence += 1
    waiting = Letter.objects.filter(kind=INVITATION, subject_id=row.pk).open().values_list("to", flat=True)
    still = set(waiting)  # a letter that did not go yet says what is so when it goes
    promise(INVITATION, [Recipient(address, row) for address in known if address not in still])


def _tell_taken_off(row: PartnerMeeting, before: Sequence[str]) -> None:
    """One letter to each who has an invitation and belongs to none of the invited partners now."""
    gone = set(before).difference(addresses(row)).intersection(invited(row))
    if gone:
        PartnerMeeting.objects.filter(pk=row.pk).update(sequence=F("sequence") + 1)
        row.sequence += 1
        promise(NO_LONGER, [Recipient(address, row) for address in sorted(gone)])


def _refuse_nobody(values: Mapping[str, Any]) -> None:
    if "partners" in values and not values["partners"]:
        raise ValidationError({"partners": WITH_NOBODY})
