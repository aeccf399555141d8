"""Corrections of the directory: sent by whoever reads it or by the partner's own link, decided field by field."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction
from django.utils.translation import gettext as _

from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.audit.erasures import note_erasure
from osl_site.common.audit.models import Actor
from osl_site.common.audit.trail import record, within
from osl_site.common.confirmations import services as confirmations
from osl_site.common.confirmations.models import Confirmation
from osl_site.common.database import records
from osl_site.common.database.locking import lock_row
from osl_site.common.guard.guard import Proof
from osl_site.common.guard.services import HOUR, MINUTE, count, so_far
from osl_site.common.withdrawal.models import withdrawal_of
from partners import rules
from partners.models import CorrectedField, CorrectedValue, Correction, Partner
from partners.models.corrections import OF_PARTNER, OF_PERSON
from partners.services.partners import change_partner, confirm_partner
from partners.services.people import PERSON_FIELDS

FORM = "correction"  # what is counted
MOST_A_MINUTE, MOST_AN_HOUR = 20, 100
DECIDED = "Tę poprawkę ktoś już rozstrzygnął."
CHANGED = "Ktoś zmienił w tym czasie dane tego partnera. Zobacz, jak jest teraz, i zdecyduj jeszcze raz."


@dataclass(frozen=True)
class Proposed:
    """One field that is said to be otherwise; `person` is whose, of a field of a person to contact."""

    field: CorrectedField
    was: str
    proposed: str
    person: int | None = None


def floods() -> bool:
    """Whether so many come that each is asked for work. Two queries."""
    return so_far(FORM, span=MINUTE) >= MOST_A_MINUTE or so_far(FORM, span=HOUR) >= MOST_AN_HOUR


@transaction.atomic
def send_correction(
    partner: Partner,
    values: Sequence[Proposed],
    *,
    key: UUID,
    language: str,
    question: Confirmation | None = None,
    proof: Proof | None = None,
) -> Correction:
    """Keep what is said to be otherwise, until it is decided. One form (`key`) is one, however often it is sent.

    By the link of a `question` it is the answer to it. Raises ValidationError where nothing is said, the partner is
    gone, or the link was used; WorkWanted, with nothing done, while very many are sent without a link.
    """
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"correction {key}"])
    if first := Correction.objects.filter(key=key).first():
        return first
    if question is None and proof and floods():
        proof.take()
    partner = lock_row(partner)
    if withdrawal_of(partner):
        raise ValidationError(_("Tego partnera nie ma już w spisie."))
    if not values:
        raise ValidationError(_("Nic się nie zmieniło. Popraw to, co się nie zgadza, albo wróć."))
    if question is not None:
        _answer(question)
    correction = records.create(
        Correction, {}, partner=partner, key=key, by_letter=question is not None, language=language, at=clock.now()
    )
    CorrectedValue.objects.bulk_create(
        CorrectedValue(correction=correction, field=one.field, person_id=one.person, was=one.was, proposed=one.proposed)
        for one in values
    )
    record("correction.sent", partner, by=Actor.RESIDENT)
    for span in (MINUTE, HOUR):
        count(FORM, span=span)
    return correction


def _answer(question: Confirmation) -> None:
    """A link is used once: neither after another correction nor after „wszystko się zgadza”."""
    if not lock_row(question).is_open:
        raise ValidationError(_("Z tego linku już skorzystano."))
    confirmations.answer(question, is_yes=False, by=Actor.RESIDENT)


@transaction.atomic
def accept_value(value: CorrectedValue, *, revision: int | None, by: User) -> Partner:
    """Take one field over as it was proposed; what is said in words is noted as put in by hand. `revision` is the
    partner that the person saw. Raises ValidationError where it was decided, where somebody changed the partner
    meanwhile, and by field."""
    partner, value, correction = _held(value, by)
    if partner.revision != revision:
        raise ValidationError(CHANGED)
    with within(record("correction.accepted", partner, by=by, fields=[value.field])):
        if value.field in OF_PARTNER:
            change_partner(partner, {value.field: value.proposed}, revision=revision, by=by)
        elif value.field in OF_PERSON:
            change_partner(partner, {}, revision=revision, by=by, people=_people(partner, value))
        _close(correction, value, "accepted", by)
    return Partner.objects.get(pk=partner.pk)


@transaction.atomic
def refuse_value(value: CorrectedValue, *, by: User) -> Partner:
    """Leave one field as it stands. Raises ValidationError where it was decided."""
    partner, value, correction = _held(value, by)
    record("correction.refused", partner, by=by, fields=[value.field])
    _close(correction, value, "refused", by)
    return partner


def _held(value: CorrectedValue, by: User) -> tuple[Partner, CorrectedValue, Correction]:
    """The partner held first, as everywhere; who holds the correction decides of its fields."""
    if not rules.may_edit(by):
        raise PermissionDenied
    partner = Partner.objects.select_for_update(of=("self",)).filter(corrections=value.correction_id).first()
    correction = Correction.objects.select_for_update().filter(pk=value.correction_id).first()
    held = CorrectedValue.objects.filter(pk=value.pk).first()
    if partner is None or correction is None or held is None:
        raise ValidationError(DECIDED)
    return partner, held, correction


def _people(partner: Partner, value: CorrectedValue) -> list[dict[str, object]]:
    """Everybody as they stand, and the one of the correction as proposed; under another name it is another person, who
    is to be told anew that the office has their data."""
    people = []
    for one in partner.people.order_by("pk"):
        typed = {name: getattr(one, name) for name in PERSON_FIELDS}
        if one.pk == value.person_id:
            typed[OF_PERSON[value.field]] = value.proposed
            if value.field == CorrectedField.PERSON:
                typed |= {"informed_on": None, "informed_by": ""}
        people.append(typed)
    return people


def _close(correction: Correction, value: CorrectedValue, how: str, by: User) -> None:
    """The words go; the last one decided closes it. What the partner itself corrected and the office took over whole
    is confirmed by that."""
    note_erasure(CorrectedValue, [value.pk], at=clock.now())
    CorrectedValue.objects.filter(pk=value.pk).delete()
    setattr(correction, how, getattr(correction, how) + 1)
    if not correction.values.exists():
        correction.closed_at = clock.now()
    correction.save(update_fields=["accepted", "refused", "closed_at"])
    if correction.closed_at and correction.by_letter and not correction.refused:
        confirm_partner(correction.partner, by=by)
