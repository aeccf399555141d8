"""Submissions arrive: sent by residents, written down by the office; and are found again by their codes."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from needs import rules
from needs.models import AssessmentRound, StateType, Submission, SubmissionChannel, SubmitterClause, SubmitterContact
from needs.services.states import ensure_states, state_of
from needs.submissions.codes import CODES, fresh_code
from needs.submissions.letters import RECEIVED
from needs.submissions.pace import FORM, floods
from osl_site.common import clock
from osl_site.common.accounts.models import Role, User, done_by
from osl_site.common.attachments import services as attachments
from osl_site.common.audit.models import Actor
from osl_site.common.audit.trail import record
from osl_site.common.centre.office import office, rung_or
from osl_site.common.database import records
from osl_site.common.guard.codes import PAIRS, read_code
from osl_site.common.guard.guard import Proof
from osl_site.common.guard.mailboxes import mailbox_of
from osl_site.common.guard.services import DAY, HOUR, MINUTE, count, so_far
from osl_site.common.letters.services import Recipient, promise
from osl_site.common.privacy.kept_words import PrivacyNotice
from osl_site.common.texts.services import keep_words

MOST_LETTERS = 5  # a day, to one mailbox that anybody may have typed
WRONG = "submission.wrong_code"  # what is counted
MOST_WRONG, MOST_WRONG_OF_A_DAY = 20, 60  # of one address, in an hour and in a day; a whole library has one address
MOST_WRONG_OF_ALL = 600  # of everybody in an hour; from then on each try takes work


@transaction.atomic
def receive(
    values: Mapping[str, Any],
    *,
    contact: Mapping[str, str],
    key: UUID,
    language: str,
    clause: PrivacyNotice,
    proof: Proof,
    photos: Sequence[bytes] = (),
) -> Submission:
    """Keep what a resident sent by the page, in the round that runs there. One form (`key`) is one submission, however
    often it is sent; with other words it is another one.

    With photographs of `PhotosField`. A `contact` with an e-mail gets a letter with the code. Raises ValidationError
    by field; WorkWanted, with nothing done, while very many are sent.
    """
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"submission {key}"])
    words = records.tidy(values["words"])
    if first := Submission.objects.filter(key=key).first():
        if first.words == words:
            return first
        key = None
    if floods():
        proof.take()
    given = {"channel": SubmissionChannel.FORM, "language": language, "received_at": clock.now(), "key": key}
    submission = _made(values | {"round": _round_of(values)}, given)
    attachments.attach(submission, photos, by=None)
    _keep_contact(submission, contact, clause, read_out=False)
    record("submission.received", submission, by=Actor.RESIDENT)
    if contact.get("email") and count("submission.letter", mailbox_of(contact["email"]), span=DAY) <= MOST_LETTERS:
        promise(RECEIVED, [Recipient(contact["email"], submission, language)])
    for span in (MINUTE, HOUR):
        count(FORM, span=span)
    return submission


@transaction.atomic
def enter(
    values: Mapping[str, Any],
    *,
    contact: Mapping[str, str],
    clause: PrivacyNotice,
    received_at: datetime,
    photos: Sequence[bytes] = (),
    by: User,
) -> Submission:
    """Write down what came by phone, in a talk, in the box or by letter, in the words in which it was said.

    `values` name the channel and the language; with photographs of `PhotosField`. Raises ValidationError by field.
    """
    if not rules.may_enter_submissions(by):
        raise PermissionDenied
    entered = {"received_at": received_at, **done_by(by, *Role, field="entered_by")}
    submission = _made(values, entered)
    attachments.attach(submission, photos, by=by)
    _keep_contact(submission, contact, clause, read_out=True)
    record("submission.entered", submission, by=by)
    return submission


def _round_of(values: Mapping[str, Any]) -> AssessmentRound | None:
    """The round in which it is heard; a complaint belongs to none."""
    if values.get("for_director"):
        return None
    return AssessmentRound.objects.taking_in(clock.today(), values.get("locality")).first()


def _made(values: Mapping[str, Any], given: Mapping[str, Any]) -> Submission:
    ensure_states()
    due_on = localtime(given["received_at"], clock.WARSAW).date() + timedelta(days=office().days_to_read)
    return records.create(Submission, values, **given, **fresh_code(), due_on=due_on, state=state_of(StateType.WAITING))


def _keep_contact(
    submission: Submission, contact: Mapping[str, str], clause: PrivacyNotice, *, read_out: bool
) -> SubmitterContact | None:
    """Beside the words that stood at the form, or were read out. None where nothing was left."""
    left = {name: contact.get(name, "") for name in ("phone", "email")}
    if not any(left.values()):
        return None
    kept = keep_words(SubmitterClause, clause)
    told = {"clause": kept, "was_read_out": read_out, "given_at": clock.now()}
    return records.create(SubmitterContact, left, submission=submission, **told)


def by_code(typed: str, *, address: str, proof: Proof | None = None) -> Submission:
    """The submission with this code.

    Raises ValidationError when nobody has it, and for everybody at an address from which too many wrong codes came,
    right ones included. While very many wrong ones come from everywhere, nobody else is locked out: each try then
    takes work (`proof`; WorkWanted where there is none). A wrong code is counted although it is refused.
    """
    code = read_code(typed)
    if len(code) != PAIRS * 2:
        raise ValidationError(unknown_code())
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 1))", [f"{WRONG} {address}"])
        refusal = _too_many(address)
        if not refusal and are_guessed() and proof is not None:
            proof.take()
        found = None if refusal else Submission.objects.filter(code_digest=CODES.digest(code)).first()
        if not refusal and found is None:
            refusal = unknown_code()
            for span in (HOUR, DAY):
                count(WRONG, address, span=span)
            count(WRONG, span=HOUR)
    if found is None:
        raise ValidationError(refusal)
    return found


def unknown_code() -> str:
    return _("Nie ma zgłoszenia z takim kodem. Sprawdź litery i cyfry, na przykład K7-M2-P9-R4-T6.")


def are_guessed() -> bool:
    """Whether so many wrong codes come from everywhere that each try takes work. One query."""
    return so_far(WRONG, span=HOUR) >= MOST_WRONG_OF_ALL


def _too_many(address: str) -> str:
    """Why no code is looked at now; empty where one is."""
    if so_far(WRONG, address, span=DAY) >= MOST_WRONG_OF_A_DAY:
        return rung_or(
            _("Za dużo błędnych kodów. Spróbuj jutro."), _("Za dużo błędnych kodów. Spróbuj jutro albo zadzwoń do nas.")
        )
    if so_far(WRONG, address, span=HOUR) >= MOST_WRONG:
        return rung_or(
            _("Za dużo błędnych kodów. Spróbuj za godzinę."),
            _("Za dużo błędnych kodów. Spróbuj za godzinę albo zadzwoń do nas."),
        )
    return ""
