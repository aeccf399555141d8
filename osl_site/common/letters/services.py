"""A letter promised is a letter sent: made in the transaction of the act, then sent by the worker.

What is guaranteed: at least once, or somebody of the office reads why not. A letter is claimed before it goes and
marked after it went; where a worker died in between, nobody knows whether it arrived, and it goes once more with the
same Message-ID, and no third time.
"""

import logging
import time
import traceback
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from urllib.parse import urlsplit
from uuid import uuid4

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import InterfaceError, OperationalError, close_old_connections, connection, transaction
from django.db.models import Exists, F, Model, OuterRef, QuerySet
from django.db.models.fields.json import KT
from django.db.models.functions import Cast
from django.utils.translation import override
from procrastinate.contrib.django.models import ProcrastinateJob

from osl_site.common import clock, queue, registry
from osl_site.common.accounts.models import User
from osl_site.common.accounts.rules import is_administrator
from osl_site.common.audit.erasures import BLANK, MOMENT, note_erasure
from osl_site.common.audit.trail import record
from osl_site.common.letters import mail_server, rules
from osl_site.common.letters.models import Letter, LetterState

SEND = "osl_site.common.letters.tasks.send_letter"
WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 360, 720, 1440))  # after each try but the last
LOST = timedelta(minutes=10)  # so long after its hour a letter has lost its job
AGAIN = (1, 2, 5, 10, 20)  # seconds until it is tried again to write down that a letter went
INTERRUPTED = "Wysyłanie dwa razy przerwano. Nie wiadomo, czy e-mail doszedł."
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Recipient:
    """To whom, about which row, in which language."""

    to: str
    subject: Model
    language: str = "pl"


def promise(kind: str, recipients: Iterable[Recipient]) -> list[Letter]:
    """Make a letter of this kind to each, in the caller's transaction, and have the worker send it. Two queries."""
    moment, domain = clock.now(), urlsplit(settings.ORIGIN).hostname or "localhost"
    letters = Letter.objects.bulk_create(
        Letter(
            kind=kind,
            to=one.to,
            language=one.language,
            subject_type=one.subject._meta.label_lower,
            subject_id=one.subject.pk,
            message_id=f"{uuid4().hex}@{domain}",
            made_at=moment,
            due_at=moment,
        )
        for one in recipients
    )
    queue.defer_each(SEND, [{"letter_id": letter.pk} for letter in letters])
    return letters


def send(letter_id: int) -> None:
    """Send one letter, or write down what became of the try. The worker's: no row is held while the server talks.

    Raises nothing for what a mail server does: the next try is deferred here, and no log says an address.
    """
    if letter := _claimed(letter_id):
        with override(letter.language):
            outcome = _tried(letter)
        _surely(outcome)


def _tried(letter: Letter) -> Callable[[], None]:
    """Put it together and hand it over; what is to be written down of that."""
    try:
        written = registry.letters.of(letter.kind).write(letter)
        made = mail_server.message(letter, written) if written else None
    except Exception as problem:
        logger.error("Letter %d (%s) could not be written: %s", letter.pk, letter.kind, _where(problem))
        return partial(_not_sent, letter, problem)
    if made is None:
        return partial(_end, letter, LetterState.DROPPED)
    try:
        made.send()
    except (OSError, ValueError) as problem:
        return partial(_not_sent, letter, problem)
    return partial(_end, letter, LetterState.SENT)


@transaction.atomic
def _claimed(letter_id: int) -> Letter | None:
    """The letter, from now on being sent; None where there is nothing to do."""
    letter = Letter.objects.select_for_update().filter(pk=letter_id).open().first()
    if letter is None:
        return None
    if letter.state == LetterState.SENDING and letter.is_doubtful:
        _end(letter, LetterState.FAILED, said=INTERRUPTED)
        return None
    letter.is_doubtful = letter.state == LetterState.SENDING
    letter.state, letter.tries, letter.due_at = LetterState.SENDING, letter.tries + 1, clock.now()
    letter.save(update_fields=["is_doubtful", "state", "tries", "due_at"])
    return letter


def _surely(write: Callable[[], None]) -> None:
    """Write it down although the database may just be starting anew: else a letter that went would go again.

    It waits here, for less than a minute, with one of the hands for letters held: only this thread knows that the
    letter went, and the queue, which could wait in its place, stands in the very database that does not answer.
    """
    for seconds in AGAIN:
        try:
            write()
            return
        except (OperationalError, InterfaceError):
            if connection.in_atomic_block:
                raise
            close_old_connections()
            time.sleep(seconds)
    write()


@transaction.atomic
def _not_sent(letter: Letter, problem: Exception) -> None:
    """The next try, ever later; after the last one, or where none would help, the letter has failed."""
    said = mail_server.in_words(problem)
    if mail_server.is_for_ever(problem) or letter.tries > len(WAITS):
        _end(letter, LetterState.FAILED, said=said)
        return
    due_at = clock.now() + WAITS[letter.tries - 1]
    if _move(letter, state=LetterState.WAITING, is_doubtful=False, said=said, due_at=due_at):
        queue.defer_at(due_at, SEND, letter_id=letter.pk)


