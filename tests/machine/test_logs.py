"""What is written down: one line of JSON, in which nobody and no token can be found again."""

import json
import logging
import sys

import pytest
from django.core.wsgi import get_wsgi_application
from django.db import IntegrityError, connection, transaction
from django.test import RequestFactory

from osl_site.common.accounts.models import User
from osl_site.machine.logs import current, requests
from osl_site.machine.logs.json_lines import JsonLines
from osl_site.machine.logs.scrubbing import scrubbed
from tests import builders

SECRET = "Anna Kowalska"


def line_of(message, *args, error=None, name="osl", **extra):
    told = None
    if error:
        try:
            raise error
        except Exception:
            told = sys.exc_info()
    record = logging.LogRecord(name, logging.ERROR, __file__, 1, message, args, told)
    vars(record).update(extra)
    text = JsonLines().format(record)
    assert "\n" not in text
    return json.loads(text)


def test_a_line_says_when_how_grave_whose_and_what():
    line = line_of("Something happened to %d rows.", 3)
    assert line.pop("time").endswith("+00:00")
    assert line == {"level": "ERROR", "logger": "osl", "message": "Something happened to 3 rows."}


@pytest.mark.parametrize(
    "secret",
    [
        "anna.kowalska+x@poczta.przyklad.pl",
        "+48 600 700 800",
        "600700800",
        "85010112345",
        "a3f1c09e8b7d4f6aa3f1c09e8b7d4f6a",
        "Mjox:1u2V3w:Zk4_abcDEF0123456789-abcdEFGH",
        'DETAIL:  Failing row contains (1, "Anna Kowalska").',
    ],
)
def test_addresses_numbers_tokens_and_rows_are_taken_out(secret):
    assert secret not in scrubbed(f"Somebody asked:\n{secret}\nand no more")


@pytest.mark.parametrize("kept", ["2026-12-01T09:30:00", "osl_site/common/letters/services.py:120", "pid 12345", "503"])
def test_what_helps_stays(kept):
    assert scrubbed(f"At {kept} it broke") == f"At {kept} it broke"


def test_an_error_has_its_place_and_no_variable_and_no_word_of_its_own():
    line = line_of("It broke", error=ValueError(f"bad name {SECRET}"))
    (error,) = line["error"]
    assert (error["kind"], error["words"]) == ("ValueError", "")
    assert error["trace"][-1].startswith("tests/machine/test_logs.py:")
    assert SECRET not in json.dumps(line, ensure_ascii=False)


@pytest.mark.django_db
def test_what_the_database_refused_names_the_law_and_not_the_row():
    person = builders.user("organiser", email="anna@przyklad.pl")
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        builders.user("organiser", email=person.email)
    line = line_of("Refused", error=refused.value)
    assert "constraint_name=accounts_user_email" in line["error"][0]["words"]
    assert "anna@" not in json.dumps(line)
    with connection.cursor() as cursor, pytest.raises(Exception) as refused, transaction.atomic():
        cursor.execute("select %s::int", [SECRET])
    assert SECRET not in json.dumps(line_of("Refused", error=refused.value), ensure_ascii=False)


def test_a_token_in_an_address_is_in_no_line():
    request = RequestFactory().get("/zapis/tajne/")
    assert "tajne" not in line_of("%s: %s", "Internal Server Error", request.path, request=request)["message"]
    assert "tajne" not in line_of("Error handling request %s", "/zapis/tajne/", name="gunicorn.error")["message"]


def answered(caplog, path="/kontakt/", *, work=lambda: None, **environ):
    """The line of one request to an application that does `work`."""

    def application(environ, start_response):
        work()
        start_response("200 OK", [])
        return []

    with caplog.at_level("INFO", "osl.requests"), pytest.MonkeyPatch.context() as patch:
        patch.setattr(logging.getLogger("osl.requests"), "propagate", True)
        asked = {**RequestFactory().get(path, **environ).environ}
        list(requests.RequestLog(application)(asked, lambda *_head: None))
    return caplog.records[-1]


@pytest.fixture(autouse=True)
def nothing_unsaid(monkeypatch):
    monkeypatch.setattr(requests, "_unsaid_at", None)


@pytest.mark.parametrize(
    ("path", "view"),
    [
        ("/kontakt/?kto=Anna", "contact"),
        ("/uk/kontakt/", "contact"),
        ("/nie-ma/takiej/", "?"),
        ("/haslo/nowe/MQ/tajny-token/", "password_new"),
        ("/static/css/a.css", "static"),
    ],
)
def test_a_request_is_told_by_the_name_of_its_address(caplog, path, view):
    facts = answered(caplog, path).facts
    assert (facts["method"], facts["view"], facts["status"]) == ("GET", view, 200)


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/kalendarz/Łęgi/", "/sprawdz/🪑/", "/ż"])
def test_an_address_with_letters_of_any_language_is_answered(path):
    """Django writes its own path over the environment's, which no reader of WSGI understands."""
    environ = RequestFactory().get("/").environ | {"PATH_INFO": path.encode().decode("latin-1")}
    statuses = []
    application = requests.RequestLog(get_wsgi_application())
    list(application(environ, lambda status, headers, error=None: statuses.append(status)))
    assert [status[:3] for status in statuses] != ["500"]


@pytest.mark.django_db
def test_a_slow_request_is_a_warning_and_says_how_often_the_database_was_asked(caplog, settings):
    assert answered(caplog).levelname == "INFO"
    settings.SLOW_REQUEST_MS = 0
    record = answered(caplog, work=lambda: [User.objects.exists() for _time in range(3)])
    assert (record.levelname, record.facts["queries"]) == ("WARNING", 3)


def test_the_number_is_the_proxys_where_ours_says_one(caplog):
    seen, said = [], "0123456789abcdef0123456789abcdef"
    look = {"work": lambda: seen.append(current.number()), "HTTP_X_REQUEST_ID": said}
    for peer in ("127.0.0.1", "203.0.113.5"):
        answered(caplog, REMOTE_ADDR=peer, **look)
    answered(caplog, **look | {"HTTP_X_REQUEST_ID": "</script>"})
    assert seen[0] == said
    assert all(len(number) == 32 for number in seen)
    assert len(set(seen)) == 3
    assert current.number() == ""


def test_a_proxy_that_does_not_say_how_one_came_is_noticed(caplog):
    answered(caplog, REMOTE_ADDR="203.0.113.5")
    answered(caplog, "/stan-systemu/")
    answered(caplog, HTTP_X_FORWARDED_PROTO="https")
    assert requests.proxy_says_how_one_came()
    answered(caplog)
    assert not requests.proxy_says_how_one_came()
    assert requests.proxy_says_how_one_came(within=0)


def test_a_proxy_that_is_not_named_is_noticed(caplog, monkeypatch):
    monkeypatch.setattr(requests, "_stranger", None)
    answered(caplog, REMOTE_ADDR="10.88.0.1")
    answered(caplog, HTTP_X_FORWARDED_FOR="203.0.113.5")
    assert requests.proxy_that_is_not_ours() is None
    answered(caplog, REMOTE_ADDR="10.88.0.1", HTTP_X_FORWARDED_FOR="203.0.113.5")
    assert requests.proxy_that_is_not_ours() == "10.88.0.1"
    assert requests.proxy_that_is_not_ours(within=0) is None
