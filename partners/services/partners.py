"""Acts on partners. People to contact belong to their partner and are saved with it, as one act."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.audit.trail import record
from osl_site.common.database import records
from osl_site.common.withdrawal import services as withdrawal
from partners import rules
from partners.models import ContactPerson, Partner

PERSON_FIELDS = ("name", "phone", "email", "is_public")
Typed = Mapping[str, Any]


@transaction.atomic
def create_partner(values: Typed, *, by: User, people: Sequence[Typed] = ()) -> Partner:
    """Enter a partner with the people to contact. Raises ValidationError by field."""
    if not rules.may_edit(by):
        raise PermissionDenied
    partner = records.create(Partner, values)
    _set_people(partner, people)
    record("partner.created", partner, by=by)
    return partner


@transaction.atomic
def change_partner(
    partner: Partner, values: Typed, *, revision: int | None, by: User, people: Sequence[Typed] | None = None
) -> Partner:
    """Change a partner. Raises ChangedMeanwhile when someone else saved it first; `people` None leaves them.

    The list of people is whole: who is not on it is removed with their contact data.
    """
    if not rules.may_edit(by):
        raise PermissionDenied
    withdrawal.refuse_withdrawn(partner)
    partner, changed = records.change(partner, values, revision=revision)
    if people is not None and _set_people(partner, people):
        if not changed:
            _next_revision(partner)
        changed["people"] = ("", "")  # their data are told nowhere
    record("partner.changed", partner, by=by, fields=changed)
    return partner


@transaction.atomic
def confirm_partner(partner: Partner, *, by: User) -> Partner:
    """Note that the data were asked about today and are right. Raises ValidationError for a withdrawn partner."""
    partner = Partner.objects.select_for_update().get(pk=partner.pk)
    if not rules.may_edit(by):
        raise PermissionDenied
    withdrawal.refuse_withdrawn(partner)
    before = records.told(partner, "confirmed_on")
    partner.confirmed_on = clock.today()
    partner.revision += 1
    partner.save(update_fields=["confirmed_on", "revision"])
    record("partner.confirmed", partner, by=by, fields=records.since(before, partner))
    return partner


def _next_revision(partner: Partner) -> None:
    """People are part of what a person saw on the form, so a change of them alone is a change of the partner."""
    partner.revision += 1
    partner.save(update_fields=["revision"])


def _set_people(partner: Partner, people: Sequence[Typed]) -> bool:
    """Make the partner's people be exactly these, keeping rows that stay as they are. Whether anything changed."""
    stored = list(partner.people.all())
    wanted = [tuple(records.tidy(typed.get(name, "")) or "" for name in PERSON_FIELDS) for typed in people]
    gone = []
    for person in stored:
        seen = tuple(getattr(person, name) or "" for name in PERSON_FIELDS)
        if seen in wanted:
            wanted.remove(seen)
        else:
            gone.append(person.pk)
    ContactPerson.objects.filter(pk__in=gone).delete()
    for typed in wanted:
        fields = dict(zip(PERSON_FIELDS, typed, strict=True))
        person = ContactPerson(partner=partner, **fields | {"is_public": bool(fields["is_public"])})
        person.full_clean()
        person.save()
    return bool(gone or wanted)


@transaction.atomic
def remove_partner(partner: Partner, *, by: User) -> None:
    """Delete a partner on whom nothing stands, with the people to contact. Raises ValidationError where something
    does."""
    if not rules.may_edit(by):
        raise PermissionDenied
    record("partner.removed", partner, by=by)
    withdrawal.take_away(partner)


@transaction.atomic
def withdraw_partner(partner: Partner, *, reason: str, by: User) -> Partner:
    """Leave a partner wherever they stand, and let nobody choose them any more. Raises ValidationError without a
    reason, and where they are withdrawn already."""
    if not rules.may_edit(by):
        raise PermissionDenied
    partner = withdrawal.take_out(partner, reason, by)
    record("partner.withdrawn", partner, by=by)
    return partner


@transaction.atomic
def restore_partner(partner: Partner, *, by: User) -> Partner:
    """Let a withdrawn partner be chosen again. Raises ValidationError where they are not withdrawn."""
    if not rules.may_edit(by):
        raise PermissionDenied
    partner = withdrawal.put_back(partner, by)
    record("partner.restored", partner, by=by)
    return partner
