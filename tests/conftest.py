"""What every test may use. Users are made without hashing; dates are fixed; the queue is real rows run in place."""

import os
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from osl_site import clock
from tests import builders

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
WARSAW = ZoneInfo("Europe/Warsaw")


@pytest.fixture
def at():
    """Set the clock for the rest of the test: `at(2026, 12, 1, 9)` is nine in the morning in Warsaw."""
    open_blocks = []

    def set_clock(*moment):
        block = clock.at(datetime(*moment, tzinfo=WARSAW))
        block.__enter__()
        open_blocks.append(block)

    yield set_clock
    for block in reversed(open_blocks):
        block.__exit__(None, None, None)


@pytest.fixture
def organiser(db):
    return builders.user("organiser")


@pytest.fixture
def director(db):
    return builders.user("director")


@pytest.fixture
def coworker(db):
    return builders.user("coworker")


@pytest.fixture
def administrator(db):
    return builders.user("administrator")


@pytest.fixture
def signed_in():
    """`signed_in(user)` is a client of that person."""

    def client_of(user):
        client = Client()
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return client_of


@pytest.fixture
def run_queue(db):
    """Do, in this transaction, what waits in the queue; answers how many jobs were done."""
    return builders.run_queue
