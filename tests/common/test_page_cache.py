"""Pages that stand ready: the same as Django would make them, never old, never too many, never anybody's own."""

import gzip
import io
from wsgiref.util import setup_testing_defaults

import brotli
import pytest
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, connection
from django.test.utils import CaptureQueriesContext

from activities.calendar.cache_version import calendar_version
from activities.models import Activity
from osl_site.common.web.page_cache import PageCache, Polled, coding_of
from tests import builders
from tests.activities.builders import make_activity, make_occurrence, venue

pytestmark = pytest.mark.django_db
MONTH = "/kalendarz/2026-12/"
UNCACHED = get_wsgi_application()


class Answer:
    def __init__(self, application, path, query="", method="GET", script_name="", **headers):
        environ = {"PATH_INFO": path, "QUERY_STRING": query, "REQUEST_METHOD": method, "wsgi.input": io.BytesIO()}
        environ["SCRIPT_NAME"] = script_name
        environ |= {f"HTTP_{name.upper()}": value for name, value in {"host": "testserver", **headers}.items()}
        setup_testing_defaults(environ)
        with CaptureQueriesContext(connection) as captured:
            answer = application(environ, self._start)
            self.body = b"".join(answer)
        self.queries = len(captured)
        if hasattr(answer, "close"):
            answer.close()

    def _start(self, status, headers, exc_info=None):
        self.status, self.headers = int(status[:3]), dict(headers)

    @property
    def text(self):
        return self.body.decode()


@pytest.fixture(autouse=True)
def one_connection():
    """Django closes connections around each request; a test's transaction would be lost with it."""
    request_started.disconnect(close_old_connections)
    request_finished.disconnect(close_old_connections)
    yield
    request_started.connect(close_old_connections)
    request_finished.connect(close_old_connections)


@pytest.fixture
def cache(at):
    at(2026, 12, 1, 9)
    calendar_version.forget()
    yield PageCache(UNCACHED)
    calendar_version.forget()


@pytest.fixture
def tea():
    return make_occurrence(make_activity(title="Herbata", venue=venue()))


def rename(title):
    Activity.objects.update(title=title)
    calendar_version.forget()  # a second has passed


def test_what_stands_ready_is_what_django_makes_and_costs_no_query(cache, tea):
    made = Answer(UNCACHED, MONTH)
    first, second = Answer(cache, MONTH), Answer(cache, MONTH)

    assert made.body == first.body == second.body
    assert (first.queries > 1, second.queries) == (True, 0)
    about_the_wire = {"ETag", "Vary", "Content-Length", "Cache-Control"}
    assert {name: value for name, value in second.headers.items() if name not in about_the_wire} == {
        name: value for name, value in made.headers.items() if name not in about_the_wire
    }
    assert (second.headers["Vary"], second.headers["Cache-Control"]) == (
        "Accept-Encoding",
        "public, max-age=0, s-maxage=2",
    )
    assert second.headers["Content-Length"] == str(len(second.body))


@pytest.mark.parametrize(
    ("accepted", "coding", "read"),
    [("gzip, deflate, br", "br", brotli.decompress), ("gzip", "gzip", gzip.decompress), ("", None, bytes)],
)
def test_it_is_handed_out_compressed_as_asked(accepted, coding, read, cache, tea):
    plain = Answer(UNCACHED, MONTH).body
    for _ in range(2):
        answer = Answer(cache, MONTH, accept_encoding=accepted)
        assert (answer.headers.get("Content-Encoding"), read(answer.body)) == (coding, plain)


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("br;q=0, gzip", "gzip"),
        ("gzip;q=0", "identity"),
        ("*", "br"),
        ("BR", "br"),
        ("identity", "identity"),
        ("gzip ; q=0.5", "gzip"),
        (",;,", "identity"),
    ],
)
def test_a_coding_that_is_refused_is_not_used(accepted, coding):
    assert coding_of(accepted) == coding


