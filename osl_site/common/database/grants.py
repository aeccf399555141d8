"""What the application's role may do with every table: a list in each app's `triggers.py`, and here for what packages
bring. A table that no list names may not even be read; `tests/test_grants.py` says so before anybody meets it.

Nothing may be emptied, changed in shape or switched off by it. Rows that are written once it may only add, under the
number that is next: one of its choosing would stand before or behind all others for ever. Functions of the owner that
stand in for a right (`as_owner`) are named one by one; all others run with the caller's rights.
"""

from collections.abc import Iterator
from importlib import import_module

from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils.module_loading import module_has_submodule
from psycopg import sql

from osl_site.common.triggers import TRUSTED_PATH, declared

READ = "select"
ADD = "select, insert"
ADD_AND_REMOVE = "select, insert, delete"
ADD_AND_CHANGE = "select, insert, update"
ALL_ROWS = "select, insert, update, delete"

OF_PACKAGES = {
    "django_migrations": READ,
    "django_content_type": READ,
    "auth_group": READ,
    "auth_group_permissions": READ,
    "auth_permission": READ,
    "django_session": ALL_ROWS,
    "procrastinate_events": ALL_ROWS,
    "procrastinate_jobs": ALL_ROWS,
    "procrastinate_periodic_defers": ALL_ROWS,
    "procrastinate_workers": ALL_ROWS,
}
OF_THE_QUEUE = "procrastinate%"
FUNCTIONS = """
select p.oid::regprocedure::text, proname like %(queue)s, prorettype in ('trigger'::regtype, 'event_trigger'::regtype)
  from pg_proc p where pronamespace = 'public'::regnamespace and prokind = 'f'
   and not exists (select 1 from pg_depend where objid = p.oid and deptype = 'e')
"""
IS_SERVED = """
select 1 from pg_roles where rolname = %(role)s and rolname <> session_user
   and has_table_privilege(rolname, 'django_migrations', 'select')
"""
COLUMNS = """
select quote_ident(attname) from pg_attribute
 where attrelid = %s::regclass and attnum > 0 and not attisdropped and attidentity = '' order by attnum
"""


def granted() -> dict[str, str]:
    """By table what is granted."""
    found = dict(OF_PACKAGES)
    for app in apps.get_app_configs():
        if module_has_submodule(app.module, "triggers"):
            found |= getattr(import_module(f"{app.name}.triggers"), "GRANTS", {})
    return found


def grant(connection: BaseDatabaseWrapper) -> None:
    """Give the application's role these rights and no others, on the owner's connection. Twice changes nothing.

    In one step: whatever is served meanwhile has its rights at every moment.
    The role is made where there is none, with the password of DATABASE_URL. Of tables that are not there yet nothing is
    said: after the next migration this is done again.
    """
    role = settings.DATABASES["default"]["USER"]
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        cursor.execute("select session_user")
        if cursor.fetchone()[0] == role:
            return  # one role for both: nothing to give
        cursor.execute("select 1 from pg_roles where rolname = %s", [role])
        if not cursor.fetchone():
            password = settings.DATABASES["default"]["PASSWORD"] or None
            cursor.execute(
                sql.SQL("create role {} login password {}").format(sql.Identifier(role), sql.Literal(password))
            )
        for statement in [*_taken(cursor.connection.info.dbname), *_given(cursor)]:
            cursor.execute(sql.SQL(statement).format(role=sql.Identifier(role)))


def give(connection: BaseDatabaseWrapper) -> None:
    """Give the application's role its rights to what stands by now, and take none: within a migration, so that no
    trigger of it is met before the rights to the tables that it reads. Nothing where nobody is served from here yet:
    a new database gets them all at its end."""
    role = settings.DATABASES["default"]["USER"]
    with connection.cursor() as cursor:
        cursor.execute(IS_SERVED, {"role": role})
        if cursor.fetchone():
            for statement in _given(cursor):
                cursor.execute(sql.SQL(statement).format(role=sql.Identifier(role)))


def _taken(database: str) -> Iterator[str]:
    """Whatever anybody was given before, or has by default."""
    name = sql.Identifier(database).as_string()
    yield f"revoke all on database {name} from public, {{role}}"
    yield f"grant connect on database {name} to public"
    yield "revoke all on schema public from public, {role}"
    for kind in ("tables", "sequences", "functions"):
        yield f"revoke all on all {kind} in schema public from public, {{role}}"
    yield "alter default privileges revoke execute on functions from public"


def _given(cursor: object) -> Iterator[str]:
    """Rows by the list, numbers for new ones, and the functions that are called by name or by triggers of theirs."""
    yield "grant usage on schema public to {role}"
    cursor.execute("select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')")
    there = {name for (name,) in cursor.fetchall()}
    for table, rights in granted().items():
        if table in there:
            given = f"{READ}, insert ({_typed(cursor, table)})" if rights == ADD else rights
            yield f"grant {given} on public.{table} to {{role}}"
    cursor.execute("select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'S'")
    yield from (f"grant usage on sequence public.{name} to {{role}}" for (name,) in cursor.fetchall())
    closed = {one.name for app in declared() for one in app.functions if not one.for_all}
    cursor.execute(FUNCTIONS, {"queue": OF_THE_QUEUE})
    for signature, is_of_queue, is_trigger in cursor.fetchall():
        if is_of_queue:
            yield f"alter function {signature} set search_path = {TRUSTED_PATH}"
        if not is_trigger and signature.partition("(")[0] not in closed:
            yield f"grant execute on function {signature} to {{role}}"


def _typed(cursor: object, table: str) -> str:
    """The columns of a table but for those that the server numbers."""
    cursor.execute(COLUMNS, [f"public.{table}"])
    return ", ".join(name for (name,) in cursor.fetchall())
