"""Letters about a version: to those who can decide, and to whoever handed it over. One to each person.

Every subject names the plan. What is not filled in is left out; nothing stands for it.
"""

from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django.db.models import Model

from osl_site.common import clock
from osl_site.common.accounts.models import Role, User
from osl_site.common.audit.models import Actor
from osl_site.common.audit.trail import record
from osl_site.common.letters.services import Recipient, promise
from plans.models import Correction, Decision, Exclusion, Reminder, ReminderKind, State, TermDecision, Version
from plans.review.deciders import deciders
from plans.review.letters import Kind

AHEAD = timedelta(days=2)


def tell_directors(version: Version) -> None:
    """Write to everyone who can decide that a version waits, and until when. Nothing once it was taken back."""
    _write(Kind.SUBMITTED, version, deciders(version.submitted_by))


def tell_of_withdrawal(version: Version) -> None:
    """Write to everyone who could have decided that the version was taken back, so that nobody reads it on."""
    _write(Kind.WITHDRAWN, version, deciders(version.submitted_by))


def remind_of_decisions() -> None:
    """Of every version that waits, have reminded once two days before the day that was asked for, and once on it."""
    today = clock.today()
    for version in Version.objects.awaiting_decision().filter(due_on__lte=today + AHEAD).defer("snapshot"):
        kind = ReminderKind.DUE if version.due_on <= today else ReminderKind.AHEAD
        remind_of_decision(version, kind=kind, by=Actor.WORKER)


@transaction.atomic
def remind_of_decision(version: Version, *, kind: ReminderKind, by: Actor) -> None:
    """Have everyone who can decide reminded, once of each kind; of nothing that somebody has decided meanwhile."""
    held = Version.objects.select_for_update().filter(pk=version.pk, state=State.SUBMITTED)
    if held.exists() and not Reminder.objects.filter(version=version, kind=kind).exists():
        reminder = Reminder.objects.create(version=version, kind=kind, at=clock.now())
        _write(Kind.REMINDED, reminder, deciders(version.submitted_by))
        record("decision.reminded", reminder, by=by)


def tell_submitter(version: Version) -> None:
    """Write to whoever submitted the version how the director decided; of a return, with every remark at its place."""
    _write(Kind.DECIDED, version, [version.submitted_by])


def tell_directors_of_paper(decision: Decision) -> None:
    """Write to every director that a plan decided on paper was written down, for them to compare it with the paper."""
    _write(Kind.ON_PAPER, decision.version, _active(Role.DIRECTOR))


def tell_organisers(decision: Correction | TermDecision) -> None:
    """Write to every organiser what was decided on an approved plan: prolonged, repealed, or a clerical error."""
    _write(Kind.CORRECTED if isinstance(decision, Correction) else Kind.TERM, decision, _active(Role.ORGANISER))


def tell_of_exclusion(exclusion: Exclusion, *, is_end: bool) -> None:
    """Write to every organiser that words of a plan are not public, or are again, so that BIP is put right."""
    _write(Kind.EXCLUSION_ENDED if is_end else Kind.EXCLUDED, exclusion, _active(Role.ORGANISER))


def _active(role: Role) -> Iterable[User]:
    return User.objects.acting_as(role).order_by("pk")


def _write(kind: Kind, subject: Model, people: Iterable[User]) -> None:
    promise(kind, [Recipient(person.email, subject) for person in people])
