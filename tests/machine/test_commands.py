"""The two commands: what they keep and pass on, and one real start."""

import os
import signal
import stat
import subprocess
import sys
import urllib.request
from itertools import takewhile
from pathlib import Path

import psycopg
import pytest
from django.conf import settings

from osl_site.common.triggers import FUNCTIONS
from osl_site.machine import environment
from osl_site.machine.postgres import embedded
from osl_site.roof.management.commands import start
from osl_site.roof.management.commands import test as testing
from tests import office
from tests.machine.test_environment import free_port
from tests.machine.test_processes import gone

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def kept_password(tmp_path, monkeypatch):
    monkeypatch.setattr(start, "PASSWORD_FILE", tmp_path / "var" / "demo-password")
    monkeypatch.delenv("OSL_DEMO_PASSWORD", raising=False)
    return start.PASSWORD_FILE


def test_the_password_of_the_demonstration_is_kept_for_its_user_alone(kept_password):
    first = start.demo_password()

    assert len(first) == 14
    assert start.demo_password() == first
    assert stat.S_IMODE(kept_password.stat().st_mode) == 0o600


def test_a_password_that_was_set_is_the_one_of_later_starts_too(kept_password, monkeypatch):
    start.demo_password()
    monkeypatch.setenv("OSL_DEMO_PASSWORD", "zielony-bocian-7")
    assert start.demo_password() == "zielony-bocian-7"

    monkeypatch.delenv("OSL_DEMO_PASSWORD")
    assert start.demo_password() == "zielony-bocian-7"


@pytest.mark.parametrize(
    ("given", "passed"),
    [
        ([], ["-rs", "-n", "2"]),
        (["-k", "calendar"], ["-rs", "-n", "2", "-k", "calendar"]),
        (["tests/machine"], ["-rs", "tests/machine"]),
        (["tests/conftest.py::test_x", "-x"], ["-rs", "tests/conftest.py::test_x", "-x"]),
        (["-n", "4"], ["-rs", "-n", "4"]),
        (["--pdb"], ["-rs", "--pdb"]),
    ],
)
def test_the_whole_suite_runs_on_every_core_and_named_tests_on_one(given, passed, monkeypatch):
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _pid: {0, 1})

    assert testing.pytest_arguments(given) == passed


def test_nothing_is_provided_for_tests_that_ask_for_nothing():
    chosen = ["-m", "not browser", "tests/common/test_clock.py", "tests/plans/test_drafting_walk.py"]
    command = [sys.executable, "-m", "pytest", "--setup-plan", "-q", *chosen]
    plan = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)

    assert plan.returncode == 0, plan.stdout + plan.stderr
    assert [line for line in plan.stdout.splitlines() if "SETUP    S server" in line or "made_files" in line] == []
    assert "\n3 deselected" in plan.stdout  # walks that say of themselves nothing


@pytest.fixture
def empty_database(server, shared_folder):
    """DATABASE_URL of a database without a row, which the application may not even read until `start` has migrated."""
    name = f"start_{os.getpid()}"
    office.clone(office.empty_once(shared_folder), name)
    with psycopg.connect(**office.server_parameters(name, settings.OWNER_DATABASE), autocommit=True) as database:
        database.execute(next(function.sql for function in FUNCTIONS if function.name == "osl_now"))
        database.execute(f"revoke all on all tables in schema public from {embedded.APPLICATION}")
    yield office.address(name)
    office.drop(name)


def test_start_serves_the_office_brings_back_what_was_killed_and_leaves_nothing_running(empty_database):
    port = free_port()
    clean_environment = {**os.environ, "DATABASE_URL": empty_database, "PORT": str(port), "OSL_MODE": "development"}
    with subprocess.Popen(
        [sys.executable, "manage.py", "start"], cwd=ROOT, env=clean_environment, stdout=subprocess.PIPE, text=True
    ) as running:
        try:
            said = list(takewhile(lambda line: not line.startswith("Ctrl-C stops it"), running.stdout))
            with urllib.request.urlopen(f"http://{environment.HOST}:{port}/stan-systemu/") as answer:
                assert answer.status == 200
            server, worker = children_of(running.pid)
            os.kill(worker, signal.SIGKILL)
            again = list(takewhile(lambda line: "was started again" not in line, running.stdout))
            children = children_of(running.pid)
        finally:
            running.send_signal(signal.SIGTERM)
            running.stdout.read()

    assert running.returncode == 0
    assert f"  Calendar    http://{environment.HOST}:{port}/kalendarz/\n" in said
    assert any(line.endswith(" s  in all, to the first page\n") for line in said)
    assert again[-1] == "The worker of the queue has ended by itself (signal SIGKILL). It starts again in 1 s.\n"
    assert (len(children), children[0], worker in children) == (2, server, False)
    assert all(gone(child) for child in children)


def children_of(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
