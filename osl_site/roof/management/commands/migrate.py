"""`manage.py migrate`: Django's own, as the owner of the database; then the application's role gets what it may do."""

from typing import Any

from django.core.management.base import CommandError
from django.core.management.commands import migrate
from django.db import OperationalError
from django.db.migrations.recorder import MigrationRecorder
from psycopg.errors import LockNotAvailable

from osl_site.common.database.grants import grant
from osl_site.common.database.in_steps import Executor
from osl_site.common.database.roles import as_owner
from osl_site.machine.plain_refusals import PlainRefusals

migrate.MigrationExecutor = Executor  # Django's command has no other place to name one
LOCK_TIMEOUT = 10_000  # milliseconds: whoever waits for a table lets all others wait behind it
BUSY = "Inne długie zadanie używa tabeli. Niedokończone zmiany cofnięto. Uruchom polecenie jeszcze raz za chwilę."

OF_BEFORE = ("common", "0007_fold")  # a migration of before they were made anew
TOO_OLD = (
    "Ta baza danych powstała przed pierwszym wydaniem programu i nie da się jej zaktualizować. Zacznij od pustej bazy; "
    "na swoim komputerze usuń folder var/postgres. Nic nie zmieniono."
)


class Command(PlainRefusals, migrate.Command):
    help = "Zmienia bazę danych jako jej właściciel (OSL_OWNER_URL) i nadaje programowi jego prawa."

    def handle(self, *args: Any, **options: Any) -> None:
        """The office may be served meanwhile. Raises CommandError where a table stays in use for LOCK_TIMEOUT, and for
        a database of before the first release."""
        with as_owner(options["database"]) as connection:
            if OF_BEFORE in MigrationRecorder(connection).applied_migrations():
                raise CommandError(TOO_OLD)
            with connection.cursor() as cursor:
                cursor.execute(f"set lock_timeout = {LOCK_TIMEOUT}")
            try:
                super().handle(*args, **options)
            except OperationalError as problem:
                if isinstance(problem.__cause__, LockNotAvailable):
                    raise CommandError(BUSY) from problem
                raise
            if not (options["plan"] or options["check_unapplied"]):
                grant(connection)
