"""What every test may use. Users are made without hashing; dates are fixed; the queue is real rows run in place."""

import gc
import os
from contextlib import contextmanager
from datetime import datetime, timedelta

import hypothesis
import pytest
from django.db import connection, connections, transaction
from django.test import Client
from playwright.sync_api import sync_playwright

from osl_site.common import clock
from osl_site.common.database import roles
from osl_site.common.documents import pdf
from osl_site.common.sign_in.confirmation import CONFIRMED, WITHIN
from osl_site.common.sign_in.models import Session
from osl_site.common.triggers import FUNCTIONS
from tests import browser, builders, office, tools

pytest_plugins = ["tests.provision", "tests.timings"]
EXAMPLES = {"short": 50, "deep": 2000}  # how many a test that is given made-up values tries, in whatever time

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


def pytest_addoption(parser):
    parser.addoption("--deploy", action="store_true", help="the exercise on a server, and nothing else")
    parser.addoption("--deep", action="store_true", help="try 2,000 made-up values where 50 are tried otherwise")


def pytest_configure(config):
    for name, number in EXAMPLES.items():
        hypothesis.settings.register_profile(name, max_examples=number, deadline=None)
    hypothesis.settings.load_profile("deep" if config.getoption("--deep") else "short")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config, items):
    """Whatever opens a browser is marked so, that `-m "not browser"` leaves out all of it and nothing else.

    The exercise on a server is run when it is asked for, and then alone.
    """
    wanted = config.getoption("--deploy")
    items[:] = [item for item in items if bool(item.get_closest_marker("deploy")) is wanted]
    for item in items:
        if "chromium" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")


def pytest_collection_finish():
    """What is loaded by now stays: the collector need not look through it again and again."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 100)


@pytest.fixture
def at():
    """Set the clock for the rest of the test: `at(2026, 12, 1, 9)` is nine in the morning in Warsaw."""
    open_blocks = []

    def set_clock(*moment):
        block = clock.at(datetime(*moment, tzinfo=clock.WARSAW))
        block.__enter__()
        open_blocks.append(block)

    yield set_clock
    for block in reversed(open_blocks):
        block.__exit__(None, None, None)


@pytest.fixture
def owner(db):
    """For the rest of the test Django's connection is the owner's, who may change tables, laws and the clock.

    Ask for it before what makes rows: each of the two sees its own alone.
    """
    with roles.as_owner(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def true_time(owner):
    """The database reads the clock, as in production; tests else set their own, to any day."""
    with connection.cursor() as cursor:
        for function in FUNCTIONS:
            if function.name in ("osl_now", "osl_then"):
                cursor.execute(function.sql)


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
    """`signed_in(user)` is a client of that person, and stays so wherever a test sets its clock: with their password
    given of late, too (`unconfirmed` takes that back)."""

    def client_of(user):
        client = Client()
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        years = timedelta(days=36_500)  # tests go as far as the plans that they make
        session = client.session
        session[CONFIRMED] = (clock.now() + years).isoformat()
        session.save()
        Session.objects.filter(session_key=session.session_key).update(idle_for=years, expire_date=clock.now() + years)
        return client

    return client_of


@pytest.fixture
def unconfirmed():
    """`unconfirmed(client)`: whoever sits there gave their password more than a quarter of an hour ago."""

    def made_late(client):
        session = client.session
        session[CONFIRMED] = (clock.now() - WITHIN - timedelta(seconds=1)).isoformat()
        session.save()
        return client

    return made_late


@pytest.fixture
def desk(signed_in, organiser):
    """The organiser's browser."""
    return signed_in(organiser)


@pytest.fixture
def run_queue(db):
    """Do, in this transaction, what waits in the queue; answers how many jobs were done."""
    return builders.run_queue


@pytest.fixture
def sketched(monkeypatch):
    """Plans are not drawn, which takes most of a second: for tests that never look into the document."""
    monkeypatch.setattr(pdf, "ENGINE", "tests.plans.sketches.draw")


@pytest.fixture(scope="session")
def office_template(server, made_files, shared_folder):
    """The name of the seeded database. Nothing connects to it: it is there to be cloned."""
    return office.made_once(shared_folder)


@pytest.fixture(scope="session")
def office_of_worker(office_template, worker_id):
    """This worker's clone of the office, for tests that leave it as it was."""
    name = f"{office_template}_{worker_id}"
    office.clone(office_template, name)
    yield name
    office.drop(name)


@pytest.fixture
def seeded(office_of_worker, django_db_blocker, settings):
    """The demonstration office in this process, on its fixed day; whatever the test does is rolled back."""
    settings.CLOCK_STANDS_AT = datetime.fromisoformat(office.NOW)
    with django_db_blocker.unblock(), office.pointed_at(office_of_worker), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="session")
def name_of_own(office_template, worker_id):
    """What this worker calls each database that a test has for itself."""
    return f"{office_template}_{worker_id}_own"


@pytest.fixture(scope="session")
def standing(name_of_own):
    """What serves such a database, loaded once."""
    standing = office.standing_on(name_of_own)
    yield standing
    standing.close()


@pytest.fixture
def own_database(office_template, name_of_own, django_db_blocker, settings):
    """A clone of the office for one test alone, with real commits: threads and servers may work in it together."""
    name = name_of_own
    office.clone(office_template, name)
    settings.CLOCK_STANDS_AT = datetime.fromisoformat(office.NOW)
    with django_db_blocker.unblock(), office.pointed_at(name):
        yield name
    office.drop(name)


@pytest.fixture(scope="session")
def chromium(count_helpers_of_browsers):
    """A headless Chromium, one for the worker; the one without any window costs a third of the processor less."""
    program = tools.need("chromium")
    tools.need_library("libatomic.so.1", "libatomic1")  # of what drives it
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=program, args=browser.ARGUMENTS)
        yield launched
        count_helpers_of_browsers()
        launched.close()
        connections.close_all()  # Django keeps others while Playwright's loop runs; nobody else closes them


@pytest.fixture(scope="session")
def visits(chromium, office_of_worker, tmp_path_factory):
    """Pages of the demonstration office, really served, as any role. For tests that only look."""
    with office.served(office_of_worker, tmp_path_factory.mktemp("site") / "log") as site:
        yield browser.Visits(chromium, site)


@pytest.fixture(scope="session")
def seen(shared_folder):
    """What pages of this run have shown already."""
    return browser.Seen(shared_folder / "seen")


@pytest.fixture
def own_visits(chromium, own_database, standing, tmp_path):
    """Pages of an office of this test's own, for walks that change it."""
    with office.served_by(standing, tmp_path / "log") as site:
        yield browser.Visits(chromium, site)


@pytest.fixture
def work_off_queue(own_database, standing, tmp_path):
    """Let the real worker do everything that waits in the queue of the test's own office."""
    return lambda: standing.run("procrastinate", "worker", "--one-shot", log=tmp_path / "worker")


@pytest.fixture
def empty_queue(own_database):
    """What the story left to the worker, five papers among it, counts as done: one walk does it, others need not."""
    with connection.cursor() as cursor:
        cursor.execute("update procrastinate_jobs set status = 'succeeded' where status = 'todo'")


@pytest.fixture
def desk_of(own_visits):
    """`with desk_of("director") as page`: a page of that person; at its end nothing may have gone wrong in it."""

    @contextmanager
    def opened(role):
        with own_visits.page(role) as page:
            yield page
            assert page.complaints == []

    return opened
