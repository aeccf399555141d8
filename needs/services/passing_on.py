"""A submission is passed on to a partner or an authority, by letter or by word of mouth; what they answer is kept."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from needs import rules
from needs.models import PassedOn, StateType, Submission, SubmitterContact
from needs.models.legal import LegalOutcome
from needs.services.legal_marks import end_mark
from needs.services.submission_course import HANDED_OVER, move, tell
from osl_site.common import clock
from osl_site.common.accounts.models import Role, User, done_by
from osl_site.common.audit.trail import record
from osl_site.common.correspondence.services import Draft, write_letter
from osl_site.common.database import records
from osl_site.common.database.locking import lock_row
from osl_site.common.templatetags.osl import phone as spaced
from osl_site.common.text.folding import fold
from partners.models import Partner

NO_ADDRESSEE = {"addressee": "Wybierz partnera albo napisz, do kogo to idzie."}
NO_CONTACT = {"with_contact": "Autor nie zostawił kontaktu albo już go usunął. Odznacz to pole."}
NO_YES = {"consent_on": "Wpisz dzień, w którym autor się zgodził, i zaznacz, jak to powiedział."}
YES_AHEAD = {"consent_on": "Ten dzień jeszcze nie nadszedł. Wpisz dzień, w którym autor się zgodził."}
TERM_PAST = {"term": "Ten dzień już minął. Wpisz dzień od jutra."}
AHEAD = {"answered_on": "Ten dzień jeszcze nie nadszedł. Wpisz dzień, w którym przyszła odpowiedź."}
IS_ANSWERED = "Ta odpowiedź jest już zapisana."
WHOLE, CUT = "Słowa mieszkańca", "Słowa mieszkańca, skrócone przez centrum"
CONTACT = "Kontakt do autora, za jego zgodą z {day:%-d.%m.%Y}: {contact}."


@dataclass(frozen=True, kw_only=True)
class Passing:
    """What the office chose to pass on, and how. `words` are those of the letter; what of them differs from the
    author's is said there. Contact goes only with the author's yes: on which day, and how it was given."""

    partner: Partner | None = None
    addressee: str = ""
    address: str = ""
    title: str = ""
    opening: str = ""
    words: str = ""
    closing: str = ""
    case_mark: str = ""
    with_contact: bool = False
    consent_on: date | None = None
    consent_way: str = ""
    term: date | None = None


@transaction.atomic
def pass_on(submission: Submission, passing: Passing, *, text: str, by: User) -> PassedOn:
    """Write the letter under the next number, say that they have it now, and tell the author (`text`).

    Nothing is sent: how the letter went out is said later. Raises PermissionDenied, ValidationError by field; refused,
    it takes no number.
    """
    submission = _movable(submission, by)
    refuse(submission, passing)
    row = _kept(submission, passing, by_letter=True, by=by)
    write_letter(row, draft_of(submission, passing), by=by)
    _stands_there(submission, row, "", by)
    end_mark(submission, LegalOutcome.PASSED_ON, text=text)
    if records.tidy(text):
        tell(submission, text, by)
    record("submission.passed_on", submission, by=by, fields=["state"])
    return row


@transaction.atomic
def pass_elsewhere(
    submission: Submission, *, responsible: str, phone: str = "", text: str = "", by: User
) -> Submission:
    """Say that somebody else has it now (`responsible`), who was told without a letter. With a `text` its author is
    told. Raises ValidationError."""
    submission = _movable(submission, by)
    if not records.tidy(responsible):
        raise ValidationError({"responsible": "Napisz, kto to teraz ma."})
    row = _kept(submission, Passing(addressee=responsible), by_letter=False, by=by)
    _stands_there(submission, row, phone, by)
    if records.tidy(text):
        tell(submission, text, by)
    record("submission.passed_on", submission, by=by, fields=["state"])
    return submission


@transaction.atomic
def record_answer(row: PassedOn, *, answer: str, answered_on: date, text: str = "", by: User) -> PassedOn:
    """Write down what they answered, once, and tell the author what of it they read (`text`); of what is urgent
    nothing. The state of the submission stays. Raises PermissionDenied, ValidationError by field."""
    submission = _held(row.submission, by)
    row = lock_row(row)
    if row.answered_on is not None:
        raise ValidationError(IS_ANSWERED)
    if answered_on > clock.today():
        raise ValidationError(AHEAD)
    row.answer, row.answered_on = records.tidy(answer), answered_on
    records.store(row)
    tell(submission, text, by)
    record("submission.reply_came", submission, by=by)
    return row


def refuse(submission: Submission, passing: Passing) -> None:
    """Raise ValidationError by field for what may not go so. Queries only for the contact."""
    if not (passing.partner or records.tidy(passing.addressee)):
        raise ValidationError(NO_ADDRESSEE)
    if passing.term and passing.term <= clock.today():
        raise ValidationError(TERM_PAST)
    if not passing.with_contact:
        return
    if not SubmitterContact.objects.filter(submission=submission).exists():
        raise ValidationError(NO_CONTACT)
    if not (passing.consent_on and passing.consent_way):
        raise ValidationError(NO_YES)
    if passing.consent_on > clock.today():
        raise ValidationError(YES_AHEAD)


def draft_of(submission: Submission, passing: Passing) -> Draft:
    """The letter as it would go: words that the office shortened are called so."""
    closing = [passing.closing]
    if passing.with_contact:
        contact = submission.contact
        reached = ", ".join(filter(None, [spaced(contact.phone) if contact.phone else "", contact.email]))
        closing.insert(0, CONTACT.format(day=passing.consent_on, contact=reached))
    words = records.tidy(passing.words)
    return Draft(
        addressee=_name(passing),
        address=passing.address,
        title=passing.title,
        opening=passing.opening,
        quoted=words,
        quoted_as=(WHOLE if is_whole(submission, words) else CUT) if words else "",
        closing="\n\n".join(filter(None, closing)),
        case_mark=passing.case_mark,
    )


def is_whole(submission: Submission, words: str) -> bool:
    """Whether these are the author's words, or their translation, from first to last."""
    words = records.tidy(words)
    return bool(words) and words in (submission.words, submission.in_polish)


