"""What is stored of the migrations: used where it is true, left where it is not, and never wrong."""

import re
from contextlib import contextmanager
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from osl_site.common.database.roles import as_owner
from osl_site.roof.stored_schema import reading
from osl_site.roof.stored_schema.reading import Stored, in_transactions, still_standing
from tests import made, office

PACKAGES = ("auth", "contenttypes", "sessions", "procrastinate")
THEIR_TABLES = ("auth", "django", "procrastinate")
PATH = "'public', 'pg_temp'"
MOST_BEHIND = 60  # migrations that may run on an empty database; each takes some 20 ms
MOMENT = re.compile(r"'\d{4}-\d\d-\d\d[ T]\d\d:\d\d")


@pytest.fixture
def empty(server, django_db_blocker, worker_id):
    """`with empty():` is an empty database, Django's connection the owner's."""

    @contextmanager
    def made_for_a_while():
        name = f"osl_stored_{worker_id}"
        office.drop(name)
        office.administer("create database {}", name)
        with django_db_blocker.unblock(), office.pointed_at(name), as_owner():
            yield
        office.drop(name)

    return made_for_a_while


def whole():
    return made.catalogue(("",)) | made.functions_and_types(), made.first_rows(("",)), made.migrations()


def test_it_is_used_up_to_the_first_migration_that_is_another_now():
    told = [Stored(("plans", f"000{number}"), f"digest{number}", "") for number in (1, 2, 3)]
    found = {one.key: one.digest for one in told}
    assert list(still_standing(told, found)) == told
    assert list(still_standing(told, found | {("plans", "0002"): "other"})) == told[:1]
    assert list(still_standing(told, {told[0].key: told[0].digest, told[2].key: told[2].digest})) == told[:1]
    assert list(still_standing(told, {})) == []


def test_a_value_that_a_type_gets_is_committed_before_it_is_used():
    told = [
        Stored(("plans", sql), "", sql)
        for sql in ("a", "ALTER TYPE t ADD VALUE 'x'", "b", "c", "alter type t add value 'y'")
    ]
    assert [[one.sql[:1] for one in together] for together in in_transactions(told)] == [["a", "A"], ["b", "c", "a"]]
    assert list(in_transactions([])) == []


def test_what_is_written_is_read_as_it_was(tmp_path, monkeypatch):
    told = [
        Stored(("plans", "0001"), "d1", "create table a ();\n-- said\nselect 1;"),
        Stored(("needs", "0002"), "d2", ""),
    ]
    monkeypatch.setattr(reading, "FILE", tmp_path / "schema.sql")
    assert reading.stored() == []
    reading.FILE.write_text("\n".join(["-- head\n", *(one.as_text() for one in told)]))
    assert reading.stored() == told


def test_most_of_the_migrations_are_stored():
    usable = {one.key for one in still_standing(reading.stored(), reading.digests())}
    behind = reading.digests().keys() - usable
    assert len(behind) <= MOST_BEHIND, "run `OSL_MODE=development manage.py storeschema`"


def test_no_moment_and_no_role_of_the_day_it_was_written_is_stored():
    text = reading.FILE.read_text()
    assert MOMENT.findall(text) == []
    assert [role for role in ("osl_owner", "osl_app") if role in text] == []


@pytest.mark.django_db
def test_a_database_that_is_not_empty_is_told_nothing(owner):
    assert reading.told_to_empty(connection) == set()


def test_what_is_told_in_part_becomes_whole_and_the_same(empty, monkeypatch):
    with empty():
        call_command("migrate", verbosity=0, interactive=False)
        everything = whole()
    known = list(still_standing(reading.stored(), reading.digests()))
    monkeypatch.setattr(reading, "stored", lambda: known[:-4])
    with empty():
        call_command("migrate", verbosity=1, interactive=False, stdout=(said := StringIO()))
        assert known[-4].key[1] in said.getvalue()
        assert whole() == everything


def test_what_packages_bring_is_as_they_would_make_it(empty):
    """Of ours `tests/test_migrations.py` says so."""
    with empty():
        call_command("migrate", verbosity=0, interactive=False)
        told = of_packages()
    with empty():
        executor = MigrationExecutor(connection)
        executor.migrate([key for key in executor.loader.graph.leaf_nodes() if key[0] in PACKAGES])
        assert of_packages() == told


def of_packages():
    """The functions of the queue without the path that `grant` gives them."""
    functions = {row for row in made.functions_and_types() if "procrastinate" in row[0]}
    plain = {(name, text.replace(f" SET search_path TO {PATH}\n", "")) for name, text in functions}
    return made.catalogue(THEIR_TABLES), plain
