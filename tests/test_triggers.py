"""What `triggers.py` of every app declares is what the database holds, and none of it is walked around."""

import os
import re
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from activities.models import InformationClause
from osl_site.common import clock
from osl_site.common.audit.models import Access, AccessKind, Entry
from osl_site.common.audit.trail import note_access
from osl_site.common.files.services import keep
from osl_site.common.triggers import as_declared, declared, key_of, stored
from partners.services import withdraw_partner
from plans import services
from plans.models import Goal, Plan, Remark
from tests.breaking import refused, sql
from tests.partners.builders import partner
from tests.plans.builders import draft, returned, submitted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("true_time")]
EXPRESSIONS = (
    "pl_key",
    "osl_fold",
    "osl_mailbox",
    "osl_now",
    "osl_then",
    "plans_digest_of",
)  # the server has read what they name when they were made
ROLE = f"osl_plain_{os.getpid()}"


@pytest.fixture
def plain_role():
    """From here on the test speaks to the database as a role that may read and write every row, and owns nothing."""

    def change():
        sql(f"create role {ROLE}")
        sql(f"grant select, insert, update, delete on all tables in schema public to {ROLE}")
        sql(f"grant usage on all sequences in schema public to {ROLE}")
        sql(f"grant usage on schema public to {ROLE}")
        sql(f"grant execute on all functions in schema public to {ROLE}")
        sql(f"grant temporary on database {connection.settings_dict['NAME']} to {ROLE}")
        sql(f"grant {ROLE} to current_user")
        sql(f"set local role {ROLE}")

    yield change
    sql("reset role")


def test_everything_declared_is_in_the_database_as_it_is_declared():
    before = stored()
    after = as_declared(declared())
    assert sorted(after.keys() - before.keys()) == []
    assert {key: (before[key], after[key]) for key in before if before[key] != after[key]} == {}


def test_nothing_is_in_the_database_that_is_not_declared():
    known = {key_of(one) for app in declared() for one in (*app.functions, *app.triggers)}
    assert sorted(stored().keys() - known) == []


def test_what_differs_by_a_word_or_is_switched_off_is_found():
    sql("alter table plans_decision disable trigger plans_decision_written_once")
    sql("""create or replace function plans_remark_is_due() returns trigger language plpgsql set search_path = public,
        pg_temp as $$ begin return new; end $$""")
    sql(
        "create or replace trigger files_written_once before update of name on files_storedfile for each row"
        " execute function osl_refuse('a stored file is written once')"
    )
    before = stored()
    after = as_declared(declared())
    assert {key for key in after if before[key] != after[key]} == {
        ("", "plans_remark_is_due"),
        ("files_storedfile", "files_written_once"),
        ("plans_decision", "plans_decision_written_once"),
    }


def written():
    """The operations of the migrations that maketriggers would write now."""
    out = StringIO()
    call_command("maketriggers", dry_run=True, stdout=out)
    found = []
    for text in out.getvalue().split("# Written by")[1:]:
        names = {}
        exec("# Written by" + text, names)
        found += names["Migration"].operations
    return found


def test_where_nothing_differs_no_migration_is_written():
    assert written() == []


def test_a_migration_brings_what_is_declared_and_taken_back_what_was():
    clean = stored()
    sql("drop trigger files_written_once on files_storedfile")
    sql("create function files_forgotten() returns trigger language plpgsql as $$ begin return new; end $$")
    sql("create trigger files_forgotten before insert on files_storedfile for each row execute function osl_refuse()")
    sql("""create or replace function plans_remark_is_due() returns trigger language plpgsql
        as $$ begin return new; end $$""")
    sql("drop trigger plans_decision_carried_out on plans_decision")
    sql(
        "create constraint trigger plans_decision_carried_out after update on plans_decision"
        " for each row execute function osl_refuse()"
    )
    spoiled, operations = stored(), written()
    with connection.cursor() as cursor:
        for operation in operations:
            cursor.execute(operation.sql)
        assert stored() == clean
        for operation in reversed(operations):
            cursor.execute(operation.reverse_sql)
    assert stored() == spoiled


