from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, connection, transaction

from osl_site.common.accounts.models import done_by
from osl_site.common.audit.models import Access, AccessKind, Actor, Entry
from osl_site.common.audit.trail import note_access, record, within

pytestmark = pytest.mark.django_db


def test_what_an_act_entails_hangs_below_it(organiser):
    root = record("plan.submitted", organiser, by=organiser)
    with within(root):
        part = record("document.asked_for", organiser, by=Actor.WORKER)
        with within(part):
            deeper = record("letter.sent", organiser, by=Actor.WORKER)
    after = record("note.added", organiser, by=organiser)

    assert [part.part_of, deeper.part_of, after.part_of] == [root, root, None]
    assert list(Entry.objects.roots()) == [root, after]


def test_an_entry_names_fields_and_the_moment(organiser, at):
    at(2026, 3, 29, 3, 0)
    entry = record("note.changed", organiser, by=organiser, fields=["text", "method"])

    assert entry.fields == ["method", "text"]
    assert entry.at == datetime(2026, 3, 29, 1, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "statement",
    [
        "update audit_entry set act = 'x'",
        "delete from audit_entry",
        "truncate audit_entry cascade",
        "update audit_access set what = 'x'",
        "delete from audit_access",
        "truncate audit_access",
        "set local osl.audit_retention = 'on'; delete from audit_access",
    ],
)
@pytest.mark.usefixtures("owner")
def test_the_database_refuses_to_change_the_trail(organiser, statement):
    record("note.added", organiser, by=organiser)
    note_access(AccessKind.SIGNED_IN, by=organiser)

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")  # else TRUNCATE is refused for checks that still wait
        cursor.execute(statement)

    assert (Entry.objects.count(), Access.objects.count()) == (1, 1)


def test_the_schedule_alone_removes_accesses_older_than_two_years(organiser, at):
    at(2020, 1, 1)
    note_access(AccessKind.SIGNED_IN, by=organiser)
    with connection.cursor() as cursor:
        cursor.execute("select audit_remove_old_access(now() - interval '2 years')")
        assert cursor.fetchone() == (1,)
    with pytest.raises(DatabaseError, match="two years"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select audit_remove_old_access(now())")


def test_a_person_is_named_and_nobody_else_is(organiser):
    with pytest.raises(DatabaseError, match="entry_person_is_named"), transaction.atomic():
        Entry.objects.create(act="x", subject_type="x", subject_id=1, actor=Actor.PERSON, at="2026-01-01T00:00Z")
    with pytest.raises(DatabaseError, match="entry_person_is_named"), transaction.atomic():
        Entry.objects.create(
            act="x", subject_type="x", subject_id=1, actor=Actor.WORKER, at="2026-01-01T00:00Z", **done_by(organiser)
        )