@pytest.mark.parametrize("coding", ["br", "gzip", ""])
def test_who_has_it_already_is_told_so_before_anything_is_made(coding, cache, tea):
    etag = Answer(cache, MONTH, accept_encoding=coding).headers["ETag"]
    again = Answer(cache, MONTH, accept_encoding=coding, if_none_match=f'"other", {etag}')
    assert (again.status, again.body, again.queries, again.headers["ETag"]) == (304, b"", 0, etag)

    rename("Kawa")
    assert Answer(cache, MONTH, accept_encoding=coding, if_none_match=etag).status == 200


def test_who_knows_only_the_moment_of_the_last_change_is_told_so_too(cache, tea):
    moment = Answer(cache, "/kalendarz.ics").headers["Last-Modified"]
    again = Answer(cache, "/kalendarz.ics", if_modified_since=moment)
    assert (again.status, again.body, again.queries) == (304, b"", 0)
    assert Answer(cache, "/kalendarz.ics", if_modified_since="Tue, 01 Jan 2019 00:00:00 GMT").status == 200
    assert Answer(cache, "/kalendarz.ics", if_modified_since=moment, if_none_match='"x"').status == 200
    assert Answer(cache, MONTH, if_modified_since=moment).status == 200


def test_a_head_has_the_headers_and_no_body(cache, tea):
    head, get = Answer(cache, MONTH, method="HEAD"), Answer(cache, MONTH)
    assert (head.body, head.headers) == (b"", get.headers)
    assert get.queries == 0


@pytest.mark.parametrize("address", ["/", "/kalendarz/", MONTH, "/kalendarz.ics", "/kalendarz.atom"])
def test_a_change_shows(address, cache, tea):
    assert "Herbata" in Answer(cache, address).text
    rename("Kawa")
    assert "Kawa" in Answer(cache, address).text


def test_the_version_is_asked_once_in_a_while_and_not_before(cache, tea):
    asked = []
    version = Polled(lambda: str(asked.append(1)), seconds=3600)
    assert [version() for _ in range(3)] == ["None"] * 3
    assert len(asked) == 1
    version.forget()
    version()
    assert len(asked) == 2
    eager = Polled(lambda: str(asked.append(1)), seconds=0)
    eager(), eager()
    assert len(asked) == 4


def test_languages_stand_apart(cache):
    make_occurrence(make_activity(title="Herbata", title_uk="Чай"))
    for _ in range(2):
        polish, ukrainian = Answer(cache, MONTH), Answer(cache, f"/uk{MONTH}")
        assert ("Herbata" in polish.text, "Чай" in polish.text, "Чай" in ukrainian.text) == (True, False, True)
    assert ukrainian.headers["Content-Language"] == "uk"


def test_the_same_questions_are_one_answer_however_they_are_asked(cache, tea):
    asked = "temat=neighbours&dla=x"
    ways = (asked, "dla=x&temat=neighbours", f"{asked}&od=&utm_source=a", f"{asked}&b=1")
    bodies = {Answer(cache, "/kalendarz/", query).body for query in ways}
    assert (len(bodies), len(cache)) == (1, 1)


def test_unknown_questions_do_not_make_it_grow(cache, tea):
    for number in range(30):
        Answer(cache, MONTH, f"x{number}={number}")
        Answer(cache, f"/spotkania/{tea.pk}.ics", f"od={number}")
    assert len(cache) == 2


@pytest.mark.parametrize("query", ["szukaj=herbata", "odleglosc=10", "blisko=10", "od=" + "1" * 2000, "od=1&" * 100])
def test_questions_that_few_share_are_not_kept(query, cache, tea):
    assert [Answer(cache, "/kalendarz/", query).status for _ in range(2)] == [200, 200]
    assert len(cache) == 0


def test_it_never_holds_more_than_it_may(at):
    at(2026, 12, 1, 9)
    calendar_version.forget()
    cache = PageCache(UNCACHED, most_octets=50_000)
    for month in range(1, 13):
        Answer(cache, f"/kalendarz/2026-{month:02}/")
        assert cache.octets <= 50_000
    assert 1 < len(cache) < 12
    assert Answer(cache, MONTH).queries == 0  # the newest stayed
    assert Answer(cache, "/kalendarz/2026-01/").queries > 0


