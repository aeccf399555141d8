"""Writing the trail: one root entry for every act of a person, what it entails hangs below it."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db.models import Model

from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.audit.models import Access, AccessKind, Actor, Entry

_within: ContextVar[Entry | None] = ContextVar("audit_within", default=None)


def record(act: str, subject: Model, *, by: User | Actor, fields: Iterable[str] = ()) -> Entry:
    """Write down that `act` happened to `subject`, in the caller's transaction.

    `by` is a person, or Actor.RESIDENT / Actor.WORKER for those without an account. `fields` are names of changed
    fields, never their contents. Inside `within()` the entry becomes a part of the outer act.
    """
    person = by if isinstance(by, User) else None
    return Entry.objects.create(
        act=act,
        subject_type=subject._meta.label_lower,
        subject_id=subject.pk,
        actor=Actor.PERSON if person else by,
        by=person,
        at=clock.now(),
        fields=sorted(fields),
        part_of=_within.get(),
    )


@contextmanager
def within(entry: Entry) -> Iterator[None]:
    """Entries recorded in the block are parts of `entry`: one act of a person, one root."""
    token = _within.set(_within.get() or entry)
    try:
        yield
    finally:
        _within.reset(token)


def note_access(kind: AccessKind, *, by: User | None, what: str = "") -> None:
    """Write down a signing in or a reading of protected data. `what` never holds a resident's words or contact data."""
    Access.objects.create(kind=kind, by=by, what=what[:200], at=clock.now())
