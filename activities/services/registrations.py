"""Signing up for a meeting, giving a place up, confirming one. The lock of the meeting is the queue of everybody."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from activities import rules
from activities.models import NoticeKind, NoticeState, Occurrence, Registration, RegistrationState
from activities.models.registrations import ACTIVE, MOST_PEOPLE, TAKING_SEATS, TO_RING
from activities.planning.preview_seen import refuse_unseen
from activities.planning.seats_preview import seats_after, seats_given_up
from activities.registrations.codes import fresh_code
from activities.registrations.pace import SIGN_UP, fills_fast
from activities.registrations.refusals import crowd_words, unchangeable_words
from activities.seats import TOO_MANY, Seats, seats_of, takes_sign_ups, takes_waiting, why_no_callers, why_not_changed
from activities.services.delivery import notify, what_is_known, withdraw_notices
from activities.services.letters_a_day import may_write_to
from activities.services.locking import lock_occurrence
from activities.services.privacy_notices import stored_notice
from activities.services.repeated import same_person, tell_again
from activities.services.waiting_list import free_in_words, offer_free_seats, refuse_too_large
from osl_site.common import clock
from osl_site.common.accounts.models import Role, User, done_by
from osl_site.common.audit.models import Actor
from osl_site.common.audit.trail import record
from osl_site.common.centre.office import rung_or
from osl_site.common.database import records
from osl_site.common.guard.guard import Proof
from osl_site.common.guard.services import MINUTE, count
from osl_site.common.letters.models import Letter
from osl_site.common.letters.services import readdress
from osl_site.common.privacy.kept_words import PrivacyNotice

MOST_OF_A_DAY = 10  # letters about one registration, after which nobody changes it by the link


@transaction.atomic
def sign_up(
    occurrence: Occurrence,
    values: Mapping[str, Any],
    *,
    key: UUID,
    clause: PrivacyNotice,
    by: User | Actor,
    proof: Proof | None = None,
    may_wait: bool = True,
) -> Registration:
    """Give a place, or one in the waiting line, to a resident who signs up or whom a person of the office enters.

    One form (`key`) is one registration, however often it is sent. Who is signed up already with the same contact gets
    an answer like anybody, and no second place; who writes a caller down is told of it. No more people than places,
    whoever comes at once. Where some places are free, but too few, a group waits only if it chose to (`may_wait`).
    Raises ValidationError when the meeting takes no sign-ups, when the waiting line is full, and by field; WorkWanted
    where the meeting fills unusually fast and the `proof` of the page that is open to everybody brings no work (None:
    there was no such page).
    """
    occurrence = lock_occurrence(occurrence)
    _refuse_closed(occurrence, by)
    values = {name: records.tidy(value) for name, value in values.items()}
    if pressed := occurrence.registrations.filter(key=key).first():
        return pressed
    if proof and fills_fast(occurrence):
        proof.take()
    first = same_person(occurrence, values, by_any=isinstance(by, User))
    if first and isinstance(by, User):
        raise ValidationError({"name": "Ta osoba już jest zapisana na to spotkanie."})
    state = _standing(occurrence, values.get("people") or 1, by, may_wait=may_wait)
    registration = _made(occurrence, values, by, key=key, clause=clause, **_as_told(state, first))
    if first:
        tell_again(first)
    else:
        _write_of_place(registration, by)
    offer_free_seats(occurrence)
    record("registration.repeated" if first else "registration.made", registration, by=by)
    if proof:
        count(SIGN_UP, span=MINUTE)
    return registration


def _as_told(state: RegistrationState, first: Registration | None) -> dict[str, Any]:
    """How a new registration stands, or seems to stand where it repeats another."""
    if first is None:
        return {"state": state}
    return {"state": RegistrationState.REPEATED, "repeats": first, "told_state": state}


def _write_of_place(registration: Registration, by: User | Actor) -> None:
    """The first letter: a place, or one in the line."""
    if registration.email and (isinstance(by, User) or may_write_to(registration.email)):
        is_waiting = registration.state == RegistrationState.WAITING
        notify([registration], NoticeKind.WAITING if is_waiting else NoticeKind.CONFIRMATION)


def _made(
    occurrence: Occurrence, values: Mapping[str, Any], by: User | Actor, *, clause: PrivacyNotice, **given: Any
) -> Registration:
    """The row, with the words about data that stood beside its form and a code of its own."""
    return records.create(
        Registration,
        values,
        occurrence=occurrence,
        **what_is_known(occurrence),
        language=clause.language,
        clause=stored_notice(clause),
        **given,
        **fresh_code(),
        **done_by(by if isinstance(by, User) else None, *Role, field="entered_by"),
    )


def _refuse_closed(occurrence: Occurrence, by: User | Actor) -> None:
    if isinstance(by, User):
        if not rules.may_run(by, occurrence.activity):
            raise PermissionDenied
        if refusal := why_no_callers(occurrence):
            raise ValidationError(refusal)
    elif not takes_sign_ups(occurrence) or not (occurrence.published_at and occurrence.activity.published_at):
        closed = _("Na to spotkanie nie można się już zapisać.")
        raise ValidationError(rung_or(closed, _("Na to spotkanie nie można się już zapisać. Zadzwoń do nas.")))


def _standing(occurrence: Occurrence, people: int, by: User | Actor, *, may_wait: bool) -> RegistrationState:
    """A place, or one in the line; free places are first for those who wait already. Residents find the line as long as
    it is told to be."""
    _refuse_crowd(people, by)
    offer_free_seats(occurrence)
    seats = seats_of(occurrence)
    refuse_too_large(seats, people, is_of_office=isinstance(by, User))
    if seats.fit(people):
        return RegistrationState.CONFIRMED
    seats = seats if isinstance(by, User) else seats.seen
    if takes_waiting(occurrence.activity, seats.waiting):
        if may_wait or seats.is_full:
            return RegistrationState.WAITING
        choice = _("Wpisz mniej osób albo zaznacz poniżej listę rezerwową.")
        raise ValidationError({"people": ValidationError(f"{free_in_words(seats)} {choice}", code=TOO_MANY)})
    if seats.free:
        fewer = _("Wpisz mniej osób.")
        raise ValidationError({"people": f"{free_in_words(seats)} {fewer}"})
    if isinstance(by, User):
        raise ValidationError("Nie ma już miejsc i lista rezerwowa jest pełna. Zaproponuj inne spotkanie.")
    full = _("Nie ma już miejsc i lista rezerwowa jest pełna. Wybierz inne spotkanie.")
    ringing = _("Nie ma już miejsc i lista rezerwowa jest pełna. Zadzwoń albo wybierz inne spotkanie.")
    raise ValidationError(rung_or(full, ringing))


@transaction.atomic
def give_up(registration: Registration, *, seen: str | None = None, by: User | Actor) -> Registration:
    """Give a place, or one in the line, back. It goes to the next in line at once. Twice is the same as once.

    `seen` is the fingerprint of the preview that says to whom: raises ValidationError when it would be another by now.
    """
    occurrence, registration = _locked(registration)
    _ask_for_change(occurrence, by)
    if registration.stands not in ACTIVE:
        return registration
    if seen is not None:
        refuse_unseen(seats_given_up(registration).fingerprint, seen)
    first = registration.repeats if registration.state == RegistrationState.REPEATED else None
    _move_to(registration, RegistrationState.CANCELLED, by)
    if first is None:
        _write_receipt(registration, NoticeKind.GIVEN_UP, by)
    elif first.is_active:
        tell_again(first, urgently=True)
    offer_free_seats(occurrence)
    record("registration.given_up", registration, by=by, fields=["state"])
    return registration


@transaction.atomic
def take_back_giving_up(registration: Registration, *, by: User) -> Registration:
    """Undo a resignation that was entered by mistake: the place is theirs again, and they are told so.

    Raises ValidationError, which says why not, where the place is no longer free because it went to who waited, where
    the person is signed up once more by now, or where the meeting takes nobody.
    """
    occurrence, registration = _locked(registration)
    _refuse_closed(occurrence, by)
    if registration.state == RegistrationState.CONFIRMED:
        return registration
    if registration.state != RegistrationState.CANCELLED or registration.erased_at:
        raise ValidationError("Ta osoba nie ma zapisanej rezygnacji, więc nie ma czego cofać.")
    contact = {name: getattr(registration, name) for name in ("name", "phone", "email")}
    if same_person(occurrence, contact, by_any=True):
        raise ValidationError("Ta osoba jest już zapisana na to spotkanie jeszcze raz.")
    offer_free_seats(occurrence)
    if not seats_of(occurrence).fit(registration.people):
        raise ValidationError(
            "Rezygnacji nie da się już cofnąć: to miejsce ma albo ma potwierdzić ktoś inny. "
            "Zapisz tę osobę jeszcze raz, a trafi na listę rezerwową."
        )
    _move_to(registration, RegistrationState.CONFIRMED, by)
    withdraw_notices(registration.notices.filter(kind=NoticeKind.GIVEN_UP, state=NoticeState.QUEUED))
    _write_receipt(registration, NoticeKind.CONFIRMATION, by)
    offer_free_seats(occurrence)
    record("registration.taken_back", registration, by=by, fields=["state"])
    return registration


@transaction.atomic
def confirm_place(registration: Registration, *, by: User | Actor) -> Registration:
    """Take an offered place. Twice is the same as once; a place that went to the next in line is refused."""
    occurrence, registration = _locked(registration)
    _ask_for_change(occurrence, by)
    if registration.stands == RegistrationState.CONFIRMED:
        return registration
    if registration.state != RegistrationState.OFFERED:
        raise ValidationError(
            rung_or(
                _("To miejsce nie czeka już na potwierdzenie. Możesz zapisać się jeszcze raz."),
                _("To miejsce nie czeka już na potwierdzenie. Możesz zapisać się jeszcze raz albo zadzwonić."),
            )
        )
    _move_to(registration, RegistrationState.CONFIRMED, by)
    _write_receipt(registration, NoticeKind.CONFIRMATION, by)
    record("registration.confirmed", registration, by=by, fields=["state"])
    return registration


@transaction.atomic
def change_registration(
    registration: Registration,
    values: Mapping[str, Any],
    *,
    revision: int | None,
    seen: str | None = None,
    by: User | Actor,
) -> Registration:
    """Correct a registration: the office what it wrote down of a caller, a resident their own by its link.

    The place, or the one in the line, is kept. Raises ChangedMeanwhile when `revision` is given and is not the stored
    one, and ValidationError when places run out, nothing can be changed any more, or the places of those who will not
    come go to others than the preview said (`seen`, its fingerprint).
    """
    occurrence, registration = _locked(registration)
    _ask_for_change(occurrence, by)
    if not isinstance(by, User):
        _refuse_changing(registration)
    elif refusal := why_not_changed(registration):
        raise ValidationError(refusal)
    people = values.get("people") or registration.people
    if people != registration.people:
        _refuse_crowd(people, by)
    if seen is not None:
        refuse_unseen(seats_after(registration, people).fingerprint, seen)
    offer_free_seats(occurrence)
    registration.refresh_from_db(fields=["state", "offered_until"])
    seats = seats_of(occurrence)
    _refuse_more(registration, people, seats, by)
    values = {name: records.tidy(value) for name, value in values.items()}
    if not isinstance(by, User):
        values |= _as_another(registration, values, seats)
    registration, changed = records.change(registration, values, revision=revision)
    if "email" in changed:
        _send_to_new_address(registration)
    if changed and registration.is_active:
        _write_receipt(registration, NoticeKind.EDITED, by)
    offer_free_seats(occurrence)
    record("registration.changed", registration, by=by, fields=changed)
    return registration


def _refuse_crowd(people: int, by: User | Actor) -> None:
    """So many come together by word of the office alone."""
    if people > MOST_PEOPLE and not isinstance(by, User):
        raise ValidationError({"people": crowd_words()})


def _refuse_more(registration: Registration, people: int, seats: Seats, by: User | Actor) -> None:
    """More people than could ever come, or than places are left for."""
    if registration.stands in ACTIVE:
        refuse_too_large(seats, people, is_of_office=isinstance(by, User))
    more = people - registration.people
    if registration.stands in TAKING_SEATS and more > 0 and not seats.fit(more):
        words = f"{free_in_words(seats)} {_as_many_in_words(registration.people + seats.free)}"
        call = "" if isinstance(by, User) else rung_or("", _("Chcecie przyjść większą grupą? Zadzwoń do nas."))
        raise ValidationError({"people": f"{words} {call}".rstrip()})


def _as_many_in_words(people: int) -> str:
    """„Możesz zostawić najwyżej 3 osoby.”"""
    most = ngettext("Możesz wpisać najwyżej %(people)d osobę.", "Możesz wpisać najwyżej %(people)d osób.", people)
    return most % {"people": people}


def _as_another(registration: Registration, values: Mapping[str, Any], seats: Seats) -> dict[str, Any]:
    """What a resident's change makes of „signed up already”: who now bears another's name and contact repeats theirs
    and keeps the place, who did and bears their own gets the place that was told of, where it is there."""
    stored = {name: getattr(registration, name) for name in ("name", "phone", "email", "people")}
    new = stored | dict(values)
    other = same_person(registration.occurrence, new, but=registration)
    if other and other.pk != registration.repeats_id:
        tell_again(other)
    if registration.state != RegistrationState.REPEATED:
        return {"repeats": other}
    told = RegistrationState(registration.told_state)
    if other or (told == RegistrationState.CONFIRMED and not seats.fit(new["people"])):
        return {"repeats": other} if other else {}
    return {"repeats": None, "told_state": "", "state": told}


def _refuse_changing(registration: Registration) -> None:
    """What a resident may not do by the link: revive what is over, or fill mailboxes by changing the address."""
    if registration.stands not in ACTIVE or registration.erased_at or registration.occurrence.is_cancelled:
        raise ValidationError(unchangeable_words())
    today = clock.now() - timedelta(days=1)
    if registration.notices.filter(made_at__gt=today).count() >= MOST_OF_A_DAY:
        often = _("Ten zapis był dziś zmieniany już wiele razy. Spróbuj jutro.")
        raise ValidationError(rung_or(often, _("Ten zapis był dziś zmieniany już wiele razy. Zadzwoń do nas.")))


def _send_to_new_address(registration: Registration) -> None:
    """What waits goes to the new address, what did not reach the old one too; without one, somebody rings.

    The call that was to make up for a letter is dropped.
    """
    if registration.email:
        readdress(Letter.objects.filter(notice__registration=registration), registration.email)
    states = (NoticeState.FAILED,) if registration.email else (NoticeState.FAILED, NoticeState.QUEUED)
    missing = registration.notices.filter(state__in=states).order_by("kind", "-id").distinct("kind")
    missed = [(notice.kind, notice.text) for notice in missing if notice.kind != NoticeKind.REMINDER]
    kinds = [kind for kind, _text in missed]
    withdraw_notices(registration.notices.filter(state__in=(*states, *TO_RING), kind__in=kinds))
    for kind, text in missed:
        notify([registration], kind, text=text)


def _write_receipt(registration: Registration, kind: NoticeKind, by: User | Actor) -> None:
    """A letter about what was just done, to whoever gets letters; an older one that still waits is not needed."""
    if registration.email and (isinstance(by, User) or may_write_to(registration.email)):
        withdraw_notices(registration.notices.filter(kind=kind, state=NoticeState.QUEUED))
        notify([registration], kind)


def _locked(registration: Registration) -> tuple[Occurrence, Registration]:
    """The meeting first, the registration second, for everybody: nobody waits for each other."""
    occurrence = lock_occurrence(registration.occurrence)
    registration = Registration.objects.get(pk=registration.pk)
    registration.occurrence = occurrence
    return occurrence, registration


def _ask_for_change(occurrence: Occurrence, by: User | Actor) -> None:
    if isinstance(by, User):
        if not rules.may_run(by, occurrence.activity):
            raise PermissionDenied
    elif occurrence.starts_at <= clock.now():
        raise ValidationError(_("To spotkanie już się zaczęło albo odbyło."))


def _move_to(registration: Registration, state: RegistrationState, by: User | Actor) -> None:
    """The next state; what was still to be said to this person is not, and who rang them need not ring again."""
    registration.state, registration.offered_until = state, None
    registration.changed_at = clock.now()
    registration.revision += 1
    registration.save(update_fields=["state", "offered_until", "changed_at", "revision"])
    stale = registration.notices.filter(state__in=(NoticeState.QUEUED, *TO_RING))
    if registration.is_active:
        stale = stale.filter(kind=NoticeKind.OFFERED)
    if isinstance(by, User):
        stale.filter(state__in=TO_RING).update(
            state=NoticeState.CALLED, done_at=clock.now(), **done_by(by, *Role, field="done_by")
        )
    withdraw_notices(stale)
