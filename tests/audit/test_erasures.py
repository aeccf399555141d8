"""What was erased is written down without a word of it, and a backup made before does not bring it back."""

from datetime import timedelta

import pytest
from django.db import connection, transaction

from activities import services
from activities.models import Notice, Registration
from needs.models import FieldNote
from osl_site.common import clock, registry
from osl_site.common.audit.erasures import BLANK, note_erasure
from osl_site.common.audit.models import Actor, Erasure
from osl_site.common.audit.triggers import ERASABLE
from osl_site.common.letters.models import Letter
from tests.activities.builders import line_up
from tests.breaking import refused, sql
from tests.needs.builders import note
from tests.redaction.builders import covered as cover

pytestmark = pytest.mark.django_db
TODAY = (2026, 11, 23, 9)


def one(question, *values):
    with connection.cursor() as cursor:
        cursor.execute(question, values)
        return cursor.fetchone()[0]


def erase_again(since):
    """As whoever restores a backup of that moment."""
    return one("select audit_erase_lines(array(select id from audit_erasure where at >= %s))", since)


def lines():
    return [str(line) for line in Erasure.objects.order_by("id")]


def test_the_end_of_contact_data_is_written_down_column_by_column(at):
    at(*TODAY)
    registration = line_up(2, 1)[1][0]
    at(2027, 2, 1, 4)
    assert services.erase_contacts(by=Actor.WORKER) == 1
    letters = [
        f"letters_letter {letter.pk} {column}"
        for letter in Letter.objects.order_by("id")
        for column in ("to", "state", "ended_at")
    ]
    columns = ("name", "phone", "email", "erased_at")
    assert lines() == letters + [f"activities_registration {registration.pk} {column}" for column in columns]
    assert {line.leaves for line in Erasure.objects.all()} <= {"", "@at", "dropped", "sent"}


def test_a_line_holds_no_word_and_stays(at):
    at(*TODAY)
    with pytest.raises(Exception, match="nobody erases that"), transaction.atomic():
        note_erasure(FieldNote, [1], {"text": "Anna Kowalska 601"}, at=clock.now())
    note_erasure(FieldNote, [1], at=clock.now())
    refused(lambda: Erasure.objects.update(column="text"))
    refused(Erasure.objects.all().delete)
    refused(lambda: sql("truncate audit_erasure"))
    refused(lambda: sql("select audit_erase_lines(array(select id from audit_erasure))"))


def test_a_backup_made_before_does_not_bring_back_what_was_erased(owner, at):
    at(*TODAY)
    registration = line_up(2, 1)[1][0]
    covered, gone, stays = note(text="Pani Maria choruje."), note(text="Do usunięcia."), note(text="Zostaje.")
    before = clock.now()
    at(2027, 2, 1, 4)
    rows = [(model, list(model.objects.order_by("id").values())) for model in (Registration, Notice, Letter)]
    services.erase_contacts(by=Actor.WORKER)
    whole = covered.text
    cover(covered, "text", 5, 10)
    FieldNote.objects.filter(pk=covered.pk).update(text=whole)
    note_erasure(FieldNote, [gone.pk], at=clock.now())
    after = {model: list(model.objects.order_by("id").values()) for model, _ in rows}
    with connection.cursor() as cursor:  # the backup put in again, as whoever restores it does
        cursor.execute("set constraints all immediate")
        for table in ("activities_registration", "activities_notice", "letters_letter"):
            cursor.execute(f"alter table {table} disable trigger user")
        for model, stored in rows:
            for row in stored:
                model.objects.filter(pk=row["id"]).update(**row)
        for table in ("activities_registration", "activities_notice", "letters_letter"):
            cursor.execute(f"alter table {table} enable trigger user")
    assert Registration.objects.get().phone == registration.phone != ""
    touched = erase_again(before + timedelta(seconds=1))
    assert touched == Letter.objects.count() + 3
    registration.refresh_from_db()
    assert (registration.name, registration.phone, registration.email) == ("", "", "")
    assert registration.erased_at == clock.now()
    assert list(Letter.objects.exclude(to="")) == []
    assert list(Registration.objects.order_by("id").values()) == after[Registration]
    assert list(FieldNote.objects.order_by("id").values_list("text", flat=True)) == ["Pani ▇▇▇ choruje.", stays.text]


def told(table, column="", leaves="", begins=None, ends=None):
    values = "values (%s, '1', %s, %s, %s, %s, now())"
    columns = 'insert into audit_erasure ("table", "row", "column", leaves, begins, ends, at) '
    with connection.cursor() as cursor:
        cursor.execute(columns + values, [table, column, leaves, begins, ends])


@pytest.mark.parametrize(
    "line",
    [
        ("audit_entry",),
        ("accounts_user", "password"),
        ("plans_decision", "text"),
        ("letters_letter",),
        ("letters_letter", "state", "waiting"),
        ("activities_registration", "name", "@at"),
        ("activities_registration", "name", "", 0, 3),
        ("needs_fieldnote", "text", "", 0, 3),
    ],
)
def test_nothing_is_written_down_as_erased_but_what_acts_erase(line):
    refused(lambda: told(*line))


def test_what_nobody_may_erase_is_passed_over_at_a_restore(owner, at):
    at(*TODAY)
    gone = note(text="Do usunięcia.")
    entries = one("select count(*) from audit_entry")
    for line in (("audit_entry",), ("accounts_user", "password"), ("needs_fieldnote", "nowa"), ("nie_ma", "kolumna")):
        told(*line)
    note_erasure(FieldNote, [gone.pk], at=clock.now())
    assert erase_again(clock.now() - timedelta(days=1)) == 1
    assert not FieldNote.objects.exists()
    assert one("select count(*) from audit_entry") == entries


def test_every_removal_of_residents_rows_may_be_noted():
    for _key, removal in registry.removals.items():
        if removal.kind and removal.kind.of_residents and not removal.is_hourly and not removal.remove:
            for rows in removal.due(clock.now()):
                assert (rows.model._meta.db_table, "") in ERASABLE


def test_what_is_older_than_the_backup_is_not_done_twice(owner, at):
    at(*TODAY)
    covered = note(text="Pani Maria choruje.")
    note_erasure(FieldNote, [covered.pk], {"text": BLANK}, at=clock.now())
    assert erase_again(clock.now() + timedelta(seconds=1)) == 0
    covered.refresh_from_db()
    assert covered.text == "Pani Maria choruje."
