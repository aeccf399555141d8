"""A process that has loaded the office and lets servers and commands begin in forks of it, as `manage.py start` does.

Loading it takes a second of the processor, which walks in the browser need not spend each anew. Run as a program it
does what it is told, a line of JSON at a time, and answers with one.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import django
from django.core.management import call_command
from django.urls import get_resolver

from osl_site.machine import processes
from osl_site.machine.gunicorn_conf import serve
from tests.tools import ROOT


class Standing:
    """That process, started when it is first asked for something, in the environment that is given."""

    def __init__(self, environment: dict[str, str], port: int) -> None:
        self.bind = f"127.0.0.1:{port}"
        self.origin = f"http://{self.bind}"
        self.environment = environment | {"OSL_ORIGIN": self.origin}
        self._process: subprocess.Popen | None = None

    def serve(self, log: Path) -> None:
        """Let one server begin; what it says goes to `log`."""
        self._tell("serve", [self.bind], log)

    def is_serving(self) -> bool:
        return self._tell("look") is None

    def stop(self) -> None:
        """End the server and wait for it."""
        self._tell("stop")

    def run(self, *command: str, log: Path) -> None:
        """One command of manage.py. Raises RuntimeError with what it said when it fails."""
        if self._tell("run", command, log):
            raise RuntimeError(f"manage.py {' '.join(command)} failed:\n{log.read_text()[-4000:]}")

    def close(self) -> None:
        if self._process:
            self._process.stdin.close()
            self._process.wait(30)
            self._process.stdout.close()

    def _tell(self, what: str, given: Any = (), log: Path | None = None) -> Any:
        if not self._process:
            command = [sys.executable, "-m", "tests.standing"]
            pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
            self._process = subprocess.Popen(command, cwd=ROOT, env=self.environment, **pipes)
        self._process.stdin.write(f"{json.dumps([what, list(given), str(log)])}\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())


def main() -> None:
    """Load the office, then do what is told on the standard input until it ends."""
    django.setup()
    get_resolver().url_patterns  # noqa: B018 (imports every view)
    with processes.Family() as family:
        for line in sys.stdin:
            what, given, log = json.loads(line)
            sys.stdout.write(f"{json.dumps(told(family, what, given, log))}\n")
            sys.stdout.flush()


def told(family: processes.Family, what: str, given: list[str], log: str) -> int | None:
    """Do it; the exit code of a command that was run, or of the server: None while it serves."""
    if what == "run":
        return processes.Fork(partial(logged, log, partial(call_command, *given))).wait()
    if what == "serve":
        family.fork("server", partial(logged, log, partial(serve, *given)))
    elif what == "stop":
        processes.stop(family.children["server"], patience=20)
    return family.children["server"].poll()


def logged(log: str, work: Callable[[], None]) -> None:
    """Let all that `work` says go to the file."""
    with open(log, "wb") as file:
        for stream in (1, 2):
            os.dup2(file.fileno(), stream)
    work()


if __name__ == "__main__":
    main()
