"""Which database a command gets: the one DATABASE_URL names, or one of the project's own."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

from osl_site.machine import environment, processes
from osl_site.machine.postgres import embedded

VAR = Path(__file__).resolve().parents[3] / "var"
NAME = "osl"
WITHOUT_DATABASE = {"makemessages", "storeschema"}  # or that make one of their own
PLACE_FOR_TESTS = "OSL_TEST_CLUSTER"  # where the server of the tests will be, in the environment of pytest
BENCH = "_bench"  # measurements fill a database of their own, beside the one they are called on

server: subprocess.Popen | None = None  # the project's own, in the process that started it


@contextmanager
def provided_for(command: str) -> Iterator[None]:
    """Within it DATABASE_URL names a server that answers. In production nothing is provided: it must be named."""
    if environment.is_production():
        yield
        return
    if environment.help_is_asked() or command in WITHOUT_DATABASE:
        os.environ.setdefault("DATABASE_URL", f"postgres:///{NAME}")  # is not asked
        yield
        return
    processes.interrupt_on_every_stopping_signal()
    if url := os.environ.get("DATABASE_URL"):
        if command == "bench":
            os.environ["DATABASE_URL"] = _neighbour(url)
        yield
        return
    try:
        with _kept(NAME + BENCH if command == "bench" else NAME) as urls:
            os.environ |= urls
            yield
    except embedded.ClusterError as error:
        sys.exit(str(error))


def urls(cluster: embedded.Cluster, name: str) -> dict[str, str]:
    """What the settings are told of a database: as whom it is served, and who owns it."""
    return {"DATABASE_URL": cluster.url(name), "OSL_OWNER_URL": cluster.url(name, embedded.OWNER)}


@contextmanager
def _kept(name: str) -> Iterator[dict[str, str]]:
    """The cluster of this clone: its data stay. Each version of PostgreSQL has a folder of its own."""
    global server
    cluster = embedded.Cluster(VAR / "postgres")
    try:
        cluster.start()
        server = cluster.server
        cluster.make_database(name)
        yield urls(cluster, name)
    finally:
        cluster.stop()


def promise_for_tests() -> None:
    """Let DATABASE_URL name a server that `started_for_tests` starts when the first test asks for a database.

    Of one that was named by hand the owner alone is known: the application's role is made beside it.
    """
    if not os.environ.get("DATABASE_URL"):
        place = embedded.throwaway_place()
        try:
            os.environ |= urls(embedded.Cluster(place, durable=False), NAME)
        except embedded.ClusterError as error:
            sys.exit(str(error))
        os.environ[PLACE_FOR_TESTS] = str(place)
    elif not os.environ.get("OSL_OWNER_URL"):
        owner = urlsplit(os.environ["DATABASE_URL"])
        place = f"{embedded.APPLICATION}:{hashlib.sha256(owner.netloc.encode()).hexdigest()}@"
        application = owner._replace(netloc=place + owner.netloc.rpartition("@")[2])
        os.environ |= {"OSL_OWNER_URL": owner.geturl(), "DATABASE_URL": application.geturl()}


@contextmanager
def started_for_tests(kept: Callable[[], Path]) -> Iterator[None]:
    """Within it the server that was promised answers, with the databases that lie in the data folder `kept()`. One that
    was named by hand does anyway.

    Raises ClusterError when it cannot be started.
    """
    if place := os.environ.pop(PLACE_FOR_TESTS, None):  # no other process is to start or end it
        processes.interrupt_on_every_stopping_signal()
        with embedded.throwaway(Path(place), copy_of=kept()):
            yield
    else:
        yield


def _neighbour(url: str) -> str:
    """The database for measurements on the server of `url`, made if need be by the owner."""
    name = urlsplit(url).path.removeprefix("/") + BENCH
    with psycopg.connect(os.environ.get("OSL_OWNER_URL") or url, autocommit=True) as connection:
        embedded.make_database(connection, name)
    return urlsplit(url)._replace(path=f"/{name}").geturl()