@transaction.atomic
def _end(letter: Letter, state: LetterState, *, said: str = "") -> None:
    _move(letter, state=state, said=said, ended_at=clock.now())


def _move(letter: Letter, **values: object) -> bool:
    """Unless it came to its end meanwhile; the room that promised it follows, in the same transaction."""
    if not Letter.objects.filter(pk=letter.pk).open().update(**values):
        return False
    for name, value in values.items():
        setattr(letter, name, value)
    registry.letters.of(letter.kind).follow(letter)
    return True


def _where(problem: Exception) -> str:
    """Which error and where in the code, without its words: they may name whom the letter is to."""
    return f"{type(problem).__name__}\n{''.join(traceback.format_tb(problem.__traceback__))}"


def drop(letters: QuerySet[Letter]) -> None:
    """What has not gone yet and need not go any more."""
    letters.filter(state=LetterState.WAITING).update(state=LetterState.DROPPED, ended_at=clock.now())


def readdress(letters: QuerySet[Letter], to: str) -> None:
    """Whoever is to get them has another address now."""
    letters.filter(state=LetterState.WAITING).update(to=to)


def forget(model: type[Model], ids: Iterable[int]) -> None:
    """The rows lose their data, and their letters the address; what has not gone yet does not go."""
    of_rows = Letter.objects.filter(subject_type=model._meta.label_lower, subject_id__in=list(ids))
    of_rows.open().update(state=LetterState.DROPPED, ended_at=clock.now())
    _erase_addresses(of_rows)


def _erase_addresses(ended: QuerySet[Letter]) -> int:
    """How many there were. That each was erased is noted, so that no backup brings an address back."""
    moment, by_state = clock.now(), {}
    for pk, state in ended.exclude(to="").order_by("id").select_for_update().values_list("pk", "state"):
        by_state.setdefault(state, []).append(pk)
    for state, ids in by_state.items():
        Letter.objects.filter(pk__in=ids).update(to="")
        note_erasure(Letter, ids, {"to": BLANK, "state": state, "ended_at": MOMENT}, at=moment)
    return sum(map(len, by_state.values()))


@transaction.atomic
def forget_older(before: datetime) -> int:
    """Addresses of letters that ended before that moment. The worker's, every night. How many there were."""
    return _erase_addresses(Letter.objects.filter(ended_at__lt=before))


@transaction.atomic
def take_up_lost() -> None:
    """Letters whose job was lost, with a part of the queue or by a worker that nobody missed, get another."""
    jobs = ProcrastinateJob.objects.annotate(letter=Cast(KT("args__letter_id"), Letter._meta.pk)).filter(
        task_name=SEND, status__in=("todo", "doing"), letter=OuterRef("pk")
    )
    lost = Letter.objects.open().filter(due_at__lt=clock.now() - LOST).exclude(Exists(jobs))
    queue.defer_each(SEND, [{"letter_id": pk} for pk in lost.values_list("pk", flat=True)])


@transaction.atomic
def send_again(letter: Letter, *, by: User) -> Letter:
    """Have a letter that failed sent once more, now, with all its tries. Pressed twice it goes once."""
    letter = _failed(letter, by)
    moment = clock.now()
    Letter.objects.filter(pk=letter.pk).update(
        state=LetterState.WAITING, tries=0, is_doubtful=False, said="", due_at=moment, ended_at=None
    )
    letter.refresh_from_db()
    registry.letters.of(letter.kind).follow(letter)
    queue.defer(SEND, letter_id=letter.pk)
    record("letter.sent_again", letter, by=by)
    return letter


@transaction.atomic
def settle(letter: Letter, *, by: User) -> Letter:
    """Say that a letter which failed need not arrive any more: the person was told otherwise, or it is of no use."""
    letter = _failed(letter, by)
    Letter.objects.filter(pk=letter.pk).update(state=LetterState.DROPPED, ended_at=F("ended_at"))
    letter.refresh_from_db()
    registry.letters.of(letter.kind).follow(letter)
    record("letter.settled", letter, by=by)
    return letter


def _failed(letter: Letter, by: User) -> Letter:
    """Held, by somebody who may. Raises ValidationError when it failed no longer."""
    letter = Letter.objects.select_for_update().get(pk=letter.pk)
    if not rules.may_handle(by, letter):
        raise PermissionDenied
    if letter.state != LetterState.FAILED or not letter.to:
        raise ValidationError("Ten e-mail jest już załatwiony.")
    return letter


@transaction.atomic
def repeat_job(job: ProcrastinateJob, *, by: User) -> ProcrastinateJob:
    """Put a job that failed back into the queue, with what it was given. Pressed twice it is done once."""
    if not is_administrator(by):
        raise PermissionDenied
    job = ProcrastinateJob.objects.select_for_update(of=["self"]).get(pk=job.pk)
    if job.status != "failed":
        raise ValidationError("To zadanie już wróciło do kolejki.")
    queue.repeat(job.pk)
    record("job.repeated", job, by=by)
    return job
