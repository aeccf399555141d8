"""Two roles of PostgreSQL: the owner makes tables and laws, the application keeps rows and may change neither.

`DATABASE_URL` names the application's, as which web and worker connect; `OSL_OWNER_URL` the owner's, for migrations and
for nothing that serves. Without the second there is one role for both, which production refuses.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from django.conf import settings
from django.core.checks import Error, Tags, register
from django.core.exceptions import ImproperlyConfigured
from django.db import DEFAULT_DB_ALIAS, OperationalError, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

IS_OWNERS = "is_owners"  # said of the connection within `as_owner`
TOO_STRONG = (
    "The role of the database that DATABASE_URL names may change tables and laws, so nothing is served as it. "
    "Name one that only keeps rows, and the owner in OSL_OWNER_URL: manage.py migrate then grants what is needed "
    "(README, In production)."
)
MAY_CHANGE_LAWS = """
select exists (select from pg_roles where rolname = any (array[session_user, current_user])
               and (rolsuper or rolcreaterole or rolreplication))
    or exists (select from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
               and pg_has_role(session_user, relowner, 'member'))
    or has_schema_privilege(session_user, 'public', 'create')
"""


@contextmanager
def as_owner(alias: str = DEFAULT_DB_ALIAS) -> Iterator[BaseDatabaseWrapper]:
    """Within it Django's connection, in this thread, is the owner's, to the same database, in transactions of its own.

    What the application's connection has not committed is not seen there. Within another such block it changes nothing.
    """
    before = connections[alias]
    if getattr(before, IS_OWNERS, False):
        yield before
        return
    owners = connections.create_connection(alias)
    owner = settings.OWNER_DATABASE or {}
    place = {name: value for name, value in owner.items() if name in ("USER", "PASSWORD", "HOST", "PORT")}
    options = {**before.settings_dict["OPTIONS"], **owner.get("OPTIONS", {})}
    owners.settings_dict = {**before.settings_dict, **place, "OPTIONS": options}
    setattr(owners, IS_OWNERS, True)
    connections[alias] = owners
    try:
        yield owners
    finally:
        owners.close()
        connections[alias] = before


def may_change_laws(connection: BaseDatabaseWrapper) -> bool:
    """Whether whoever is connected could change a table, a trigger or a role. One query."""
    with connection.cursor() as cursor:
        cursor.execute(MAY_CHANGE_LAWS)
        return cursor.fetchone()[0]


def refuse_to_serve_as_owner(connection: BaseDatabaseWrapper) -> None:
    """Raise ImproperlyConfigured, and leave nothing connected, for a role that may change tables and laws."""
    if may_change_laws(connection):
        connection.close()
        raise ImproperlyConfigured(TOO_STRONG)


def when_connected(sender: Any, connection: BaseDatabaseWrapper, **_rest: Any) -> None:
    """In production: whoever the application connects as is looked at each time, before anything is asked."""
    if not getattr(connection, IS_OWNERS, False):
        refuse_to_serve_as_owner(connection)


def refuse_at_start() -> None:
    """In production: leave with one sentence at once. A database that does not answer yet is asked when it does."""
    with suppress(OperationalError):
        connections[DEFAULT_DB_ALIAS].ensure_connection()
        connections[DEFAULT_DB_ALIAS].close()


def check(databases: Iterable[str] | None = None, **_rest: Any) -> list[Error]:
    """For `manage.py check --database default`: the same, said as a check."""
    try:
        if databases:
            refuse_at_start()
    except ImproperlyConfigured as refusal:
        return [Error(str(refusal), id="osl.E001")]
    return []


def watch() -> None:
    """From now on nothing is served as a role that may change tables and laws."""
    register(check, Tags.database)
    connection_created.connect(when_connected, dispatch_uid="roles")
