from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

OURS = ("osl_site", "accounts", "audit", "centre", "files", "partners", "needs", "plans", "activities")


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
