"""Promises about a row: given, changed, kept, handed over with an account. The trail of the row says so without
words."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Model

from osl_site.common import clock
from osl_site.common.accounts.models import Role, User, done_by
from osl_site.common.audit.erasures import note_erasure
from osl_site.common.audit.trail import record
from osl_site.common.database import records
from osl_site.common.database.locking import lock_row
from osl_site.common.promises import rules
from osl_site.common.promises.models import Promise, PromiseQuerySet

IS_DONE = "Ktoś już zaznaczył, że to zrobione."
NO_OUTCOME = "Napisz, co z tego wyszło."
ONLY_FOR_ONESELF = "O osobie zapisujesz tylko słowo dla siebie. Zaznacz „Tylko dla mnie”."
DOES_NOT_READ = "Ta osoba tego nie czyta. Wybierz inną."
IS_CLOSED = "To konto jest zamknięte. Wybierz inną osobę."


@transaction.atomic
def make_promise(subject: Model, values: Mapping[str, Any], *, by: User) -> Promise:
    """Promise something about a row. Raises ValidationError by field, and where the row is gone."""
    subject = lock_row(subject)
    if not rules.may_promise(by, subject):
        raise PermissionDenied
    if rules.is_for_oneself(subject) and not values.get("is_private"):
        raise ValidationError({"is_private": ONLY_FOR_ONESELF})
    _hold_owner(values["owner"], subject)
    about = {"subject_type": subject._meta.label_lower, "subject_id": subject.pk}
    promise = records.create(Promise, values, **about, **done_by(by, *Role))
    record("promise.made", subject, by=by)
    return promise


@transaction.atomic
def change_promise(promise: Promise, values: Mapping[str, Any], *, revision: int | None, by: User) -> Promise:
    """Correct it, put it off or give it to somebody else. Raises ChangedMeanwhile when someone saved it first, and
    ValidationError where it is done."""
    promise = _held(promise, by)
    if owner := values.get("owner"):
        _hold_owner(owner, subject_of(promise))
    promise, changed = records.change(promise, values, revision=revision)
    if changed:
        record("promise.changed", subject_of(promise), by=by)
    return promise


@transaction.atomic
def keep_promise(promise: Promise, *, outcome: str, by: User) -> Model:
    """It is done, and this came of it; a word for oneself is deleted instead, and needs none. Answers the row that it
    was about. Raises ValidationError the second time."""
    promise = _held(promise, by)
    subject = subject_of(promise)
    if promise.is_private:
        _erase(Promise.objects.filter(pk=promise.pk))
        return subject
    said = records.tidy(outcome)
    if not said:
        raise ValidationError({"outcome": NO_OUTCOME})
    records.change(promise, {"done_on": clock.today(), "outcome": said}, revision=None)
    record("promise.kept", subject, by=by)
    return subject


@transaction.atomic
def hand_over(person: User, *, to: User, by: User) -> None:
    """What a person sees to goes to somebody else; what they had for themselves alone is deleted."""
    rows = Promise.objects.open().filter(owner=person).order_by("pk").select_for_update()
    _erase(rows.filter(is_private=True))
    for promise in rows.filter(is_private=False):
        _key, kind = rules.kind_of(promise.subject_type)
        records.change(promise, {"owner": to}, revision=None)
        record("promise.changed", kind.model(pk=promise.subject_id), by=by)  # not held: who holds it waits for these


@transaction.atomic
def keep_with_readers(subject: Model, *, otherwise: Sequence[User], by: User) -> None:
    """What somebody sees to about a row that they do not read any more goes to the first of the others; what
    they had for themselves alone is deleted. Without others it waits for whoever reads the row."""
    rows = Promise.objects.of(subject).open().select_related("owner").order_by("pk").select_for_update(of=("self",))
    gone = [promise for promise in rows if not rules.reads_about(promise.owner, subject)]
    _erase(Promise.objects.filter(pk__in=[promise.pk for promise in gone if promise.is_private]))
    for promise in gone:
        if not promise.is_private and otherwise:
            records.change(promise, {"owner": otherwise[0]}, revision=None)
            record("promise.changed", subject, by=by)


def remove_all(subject: Model) -> int:
    """Take away what was promised about a row that is about to be deleted, in the caller's transaction. How many."""
    return _erase(Promise.objects.of(subject))


def subject_of(promise: Promise) -> Model:
    """The row that it is about. Raises ValidationError where it is gone."""
    _key, kind = rules.kind_of(promise.subject_type)
    return lock_row(kind.model(pk=promise.subject_id))


def _held(promise: Promise, by: User) -> Promise:
    """As it stands now, held, with the row that it is about held before it."""
    subject_of(promise)
    promise = lock_row(promise)
    if promise.is_done:
        raise ValidationError(IS_DONE)
    if not rules.may_change(by, promise):
        raise PermissionDenied
    return promise


def _hold_owner(owner: User, subject: Model) -> None:
    owner = lock_row(User(pk=owner.pk))  # a view's own user is no row yet
    if not owner.is_active:
        raise ValidationError({"owner": IS_CLOSED})
    if not rules.reads_about(owner, subject):
        raise ValidationError({"owner": DOES_NOT_READ})


def _erase(rows: PromiseQuerySet) -> int:
    keys = list(rows.order_by().values_list("pk", flat=True))
    note_erasure(Promise, keys, at=clock.now())
    Promise.objects.filter(pk__in=keys).delete()
    return len(keys)
