"""What the office does with a submission: takes it on, asks, answers, sets aside, finishes, links it."""

from typing import TypeVar

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from needs import rules
from needs.models import (
    Asset,
    Line,
    Need,
    SameMatter,
    Side,
    StateType,
    Submission,
    SubmissionCall,
    SubmissionState,
    SubmissionStep,
)
from needs.models.legal import LegalOutcome
from needs.models.submission_course import CallState
from needs.services.legal_marks import end_mark
from needs.services.states import state_of
from needs.submissions.letters import TOLD
from needs.submissions.urgent import is_urgent
from osl_site.common import clock
from osl_site.common.accounts.models import Role, User, done_by
from osl_site.common.audit.trail import record
from osl_site.common.database import records
from osl_site.common.database.locking import lock_row
from osl_site.common.letters.services import Recipient, promise
from osl_site.common.withdrawal import services as withdrawal

Using = TypeVar("Using", Need, Asset)
STANDS_THERE = "To zgłoszenie jest już w tym stanie. Ktoś zrobił to przed chwilą."
OTHER_TYPE = "Ten stan znaczy co innego. Wybierz taki, który znaczy to samo co teraz."
NO_TEXT = {"text": "Napisz, co przeczyta autor."}
HANDED_OVER = "To zgłoszenie ma teraz ktoś w centrum. Najpierw cofnij przekazanie albo poczekaj na wynik."
IS_URGENT = "To zgłoszenie jest pilne: autor czyta tylko „Przeczytaliśmy”. Nic się do niego nie pisze."
OF_DIRECTOR = "Skargę czyta tylko dyrektor, więc nic się na niej nie opiera."
RUNG = (CallState.CALLED, CallState.NOT_REACHED)


@transaction.atomic
def take_on(submission: Submission, *, by: User) -> Submission:
    """Say that it was read and that the office sees to it; also of what was closed too soon.

    Raises ValidationError where it is with us already.
    """
    submission = _held(submission, by)
    move(submission, StateType.OURS, by)
    record("submission.taken_on", submission, by=by, fields=["state"])
    return submission


@transaction.atomic
def set_aside(
    submission: Submission, *, reason: str, responsible: str, phone: str = "", text: str, by: User
) -> Submission:
    """Say why the office does not take it up, and who is responsible instead. Raises ValidationError by field."""
    submission = _held(submission, by)
    missing = {"reason": "Napisz, dlaczego tego nie podejmujemy.", "responsible": "Napisz, kto za to odpowiada."}
    typed = {"reason": records.tidy(reason), "responsible": records.tidy(responsible)}
    if lacking := {name: missing[name] for name, value in typed.items() if not value}:
        raise ValidationError(lacking)
    move(submission, StateType.ASIDE, by, phone=phone, **typed)
    tell(submission, text, by)
    record("submission.set_aside", submission, by=by, fields=["state"])
    return submission


@transaction.atomic
def finish(submission: Submission, *, text: str, by: User) -> Submission:
    """Say that it is done, and what was done; of what is urgent nothing is said. Raises ValidationError."""
    submission = _held(submission, by)
    move(submission, StateType.DONE, by)
    tell(submission, text, by)
    end_mark(submission, LegalOutcome.HANDLED)
    record("submission.done", submission, by=by, fields=["state"])
    return submission


@transaction.atomic
def stand_in(submission: Submission, *, state: SubmissionState, by: User) -> Submission:
    """Let it stand in another state that means the same, as „Czeka na wiosnę” does what „U nas” does. Who has it and
    why stays said. Raises ValidationError for a state of another type, an ended one, and the one it stands in."""
    submission = _held(submission, by)
    if state.pk == submission.state_id:
        raise ValidationError({"state": STANDS_THERE})
    if state.type != submission.state.type:
        raise ValidationError({"state": OTHER_TYPE})
    withdrawal.refuse_choosing({"state": state})
    last = submission.steps.order_by("id").last()
    said = {name: getattr(last, name) for name in ("reason", "responsible", "phone")} if last else {}
    _step(submission, state, by, **said)
    record("submission.renamed_state", submission, by=by, fields=["state"])
    return submission


@transaction.atomic
def write_to_author(submission: Submission, *, text: str, is_question: bool, by: User) -> Line:
    """Ask the author or answer them; what was waiting is with us from now on. By e-mail where one was left, onto the
    call list where only a telephone was; on the page with the code always. Raises ValidationError."""
    submission = _held(submission, by)
    if submission.state.type == StateType.WAITING:
        move(submission, StateType.OURS, by)
    line = tell(submission, text, by, is_question=is_question)
    record("submission.asked" if is_question else "submission.answered", submission, by=by)
    return line


@transaction.atomic
def translate(submission: Submission, *, text: str, revision: int | None, by: User) -> Submission:
    """Write down what foreign words say in Polish; who did stands beside it. Raises ChangedMeanwhile."""
    submission = _held(submission, by)
    text = records.tidy(text)
    who = done_by(by if text else None, *Role, field="in_polish_by")
    submission, changed = records.change(submission, {"in_polish": text} | who, revision=revision)
    if changed:
        record("submission.translated", submission, by=by, fields=["in_polish"])
    return submission


