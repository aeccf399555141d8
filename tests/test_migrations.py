import re
from datetime import UTC, date, datetime
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from needs.models import FieldNote
from osl_site.common.audit.models import Access, Entry
from osl_site.common.files import hashes
from osl_site.common.triggers import stored
from osl_site.common.withdrawal.models import Withdrawal
from plans.models import Answer, Remark, Version
from tests.breaking import sql

OURS = (
    *("common", "guard", "letters", "faults", "accounts", "audit", "centre", "files", "forms", "withdrawal"),
    *("search", "attachments", "texts", "promises", "confirmations", "discarding", "correspondence"),
    *("partners", "needs", "plans", "activities"),
)
PREFIXES = tuple(f"{app}_" for app in OURS)


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", "--check", "--dry-run", stdout=StringIO())


@pytest.mark.django_db
def test_every_migration_of_ours_can_be_taken_back():
    executor = MigrationExecutor(connection)
    one_way = [
        f"{app}.{name}"
        for (app, name), migration in executor.loader.disk_migrations.items()
        if app in OURS and not all(operation.reversible for operation in migration.operations)
    ]
    assert one_way == []


FIRST = [("plans", "0005_time_words"), ("audit", "0005_laws_in_order"), ("withdrawal", "0001_withdrawal")]


def an_office_of_old():
    """Rows of before titles belonged to versions and names to the day: laws wait, for the way there is not at stake."""
    executor = MigrationExecutor(connection)
    executor.migrate(FIRST)
    of = executor.loader.project_state(FIRST).apps.get_model
    day = datetime(2026, 5, 4, 12, tzinfo=UTC)
    anna = {"email": "a@przyklad.pl", "name": "Anna Nowak", "position": "organizatorka", "roles": ["organiser"]}
    person = of("accounts", "User").objects.create(created_at=day, **anna)
    tables = ("plans_version", "plans_decision", "plans_remark", "plans_answer")
    for table in tables:
        sql(f"alter table {table} disable trigger user")
    period = {"starts_on": date(2026, 6, 1), "ends_on": date(2027, 5, 31)}
    plan = of("plans", "Plan").objects.create(title="Plan dawny", created_at=day, **period)
    stamps = {"created_at": day, "changed_at": day}
    handed = {"submitted_at": day, "submitted_by": person, "snapshot": {"submitted_by": "Anna Dawna"}}
    version = of("plans", "Version").objects.create(plan=plan, number=0, state="approved", **stamps, **handed)
    told = {"by": person, "at": day}
    decided = {"outcome": "approved", "effective_on": date(2026, 7, 1), "by_name": "Ewa Dyr"}
    of("plans", "Decision").objects.create(version=version, **decided, **told)
    remark = of("plans", "Remark").objects.create(version=version, place="version", text="Za długo.", **told)
    of("plans", "Answer").objects.create(remark=remark, outcome="adopted", text="Skrócono.", **told)
    of("audit", "Entry").objects.create(act="x", subject_type="x", subject_id=1, actor="person", **told)
    of("audit", "Access").objects.create(kind="read", **told)
    subject = {"subject_type": "needs.need", "subject_id": 1, "reason": "Powtórzona."}
    of("withdrawal", "Withdrawal").objects.create(ended_at=day, ended_by=person, **subject, **told)
    noted = {"noted_on": day, "method": "talk", "place_unknown": True, "finding": "need", "text": "Autobus."}
    of("needs", "FieldNote").objects.create(written_by=person, **noted, **stamps)
    sql("set constraints all immediate")
    for table in tables:
        sql(f"alter table {table} enable trigger user")
    return version.pk


def what_was_filled_in(version):
    """What an office that is brought up to date finds where there was nothing."""
    version = Version.objects.get(pk=version)
    assert (version.title, str(version.starts_on), str(version.ends_on)) == ("Plan dawny", "2026-06-01", "2027-05-31")
    span = version.plan.in_force_span
    assert (str(span.lower), str(span.upper)) == ("2026-07-01", "2027-06-01")
    assert (version.submitted_by_name, version.submitted_by_position) == ("Anna Dawna", "organizatorka")
    for model in (Remark, Answer, Entry, Access, Withdrawal):
        assert model.objects.values_list("by_name", "by_position").get() == ("Anna Nowak", "organizatorka"), model
    assert FieldNote.objects.get().written_by_name == Withdrawal.objects.get().ended_by_name == "Anna Nowak"
    assert hashes.outcome().wrong == ()


def tables():
    with connection.cursor() as cursor:
        return {name for name in connection.introspection.table_names(cursor) if name.startswith(PREFIXES)}


@pytest.mark.django_db
def test_all_that_is_ours_goes_back_to_nothing_and_comes_again_as_it_was_with_what_it_held(true_time):
    before = (tables(), stored())
    MigrationExecutor(connection).migrate([(app, None) for app in reversed(OURS)])
    assert (tables(), stored()) == (set(), {})

    with_rows = an_office_of_old()
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())
    assert (tables(), stored()) == before
    what_was_filled_in(with_rows)


@pytest.mark.django_db
def test_migrations_are_few_and_say_what_they_do():
    names = {(app, name) for app, name in MigrationExecutor(connection).loader.disk_migrations if app in OURS}
    numbers = {app: sorted(int(name[:4]) for label, name in names if label == app) for app in OURS}
    assert numbers == {app: list(range(1, len(found) + 1)) for app, found in numbers.items()}
    assert [name for _, name in names if re.search(r"auto_\d{8}|alter_.*_and_more", name)] == []
