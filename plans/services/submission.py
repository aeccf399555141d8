"""From the organiser's desk to the director's and back: submit and withdraw. One act wins, always."""

from datetime import date, timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from osl_site.common import clock, queue
from osl_site.common.accounts.models import Role, User
from osl_site.common.audit.trail import record
from osl_site.common.centre.office import office
from osl_site.common.frozen_documents.review import hand_on
from plans import rules
from plans.content import closed, write
from plans.document.comparison import with_last_approved
from plans.document.snapshot import snapshot
from plans.drafting.completeness import missing
from plans.models import DocumentKind, State, Version
from plans.review.remarks import unanswered
from plans.services.locking import lock_draft, lock_version, refusal
from plans.services.notifications import tell_directors, tell_of_withdrawal

UNCHANGED = "Ta aktualizacja niczego nie zmienia. Zmień plan albo zaznacz, że tak ma być."
LONGEST = timedelta(days=366)


@transaction.atomic
def submit(version: Version, *, due_on: date | None = None, unchanged_is_meant: bool = False, by: User) -> Version:
    """Hand a draft over to the director, asking for a decision by a day. From now on not a letter of it changes.

    Without a day it is as many days away as the office's settings say. Raises ValidationError with every sentence of
    what art. 20 ust. 3 still wants and of every earlier remark that waits for an answer, or by field for a day that
    cannot be, and for an update that changes nothing while nobody said that it is meant so. The snapshot holds every
    word that will be printed; the PDF that the director reads is made of it by the worker.
    """
    if not rules.may_hand_over(by):
        raise PermissionDenied
    version = lock_draft(version.pk, by)
    if lacks := [*missing(version), *unanswered(version)]:
        raise ValidationError([lack.sentence for lack in lacks])
    if not unchanged_is_meant and changes_nothing(version):
        raise ValidationError({"unchanged": UNCHANGED})
    version.due_on = due_on or usual_due_day()
    _refuse_due_day(version.due_on)
    hand_on(version, lambda: write(closed(snapshot(version))), by=by, role=Role.ORGANISER)
    version.state = State.SUBMITTED
    version.save()
    queue.defer("plans.tasks.make_document", version_id=version.pk, kind=DocumentKind.READ)
    tell_directors(version)
    record("version.submitted", version, by=by, fields=["state"])
    return version


@transaction.atomic
def withdraw(version: Version, *, by: User) -> Version:
    """Take a version back before the decision; whoever could have decided is told. It stays readable; the next attempt
    begins as a copy."""
    version = lock_version(version.pk)
    if not rules.may_draft(by):
        raise PermissionDenied
    if not rules.may_withdraw(by, version):
        raise refusal(version)
    version.state = State.WITHDRAWN
    version.save(update_fields=["state"])
    tell_of_withdrawal(version)
    record("version.withdrawn", version, by=by, fields=["state"])
    return version


def changes_nothing(version: Version) -> bool:
    """Whether this is an update that says, letter for letter, what was approved before it."""
    found = with_last_approved(version, snapshot(version)) if version.number else None
    return bool(found and found.changes.is_empty)


def usual_due_day() -> date:
    """The day that is asked for when nobody says another."""
    return clock.today() + timedelta(days=office().days_to_decide)


def _refuse_due_day(day: date) -> None:
    today = clock.today()
    if not today <= day <= today + LONGEST:
        raise ValidationError(
            {"due_on": "Podaj dzień od dzisiaj, ale nie później niż za rok. Dyrektor musi mieć czas na lekturę."}
        )
