"""Questions: asked by letter or kept for a call, answered once by whoever bears the link, or told to the office."""

from collections.abc import Iterable
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from osl_site.common import clock, registry
from osl_site.common.accounts.models import User
from osl_site.common.audit.models import Actor
from osl_site.common.audit.trail import record
from osl_site.common.confirmations.models import Confirmation, Outcome
from osl_site.common.database.locking import lock_row
from osl_site.common.letters.services import Recipient, promise

ASKED = "confirmations.asked"  # the kind of letter
TIME_TO_ANSWER = timedelta(days=21)  # then somebody rings


@transaction.atomic
def ask(subject: Model, *, to: str, language: str, by: User | Actor) -> Confirmation | None:
    """Ask about a row by letter, or where there is no address, keep the question for a call. None where one is open
    already: nobody is asked twice."""
    subject = lock_row(subject)
    if Confirmation.objects.of(subject).open().exists():
        return None
    letter = promise(ASKED, [Recipient(to, subject, language)])[0] if to else None
    until = localtime(clock.now(), clock.WARSAW).date() + TIME_TO_ANSWER
    about = {"subject_type": subject._meta.label_lower, "subject_id": subject.pk}
    row = Confirmation.objects.create(**about, asked_at=clock.now(), until=until, letter=letter)
    record("confirmation.asked", subject, by=by)
    return row


def ask_all_due() -> int:
    """Ask about every row whose time has come. The worker's; each question is an act of its own. How many."""
    return len([one for one in _all_due() if ask(one.row, to=one.to, language=one.language, by=Actor.WORKER)])


def _all_due() -> Iterable[registry.Asked]:
    for _key, kind in registry.confirmed.items():
        yield from kind.due(clock.now())


@transaction.atomic
def answer(confirmation: Confirmation, *, is_yes: bool, by: User | Actor) -> Confirmation:
    """What was answered, and what follows from it in the room. The same answer twice is one; raises ValidationError
    where something else was answered already."""
    outcome = Outcome.YES if is_yes else Outcome.NO
    kind = registry.confirmed.of(confirmation.subject_type)
    subject = kind.model._default_manager.select_for_update().filter(pk=confirmation.subject_id).first()
    confirmation = lock_row(confirmation)
    if confirmation.outcome == outcome:
        return confirmation
    if subject is None or not confirmation.is_open:
        raise ValidationError(_("Na to pytanie już jest odpowiedź."))
    _close(confirmation, outcome)
    record("confirmation.answered", subject, by=by)
    kind.follow(subject, is_yes, by)
    return confirmation


def drop(subject: Model) -> None:
    """There is nothing to ask about any more: the open question about this row is closed, in the caller's transaction,
    who holds the row."""
    for confirmation in Confirmation.objects.of(subject).open().select_for_update():
        _close(confirmation, Outcome.DROPPED)


def _close(confirmation: Confirmation, outcome: Outcome) -> None:
    confirmation.outcome, confirmation.answered_at = outcome, clock.now()
    confirmation.save(update_fields=["outcome", "answered_at"])