@transaction.atomic
def sort_anew(submission: Submission, values: dict[str, object], *, revision: int | None, by: User) -> Submission:
    """Correct what it is and where, which its author had to guess. Raises ChangedMeanwhile, ValidationError.

    The trail, which a substitute of the director reads, too, says of a complaint only which fields.
    """
    submission = _held(submission, by)
    submission, changed = records.change(submission, values, revision=revision)
    if changed:
        record("submission.sorted", submission, by=by, fields=list(changed) if submission.for_director else changed)
    return submission


@transaction.atomic
def link(submission: Submission, row: Using, *, by: User) -> Using:
    """Say that a need or an asset comes of it, too. Its state stays. Twice is the same as once.

    Raises ValidationError where the row is withdrawn, and of a complaint.
    """
    submission = _held(submission, by)
    if not rules.may_edit(by):
        raise PermissionDenied
    if submission.for_director:
        raise ValidationError(OF_DIRECTOR)
    withdrawal.refuse_withdrawn(row)
    if not row.submissions.filter(pk=submission.pk).exists():
        row.submissions.add(submission)
        record("submission.linked", submission, by=by)
    return row


@transaction.atomic
def unlink(submission: Submission, row: Using, *, by: User) -> Using:
    """Take back that a need or an asset comes of it."""
    submission = _held(submission, by)
    if not rules.may_edit(by):
        raise PermissionDenied
    withdrawal.refuse_withdrawn(row)
    if row.submissions.filter(pk=submission.pk).exists():
        row.submissions.remove(submission)
        record("submission.unlinked", submission, by=by)
    return row


@transaction.atomic
def join(one: Submission, other: Submission, *, by: User) -> SameMatter:
    """Say that two speak of the same. Both codes and both texts stay alive. Twice is the same as once."""
    if one.pk == other.pk:
        raise ValidationError("To jest to samo zgłoszenie.")
    first, second = [_held(row, by) for row in sorted((one, other), key=lambda row: row.pk)]
    found = SameMatter.objects.filter(a=first, b=second).first()
    if found is None:
        found = SameMatter.objects.create(a=first, b=second, at=clock.now(), **done_by(by, *Role))
        record("submission.joined", one, by=by)
    return found


@transaction.atomic
def part(one: Submission, other: Submission, *, by: User) -> None:
    """Take back that two speak of the same."""
    first, second = [_held(row, by) for row in sorted((one, other), key=lambda row: row.pk)]
    if SameMatter.objects.filter(a=first, b=second).delete()[0]:
        record("submission.parted", one, by=by)


@transaction.atomic
def record_call(call: SubmissionCall, *, outcome: CallState, by: User) -> SubmissionCall:
    """Write down how a call ended. Who was not reached stays on the call list; a talk that was had is closed once."""
    _held(call.line.submission, by)
    call = SubmissionCall.objects.select_for_update().get(pk=call.pk)
    if outcome not in RUNG:
        raise ValidationError("Wybierz, jak skończyła się rozmowa.")
    if call.state not in (CallState.TO_CALL, CallState.NOT_REACHED):
        raise ValidationError("Ta rozmowa jest już zapisana albo nieaktualna.")
    done = {"state": outcome, "done_at": clock.now(), **done_by(by, *Role, field="done_by")}
    for name, value in done.items():
        setattr(call, name, value)
    call.save(update_fields=list(done))
    record("submission.called", call.line.submission, by=by)
    return call


def _held(submission: Submission, by: User) -> Submission:
    """As it stands now, held until the transaction ends, for whoever may handle it."""
    submission = lock_row(submission)
    if not rules.may_handle_submission(by, submission):
        raise PermissionDenied
    return submission


def move(submission: Submission, kind: StateType, by: User | None, **said: str) -> None:
    """Write the step down, with which the submission stands there; by None it is the author's. Raises ValidationError
    where it stands there already."""
    if submission.state.type == kind:
        raise ValidationError(STANDS_THERE)
    _step(submission, state_of(kind), by, **{name: records.tidy(value) for name, value in said.items()})


def _step(submission: Submission, state: SubmissionState, by: User | None, **said: str) -> None:
    """One step is written, and the submission stands where it says. Raises ValidationError while somebody of the house
    has it."""
    if submission.handovers.open().exists():
        raise ValidationError(HANDED_OVER)
    step = SubmissionStep(
        submission=submission, was=submission.state, state=state, at=clock.now(), **said, **done_by(by, *Role)
    )
    step.full_clean(validate_unique=False, validate_constraints=False)
    step.save()
    submission.state, submission.changed_at = state, clock.now()
    submission.revision += 1
    submission.save(update_fields=["changed_at", "revision"])


def tell(submission: Submission, text: str, by: User, *, is_question: bool = False) -> Line | None:
    """A line of the office, and the letter or the call by which its author learns of it. None, and ValidationError for
    any text, where it is urgent: then the author is told nothing."""
    text = records.tidy(text)
    if is_urgent(submission):
        if text or is_question:
            raise ValidationError(IS_URGENT)
        return None
    if not text:
        raise ValidationError(NO_TEXT)
    contact = getattr(submission, "contact", None)
    letter = None
    if contact and contact.email:
        [letter] = promise(TOLD, [Recipient(contact.email, submission, submission.language)])
    line = records.create(
        Line,
        {"text": text, "is_question": is_question},
        submission=submission,
        side=Side.OFFICE,
        letter=letter,
        at=clock.now(),
        **done_by(by, *Role),
    )
    if contact and not contact.email:
        SubmissionCall.objects.create(line=line, state=CallState.TO_CALL, made_at=clock.now())
    return line
