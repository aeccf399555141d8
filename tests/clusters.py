"""The cluster that tests begin with, kept under var/ for as long as what makes its tables stays the same.

It holds one database, with every table and no row. To migrate it takes many times as long as a handful of tests; a copy
of its files takes a fifth of a second. (A restored dump would not do: it words its triggers otherwise.)
"""

import fcntl
import os
import shutil
import subprocess
import sys
from pathlib import Path

import psycopg

from osl_site.machine.postgres import databases, embedded
from osl_site.machine.postgres.binaries import Programs
from tests.dumps import FOLDER, fingerprint, makers_of_tables
from tests.tools import ROOT

EMPTY = "osl_empty"
ANY_TIME = """
create or replace function osl_now() returns timestamptz language sql stable return 'infinity'::timestamptz;
create or replace function osl_then() returns timestamptz language sql stable return '-infinity'::timestamptz;
"""  # tests set the clock of Python, to days that are over and to days that are to come


def kept() -> Path:
    """The data folder of a stopped server with the database EMPTY; whoever comes first makes it, the others wait.

    Raises RuntimeError with what `migrate` said when it fails, ClusterError when there is no PostgreSQL.
    """
    version = f"cluster{Programs().version}"
    folder = FOLDER / f"{version}-{fingerprint(makers_of_tables())}"
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / f"{version}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            for older in FOLDER.glob(f"{version}-*"):
                shutil.rmtree(older)
            _make(folder)
    return folder


def make_tables(environment: dict[str, str]) -> None:
    """Migrate the empty database of the environment, and let it take every day that a test's clock shows."""
    command = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"manage.py migrate failed:\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}")
    with psycopg.connect(environment["OSL_OWNER_URL"], autocommit=True) as database:
        database.execute(ANY_TIME)


def _make(folder: Path) -> None:
    with embedded.throwaway(embedded.throwaway_place()) as cluster:
        cluster.make_database(EMPTY)
        make_tables({**os.environ, "OSL_MODE": "test", **databases.urls(cluster, EMPTY)})
        cluster.keep(folder)
