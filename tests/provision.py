"""What the chosen tests need and nothing else: the server of PostgreSQL, the fonts and the stylesheet.

Tests on several cores get all of it from the process that leads them; whoever tests alone gets each when a test first
asks. Pure tests ask for nothing.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection

from osl_site.machine.postgres import databases
from osl_site.machine.postgres.binaries import ClusterError
from tests import clusters, office

leading = ExitStack()  # what is provided for the workers of this process


@contextmanager
def running_server() -> Iterator[None]:
    """Within it DATABASE_URL answers; where it cannot, the run ends with the sentence that says why."""
    try:
        with databases.started_for_tests(clusters.kept):
            yield
    except (ClusterError, RuntimeError) as error:
        pytest.exit(str(error), returncode=1)


def make_files() -> None:
    """The fonts and the stylesheet, unless they are there."""
    call_command("fonts", verbosity=0)
    call_command("stylesheet", verbosity=0)


def is_worker(config: pytest.Config) -> bool:
    return hasattr(config, "workerinput")


def pytest_sessionstart(session: pytest.Session) -> None:
    """Workers find everything ready."""
    if session.config.getoption("numprocesses", None) and not is_worker(session.config):
        leading.enter_context(running_server())
        make_files()


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish() -> None:
    leading.close()


@pytest.fixture(scope="session")
def server(request: pytest.FixtureRequest) -> Iterator[None]:
    """The server that DATABASE_URL names."""
    if is_worker(request.config):
        yield
    else:
        with running_server():
            yield


@pytest.fixture(scope="session")
def made_files(request: pytest.FixtureRequest) -> None:
    """The fonts and the stylesheet, as `start` makes them."""
    if not is_worker(request.config):
        make_files()


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """One folder for all workers of this run."""
    folder = tmp_path_factory.getbasetemp()
    return folder if worker_id == "master" else folder.parent


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """pytest-django finds its database made, and leaves it to the fixture below."""
    return True


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    server: None, made_files: None, shared_folder: Path, django_db_modify_db_settings_parallel_suffix: None
) -> Iterator[None]:
    """The database of this worker, a clone of the one that was migrated once for all."""
    name = connection.settings_dict["TEST"]["NAME"] or f"test_{connection.settings_dict['NAME']}"
    office.clone(office.empty_once(shared_folder), name)
    yield
    connection.close()
    office.drop(name)
