"""What a database holds, as an archive tells it: tables and their rows as text that every version reads, sequences.

Only SELECT is asked for, so the application's role is enough. Tables that are kept out of the server's own log are left
out, and so are sessions: whoever comes back after a disaster signs in anew.
"""

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import psycopg
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg import sql

FILES, CONTENT = "files_storedfile", "content"  # whose bytes travel raw, once for each SHA-256
ANEW = "sesje: po odtworzeniu każdy loguje się od nowa"
LEFT_OUT = {"django_session": ANEW, "sign_in_session": ANEW}
NO_MORE_READ = "tabela poprzedniej wersji, z której program już nie korzysta"
NOT_LOGGED = "liczniki dnia, których baza nie zapisuje w dzienniku"
SAME_WORDS = """
set timezone = 'UTC'; set datestyle = 'ISO, YMD'; set intervalstyle = 'postgres'; set bytea_output = 'hex';
set extra_float_digits = 1; set statement_timeout = 0; set lock_timeout = 0;
set idle_in_transaction_session_timeout = 0
"""
NEWER_ALONE = rb"\\(?:un)?restrict\b|SET transaction_timeout\b"  # what psql and servers before 17 do not know
OF_ONE_SERVER = rb"ALTER (?:FOREIGN )?TABLE (?:ONLY )?\S+ ALTER COLUMN \S+ SET \((?!n_distinct)"  # of its build alone
NOT_EVERYWHERE = re.compile(rb"^(?:" + NEWER_ALONE + rb"|" + OF_ONE_SERVER + rb").*\n?", re.MULTILINE)
TABLES = """
select c.relname, c.relpersistence = 'u', has_table_privilege(c.oid, 'select'),
       (select array_agg(a.attname order by a.attnum) from pg_attribute a
         where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''),
       coalesce((select array_agg(a.attname order by k.place) from pg_index i
          cross join unnest(i.indkey) with ordinality k(attnum, place)
          join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
         where i.indrelid = c.oid and i.indisprimary), '{}')
  from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by c.relname
"""
SEQUENCES = """
select sequencename, last_value from pg_sequences
 where schemaname = 'public' and last_value is not null and not exists (
       select from pg_depend where objid = format('%I.%I', schemaname, sequencename)::regclass and deptype in ('a', 'i')
          and refclassid = 'pg_class'::regclass and not has_table_privilege(refobjid, 'select'))
 order by sequencename
"""
MIGRATIONS = "select app, name from public.django_migrations order by app, name"
FILES_ONCE = "select sha256, min(id), min(size) from public.files_storedfile group by sha256 order by sha256"
ONE_FILE = "select content from public.files_storedfile where id = %s"


def understood(schema: bytes) -> bytes:
    """What pg_dump said, but for the lines that a PostgreSQL of another build or version refuses. Pure."""
    return NOT_EVERYWHERE.sub(b"", schema)


@dataclass(frozen=True)
class Table:
    """Its name, the columns that are no work of the server's, and those that order its rows."""

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]

    @property
    def listed(self) -> str:
        """The columns as SQL; the bytes of stored files are not among them."""
        return ", ".join(map(quoted, self.columns))

    @property
    def query(self) -> str:
        order = ", ".join(map(quoted, self.key)) or "r::text"
        return f"copy (select {self.listed} from public.{quoted(self.name)} r order by {order}) to stdout"


@dataclass(frozen=True)
class Rows:
    """How many rows a table has, and the SHA-256 of all their words in the order of its key."""

    count: int
    sha256: str


def quoted(name: str) -> str:
    return sql.Identifier(name).as_string()


def connect(connection: BaseDatabaseWrapper) -> psycopg.Connection:
    """One of psycopg's own to the database of Django's, as the same role; it waits as long as it takes."""
    known = connection.get_connection_params()
    for name in ("cursor_factory", "context"):
        known.pop(name, None)
    opened = psycopg.connect(**known | {"client_encoding": "UTF8"}, autocommit=True)
    opened.execute(SAME_WORDS)
    return opened


def tables(connection: psycopg.Connection) -> tuple[list[Table], dict[str, str]]:
    """Those that an archive holds, and why others are left out."""
    held, left_out = [], {}
    for name, is_unlogged, is_read, columns, key in connection.execute(TABLES).fetchall():
        if not is_read:
            left_out[name] = NO_MORE_READ
        elif is_unlogged or name in LEFT_OUT:
            left_out[name] = LEFT_OUT.get(name, NOT_LOGGED)
        else:
            told = tuple(column for column in columns if (name, column) != (FILES, CONTENT))
            held.append(Table(name, told, tuple(key)))
    return held, left_out


def words(connection: psycopg.Connection, table: Table, seen: Callable[[int], object]) -> Iterator[memoryview]:
    """The rows as COPY tells them, block by block; at the end `seen` is told how many they were."""
    with connection.cursor() as cursor:
        with cursor.copy(table.query) as copied:
            yield from copied
        seen(cursor.rowcount)


def rows(connection: psycopg.Connection, table: Table) -> Rows:
    """What is there now. Reads the whole table."""
    counted: list[int] = []
    digest = hashlib.sha256()
    for block in words(connection, table, counted.append):
        digest.update(block)
    return Rows(counted[0], digest.hexdigest())


def sequences(connection: psycopg.Connection) -> Mapping[str, int]:
    """The last number that each gave; those that gave none are not told."""
    return dict(connection.execute(SEQUENCES).fetchall())


def migrations(connection: psycopg.Connection) -> list[tuple[str, str]]:
    """What was applied: app and name."""
    return connection.execute(MIGRATIONS).fetchall()