def _name(passing: Passing) -> str:
    return records.tidy(passing.addressee) or (passing.partner.name if passing.partner else "")


def _kept(submission: Submission, passing: Passing, *, by_letter: bool, by: User) -> PassedOn:
    values = {"addressee": _name(passing), "term": passing.term, "partner": passing.partner}
    if passing.with_contact:
        values |= {"with_contact": True, "consent_on": passing.consent_on, "consent_way": passing.consent_way}
    return records.create(
        PassedOn,
        values,
        submission=submission,
        addressee_key=fold(_name(passing)),
        by_letter=by_letter,
        is_whole=by_letter and is_whole(submission, passing.words),
        day=clock.today(),
        at=clock.now(),
        **done_by(by, *Role),
    )


def _stands_there(submission: Submission, row: PassedOn, phone: str, by: User) -> None:
    """With somebody else, unless another has it already."""
    if submission.state.type != StateType.ELSEWHERE:
        move(submission, StateType.ELSEWHERE, by, responsible=row.addressee, phone=phone)


def _movable(submission: Submission, by: User) -> Submission:
    """The same, where nobody of the house has it. Raises ValidationError."""
    submission = _held(submission, by)
    if submission.handovers.open().exists():
        raise ValidationError(HANDED_OVER)
    return submission


def _held(submission: Submission, by: User) -> Submission:
    """As it stands now, held until the transaction ends, for whoever may handle it."""
    submission = lock_row(submission)
    if not rules.may_handle_submission(by, submission):
        raise PermissionDenied
    return submission
