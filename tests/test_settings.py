"""Production is the default, refuses to start without its secrets, and is clean to Django's own deployment check."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from osl_site.machine import environment

ROOT = Path(__file__).resolve().parent.parent
SECRETS = {
    "OSL_SECRET_KEY": "k8-Zt4vQ1xW7mB2nL9pR5sD0fG3hJ6yU_cE-aVqXzTrMwNbKo8i",
    "OSL_ALLOWED_HOSTS": "osl.przyklad.pl",
    "OSL_ORIGIN": "https://osl.przyklad.pl",
    "OSL_MAIL_URL": "smtp+tls://poczta:haslo@127.0.0.1:587",
}
WELL = SECRETS | {  # what a server has beside what it cannot start without
    "OSL_MAIL_FROM": "osl@osl.przyklad.pl",
    "OSL_MONITOR_TOKEN": "czytany-przez-pilnujacego",
    "OSL_BACKED_UP_ELSEWHERE": "1",
}
AMISS = {
    "W101": {"OSL_ORIGIN": "http://osl.przyklad.pl"},
    "W102": {"OSL_ALLOWED_HOSTS": "inny.przyklad.pl"},
    "W103": {"OSL_SSL_REDIRECT": "0"},
    "W104": {"OSL_PROXIES": ""},
    "W105": {"DATABASE_URL": "postgres://app:x@10.0.0.5:5432/osl?sslmode=require"},
    "W106": {"OSL_OWNER_URL": "postgres://owner:x@/osl"},
    "W107": {"OSL_MAIL_URL": "consolemail://"},
    "W108": {"OSL_MAIL_FROM": ""},
    "W109": {"OSL_MONITOR_TOKEN": "krótki"},
    "W110": {"OSL_BACKED_UP_ELSEWHERE": "0"},
}


def check(**environment: str) -> subprocess.CompletedProcess:
    """`manage.py check --deploy` as a process that knows nothing but these variables and the database."""
    kept = {name: os.environ[name] for name in ("PATH", "DATABASE_URL") if name in os.environ}
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    return subprocess.run(command, cwd=ROOT, env=kept | environment, capture_output=True, text=True)


@pytest.fixture(autouse=True)
def named_database(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", os.environ.get("DATABASE_URL", "postgres://app@/osl?host=%2Fnowhere"))


def test_production_with_its_secrets_passes_the_deployment_check():
    done = check(**WELL)
    assert (done.returncode, done.stderr) == (0, "")


def test_what_is_amiss_on_a_server_is_warned_of():
    said = check(**WELL | {name: value for amiss in AMISS.values() for name, value in amiss.items()}).stderr
    assert [number for number in AMISS if f"osl.{number}" not in said] == []


def test_a_sender_that_is_no_address_is_warned_of():
    assert "osl.W111" in check(**WELL | {"OSL_MAIL_FROM": "osl.przyklad.pl"}).stderr
    assert check(**WELL | {"OSL_MAIL_FROM": "Biuro <osl@osl.przyklad.pl>"}).stderr == ""


@pytest.mark.parametrize("mode", ["verify-full", "verify-ca"])
def test_a_database_over_a_network_that_proves_who_it_is_passes(mode):
    url = f"postgres://app:x@10.0.0.5:5432/osl?sslmode={mode}"
    assert check(**WELL | {"DATABASE_URL": url}).stderr == ""


@pytest.mark.parametrize("missing", sorted(SECRETS))
def test_production_refuses_to_start_without(missing):
    done = check(**{name: value for name, value in SECRETS.items() if name != missing})
    assert done.returncode != 0
    assert missing in done.stderr


@pytest.mark.parametrize("mode", ["", "Production", "prod", "developement"])
def test_a_mode_nobody_knows_asks_for_the_secrets_of_production(mode):
    done = check(OSL_MODE=mode)
    assert done.returncode != 0
    assert "OSL_SECRET_KEY" in done.stderr


def asked(address: str, **environment: str) -> str:
    """What a site of developers answers at `address` when nothing answers at its database."""
    code = (
        f"from django.test import Client;print(Client(raise_request_exception=False).get({address!r}).content.decode())"
    )
    nowhere = {"DATABASE_URL": "postgres://app@/osl?host=%2Fnowhere", "OSL_MODE": "development"}
    command = [sys.executable, "manage.py", "shell", "--no-imports", "-c", code]
    return subprocess.run(
        command, cwd=ROOT, env=os.environ | nowhere | environment, capture_output=True, text=True, check=True
    ).stdout


def test_developers_see_tracebacks_when_they_ask_for_them():
    page = asked("/kalendarz/", OSL_DEBUG="1")
    assert "Traceback" in page
    assert "OperationalError" in page


def test_without_asking_a_failure_is_told_as_to_residents():
    assert "Traceback" not in asked("/kalendarz/", OSL_DEBUG="")


@pytest.mark.parametrize(
    ("word", "asks"), [("1", True), ("on", True), ("", False), ("0", False), ("off", False), ("False", False)]
)
def test_a_word_for_no_asks_for_no_tracebacks(word, asks, monkeypatch):
    monkeypatch.setenv("OSL_DEBUG", word)
    assert environment.debug_is_asked() is asks


def test_production_refuses_to_start_with_tracebacks():
    done = check(**SECRETS, OSL_DEBUG="1")
    assert done.returncode != 0
    assert done.stderr == f"{environment.NO_DEBUG_IN_PRODUCTION}\n"


def test_a_web_server_in_production_refuses_tracebacks_too():
    kept = {name: os.environ[name] for name in ("PATH", "DATABASE_URL")}
    command = [sys.executable, "-c", "import osl_site.wsgi"]
    done = subprocess.run(command, cwd=ROOT, env=kept | SECRETS | {"OSL_DEBUG": "1"}, capture_output=True, text=True)
    assert done.stderr.endswith(f"ImproperlyConfigured: {environment.NO_DEBUG_IN_PRODUCTION}\n")


def test_nobody_waits_long_for_a_server_that_does_not_answer():
    assert settings.EMAIL_TIMEOUT <= 20
    assert connection.get_connection_params()["connect_timeout"] == 3
