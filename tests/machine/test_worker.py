"""The real worker of production, on a PostgreSQL that stops under its hands and with a mail server that is silent."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from psycopg.types.json import Jsonb

from osl_site.common.letters import mail_server as mail
from osl_site.machine.postgres import databases, embedded
from tests.machine.mail_server import dripping_server, mail_server
from tests.test_settings import SECRETS

ROOT = Path(__file__).resolve().parents[2]
NAME = "office"
LETTER = "osl_site.common.letters.tasks.send_letter"
UPKEEP = "osl_site.common.tasks.retry_stalled"


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    """A server of these tests' own, which forgets nothing it has said yes to; with as much as these letters need."""
    cluster = embedded.Cluster(tmp_path_factory.mktemp("worker") / "postgres")
    cluster.start()
    cluster.make_database(NAME)
    for app in ("accounts", "centre", "letters", "procrastinate", "texts"):
        manage(cluster, "migrate", app, "--verbosity", "0").communicate(timeout=120)
    with connected(cluster) as office:
        office.execute(
            "insert into accounts_user (email, name, position, password, roles, is_active, is_example, created_at)"
            " select name || '@przyklad.pl', name, '', '', '{organiser}', true, false, now()"
            " from unnest(array['anna', 'barbara', 'celina']) as name"
        )
    yield cluster
    cluster.stop()


@pytest.fixture(scope="module")
def post():
    with mail_server() as server:
        yield server


@pytest.fixture(scope="module")
def worker(cluster, post):
    with manage(cluster, "worker", OSL_MAIL_URL=post.url) as process:
        yield process
        process.send_signal(signal.SIGTERM)
    assert process.returncode == 0


def manage(cluster, *command, **environment):
    """A command of production on the cluster's database."""
    known = {name: value for name, value in os.environ.items() if name != "OSL_MODE"}
    settings = known | SECRETS | databases.urls(cluster, NAME) | environment
    return subprocess.Popen([sys.executable, "manage.py", *command], cwd=ROOT, env=settings)


def connected(cluster):
    return cluster._connect(NAME)


def write_to(cluster, name):
    """Have a letter about a new password sent to this person; the number of the job."""
    with connected(cluster) as office:
        promised = """insert into letters_letter (kind, "to", language, subject_type, subject_id, message_id, state,
            tries, is_doubtful, said, made_at, due_at) select 'accounts.password', email, 'pl', 'accounts.user', id,
            gen_random_uuid(), 'waiting', 0, false, '', now(), now() from accounts_user where name = %s returning id"""
        letter = office.execute(promised, [name]).fetchone()[0]
    return put_in_queue(cluster, "letters", LETTER, letter_id=letter)


def put_in_queue(cluster, queue, task, **arguments):
    with connected(cluster) as office:
        job = "insert into procrastinate_jobs (queue_name, task_name, args) values (%s, %s, %s) returning id"
        return office.execute(job, [queue, task, Jsonb(arguments)]).fetchone()[0]


def wait_until_done(cluster, *jobs):
    """Return when these jobs have ended, and how."""
    deadline = time.monotonic() + 60
    states = []
    while time.monotonic() < deadline:
        with connected(cluster) as office:
            question = "select status from procrastinate_jobs where id = any(%s) order by id"
            states = [state for (state,) in office.execute(question, [list(jobs)])]
        if not {"todo", "doing"} & set(states):
            return states
        time.sleep(0.05)
    raise AssertionError(f"not done: {states}")


def test_the_worker_outlives_a_restart_of_the_database_and_no_letter_is_lost_or_doubled(cluster, post, worker):
    first = write_to(cluster, "anna")
    assert post.letters.get(timeout=60) == "anna@przyklad.pl"
    with post.silence():
        held = write_to(cluster, "barbara")
        post.waiting.get(timeout=60)

        cluster.stop()
        cluster.start()

    last = write_to(cluster, "celina")
    assert wait_until_done(cluster, first, held, last) == ["succeeded"] * 3
    assert sorted(everything(post.letters)) == ["barbara@przyklad.pl", "celina@przyklad.pl"]


def test_a_silent_mail_server_holds_its_own_letters_alone(cluster, post, worker):
    with post.silence():
        held = [write_to(cluster, "anna") for _letter in range(3)]
        for _letter in held:
            post.waiting.get(timeout=60)

        post.speak()
        write_to(cluster, "barbara")

        assert post.letters.get(timeout=60) == "barbara@przyklad.pl"

    wait_until_done(cluster, *held)


def test_letters_that_all_wait_for_a_silent_mail_server_hold_nothing_else(cluster, post, worker):
    with post.silence():
        held = [write_to(cluster, "anna") for _letter in range(6)]
        for _letter in range(4):
            post.waiting.get(timeout=60)

        upkeep = put_in_queue(cluster, "default", UPKEEP, timestamp=0)

        assert wait_until_done(cluster, upkeep) == ["succeeded"]

    wait_until_done(cluster, *held)


def everything(letters):
    """All that have come, without waiting."""
    return [letters.get_nowait() for _letter in range(letters.qsize())]


def test_a_mail_server_that_answers_by_drops_is_left_in_time(monkeypatch):
    monkeypatch.setattr(mail, "WHOLE_TALK", 0.3)
    with dripping_server() as (host, port):
        began = time.monotonic()
        with pytest.raises(OSError):
            mail.Backend(host=host, port=port, timeout=20).open()
        assert time.monotonic() - began < 5
