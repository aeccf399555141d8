"""Acts on urgent submissions: whom the office told, who took it over, and calling again until somebody did."""

from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Max, Min

from needs import rules
from needs.models import (
    MistakeWhy,
    StateType,
    Submission,
    SubmissionCall,
    UrgentMistake,
    UrgentNotice,
    UrgentTakeover,
    UrgentTo,
    UrgentWay,
)
from needs.models.submission_course import CallState
from needs.services.submission_course import move
from needs.submissions.urgent import SERVICES
from needs.submissions.urgent_letters import RINGS, URGENT
from osl_site.common import clock
from osl_site.common.accounts.models import Role, User, done_by
from osl_site.common.audit.models import Actor
from osl_site.common.audit.trail import record
from osl_site.common.database import records
from osl_site.common.database.locking import lock_row
from osl_site.common.letters.models import Letter
from osl_site.common.letters.services import Recipient, promise

FIRST_DAY = timedelta(days=1)
OFTEN, SELDOM = timedelta(hours=1), timedelta(days=1)  # between two letters that call again: on the first day, later
SERVICES_FIRST = "Najpierw powiadom policję albo prokuraturę. Zespół dopisuje się obok, nigdy zamiast."
NOT_YET = "Ta godzina jeszcze nie nadeszła. Wpisz, o której to było."
BEFORE = "O tej godzinie zgłoszenia jeszcze nie było. Popraw godzinę albo dzień."
TAKEN = "To przejęcie jest już zapisane. Ktoś zrobił to przed chwilą."
NOT_TOLD = "Najpierw zapisz, kogo powiadomiono."
NOT_TOLD_YET = "O tej godzinie jeszcze nikogo nie powiadomiono. Popraw godzinę albo dzień."
NOBODY = "Napisz, kto przejął."
HAPPENED = "Ktoś już to przejął, więc to się stało i zostaje zapisane. Pomyłki nie da się tu zapisać."


@transaction.atomic
def tell_at_once(
    submission: Submission, *, to: UrgentTo, way: UrgentWay, told_at: datetime, taken_over_by: str = "", by: User
) -> UrgentNotice:
    """Write down that somebody was told of an urgent submission, at first or once more. No consent is needed.

    What waited is read from now on; calls to its author that were not made are not made any more, and the director,
    the organiser and whoever stands in for them are told by a letter without contents. Raises ValidationError by field.
    """
    submission = _held(submission, by)
    told = set(submission.urgent_notices.standing().values_list("to", flat=True))
    if to == UrgentTo.TEAM and not told & set(SERVICES):
        raise ValidationError({"to": SERVICES_FIRST})
    if told_at > clock.now():
        raise ValidationError({"hour": NOT_YET})
    if told_at < submission.received_at.replace(second=0, microsecond=0):
        raise ValidationError({"hour": BEFORE})
    if submission.state.type == StateType.WAITING:
        move(submission, StateType.OURS, by)
    notice = records.create(UrgentNotice, {"to": to, "way": way, "told_at": told_at}, submission=submission, **_now(by))
    record("submission.urgent", submission, by=by)
    if taken_over_by:
        _take_over(submission, to, taken_over_by, told_at, by)
    if not told:
        _hold_back(submission)
        promise(URGENT, [Recipient(person.email, submission) for person in _readers(submission) if person != by])
    return notice


@transaction.atomic
def take_over_urgent(submission: Submission, *, to: UrgentTo, who: str, taken_at: datetime, by: User) -> UrgentTakeover:
    """Write down who of those told took it over. Raises ValidationError by field, and where it is written already."""
    submission = _held(submission, by)
    if taken_at > clock.now():
        raise ValidationError({"hour": NOT_YET})
    first = submission.urgent_notices.standing().filter(to=to).aggregate(first=Min("told_at"))["first"]
    if first is None:
        raise ValidationError(NOT_TOLD)
    if taken_at < first:
        raise ValidationError({"hour": NOT_TOLD_YET})
    if submission.urgent_takeovers.filter(to=to).exists():
        raise ValidationError(TAKEN)
    row = _take_over(submission, to, who, taken_at, by)
    record("submission.urgent_taken_over", submission, by=by)
    return row


@transaction.atomic
def undo_urgent(submission: Submission, *, reason: MistakeWhy, by: User) -> UrgentMistake:
    """Say that it was marked as urgent by mistake: nobody was told. Its author reads again what is said of any other;
    what happened stays written. Calls to its author that were dropped are not made again by themselves.

    Pressed twice it is once. Raises ValidationError where somebody took it over or it is not urgent.
    """
    submission = _held(submission, by)
    notice = submission.urgent_notices.standing().order_by("id").last()
    if notice is None:
        if last := submission.urgent_mistakes.last():
            return last
        raise ValidationError(NOT_TOLD)
    if submission.urgent_takeovers.exists():
        raise ValidationError(HAPPENED)
    row = records.create(UrgentMistake, {"reason": reason}, submission=submission, last=notice, **_now(by))
    record("submission.urgent_mistake", submission, by=by)
    return row


def call_again() -> None:
    """Have everybody who is to see it reminded of what nobody took over: every hour of the first day, then once a day.
    The worker's."""
    for pk in Submission.objects.ringing().order_by("pk").values_list("pk", flat=True):
        _call_again_of(pk)


@transaction.atomic
def _call_again_of(pk: int) -> None:
    submission = Submission.objects.ringing().select_for_update(of=("self",)).filter(pk=pk).first()
    if submission is None:
        return
    since = submission.urgent_notices.standing().aggregate(since=Min("at"))["since"]
    letters = Letter.objects.filter(subject_type="needs.submission", subject_id=pk, kind__in=(URGENT, RINGS))
    last = letters.aggregate(last=Max("made_at"))["last"] or since
    now = clock.now()
    if now - last >= (OFTEN if now - since <= FIRST_DAY else SELDOM):
        promise(RINGS, [Recipient(person.email, submission) for person in _readers(submission)])
        record("submission.urgent_rings", submission, by=Actor.WORKER)


def _held(submission: Submission, by: User) -> Submission:
    """As it stands now, held, for whoever may know of it at all."""
    submission = lock_row(submission)
    seen = rules.urgent_seen_by(by).filter(pk=submission.pk)
    if not rules.may_report_urgent(by, submission) or not seen.exists():
        raise PermissionDenied
    return submission


def _take_over(submission: Submission, to: UrgentTo, who: str, taken_at: datetime, by: User) -> UrgentTakeover:
    if not (who := records.tidy(who)):
        raise ValidationError({"who": NOBODY})
    values = {"to": to, "who": who, "taken_at": taken_at}
    return records.create(UrgentTakeover, values, submission=submission, **_now(by))


def _now(by: User) -> dict[str, object]:
    return {"at": clock.now(), **done_by(by, *Role)}


def _hold_back(submission: Submission) -> None:
    """Nobody is rung with an answer any more; letters that wait say only that it was read (`submissions.letters`)."""
    waiting = SubmissionCall.objects.filter(line__submission=submission)
    waiting.filter(state__in=(CallState.TO_CALL, CallState.NOT_REACHED)).update(
        state=CallState.DROPPED, done_at=clock.now()
    )


def _readers(submission: Submission) -> list[User]:
    """The director and the organiser, and who stands in for them; of a complaint only the director, and who does."""
    people = {person.pk: person for person in User.objects.acting_as(Role.DIRECTOR)}
    if not submission.for_director:
        people |= {person.pk: person for person in User.objects.acting_as(Role.ORGANISER)}
    return [people[pk] for pk in sorted(people)]
