"""Acts of handing over in the house: to a role or a person, with the author's yes; taken over; what came of it."""

from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from needs import rules
from needs.models import (
    ConsentWay,
    Handover,
    HandoverEnd,
    HandoverTaken,
    Outcome,
    StateType,
    Submission,
)
from needs.services.submission_course import move, tell
from needs.submissions.handover_letters import HANDED_OVER
from needs.submissions.handovers import handed_words, receivers
from needs.submissions.urgent import is_urgent
from osl_site.common import clock
from osl_site.common.accounts.models import Role, User, done_by
from osl_site.common.audit.models import Actor
from osl_site.common.audit.trail import record
from osl_site.common.database import records
from osl_site.common.database.locking import lock_row
from osl_site.common.letters.services import Recipient, promise

OF_DIRECTOR = "Skargę czyta tylko dyrektor. Nie przekazuje się jej w centrum."
NOBODY = "Nikt w centrum nie ma teraz tej roli. Wybierz inną albo poproś administratora o konto."
NOT_YET = "Ta godzina jeszcze nie nadeszła. Wpisz, kiedy autor się zgodził."
BEFORE = "O tej godzinie zgłoszenia jeszcze nie było. Popraw godzinę albo dzień."
NO_CONTACT = "Autor nie zostawił kontaktu albo go usunął."
OVER = "To przekazanie jest już zakończone."
NOT_TAKEN = "Najpierw naciśnij „Przejmuję”."
BACK = {Outcome.TAKEN: StateType.DONE}  # where it stands afterwards; else with the organiser again


@transaction.atomic
def hand_over(
    submission: Submission,
    *,
    to: Role,
    person: User | None,
    consent_way: ConsentWay,
    consent_at: datetime,
    with_contact: bool,
    by: User,
) -> Handover:
    """Give the words, and `with_contact` the contact, to whoever has this role, or to one person who has it. Only with
    the author's yes, which is written down with how and when it was said.

    Whoever may take it over is told by a letter without contents; the author who left an e-mail by one, too. Raises
    ValidationError by field, and where somebody has it already.
    """
    submission = lock_row(submission)
    if not rules.may_handle_submission(by, submission):
        raise PermissionDenied
    if submission.for_director:
        raise ValidationError(OF_DIRECTOR)
    if consent_at > clock.now():
        raise ValidationError({"hour": NOT_YET})
    if consent_at < submission.received_at.replace(second=0, microsecond=0):
        raise ValidationError({"hour": BEFORE})
    if with_contact and not hasattr(submission, "contact"):
        raise ValidationError({"with_contact": NO_CONTACT})
    if not (people := receivers(to, person)):
        raise ValidationError({"to": NOBODY})
    move(submission, StateType.ELSEWHERE, by, responsible=f"{person.name}, {to.label}" if person else to.label)
    values = {"to": to, "person": person, "consent_way": consent_way, "consent_at": consent_at}
    given = {"with_contact": with_contact, "step": submission.steps.latest("id"), **_now(by)}
    handover = records.create(Handover, values, submission=submission, **given)
    _tell_author(submission, handover, by)
    promise(HANDED_OVER, [Recipient(one.email, handover) for one in people])
    record("submission.handed_over", submission, by=by, fields=["state"])
    return handover


@transaction.atomic
def take_over(handover: Handover, *, by: User) -> HandoverTaken:
    """„Przejmuję”. Pressed twice by one person it is once; who comes second is told who was first (ValidationError)."""
    handover = _held(handover)
    _refuse_others(handover, by)
    if handover.is_taken:
        if handover.taken.by_id == by.pk:
            return handover.taken
        raise ValidationError(f"Przejął to już ktoś inny: {handover.taken.by_name}.")
    taken = records.create(HandoverTaken, {}, handover=handover, **_now(by))
    record("submission.taken_over", handover.submission, by=by)
    return taken


@transaction.atomic
def end_handover(handover: Handover, *, outcome: Outcome, by: User) -> HandoverEnd:
    """Say what came of it, in one word: taken (it is done for the organiser), or it comes back. Raises ValidationError
    where it is over, and for what only somebody who took it over can say."""
    handover = _held(handover)
    _refuse_others(handover, by)
    if outcome in (Outcome.TAKEN, Outcome.NO_CONTACT) and not handover.is_taken:
        raise ValidationError(NOT_TAKEN)
    if outcome == Outcome.WITHDRAWN:
        raise PermissionDenied
    end = _end(handover, outcome, by)
    record("submission.handover_ended", handover.submission, by=by, fields=["state"])
    return end


@transaction.atomic
def take_back(handover: Handover, *, by: User) -> HandoverEnd:
    """The organiser takes it back: its author withdrew the yes, or it was a mistake. From now on it is not read there.
    Raises ValidationError where it is over."""
    handover = _held(handover)
    if not rules.may_handle_submission(by, handover.submission):
        raise PermissionDenied
    end = _end(handover, Outcome.WITHDRAWN, by)
    record("submission.handover_taken_back", handover.submission, by=by, fields=["state"])
    return end


@transaction.atomic
def withdraw_consent(submission: Submission) -> None:
    """Its author takes the yes back: at once nobody reads it there any more, and the organiser has it again. Pressed
    twice it is once. Raises ValidationError where nobody has it, and always where it is urgent: then its page is that
    of one that was read."""
    submission = lock_row(submission)
    last = None if is_urgent(submission) else submission.handovers.select_related("ended").order_by("id").last()
    if last and last.is_over and last.ended.is_by_author:
        return
    if last is None or last.is_over:
        raise ValidationError(_("Nikt inny nie ma teraz Twojego zgłoszenia."))
    last.submission = submission
    _end(last, Outcome.WITHDRAWN, None)
    record("submission.consent_withdrawn", submission, by=Actor.RESIDENT, fields=["state"])


def _held(handover: Handover) -> Handover:
    """As it stands now, with its submission held. Raises ValidationError where its outcome was said."""
    lock_row(handover.submission)
    found = Handover.objects.select_related("submission__state", "taken", "ended").get(pk=handover.pk)
    if found.is_over:
        raise ValidationError(OVER)
    return found


def _refuse_others(handover: Handover, by: User) -> None:
    if not Handover.objects.of(by).filter(pk=handover.pk).exists():
        raise PermissionDenied


def _end(handover: Handover, outcome: Outcome, by: User | None) -> HandoverEnd:
    end = records.create(HandoverEnd, {"outcome": outcome}, handover=handover, **_now(by))
    move(handover.submission, BACK.get(outcome, StateType.OURS), by)
    return end


def _now(by: User | None) -> dict[str, object]:
    return {"at": clock.now(), **done_by(by, *Role)}


def _tell_author(submission: Submission, handover: Handover, by: User) -> None:
    """Whoever left an e-mail reads it there; who left a telephone has just said yes, and reads it by the code."""
    contact = getattr(submission, "contact", None)
    if contact and contact.email and not is_urgent(submission):
        with override(submission.language):
            text = handed_words(handover)
        tell(submission, text, by)