def test_functions_are_written_before_what_calls_them_in_another_app():
    sql("drop function withdrawal_refuse_choice() cascade")
    out = StringIO()
    call_command("maketriggers", dry_run=True, stdout=out)
    apps = re.findall(r"maketriggers` from osl_site\.common\.(\w+)\.triggers", out.getvalue())
    assert apps == ["withdrawal", "centre"]


def test_every_trigger_says_what_it_holds():
    said = {function.name: function.says for app in declared() for function in app.functions}
    silent = [
        one.name
        for app in declared()
        for one in app.triggers
        if not (one.says or said.get(one.calls.partition("(")[0]))
    ]
    assert silent == []
    assert [name for name, says in said.items() if not says] == []


def test_no_exception_is_a_setting_that_anybody_may_set():
    """Of settings one is read: how a transaction looks at others, which is told truly and only ever refuses more."""
    asking = re.compile(r"current_setting(?!\('transaction_isolation'\))")
    bodies = [function.body for app in declared() for function in app.functions]
    assert [body for body in bodies if asking.search(body)] == []
    assert not asking.search(" ".join(stored().values()))


def test_functions_look_for_tables_in_one_schema_alone():
    loose = [
        name
        for (table, name), definition in stored().items()
        if not table and name not in EXPRESSIONS and "SET search_path TO 'public', 'pg_temp'" not in definition
    ]
    assert loose == []


def test_a_table_of_the_same_name_made_for_a_session_deceives_nobody(organiser, plain_role):
    version = submitted(organiser)
    plain_role()
    sql("create temp table plans_version as select * from public.plans_version")
    sql("update plans_version set state = 'draft'")
    refused(lambda: sql("update public.plans_goal set text = 'inny cel'"))
    sql("drop table pg_temp.plans_version")
    assert Goal.objects.filter(version=version, text="inny cel").count() == 0


def test_nothing_is_written_under_a_day_gone_by(organiser, director, plain_role):
    waiting, other, back = submitted(organiser), draft(organiser), returned(organiser, director)
    told = {"version": waiting, "place": "version", "text": "Za długo.", "by": director, "by_name": "Ewa"}
    withdrawn = partner()
    plain_role()
    with clock.at(timezone.now() - timedelta(minutes=6)):
        for act in (
            Remark(at=clock.now(), **told).save,
            Plan(created_at=clock.now()).save,
            lambda: services.next_attempt(back, by=organiser),
            lambda: services.submit(other, by=organiser),
            lambda: keep(b"plan", name="plan.pdf", content_type="application/pdf", by=organiser),
            lambda: note_access(AccessKind.READ, by=organiser),
            Entry(act="x", subject_type="x", subject_id=1, actor="worker", at=clock.now()).save,
            InformationClause(language="pl", text="Po co dane.", digest="0", kept_at=clock.now()).save,
            lambda: withdraw_partner(withdrawn, reason="Już nie działa.", by=organiser),
        ):
            refused(act)
    with clock.at(timezone.now() - timedelta(minutes=4)):
        services.submit(other, by=organiser)
    services.withdraw(other, by=organiser)


def test_the_owner_alone_tells_of_days_gone_by(organiser, plain_role, at):
    at(2020, 1, 1)
    note_access(AccessKind.READ, by=organiser)
    plain_role()
    refused(lambda: note_access(AccessKind.READ, by=organiser))
    assert Access.objects.count() == 1


def test_the_owners_function_removes_old_accesses_for_a_role_that_may_not(organiser, plain_role, at):
    at(2020, 1, 1)
    note_access(AccessKind.SIGNED_IN, by=organiser)
    plain_role()
    refused(lambda: Access.objects.all().delete())
    refused(lambda: sql("set local osl.audit_retention = 'on'; delete from audit_access"))
    sql("create function pg_temp.audit_remove_old_access() returns void language sql as 'delete from audit_access'")
    refused(lambda: sql("select pg_temp.audit_remove_old_access()"))
    sql("select audit_remove_old_access(now() - interval '2 years')")
    assert Access.objects.count() == 0


def test_the_owner_itself_removes_accesses_by_that_function_alone(organiser, at):
    at(2020, 1, 1)
    note_access(AccessKind.SIGNED_IN, by=organiser)
    refused(lambda: sql("delete from audit_access"))
    assert Access.objects.count() == 1
