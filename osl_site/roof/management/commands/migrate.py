"""`manage.py migrate`: Django's own, as the owner of the database; then the application's role gets what it may do.

An empty database is first told what is stored of all migrations (`osl_site/roof/stored_schema/`).
"""

from typing import Any

from django.core.management.base import CommandError
from django.core.management.commands import migrate
from django.core.management.sql import emit_post_migrate_signal
from django.db import OperationalError, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.recorder import MigrationRecorder
from psycopg.errors import LockNotAvailable

from osl_site.common.database.grants import grant
from osl_site.common.database.in_steps import Executor
from osl_site.common.database.roles import as_owner
from osl_site.machine.plain_refusals import PlainRefusals
from osl_site.roof.stored_schema import reading

migrate.MigrationExecutor = Executor  # Django's command has no other place to name one
OTHERWISE = ("app_label", "fake", "fake_initial", "plan", "check_unapplied", "prune", "run_syncdb")  # not all of it
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
                if not self._is_told_all(connection, options):
                    super().handle(*args, **options)
            except OperationalError as problem:
                if isinstance(problem.__cause__, LockNotAvailable):
                    raise CommandError(BUSY) from problem
                raise
            if not (options["plan"] or options["check_unapplied"]):
                grant(connection)

    def _is_told_all(self, connection: BaseDatabaseWrapper, options: dict[str, Any]) -> bool:
        """Tell an empty database what is stored; whether no migration is left to run, and Django has been told so."""
        if any(options.get(name) for name in OTHERWISE):
            return False
        told = reading.told_to_empty(connection)
        if not told or told != reading.digests().keys():
            return False
        with transaction.atomic(using=connection.alias):
            emit_post_migrate_signal(options["verbosity"], options["interactive"], connection.alias, stdout=self.stdout)
        if options["verbosity"]:
            self.stdout.write(f"Pusta baza dostała tabele z {reading.FILE.name}, migracji: {len(told)}.")
        return True
