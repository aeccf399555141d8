"""The site behind gunicorn as in production, with the two addresses of `bench.wsgi` beside it."""

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

from django.db import connection

from osl_site.machine import processes
from osl_site.machine.gunicorn_conf import serving

ROOT = Path(__file__).resolve().parent.parent
CONSTANT, UNCACHED = "/constant", "/uncached"


@contextmanager
def served(*, workers: int) -> Iterator[int]:
    """The port of a gunicorn with so many workers on the database of this process."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [*serving(f"127.0.0.1:{port}", "bench.wsgi"), "--workers", workers, "--threads", 8, "--keep-alive", 30]
    child = processes.spawn(command, cwd=ROOT, env=environment())
    try:
        _wait(port, child)
        yield port
    finally:
        processes.stop(child, patience=10)


def environment() -> dict[str, str]:
    """This process's own, naming the database that it is connected to now: a test works in a clone."""
    here = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{connection.settings_dict['NAME']}")
    return {**os.environ, "DATABASE_URL": here.geturl()}


def _wait(port: int, child: subprocess.Popen) -> None:
    for _ in range(600):
        try:
            urlopen(f"http://127.0.0.1:{port}/stan-systemu/", timeout=5).read()
            return
        except (URLError, ConnectionError, TimeoutError):
            if child.poll() is not None:
                break
            time.sleep(0.1)
    raise RuntimeError("the server to be measured does not answer")
