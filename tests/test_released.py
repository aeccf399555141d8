"""The last release goes on serving while migrations run, and again after a rollback: what it writes must still pass.

`tests/released.json` holds its tables: of each column whether a row may leave it out, and the names of its laws. After
a release `released()` of the new one takes its place.
"""

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, connections

from osl_site.roof.management.commands import migrate
from tests.breaking import sql

pytestmark = pytest.mark.django_db
FILE = Path(__file__).with_name("released.json")
COLUMNS = """
select relname, attname, not attnotnull or atthasdef or attidentity <> '' from pg_class c
  join pg_attribute a on a.attrelid = c.oid and attnum > 0 and not attisdropped
 where relnamespace = 'public'::regnamespace and relkind = 'r' order by relname, attname
"""
LAWS = """
select relname, conname from pg_constraint n join pg_class c on c.oid = n.conrelid
 where relnamespace = 'public'::regnamespace and relkind = 'r' and contype in ('c', 'u', 'f', 'x') order by 1, 2
"""
BORNE = {  # new laws on old tables that the last release keeps, each with the reason
    "indicator_names_the_group_it_counts": "it offers no source of one group, and leaves the group out",
    "need_split_from_another": "it leaves out from which one a need was split",
    "support_of_an_initiative_is_said_so": "it leaves the initiative out",
}


def released():
    """Of each table its columns, true where a row may leave one out, and its laws."""
    tables = {}
    with connection.cursor() as cursor:
        cursor.execute(COLUMNS)
        for table, column, is_free in cursor.fetchall():
            tables.setdefault(table, {"columns": {}, "constraints": []})["columns"][column] = is_free
        cursor.execute(LAWS)
        for table, name in cursor.fetchall():
            tables[table]["constraints"].append(name)
    return tables


def pairs():
    before, now = json.loads(FILE.read_text()), released()
    return {table: (row, now.get(table, {"columns": {}, "constraints": []})) for table, row in before.items()}


def test_every_column_that_the_last_release_writes_is_there():
    gone = [
        f"{table}.{name}"
        for table, (old, new) in pairs().items()
        for name in old["columns"].keys() - new["columns"].keys()
    ]
    assert gone == [], "take a column away one release after the code that writes it"


def test_what_the_last_release_leaves_out_has_a_default_of_the_database():
    wanted = [
        f"{table}.{name}"
        for table, (old, new) in pairs().items()
        for name, is_free in new["columns"].items()
        if not is_free and old["columns"].get(name, True)
    ]
    assert wanted == [], "say db_default= or null=True, and constrain one release later"


def test_no_law_is_new_on_what_the_last_release_writes():
    """A law on a column that is new itself binds no row that leaves it out."""
    new_laws = {}
    for table, (old, new) in pairs().items():
        for name in set(new["constraints"]) - set(old["constraints"]):
            if not reads_only_new(name, table, old):
                new_laws[name] = table
    assert {name: table for name, table in new_laws.items() if name not in BORNE} == {}


def reads_only_new(name, table, old):
    with connection.cursor() as cursor:
        cursor.execute(
            "select attname from pg_constraint join pg_attribute on attrelid = conrelid and attnum = any (conkey)"
            " where conname = %s and conrelid = %s::regclass",
            [name, table],
        )
        return {column for (column,) in cursor.fetchall()}.isdisjoint(old["columns"])


def test_a_column_that_breaks_the_last_release_is_found(owner):
    sql("alter table needs_asset add column of_the_next text not null")
    with pytest.raises(AssertionError, match=r"needs_asset\.of_the_next"):
        test_what_the_last_release_leaves_out_has_a_default_of_the_database()


def test_a_migration_waits_for_no_table_for_long(own_database, monkeypatch):
    monkeypatch.setattr(migrate, "LOCK_TIMEOUT", 50)
    other = connections.create_connection("default")
    try:
        with other.cursor() as cursor:
            cursor.execute("begin")
            cursor.execute("select 1 from faults_fault")
            with pytest.raises(CommandError, match="używa tabeli"):
                call_command("migrate", "faults", "zero", verbosity=0)
    finally:
        other.close()
