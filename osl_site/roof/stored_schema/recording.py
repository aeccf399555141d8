"""All migrations run on an empty database, and what each of them told it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations import Migration

from osl_site.common.database.in_steps import Executor
from osl_site.machine.postgres import embedded
from osl_site.roof.stored_schema.reading import Key, Stored, digests

# All of it is one transaction, and rights are given at its end.
NOT_STORED = ("SAVEPOINT ", "RELEASE SAVEPOINT ", 'INSERT INTO "django_migrations" ', "select 1 from pg_roles")


class Recorder:
    """Listens to one connection while migrations run on it."""

    def __init__(self, connection: BaseDatabaseWrapper) -> None:
        self.connection = connection
        self.said: dict[Key, list[str]] = {}

    def begin(self, action: str, migration: Migration | None = None, *_rest: Any) -> None:
        """What the executor calls before and after each migration."""
        if action == "apply_start":
            self.said[migration.app_label, migration.name] = []

    def hear(self, execute: Callable, sql: Any, params: Any, many: bool, context: dict[str, Any]) -> Any:
        """What the connection calls around each statement."""
        assert not many, sql
        text = self.connection.ops.compose_sql(str(sql), params).strip().removesuffix(";")
        if self.said and not text.startswith(NOT_STORED):
            *_, last = self.said.values()
            last.append(text.replace("CREATE INDEX CONCURRENTLY", "CREATE INDEX"))
        return execute(sql, params, many, context)


def recorded() -> Iterator[Stored]:
    """Every migration in the order in which Django runs them, on a server of its own that is gone afterwards."""
    found = digests()
    with _empty_database() as connection:
        recorder = Recorder(connection)
        with connection.execute_wrapper(recorder.hear):
            executor = Executor(connection, recorder.begin)
            executor.migrate(executor.loader.graph.leaf_nodes())
    for key, statements in recorder.said.items():
        yield Stored(key, found[key], "".join(f"{text};\n" for text in statements).rstrip("\n"))


@contextmanager
def _empty_database() -> Iterator[BaseDatabaseWrapper]:
    """Within it Django's connection is the owner's, to an empty database."""
    with embedded.throwaway(embedded.throwaway_place()) as cluster:
        cluster.make_database("osl")
        before = connections[DEFAULT_DB_ALIAS]
        own = connections.create_connection(DEFAULT_DB_ALIAS)
        place = {"HOST": str(cluster.socket_folder), "PORT": embedded.PORT, "USER": embedded.OWNER, "PASSWORD": ""}
        own.settings_dict = {**before.settings_dict, **place, "NAME": "osl"}
        connections[DEFAULT_DB_ALIAS] = own
        try:
            yield own
        finally:
            own.close()
            connections[DEFAULT_DB_ALIAS] = before