def test_what_is_too_big_for_it_is_handed_through(cache, tea):
    small = PageCache(UNCACHED, most_octets=1000)
    assert Answer(small, MONTH).body == Answer(cache, MONTH).body
    assert (len(small), small.octets) == (0, 0)


def test_a_minute_later_it_is_made_anew(cache, tea, at):
    Answer(cache, "/kalendarz/")
    at(2026, 12, 1, 9, 1)
    assert Answer(cache, "/kalendarz/").queries > 0


def test_what_has_ended_is_gone_and_midnight_is_another_day(cache, tea, at):
    at(2026, 12, 1, 11, 59)
    assert "Herbata" in Answer(cache, "/kalendarz/").text
    at(2026, 12, 1, 12, 0)
    assert "Herbata" not in Answer(cache, "/kalendarz/").text
    today = [Answer(cache, MONTH).text.count('month__day--today">')]
    at(2026, 12, 1, 23, 59)
    before = Answer(cache, MONTH).text
    at(2026, 12, 2, 0, 0)
    assert today == [1]
    assert Answer(cache, MONTH).text != before


def test_who_is_signed_in_goes_past_it(cache, tea):
    Answer(cache, MONTH)
    assert Answer(cache, MONTH, cookie="sessionid=abc").queries > 0
    assert Answer(cache, MONTH, cookie="theme=dark").queries == 0


def test_nobodys_cookie_or_condition_reaches_what_everybody_gets(tea, at):
    at(2026, 12, 1, 9)
    calendar_version.forget()
    heard = []

    def nosy(environ, start_response):
        heard.append({name for name in environ if name.startswith("HTTP_")})
        return UNCACHED(environ, start_response)

    Answer(PageCache(nosy), MONTH, cookie="a=b", if_none_match='"x"', accept_encoding="br", range="bytes=0-1")
    assert heard == [{"HTTP_HOST"}]


def test_a_cookie_is_never_kept(tea, at):
    at(2026, 12, 1, 9)

    def baking(environ, start_response):
        return UNCACHED(environ, lambda status, headers, *_: start_response(status, [*headers, ("Set-Cookie", "a=b")]))

    cache = PageCache(baking)
    assert Answer(cache, MONTH).status == 200
    assert len(cache) == 0


@pytest.mark.parametrize("address", ["/kalendarz/2026-13/", "/nie-ma/", "/biuro/", "/kontakt/", "/kalendarz/%00/"])
def test_what_is_not_there_or_not_for_all_is_not_kept(address, cache):
    assert Answer(cache, address).status == Answer(UNCACHED, address).status
    assert len(cache) == 0


def test_whoever_acts_here_reads_it_here_at_once(cache, tea):
    Answer(cache, MONTH)
    Activity.objects.update(title="Kawa")
    assert "Herbata" in Answer(cache, MONTH).text
    Answer(cache, "/logowanie/", method="POST")
    assert "Kawa" in Answer(cache, MONTH).text


def test_another_host_is_another_page(cache, tea):
    here, there = Answer(cache, MONTH), Answer(cache, MONTH, host="localhost")
    assert ("//testserver/" in here.text, "//localhost/" in there.text) == (True, True)
    assert Answer(cache, MONTH, host="evil.example").status == 400


def test_places_are_kept_by_their_own_address(cache):
    here = builders.locality("Kandyty", slug="kandyty")
    make_occurrence(make_activity(title="Tutaj", venue=venue(locality=here)))
    make_occurrence(make_activity(title="Gdzie indziej", venue=venue()))
    for _ in range(2):
        village, all_of_it = Answer(cache, "/kalendarz/kandyty/").text, Answer(cache, "/kalendarz/").text
        assert ("Gdzie indziej" in village, "Gdzie indziej" in all_of_it) == (False, True)


def test_a_prefix_that_a_request_claims_stands_in_no_other_answer(cache, tea):
    """Gunicorn believes a header SCRIPT_NAME of whoever is on this machine: the proxy, and what it lets through."""
    claimed = Answer(cache, MONTH, script_name="//obcy.example")
    assert (claimed.status, "obcy.example" in claimed.text) == (200, True)
    assert "obcy.example" not in Answer(cache, MONTH).text  # and so does Django forget it, in this thread
