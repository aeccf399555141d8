import re
from io import StringIO
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from osl_site.common.database.in_steps import Executor, InOneStep, in_steps
from osl_site.common.triggers import stored
from tests.breaking import sql
from tests.made import catalogue, first_rows


def is_ours(app):
    return Path(app.path).is_relative_to(settings.BASE_DIR) and ".venv" not in Path(app.path).parts


OURS = tuple(app.label for app in apps.get_app_configs() if (Path(app.path) / "migrations").exists() and is_ours(app))


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


@pytest.mark.django_db
def test_all_that_is_ours_goes_back_to_nothing_and_comes_again_as_it_was(true_time):
    """Before, it is what an empty database was told (`osl_site/roof/stored_schema/`); after, what Django makes."""
    before = (catalogue(OURS), first_rows(OURS), stored())
    MigrationExecutor(connection).migrate([(app, None) for app in reversed(OURS)])
    assert (catalogue(OURS), stored()) == (set(), {})

    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())
    assert (catalogue(OURS), first_rows(OURS), stored()) == before


@pytest.mark.django_db
def test_in_steps_nothing_is_left_out_and_nothing_moved():
    """What `migrate` makes is what Django's own executor makes, says the test before."""
    longest = 0
    for migration in MigrationExecutor(connection).loader.disk_migrations.values():
        found = []
        for step in in_steps(migration.operations):
            found += step.operations if isinstance(step, InOneStep) else [step]
            longest = max(longest, len(getattr(step, "operations", ())))
        assert found == migration.operations
    assert longest > 100


@pytest.mark.django_db
def test_whoever_is_served_meanwhile_has_its_rights_as_soon_as_a_trigger_asks_for_them(true_time):
    """The release of before enters a result while heads by group are being added: the trigger writes them for it."""
    executor = Executor(connection)
    executor.migrate([("activities", "0017_voices_laws")])
    executor = Executor(connection)
    executor.migrate([("activities", "0019_head_counts_laws")])
    role = settings.DATABASES["default"]["USER"]
    with connection.cursor() as cursor:
        cursor.execute(
            "select has_table_privilege(%s, 'activities_headcount', rights), has_sequence_privilege(%s,"
            " 'activities_headcount_id_seq', 'usage')"
            " from unnest(array['select', 'insert', 'update', 'delete']) rights",
            [role, role],
        )
        assert cursor.fetchall() == [(True, True)] * 4


@pytest.mark.django_db
def test_no_migration_shows_a_trigger_before_its_end():
    """Rights are given at the end of each, within its transaction: none may be seen half done."""
    migrations = MigrationExecutor(connection).loader.disk_migrations
    assert [key for key, migration in migrations.items() if key[0] in OURS and not migration.atomic] == []


@pytest.mark.django_db
def test_migrations_are_few_and_say_what_they_do():
    names = {(app, name) for app, name in MigrationExecutor(connection).loader.disk_migrations if app in OURS}
    numbers = {app: sorted(int(name[:4]) for label, name in names if label == app) for app in OURS}
    assert numbers == {app: list(range(1, len(found) + 1)) for app, found in numbers.items()}
    assert [name for _, name in names if re.search(r"auto_\d{8}|alter_.*_and_more", name)] == []


@pytest.mark.django_db
def test_a_database_of_before_the_first_release_is_left_alone(owner):
    sql("insert into django_migrations (app, name, applied) values ('common', '0007_fold', now())")
    with pytest.raises(CommandError, match="przed pierwszym wydaniem"):
        call_command("migrate", verbosity=0)
