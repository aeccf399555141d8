"""`manage.py test`: the tests, with pytest instead of Django's own runner."""

import os
import sys
from pathlib import Path
from typing import NoReturn

from django.core.management.base import BaseCommand

from osl_site.machine.postgres import databases

MOST_WORKERS = 8  # each makes a database of its own: more cost more than they bring
ROOT = Path(__file__).resolve().parents[4]


class Command(BaseCommand):
    # `--deploy`: the exercise on a server, tests/deploy/test_server.py
    help = "Run the tests with pytest, on every core unless tests are named. All arguments are pytest's."

    def run_from_argv(self, argv: list[str]) -> None:
        run(argv[2:])


def run(given: list[str]) -> NoReturn:
    """Become pytest. What the chosen tests need (database, fonts, stylesheet) it provides itself: tests/provision.py"""
    databases.promise_for_tests()
    sys.stdout.flush()
    os.chdir(ROOT)
    os.execv(sys.executable, [sys.executable, "-m", "pytest", *pytest_arguments(given)])


def pytest_arguments(given: list[str]) -> list[str]:
    """What was given, with the reasons of skipped tests at the end; all cores when the whole suite is run."""
    if "--deploy" in given:
        return ["-rs", "-s", "-v", *given, "tests/deploy"]
    asked_otherwise = any(text.startswith(("-n", "--numprocesses", "--pdb", "--trace", "--help")) for text in given)
    named = any(Path(text.partition("::")[0]).exists() for text in given if not text.startswith("-"))
    if named or asked_otherwise:
        return ["-rs", *given]
    workers = min(len(os.sched_getaffinity(0)), MOST_WORKERS)
    return ["-rs", *(["-n", str(workers)] if workers > 1 else []), *given]
