"""Acts on partners. People to contact belong to their partner and are saved with it, as one act."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.audit.models import Actor
from osl_site.common.audit.trail import record
from osl_site.common.confirmations import services as confirmations
from osl_site.common.confirmations.models import Confirmation
from osl_site.common.confirmations.services import ask
from osl_site.common.database import records
from osl_site.common.database.locking import lock_row
from osl_site.common.merging.services import refuse_merged
from osl_site.common.withdrawal import services as withdrawal
from partners import rules
from partners.models import NumberKind, Partner
from partners.numbers.checks import read
from partners.services.people import next_revision, set_people

NOT_SHOWN = "Mieszkańcy nie widzą tego partnera, więc nie ma o co pytać."
NO_ADDRESS = "Nikt u tego partnera nie ma adresu e-mail. Zadzwoń i naciśnij „Dane są dziś aktualne”."
ASKED_ALREADY = "To pytanie już wysłano i czeka na odpowiedź."
Typed = Mapping[str, Any]


@transaction.atomic
def create_partner(values: Typed, *, by: User, people: Sequence[Typed] = ()) -> Partner:
    """Enter a partner with the people to contact. Raises ValidationError by field."""
    if not rules.may_edit(by):
        raise PermissionDenied
    partner = records.create(Partner, with_numbers(values))
    set_people(partner, people)
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
    refuse_merged(partner)
    withdrawal.refuse_withdrawn(partner)
    partner, changed = records.change(partner, with_numbers(values, partner), revision=revision)
    changed.pop("doubted", None)  # follows from the numbers
    if people is not None and set_people(partner, people):
        if not changed:
            next_revision(partner)
        changed["people"] = ("", "")  # their data are told nowhere
    record("partner.changed", partner, by=by, fields=changed)
    return partner


@transaction.atomic
def confirm_partner(partner: Partner, *, by: User) -> Partner:
    """Note that the data were asked about today and are right: by telephone, where a letter asked, too. Raises
    ValidationError for a withdrawn partner."""
    partner = Partner.objects.select_for_update().get(pk=partner.pk)
    if not rules.may_edit(by):
        raise PermissionDenied
    if question := Confirmation.objects.of(partner).open().first():
        confirmations.answer(question, is_yes=True, by=by)
    else:
        follow_answer(partner, is_yes=True, by=by)
    return Partner.objects.get(pk=partner.pk)


def follow_answer(partner: Partner, is_yes: bool, by: User | Actor) -> None:
    """For the registry, in the transaction of the answer: what was said to be right is confirmed today; what was said
    to be otherwise waits as a correction. Raises ValidationError for a withdrawn partner."""
    if not is_yes:
        return
    partner = Partner.objects.select_for_update().get(pk=partner.pk)
    withdrawal.refuse_withdrawn(partner)
    before = records.told(partner, "confirmed_on")
    partner.confirmed_on = clock.today()
    partner.revision += 1
    partner.save(update_fields=["confirmed_on", "revision"])
    record("partner.confirmed", partner, by=by, fields=records.since(before, partner))


def address_of(partner: Partner) -> str:
    """Where the letter goes: to whom residents may write, else to anybody there. Empty where nobody has an address."""
    people = sorted(partner.people.all(), key=lambda one: (not one.is_public, one.pk))
    return next((one.email for one in people if one.email), "")


@transaction.atomic
def ask_partner(partner: Partner, *, by: User) -> Confirmation:
    """Ask by letter today whether what residents read is still so. Raises ValidationError where residents read nothing,
    nobody has an address, or the question is open already."""
    if not rules.may_edit(by):
        raise PermissionDenied
    partner = lock_row(partner)
    withdrawal.refuse_withdrawn(partner)
    if not partner.is_public:
        raise ValidationError(NOT_SHOWN)
    to = address_of(partner)
    if not to:
        raise ValidationError(NO_ADDRESS)
    question = ask(partner, to=to, language=partner.language, by=by)
    if question is None:
        raise ValidationError(ASKED_ALREADY)
    return question


def with_numbers(values: Typed, partner: Partner | None = None) -> dict[str, Any]:
    """The numbers as they are stored, and which of them are doubted; of those not typed, as they stand."""
    if not any(kind.value in values for kind in NumberKind):
        return dict(values)
    stored = {kind: getattr(partner, kind.value, "") for kind in NumberKind}
    told = {kind: read(kind, records.tidy(values.get(kind.value, stored[kind])) or "") for kind in NumberKind}
    numbers = {kind.value: number for kind, (number, _doubt) in told.items() if kind.value in values}
    return {**values, **numbers, "doubted": [kind.value for kind, (_number, doubt) in told.items() if doubt]}


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
    confirmations.drop(partner)
    record("partner.withdrawn", partner, by=by)
    return partner


@transaction.atomic
def restore_partner(partner: Partner, *, by: User) -> Partner:
    """Let a withdrawn partner be chosen again. Raises ValidationError where they are not withdrawn, or are
    part of another: that is taken apart."""
    if not rules.may_edit(by):
        raise PermissionDenied
    refuse_merged(partner)
    partner = withdrawal.put_back(partner, by)
    record("partner.restored", partner, by=by)
    return partner
