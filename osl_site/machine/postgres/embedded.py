"""A PostgreSQL server of the project's own, for machines that have none.

Guarantees:
- Only its user (and root) can reach it: a Unix socket in a folder with mode 0700, no network.
- It lives as long as the process that started it and no longer. When that process is killed with -9, the kernel tells
  the server to shut down; when both are, the next start recovers.
- Two roles: one owns the tables, the other, as which everything serves, only keeps rows in them.
- Commands begun at the same moment share one server, and the one that started it waits for the others.

What holds this are three locks (flock, which the kernel drops when a process ends, however it ends), in the folder
of the cluster: `start.lock` while one starts or stops, `users.lock` shared by everyone who joined, and `server.lock`,
whose open file the server's own processes inherit: it is free exactly when none of them is left. So no process
number in a file is ever believed.
"""

import fcntl
import os
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO
from urllib.parse import quote

import psycopg
from psycopg import sql

from osl_site.machine import processes
from osl_site.machine.postgres import binaries
from osl_site.machine.postgres.binaries import ClusterError, Programs, short

SUPERUSER = "app"  # of the cluster alone; the socket's folder is the password of all three
OWNER = "osl_owner"  # of databases and what is in them: migrations
APPLICATION = "osl_app"  # as which the office is served
PORT = 5432  # part of the socket's name; nothing listens on a network
SOCKET_PATH_LIMIT = 107  # bytes, unix(7)
DEADLINE = 60  # seconds for a start, recovery after a crash included
SAFE_TO_LOSE = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
LITTLE_LOG = {"wal_level": "minimal", "max_wal_senders": "0", "max_wal_size": "4GB", "checkpoint_timeout": "1h"}
NOT_WORTH_IT = {"jit": "off", "autovacuum": "off"}  # what pays for itself in data that stay
THROWAWAY = SAFE_TO_LOSE | LITTLE_LOG | NOT_WORTH_IT
MEMORY = Path("/dev/shm")  # a file system that is never written to a disk, on Linux
ROOM = 2 << 30  # octets that must be free there; the databases of a whole run take about a tenth

ROLES = f"""
do $$ begin
    if not exists (select from pg_roles where rolname = '{OWNER}') then
        create role {APPLICATION} login;
        create role {OWNER} login createdb createrole;
        grant {APPLICATION} to {OWNER} with admin option;
    end if;
end $$
"""
ALL_THE_OWNERS = f"""
do $$
declare command text;
begin
    if (select pg_get_userbyid(datdba) from pg_database where datname = current_database()) = '{OWNER}' then
        return;
    end if;
    execute format('alter database %I owner to {OWNER}', current_database());
    for command in
        select format('alter table %s owner to {OWNER}', oid::regclass) from pg_class
            where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v')
        union all
        select format('alter function %s owner to {OWNER}', oid::regprocedure) from pg_proc
            where pronamespace = 'public'::regnamespace
        union all
        select format('alter type %s owner to {OWNER}', oid::regtype) from pg_type
            where typnamespace = 'public'::regnamespace and typtype = 'e'
    loop
        execute command;
    end loop;
end $$
"""  # a database of before there were two roles belongs to the cluster's own


