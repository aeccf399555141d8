"""The demonstration office as a database that tests clone, and as a real server that browsers open.

Made once for all pytest workers by the product's own commands, on a fixed day. A clone takes a tenth of a second.
"""

import fcntl
import os
import socket
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import psycopg
from django.conf import settings
from django.db import connection
from psycopg import sql

from osl_site.machine.gunicorn_conf import serving
from tests import clusters, dumps
from tests.machine.waiting import until
from tests.standing import Standing

NOW = "2026-12-01T09:30:00+01:00"
TODAY = NOW[:10]
PASSWORD = "hasło do biura na niby"
ROOT = Path(__file__).resolve().parent.parent


def server_parameters(name: str, database: dict | None = None) -> dict:
    """How to reach a database as the application; or as the owner, of whose settings it is told."""
    database = database or settings.DATABASES["default"]
    known = {
        "host": database["HOST"] or database.get("OPTIONS", {}).get("host", ""),
        "port": database["PORT"],
        "user": database["USER"],
        "password": database["PASSWORD"],
    }
    return {key: value for key, value in known.items() if value} | {"dbname": name}


def address(name: str, database: dict | None = None) -> str:
    """DATABASE_URL of another database on the same server; OSL_OWNER_URL with the owner's settings."""
    known = server_parameters(name, database)
    secret = f":{quote(known['password'])}" if "password" in known else ""
    place = f"port={known['port']}&" if "port" in known else ""
    return f"postgres://{known['user']}{secret}@/{name}?{place}host={quote(known.get('host', ''), safe='')}"


def administer(statement: str, *names: str) -> None:
    """One statement of the owner's on the server, outside any transaction. Names are quoted as identifiers."""
    with psycopg.connect(**server_parameters("postgres", settings.OWNER_DATABASE), autocommit=True) as server:
        server.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


def clone(source: str, name: str) -> None:
    administer("drop database if exists {} with (force)", name)
    administer("create database {} template {} strategy file_copy", name, source)


def drop(name: str) -> None:
    administer("drop database if exists {} with (force)", name)


def environment(name: str) -> dict[str, str]:
    """What a process of the office's own needs to run on database `name`, its clock standing at NOW."""
    return {
        **os.environ,
        "OSL_MODE": "test",
        "OSL_CLOCK": NOW,
        "OSL_DEMO_PASSWORD": PASSWORD,
        "OSL_MAIL_DIR": str(Path(tempfile.gettempdir()) / f"mail-of-{name}"),
        "DATABASE_URL": address(name),
        "OSL_OWNER_URL": address(name, settings.OWNER_DATABASE),
    }


def manage(name: str, *command: str) -> None:
    """One command of manage.py on database `name`. Raises RuntimeError with what it said when it fails."""
    done = subprocess.run(
        [sys.executable, "manage.py", *command], cwd=ROOT, env=environment(name), capture_output=True, text=True
    )
    if done.returncode:
        raise RuntimeError(f"manage.py {' '.join(command)} failed:\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}")


def empty_once(shared_folder: Path) -> str:
    """The name of a database with every table and no row: the kept one; on a server that was named by hand the first
    worker makes it while the others wait."""
    if _is_kept():
        return clusters.EMPTY
    name = f"osl_empty_{_key(shared_folder)}"

    def make() -> None:
        administer("create database {}", name)
        clusters.make_tables(environment(name))

    _once(shared_folder / "empty", name, make)
    return name


def _is_kept() -> bool:
    with psycopg.connect(**server_parameters("postgres", settings.OWNER_DATABASE)) as server:
        known = server.execute("select from pg_database where datname = %s", [clusters.EMPTY])
        return known.fetchone() is not None


def made_once(shared_folder: Path) -> str:
    """The name of the seeded database; the first worker makes it while the others wait."""
    name = f"osl_office_{_key(shared_folder)}"

    def tell() -> None:
        drop(name)
        clone(empty_once(shared_folder), name)
        manage(name, "demo", "--today", TODAY)
        manage(name, "shell", "--no-imports", "-c", "from tests.additions import add; add()")

    def make() -> None:
        administer("create database {}", name)
        dumps.filled(address(name, settings.OWNER_DATABASE), "office", dumps.makers_of_the_office(), tell)

    _once(shared_folder / "office", name, make)
    return name


def _once(place: Path, name: str, make: Callable[[], None]) -> None:
    """Let one process make database `name`; whoever comes later finds it ready."""
    with place.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        ready = place.with_suffix(".ready")
        if not ready.exists():
            drop(name)
            make()
            ready.touch()


def _key(folder: Path) -> str:
    return folder.name.replace("-", "_").lower() + "_" + str(folder.stat().st_ino)


@contextmanager
def pointed_at(name: str) -> Iterator[None]:
    """Django's connection, in this thread and in new ones, is to database `name`."""
    before = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before


@contextmanager
def served(name: str, log: Path, *, workers: int = 1) -> Iterator[str]:
    """The office on database `name` behind gunicorn, as in production; gives its address."""
    port = _free_port()
    command = [*serving(f"127.0.0.1:{port}"), "--workers", str(workers)]
    env = {**environment(name), "OSL_ORIGIN": f"http://127.0.0.1:{port}"}
    with log.open("wb") as output:
        process = subprocess.Popen(command, cwd=ROOT, env=env, stdout=output, stderr=subprocess.STDOUT)
        try:
            _wait_until_it_answers(f"http://127.0.0.1:{port}/stan-systemu/", lambda: process.poll() is None, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(20)


@contextmanager
def served_by(standing: Standing, log: Path) -> Iterator[str]:
    """As `served`, by a fork of a process that has loaded the office."""
    standing.serve(log)
    try:
        _wait_until_it_answers(f"{standing.origin}/stan-systemu/", standing.is_serving, log)
        yield standing.origin
    finally:
        standing.stop()


def standing_on(name: str) -> Standing:
    """What lets servers and commands begin at once on database `name`, at an address of its own."""
    return Standing(environment(name), _free_port())


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_until_it_answers(url: str, is_running: Callable[[], bool], log: Path) -> None:
    until(lambda: _answers(url) or not is_running(), seconds=60, every=0.1)
    if not (is_running() and _answers(url)):
        raise RuntimeError(f"the server did not answer:\n{log.read_text()[-4000:]}")


def _answers(url: str) -> bool:
    try:
        urllib.request.urlopen(url, timeout=5)
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False
    return True
