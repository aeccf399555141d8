"""Writing the trail: one root entry for every act of a person, what it entails hangs below it."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar

from django.db.models import Model

from osl_site.common import clock
from osl_site.common.accounts.models import Role, User, done_by
from osl_site.common.audit.models import Access, AccessKind, Actor, Change, Entry

Changes = Mapping[str, tuple[str, str]]  # what each field said before and after, as people read it
_within: ContextVar[Entry | None] = ContextVar("audit_within", default=None)


def record(act: str, subject: Model, *, by: User | Actor, fields: Iterable[str] | Changes = ()) -> Entry:
    """Write down that `act` happened to `subject`, in the caller's transaction.

    `by` is a person, or Actor.RESIDENT / Actor.WORKER for those without an account. `fields` are names of changed
    fields; where they come with what they said, that is kept of those that the model names in `recorded_fields`.
    Inside `within()` the entry becomes a part of the outer act.
    """
    person = by if isinstance(by, User) else None
    entry = Entry.objects.create(
        act=act,
        subject_type=subject._meta.label_lower,
        subject_id=subject.pk,
        actor=Actor.PERSON if person else by,
        **done_by(person, *Role),
        at=clock.now(),
        fields=sorted(fields),
        part_of=_within.get(),
    )
    if isinstance(fields, Mapping):
        _keep_changes(entry, subject, fields)
    return entry


def record_all(act: str, subjects: Iterable[Model], *, by: User | Actor) -> None:
    """The same of many rows at once: an entry for each, inside `within()` parts of the outer act. One statement."""
    person = by if isinstance(by, User) else None
    actor = Actor.PERSON if person else by
    given = {"actor": actor, "at": clock.now(), "part_of": _within.get(), **done_by(person, *Role)}
    Entry.objects.bulk_create(
        Entry(act=act, subject_type=row._meta.label_lower, subject_id=row.pk, **given) for row in subjects
    )


def _keep_changes(entry: Entry, subject: Model, changes: Changes) -> None:
    recorded = [name for name in getattr(subject, "recorded_fields", ()) if name in changes]
    Change.objects.bulk_create(
        Change(entry=entry, field=name, before=before, after=after)
        for name in recorded
        for before, after in [changes[name]]
        if before != after
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
    Access.objects.create(kind=kind, what=what[:200], at=clock.now(), **done_by(by, *Role))
