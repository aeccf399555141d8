"""Two roles: the application's may do with each table what the list says and no more; nobody serves as the owner."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from osl_site.common.database import grants
from osl_site.common.database.grants import ADD, READ, granted
from osl_site.common.database.roles import TOO_STRONG, as_owner, may_change_laws, refuse_to_serve_as_owner
from tests.office import address
from tests.test_settings import SECRETS
from tests.tools import ROOT

pytestmark = pytest.mark.django_db


def asked(question, *values):
    with connection.cursor() as cursor:
        cursor.execute(question, values)
        return cursor.fetchall()


def role():
    return settings.DATABASES["default"]["USER"]


def test_every_table_is_in_a_list():
    there = {name for (name,) in asked("select tablename from pg_tables where schemaname = 'public'")}
    assert sorted(there - granted().keys()) == [], "say in GRANTS of the app's triggers.py what may be done with it"
    assert sorted(granted().keys() - there) == []


def test_the_role_may_do_what_the_list_says_and_nothing_else():
    question = """select relname, string_agg(lower(privilege_type), ', ' order by privilege_type) from pg_class
        cross join aclexplode(relacl) where relnamespace = 'public'::regnamespace and relkind = 'r'
        and grantee = %s::regrole group by relname"""
    tables = {table: READ if rights == ADD else rights for table, rights in granted().items()}
    expected = {table: ", ".join(sorted(rights.split(", "))) for table, rights in tables.items()}
    assert dict(asked(question, role())) == expected


def test_what_is_served_while_rights_are_given_has_them_at_every_moment(owner, monkeypatch):
    def interrupted(_cursor):
        raise InterruptedError
        yield

    monkeypatch.setattr(grants, "_given", interrupted)
    with pytest.raises(InterruptedError):
        grants.grant(connection)
    assert asked("select has_table_privilege(%s, 'accounts_user', 'select')", role()) == [(True,)]


def test_rows_that_are_written_once_are_numbered_by_the_server_alone():
    question = """select attname, attidentity <> '', has_column_privilege(attrelid, attnum, 'insert')
        from pg_attribute where attrelid = %s::regclass and attnum > 0 and not attisdropped"""
    for table in [table for table, rights in granted().items() if rights == ADD]:
        assert {name for name, is_number, may in asked(question, table) if may == is_number} == set(), table


def test_nobody_else_may_do_anything():
    everybody = """select relname from pg_class cross join aclexplode(relacl)
        where relnamespace = 'public'::regnamespace and grantee = 0
        union all select proname from pg_proc cross join aclexplode(coalesce(proacl, acldefault('f', proowner)))
        where pronamespace = 'public'::regnamespace and grantee = 0"""
    assert asked(everybody) == []


def test_numbers_of_new_rows_are_taken_and_never_set_back():
    question = """select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'S'
        and (has_sequence_privilege(oid, 'update') or not has_sequence_privilege(oid, 'usage'))"""
    assert asked(question) == []


BY_A_FUNCTION = {"discarding_discarded": READ}  # by the one that removes what the row is about
INSTEAD_OF_A_RIGHT = (
    "audit_remove_old_access",
    "audit_remove_old_erasures",
    "correspondence_discard",
    "partners_agreement_discard",
    "plans_discard",
    "plans_report_discard",
    "sign_in_remove_old_attempts",
)


def test_what_is_written_once_may_only_be_added():
    question = """select relname from pg_trigger join pg_class c on c.oid = tgrelid join pg_proc p on p.oid = tgfoid
        where proname = 'osl_refuse' and tgtype & 24 = 24 and tgqual is null"""
    written_once = {table for (table,) in asked(question)}
    assert len(written_once) > 8
    assert {table: granted()[table] for table in written_once} == dict.fromkeys(written_once, ADD) | BY_A_FUNCTION


def test_functions_that_stand_in_for_a_right_are_few_and_look_in_one_schema():
    question = """select proname from pg_proc where pronamespace = 'public'::regnamespace and prosecdef
        and has_function_privilege(oid, 'execute')"""
    assert sorted(asked(question)) == [(name,) for name in INSTEAD_OF_A_RIGHT]
    loose = """select proname from pg_proc where pronamespace = 'public'::regnamespace and prosqlbody is null
        and not coalesce(proconfig @> array['search_path=public, pg_temp'], false)"""
    assert asked(loose) == []


def test_tests_speak_to_the_database_as_the_application_does():
    assert asked("select session_user, current_user") == [(role(), role())]
    assert may_change_laws(connection) is False
    assert asked("select has_database_privilege(current_database(), 'temp, create')") == [(False,)]


def test_the_owner_is_told_from_the_application():
    refuse_to_serve_as_owner(connection)
    with as_owner() as owners:
        assert may_change_laws(owners) is True
        with pytest.raises(ImproperlyConfigured, match="so nothing is served as it"):
            refuse_to_serve_as_owner(owners)
        assert owners.connection is None


def production(*command, database):
    """What these words to Python come to in production, on the database of this test, as that role."""
    known = {"PATH": os.environ["PATH"], "DATABASE_URL": address(connection.settings_dict["NAME"], database)} | SECRETS
    return subprocess.run([sys.executable, *command], cwd=ROOT, env=known, capture_output=True, text=True, timeout=60)


@pytest.mark.parametrize("command", [["-c", "import osl_site.wsgi"], ["manage.py", "worker"]])
def test_production_serves_nothing_as_the_owner(command):
    done = production(*command, database=settings.OWNER_DATABASE)
    assert done.returncode != 0
    assert TOO_STRONG in done.stderr


def test_production_serves_as_the_application():
    done = production("-c", "import osl_site.wsgi", database=settings.DATABASES["default"])
    assert (done.returncode, TOO_STRONG in done.stderr) == (0, False)
