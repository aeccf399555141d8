"""Putting a backup back: into an empty database, as its owner, in one transaction that ends with a comparison.

Tables come first, then rows, and the laws last: nothing has to be switched off. What is not row by row what the archive
says, or is broken off, leaves the database as empty as it was.
"""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

import psycopg
import pyrage

from osl_site.common.backup import contents, encryption
from osl_site.common.backup.archive import BLOCK, CUT, Manifest, Member, members, verified
from osl_site.common.backup.contents import FILES, SAME_WORDS, Table
from osl_site.common.backup.refusals import BackupError, Damaged
from osl_site.common.backup.taking import GZIP, Say

ALONE = "select pg_advisory_xact_lock(hashtext('osl restore'))"
WHAT_IS_THERE = """
select (select count(*) from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'S'))
     + (select count(*) from pg_proc p where pronamespace = 'public'::regnamespace
           and not exists (select 1 from pg_depend where objid = p.oid and deptype = 'e'))
"""
NOT_EMPTY = (
    "Baza {name} nie jest pusta, a odtwarza się tylko do pustej: inaczej zginęłoby to, co w niej jest. Załóż nową"
    " („create database nowa owner …”) i wskaż ją w DATABASE_URL i OSL_OWNER_URL. Nic nie zmieniono."
)
PLACE_OF_FILES = "create temporary table osl_told as select {listed} from public.files_storedfile with no data"
BY_DIGEST = "create index on osl_told (sha256)"
PUT_FILE = """
insert into public.files_storedfile ({listed}, content) select {listed}, %b from osl_told where sha256 = %s
"""
NOT_TAKEN = (
    "Baza nie przyjęła tego, co jest w kopii (błąd {code}{table}). Nic nie zmieniono. Porównaj SHA-256 kopii z"
    " zapisanym albo weź starszą kopię."
)
FILES_GONE = "drop table osl_told"


def read_through(path: Path, keys: Sequence[pyrage.x25519.Identity]) -> Manifest:
    """Every octet of an archive, compared with its manifest; nothing else is done. Raises BackupError."""
    with encryption.opened(path, keys) as stream, members(stream) as found:
        return verified(found)


def put_back(
    connection: psycopg.Connection,
    path: Path,
    keys: Sequence[pyrage.x25519.Identity],
    manifest: Manifest,
    *,
    say: Say,
) -> None:
    """Make tables and rows of the archive, compare them, then put in keys and laws.

    The connection is one of `contents.connect`. Raises BackupError, and changes nothing then, where the database is not
    empty, does not take what is in the archive, or what is there differs.
    """
    try:
        _put_back(connection, path, keys, manifest, say)
    except (psycopg.DataError, psycopg.IntegrityError, psycopg.ProgrammingError, psycopg.NotSupportedError) as error:
        table = f", tabela {error.diag.table_name}" if error.diag.table_name else ""  # its words would quote rows
        raise Damaged(NOT_TAKEN.format(code=error.sqlstate, table=table)) from error
    except zlib.error as error:
        raise Damaged(CUT) from error
    connection.execute("reset search_path")


def _put_back(
    connection: psycopg.Connection, path: Path, keys: Sequence[pyrage.x25519.Identity], manifest: Manifest, say: Say
) -> None:
    with connection.transaction():
        connection.execute(ALONE)
        if connection.execute(WHAT_IS_THERE).fetchone()[0]:
            raise BackupError(NOT_EMPTY.format(name=connection.info.dbname))
        loading = _Loading(connection, manifest, say)
        with encryption.opened(path, keys) as stream, members(stream) as found:
            loading.load(found)
        compare(connection, manifest)
        for name, last in manifest.sequences.items():
            connection.execute("select setval(%s::regclass, %s)", [f"public.{contents.quoted(name)}", last])
        say("klucze i prawa bazy")
        connection.execute(loading.laws)


class _Loading:
    """The members of one archive on their way into the database."""

    def __init__(self, connection: psycopg.Connection, manifest: Manifest, say: Say) -> None:
        self.connection, self.manifest, self.say = connection, manifest, say
        self.laws = b""
        self.files = 0

    def load(self, found: Iterable[Member]) -> None:
        for table, parts in groupby(found, key=_table_of):
            if table:
                self._rows(self.manifest.tables[table], parts)
            else:
                for member in parts:
                    self._other(member)
        self.connection.execute(FILES_GONE)

    def _rows(self, table: Table, parts: Iterable[Member]) -> None:
        to = f"public.{contents.quoted(table.name)}"
        if table.name == FILES:
            self.connection.execute(PLACE_OF_FILES.format(listed=table.listed))
            to = "osl_told"
        with self.connection.cursor() as cursor, cursor.copy(f"copy {to} ({table.listed}) from stdin") as copied:
            for member in parts:
                for block in _unzipped(member):
                    copied.write(block)
        if table.name == FILES:
            self.connection.execute(BY_DIGEST)
        if count := self.manifest.rows[table.name].count:
            self.say(f"{table.name}: {count}")

    def _other(self, member: Member) -> None:
        if member.name == "before.sql":
            self.connection.execute(contents.understood(member.content.read()))
            self.connection.execute(SAME_WORDS)
        elif member.name == "after.sql":
            self.laws = contents.understood(member.content.read())
        elif member.name.startswith("files/"):
            statement = PUT_FILE.format(listed=self.manifest.tables[FILES].listed)
            self.connection.execute(statement, [member.content.read(), member.name.rpartition("/")[2]])
            self.files += 1
            if self.files % 20 == 0 or self.files == self.manifest.files:
                self.say(f"pliki: {self.files} z {self.manifest.files}")


def _table_of(member: Member) -> str:
    kind, _slash, rest = member.name.partition("/")
    return rest.partition("/")[0] if kind == "tables" else ""


def _unzipped(member: Member) -> Iterator[bytes]:
    opened = zlib.decompressobj(wbits=GZIP)
    while block := member.content.read(BLOCK):
        yield opened.decompress(block)
    yield opened.flush()


def compare(connection: psycopg.Connection, manifest: Manifest) -> None:
    """Every table row by row with what the archive counted. Raises Damaged with the names of those that differ."""
    different = [
        name for name, table in manifest.tables.items() if contents.rows(connection, table) != manifest.rows[name]
    ]
    if different:
        raise Damaged(f"Po wczytaniu nie zgadza się: {', '.join(different[:3])}. Nic nie zmieniono. Weź starszą kopię.")