class Cluster:
    """One data folder with its server."""

    def __init__(self, home: Path, *, durable: bool = True, copy_of: Path | None = None) -> None:
        """`home` gets the data, log, locks and socket. Without `durable` a crash of the machine may cost the data.

        A new cluster is empty, or begins as a copy of a data folder whose server was stopped.
        """
        self.programs = Programs()
        self.home = self.programs.reachable(home)
        self.data = self.home / f"data{self.programs.version}"  # another version of PostgreSQL cannot read it
        self.socket_folder = (
            self.home if _fits_a_socket(self.home) else Path(f"/tmp/osl-{os.geteuid()}-{short(self.home)}")
        )
        self.durable = durable
        self.copy_of = copy_of
        self.server: subprocess.Popen | None = None  # set in the process that started it
        self.users_lock: IO | None = None  # held by a process that joined

    # The life of the server

    def start(self) -> None:
        """Return when the server answers: joined if it runs already, else started, its folder made if need be."""
        self._make_folders()
        with _locked(self.home / "start.lock"):
            deadline = time.monotonic() + DEADLINE
            while not self._answers():
                if self.server is None and (lock := _try_lock(self.home / "server.lock")):
                    with lock:
                        self._initialise()
                        self._launch(lock)
                if self.server and self.server.poll() is not None:
                    raise ClusterError(f"PostgreSQL did not start. {self._end_of_log()}")
                if time.monotonic() > deadline:
                    raise ClusterError(f"PostgreSQL did not answer within {DEADLINE} seconds. {self._end_of_log()}")
                time.sleep(0.05)
            if self.server is None:
                self.users_lock = (self.home / "users.lock").open("w")
                fcntl.flock(self.users_lock, fcntl.LOCK_SH)
            with self._connect("postgres") as connection:
                connection.execute(ROLES)

    def stop(self) -> None:
        """Stop the server if this process started it, and return when it has ended; wait for those who joined it.

        Only of a durable cluster is the data folder whole then.
        """
        if self.users_lock:
            self.users_lock.close()
            self.users_lock = None
        while self.server:
            with _locked(self.home / "start.lock"):  # nobody can join between the question and the act
                if lock := _try_lock(self.home / "users.lock"):
                    with lock, processes.undisturbed():
                        processes.stop(self.server, signal.SIGINT if self.durable else signal.SIGQUIT, patience=60)
                    self.server = None
            if self.server:
                self._wait_for_users()

    def keep(self, folder: Path) -> None:
        """Stop the server that this process started, and copy its data, whole, to a folder that is not there yet."""
        with _locked(self.home / "start.lock"):  # else another run might take the folder for one of a killed run
            processes.stop(self.server, signal.SIGINT, patience=60)
            unfinished = folder.with_suffix(".unfinished")
            shutil.rmtree(unfinished, ignore_errors=True)
            shutil.copytree(self.data, unfinished)
            unfinished.rename(folder)

    def _wait_for_users(self) -> None:
        try:
            sys.stderr.write("Another command is still using the database; waiting for it. Ctrl-C stops it all.\n")
            with _locked(self.home / "users.lock"):
                pass
        except KeyboardInterrupt:
            with processes.undisturbed():
                processes.stop(self.server, signal.SIGINT, patience=60)
            self.server = None

    def _launch(self, lock: IO) -> None:
        for left in (self.data / "postmaster.pid", self.socket_folder / f".s.PGSQL.{PORT}.lock"):
            left.unlink(missing_ok=True)  # by a server of which, says the lock, no process is left
        postgres = self.programs.folder / "postgres"
        settings = {
            "listen_addresses": "",
            "port": PORT,
            "unix_socket_directories": '"{}"'.format(str(self.socket_folder).replace('"', '""')),
            "unix_socket_permissions": "0700",
            **({} if self.durable else THROWAWAY),
        }
        with (self.home / "log").open("wb") as log:
            self.server = processes.spawn(
                [postgres, "-D", self.data, *(f"--{name}={value}" for name, value in settings.items())],
                at_parents_death=signal.SIGINT if self.durable else signal.SIGQUIT,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,  # Ctrl-C is for us: the server stops last
                pass_fds=[lock.fileno()],
                **self.programs.as_their_user(),
            )

    def _answers(self) -> bool:
        try:
            self._connect("postgres").close()
        except psycopg.OperationalError:
            return False
        return True

    # What is in it

    def url(self, name: str, role: str = APPLICATION) -> str:
        """The address of a database, as DATABASE_URL takes it; with OWNER as OSL_OWNER_URL does."""
        return f"postgres://{role}@:{PORT}/{name}?host={quote(str(self.socket_folder), safe='')}"

    def make_database(self, name: str) -> None:
        """Make an empty database, unless there is one of this name."""
        with _locked(self.home / "start.lock"):
            with self._connect("postgres", OWNER) as connection:
                make_database(connection, name)
            with self._connect(name) as connection:
                connection.execute(ALL_THE_OWNERS)

    def _connect(self, name: str, role: str = SUPERUSER) -> psycopg.Connection:
        place = {"host": str(self.socket_folder), "port": PORT, "user": role, "dbname": name}
        return psycopg.connect(**place, connect_timeout=5, autocommit=True)

    def _initialise(self) -> None:
        """Make the data folder, whole or not at all."""
        if self.data.exists():
            return
        unfinished = self.data.with_suffix(".unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        if self.copy_of:
            shutil.copytree(self.copy_of, unfinished)
            for path in (unfinished, *unfinished.rglob("*")):
                self.programs.give(path)
        else:
            self._make_empty(unfinished)
        unfinished.rename(self.data)

    def _make_empty(self, folder: Path) -> None:
        options = ["-U", SUPERUSER, "-A", "trust", "-E", "UTF8", *_locale_options(self.programs.version)]
        made = self.programs.run("initdb", "-D", folder, *options, *([] if self.durable else ["--no-sync"]))
        if made.returncode:
            raise ClusterError(f"PostgreSQL could not make its folder {self.data}:\n{made.stderr.strip()}")

    def _end_of_log(self) -> str:
        log = self.home / "log"
        lines = log.read_text(errors="replace").splitlines() if log.exists() else []
        return "\n".join([f"The end of {log}:", *lines[-5:]])

    def _make_folders(self) -> None:
        for folder in {self.home, self.socket_folder}:
            try:
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                if folder.is_symlink():  # in /tmp anyone could have laid it
                    raise PermissionError
                os.chmod(folder, 0o700)
                self.programs.give(folder)
            except PermissionError as error:
                raise ClusterError(f"{folder} belongs to another user. Run this as that user, or as root.") from error


def make_database(connection: psycopg.Connection, name: str) -> None:
    """Make an empty database on the server of an autocommit connection, unless there is one of this name."""
    if not connection.execute("select 1 from pg_database where datname = %s", [name]).fetchone():
        connection.execute(sql.SQL("create database {}").format(sql.Identifier(name)))


def throwaway_place() -> Path:
    """A folder of a new name, not made yet, in which `throwaway` may make a cluster.

    In memory where there is room: a clone of a database, a copy of its files, takes a fifteenth of the processor's time
    that it takes on a disk.
    """
    return _place_of_throwaways() / f"osl-test-{secrets.token_hex(8)}"


@contextmanager
def throwaway(folder: Path, *, copy_of: Path | None = None) -> Iterator[Cluster]:
    """A running cluster for tests: fast, not durable, gone afterwards. What a killed run left behind is removed."""
    for place in {folder.parent, Path(tempfile.gettempdir()), binaries.STATE_OF_ROOT}:
        for left in place.glob("osl-test-*"):
            _remove_if_dead(left)
    cluster = Cluster(folder, durable=False, copy_of=copy_of)
    try:
        cluster.start()
        yield cluster
    finally:
        cluster.stop()
        for used in {folder, cluster.home, cluster.socket_folder}:
            shutil.rmtree(used, ignore_errors=True)


def _place_of_throwaways() -> Path:
    has_room = os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free >= ROOM
    return MEMORY if has_room else Path(tempfile.gettempdir())


def _remove_if_dead(folder: Path) -> None:
    locks = [folder / "start.lock", folder / "server.lock"]
    try:
        if all(lock.exists() and _is_free(lock) for lock in locks):
            shutil.rmtree(folder, ignore_errors=True)
    except PermissionError:
        pass  # another user's


def _locale_options(version: int) -> list[str]:
    """Right upper and lower case for every language, the same on every machine. Sorting is `pl_key`'s work."""
    if version >= 18:
        return ["--locale=C.UTF-8", "--locale-provider=builtin", "--builtin-locale=PG_UNICODE_FAST"]
    if version == 17:
        return ["--locale=C.UTF-8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    return ["--locale=C.UTF-8"]


def _fits_a_socket(folder: Path) -> bool:
    return len(os.fsencode(folder / f".s.PGSQL.{PORT}")) <= SOCKET_PATH_LIMIT


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _try_lock(path: Path) -> IO | None:
    """The open, locked file, or None when someone holds the lock."""
    lock = path.open("w")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.close()
        return None
    return lock


def _is_free(path: Path) -> bool:
    if lock := _try_lock(path):
        lock.close()
    return lock is not None
