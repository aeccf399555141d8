"""One little office of each worker, and the name of an empty database beside it."""

import pytest

from tests import office
from tests.backup import places


@pytest.fixture(scope="module")
def little(server, made_files, shared_folder, worker_id, django_db_blocker):
    """The name of a database with a few rows and files, which Django's connection is to."""
    name = f"osl_little_{worker_id}"
    office.clone(office.empty_once(shared_folder), name)
    with django_db_blocker.unblock(), office.pointed_at(name):
        places.tell_a_little()
        yield name
    office.drop(name)


@pytest.fixture
def target(little):
    """The name of an empty database: within it Django's connection is to that one."""
    name = f"{little}_target"
    with places.empty_database(name):
        yield name
