"""`manage.py test`: the tests, with pytest instead of Django's own runner."""

import os
import signal
import sys
from pathlib import Path

from django.core.management import call_command
from django.core.management.base import BaseCommand

from osl_site.machine import processes

MOST_WORKERS = 8  # each makes a database of its own: more cost more than they bring
ROOT = Path(__file__).resolve().parents[4]


class Command(BaseCommand):
    help = "Run the tests with pytest, on every core unless tests are named. All arguments are pytest's."

    def run_from_argv(self, argv: list[str]) -> None:
        """Leave with pytest's exit code: 0 only when tests ran and none failed."""
        call_command("stylesheet")
        sys.stdout.flush()
        sys.exit(_run([sys.executable, "-m", "pytest", *pytest_arguments(argv[2:])]))


def pytest_arguments(given: list[str]) -> list[str]:
    """What was given, with the reasons of skipped tests at the end; all cores when the whole suite is run."""
    asked_otherwise = any(text.startswith(("-n", "--numprocesses", "--pdb", "--trace", "--help")) for text in given)
    named = any(Path(text.partition("::")[0]).exists() for text in given if not text.startswith("-"))
    if named or asked_otherwise:
        return ["-rs", *given]
    workers = min(len(os.sched_getaffinity(0)), MOST_WORKERS)
    return ["-rs", *(["-n", str(workers)] if workers > 1 else []), *given]


def _run(command: list[str]) -> int:
    """Run in the foreground. Ctrl-C is pytest's, which prints what it has; we wait, for the database stops after it."""
    child = processes.spawn(command, cwd=ROOT)
    try:
        code = child.wait()
    except KeyboardInterrupt:
        with processes.undisturbed():
            processes.stop(child, signal.SIGINT, patience=30)
        return 130
    return code if code >= 0 else 128 - code
