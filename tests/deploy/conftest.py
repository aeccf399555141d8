"""One server for the whole exercise, whose story `test_server*.py` tell in order."""

import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.deploy.machine import Machine
from tests.deploy.readers import Browser
from tests.tools import need


@pytest.fixture(scope="session")
def machine():
    for program in ("nginx", "openssl", "postgres of Debian 12"):
        need(program)
    folder = Path(tempfile.mkdtemp(prefix="osl-deploy-", dir="/tmp"))
    folder.chmod(0o755)
    machine = Machine(folder)
    try:
        machine.begin()
        yield machine
    finally:
        machine.close()
        shutil.rmtree(folder, ignore_errors=True)
        shutil.rmtree(machine.cluster.socket_folder, ignore_errors=True)


@dataclass
class Person:
    """Who signs in by a second step, and with what."""

    email: str
    password: str
    secret: str = ""
    codes: list[str] = field(default_factory=list)  # on paper, not used yet
    cookies: dict[str, str] = field(default_factory=dict)


@pytest.fixture(scope="session")
def administrator():
    """The first one of the office, as the story leaves them."""
    return Person("administrator@example.pl", "jesienny-spacer-nad-rzeka-7")


@pytest.fixture
def reader():
    browser = Browser()
    yield browser
    browser.close()
