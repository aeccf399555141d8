"""What is said, and how soon, while the database hangs or holds a row: no page waits for it without end."""

from datetime import datetime, timedelta
from io import BytesIO
from threading import Thread
from time import monotonic
from wsgiref.util import setup_testing_defaults

import pytest
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import OperationalError, connection
from django.test import Client

from activities.calendar.cache_version import calendar_version
from osl_site.common.centre.office import office
from osl_site.common.database import bounds
from osl_site.common.web import page_cache
from osl_site.common.web.page_cache import PageCache
from tests.browser import html_errors
from tests.hanging import hanging_way
from tests.office import NOW, pointed_at
from tests.reading import text_of

HELD = "select 1 from activities_activity order by id limit 1 for update"


@pytest.fixture
def way(seeded_alone, monkeypatch):
    """The office by a way that can hang, with bounds so short that a test may wait for them."""
    monkeypatch.setattr(bounds, "SILENCE", 0.3)
    monkeypatch.setattr(bounds, "REST", 60.0)
    monkeypatch.setattr(page_cache, "LONGEST_QUESTION", 0.2)
    with hanging_way() as way:
        yield way


@pytest.fixture
def seeded_alone(office_of_worker, django_db_blocker, settings):
    """The seeded office without a transaction around the test, for looking alone."""
    settings.CLOCK_STANDS_AT = datetime.fromisoformat(NOW)
    with django_db_blocker.unblock(), pointed_at(office_of_worker):
        yield


@pytest.fixture
def bounded(monkeypatch):
    monkeypatch.setattr(bounds, "_are_on", True)
    monkeypatch.setattr(bounds, "_silent_at", None)


@pytest.fixture
def cache():
    calendar_version.forget()
    yield PageCache(get_wsgi_application())
    calendar_version.forget()


class Answer:
    """What a whole server says to one request."""

    def __init__(self, application, path, cookie=""):
        environ = {"PATH_INFO": path, "HTTP_HOST": "testserver", "HTTP_COOKIE": cookie, "wsgi.input": BytesIO()}
        setup_testing_defaults(environ)
        self.text = b"".join(application(environ, self._start)).decode()

    def _start(self, status, headers, exc_info=None):
        self.status, self.headers = int(status[:3]), dict(headers)


def ask(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall()


def test_what_stands_ready_is_handed_out_with_its_hour_and_the_rest_says_so_in_its_language(
    way, bounded, cache, monkeypatch
):
    fresh = {path: Answer(cache, path).text for path in ("/kalendarz/", "/uk/kalendarz/", "/kalendarz.ics")}
    office()

    way.hang()
    calendar_version.forget()  # a second has passed
    began = monotonic()
    late = {path: Answer(cache, path) for path in fresh}
    assert monotonic() - began < 3

    assert {answer.status for answer in late.values()} == {200}
    assert "Tak było: wtorek, 1 grudnia 2026" in late["/kalendarz/"].text.replace("\N{NO-BREAK SPACE}", " ")
    assert "Так було: " in late["/uk/kalendarz/"].text
    assert (html_errors(late["/kalendarz/"].text), late["/kalendarz/"].headers["Cache-Control"]) == ([], "no-store")
    assert late["/kalendarz.ics"].text == fresh["/kalendarz.ics"]

    for path, words, tel in (
        ("/plan/", "Teraz nie możemy pokazać tej strony", "tel:"),
        ("/en/kalendarz/2026-11/", "We cannot show this page right now", "tel:"),
        ("/biuro/", "Teraz nie możemy pokazać tej strony", "Na dziś"),
    ):
        cookie = f"{settings.SESSION_COOKIE_NAME}={'x' * 32}" if "biuro" in path else ""
        answer = Answer(cache, path, cookie=cookie)
        assert (path, answer.status, answer.headers.get("Retry-After")) == (path, 503, "60")
        assert words in answer.text
        assert tel in answer.text
        assert html_errors(answer.text) == []

    way.go_on()
    monkeypatch.setattr(bounds, "REST", 0.0)
    calendar_version.forget()
    assert Answer(cache, "/kalendarz/").text == fresh["/kalendarz/"]
    assert Answer(cache, "/plan/").status == 200


def test_a_page_that_cannot_be_made_anew_is_handed_out_as_it_was(seeded_alone, cache, settings):
    assert Answer(cache, "/kalendarz/").status == 200
    settings.CLOCK_STANDS_AT += timedelta(minutes=1)
    cache.application = lambda environ, start_response: [start_response("503 Service Unavailable", []) or b""]
    late = Answer(cache, "/kalendarz/")
    assert (late.status, "Tak było: wtorek" in late.text) == (200, True)


def test_what_was_sent_is_said_to_be_uncertain(way, bounded):
    way.hang()
    answer = Client(raise_request_exception=False).post("/logowanie/", {"username": "a@przyklad.pl", "password": "x"})
    assert answer.status_code == 503
    assert "Nie wiemy, czy to, co wysyłasz, jest zapisane." in text_of(answer)


def test_who_asks_while_the_silence_is_young_is_told_at_once(way, bounded):
    way.hang()
    with pytest.raises(OperationalError):
        ask("select 1")
    connection.close()
    began = monotonic()
    with pytest.raises(OperationalError):
        ask("select 1")
    assert monotonic() - began < 0.2


def test_a_row_that_somebody_holds_is_not_waited_for_without_end(seeded_alone, bounded, monkeypatch):
    monkeypatch.setattr(bounds, "OPTIONS", bounds.OPTIONS.replace(str(bounds.LOCK), "200"))
    connection.close()
    problems = []

    def wait():
        try:
            ask(HELD)
        except OperationalError as problem:
            problems.append(problem)
        finally:
            connection.close()

    connection.set_autocommit(False)
    ask(HELD)
    waiting = Thread(target=wait)
    waiting.start()
    waiting.join(20)
    connection.rollback()
    connection.set_autocommit(True)
    assert ["lock timeout" in str(problem) for problem in problems] == [True]


def test_what_serves_pages_is_bounded_and_nothing_else(seeded_alone, bounded, monkeypatch):
    connection.close()
    assert ask("select current_setting('statement_timeout'), current_setting('lock_timeout')") == [("15s", "5s")]
    monkeypatch.setattr(bounds, "_are_on", False)
    connection.close()
    assert ask("select current_setting('statement_timeout'), current_setting('lock_timeout')") == [("0", "0")]
