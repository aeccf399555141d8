"""Pages ready to be read: what residents open is made once and then handed out, the same bytes to everyone.

A view says with `cache_page` that its answer depends on nothing but the address, the questions it names, the minute,
and a version that it knows how to read. Before Django is even asked, the cache looks for that answer: in this process,
compressed already, at most `MOST_OCTETS` in all, those least asked for going first.

What it never holds: the answer to a person who is signed in (their request goes past the cache, so that staff see
their own change at once), to questions that only few share (`never_with`), anything but 200, anything with a cookie.

How old an answer can be: the version is asked before rendering and at most once a second, and a rendering sees at least
what the version it was asked under stands for. So a change shows within a second and the time of one rendering. The
minute belongs to what an answer depends on, because „what has ended” and „today” change by themselves: no page is wrong
about the time by more than a minute, and a page that nobody changed is made anew once a minute at most.

While the database does not answer, what stands ready is handed out all the same, and says of what hour it is; what does
not is answered by the application, which says 503.
"""

import gzip
import re
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from hashlib import blake2b
from threading import Lock
from time import monotonic
from urllib.parse import parse_qsl, urlencode

import brotli
from django.conf import settings
from django.core.handlers.wsgi import get_path_info
from django.db import Error, connection
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve
from django.utils import translation
from django.utils.http import parse_etags, parse_http_date_safe

from osl_site.common import clock
from osl_site.common.database import bounds
from osl_site.common.text.date_formats import moment_in_words

MOST_OCTETS = 24 * 2**20  # in one process
MOST_OF_ONE = 2 * 2**20
QUALITY = 5  # of brotli: smaller than gzip in its time; the best quality takes twenty times as long
LONGEST_QUESTION = 2.0  # seconds of silence until a version is not known
LONGEST_MAKING = 5.0  # seconds of silence until a page is not made
MAIN = re.compile(rb"<main\b[^>]*>")
LONGEST_PATH, LONGEST_QUERY, MOST_QUESTIONS = 200, 1000, 60
ABOUT_THE_WIRE = {"content-length", "content-encoding", "etag", "vary", "connection"}
ABOUT_THE_READER = (
    "HTTP_COOKIE",
    "HTTP_ACCEPT_ENCODING",
    "HTTP_IF_NONE_MATCH",
    "HTTP_IF_MODIFIED_SINCE",
    "HTTP_RANGE",
    "HTTP_AUTHORIZATION",
)
FOR_PROXIES = ("Cache-Control", "public, max-age=0, s-maxage=2")  # a reader's browser asks each time, a proxy seldom
Application = Callable[[dict, Callable], Iterable[bytes]]
Headers = list[tuple[str, str]]


class Polled:
    """The name of a version, read at most once in so many seconds in this process.

    While the database does not answer it raises Error, at once for as many seconds after each time that was found out.
    """

    def __init__(self, read: Callable[[], str], *, seconds: float = 1.0) -> None:
        self._read = read
        self._seconds = seconds
        self._lock = Lock()
        self._known: tuple[float, str | Error] | None = None  # asked when, answered what: always replaced as one

    def __call__(self) -> str:
        known = self._known
        if known is None or monotonic() - known[0] >= self._seconds:
            with self._lock:  # one thread asks, the others wait for what it hears
                known = self._known
                if known is None or monotonic() - known[0] >= self._seconds:
                    known = self._known = self._heard()
        if isinstance(known[1], Error):
            raise known[1]
        return known[1]

    def _heard(self) -> tuple[float, str | Error]:
        """When it was asked, and the answer or what went wrong."""
        asked_at = monotonic()
        try:
            with bounds.at_most(LONGEST_QUESTION):
                return asked_at, self._read()
        except Error as problem:
            return monotonic(), problem

    def forget(self) -> None:
        """Something may have changed by our own doing: the next one asks."""
        self._known = None


@dataclass(frozen=True)
class Caching:
    """What the answer of a view depends on."""

    version: Polled
    questions: frozenset[str]
    never_with: frozenset[str]


_versions: set[Polled] = set()


def cache_page(version: Polled, *, questions: Collection[str] = (), never_with: Collection[str] = ()) -> Callable:
    """Mark a view whose answer may be cached. It is asked without any question it does not name here."""
    caching = Caching(version, frozenset(questions), frozenset(never_with))
    _versions.add(version)

    def mark(view: Callable) -> Callable:
        view.caching = caching
        return view

    return mark


@lru_cache(maxsize=1024)
def caching_of(path: str) -> Caching | None:
    """How the view at this address is kept, if it is."""
    language = translation.get_language_from_path(path) or settings.LANGUAGE_CODE
    try:
        with translation.override(language):
            return getattr(resolve(path).func, "caching", None)
    except Resolver404:
        return None


def canonical(query: str, caching: Caching) -> str | None:
    """The questions that count, in one order, whatever way they were asked. None: this is not for the cache."""
    if not query:
        return ""
    if len(query) > LONGEST_QUERY:
        return None
    try:
        asked = parse_qsl(query, max_num_fields=MOST_QUESTIONS, errors="replace")
    except ValueError:
        return None
    known = caching.questions | caching.never_with
    asked = sorted((name, value) for name, value in asked if name in known)
    return None if any(name in caching.never_with for name, _ in asked) else urlencode(asked)


@lru_cache(maxsize=256)
def coding_of(accepted: str) -> str:
    """The best coding that this Accept-Encoding takes: „br”, „gzip” or „identity”."""
    taken = {}
    for part in accepted.lower().split(","):
        name, _, parameter = part.partition(";")
        taken[name.strip()] = parameter.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return next((name for name in ("br", "gzip") if taken.get(name, taken.get("*", False))), "identity")


@dataclass
class Ready:
    """One answer, its body compressed."""

    headers: Headers
    etag: str
    made_at: datetime
    by_coding: dict[str, bytes] = field(default_factory=dict)

    @classmethod
    def of(cls, headers: Headers, body: bytes) -> "Ready":
        digest = blake2b(body, digest_size=16).hexdigest()
        etag = f'W/"{digest}"'  # weak, for it is one for all codings
        rest = [(name, value) for name, value in headers if name.lower() not in ABOUT_THE_WIRE]
        rest += [("ETag", etag), ("Vary", "Accept-Encoding")]
        return cls(rest, etag, clock.now(), {"gzip": gzip.compress(body, 6, mtime=0)})

    @property
    def changed(self) -> int | None:
        """When it changed last, in seconds, where its view says so."""
        said = next((value for name, value in self.headers if name.lower() == "last-modified"), "")
        return parse_http_date_safe(said) if said else None

    @property
    def octets(self) -> int:
        return 1000 + sum(map(len, self.by_coding.values()))

    def body(self, coding: str) -> bytes:
        if coding == "identity":
            return gzip.decompress(self.by_coding["gzip"])
        if coding not in self.by_coding:
            self.by_coding[coding] = brotli.compress(self.body("identity"), quality=QUALITY)
        return self.by_coding[coding]

    def is_known_by(self, tags: str, since: str = "") -> bool:
        """Whether the reader has it, by its tag or, where no tag is named, by the moment of its last change."""
        known = parse_etags(tags)
        if tags or not since or self.changed is None:
            return known == ["*"] or self.etag in known or self.etag.removeprefix("W/") in known
        return (parse_http_date_safe(since) or 0) >= self.changed


class PageCache:
    """A WSGI application in front of another one."""

    def __init__(self, application: Application, *, most_octets: int = MOST_OCTETS) -> None:
        self.application = application
        self.most_octets = most_octets
        self.octets = 0
        self._lock = Lock()
        self._ready: OrderedDict[tuple, tuple[tuple, Ready, int]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._ready)

    def __call__(self, environ: dict, start_response: Callable) -> Iterable[bytes]:
        path = get_path_info(environ)
        caching = caching_of(path) if len(path) <= LONGEST_PATH else None
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
            return self._acting(environ, start_response)
        if caching is None or f"{settings.SESSION_COOKIE_NAME}=" in environ.get("HTTP_COOKIE", ""):
            return self.application(environ, start_response)
        query = canonical(environ.get("QUERY_STRING", ""), caching)
        if query is None:
            return self.application(environ, start_response)
        key, stamp = (*_site(environ), path, query), _stamp(caching)
        if ready := self._found(key, stamp):
            return _handed(ready, environ, start_response) if stamp else _handed_late(ready, environ, start_response)
        if stamp is None:
            return self.application(environ, start_response)
        with bounds.at_most(LONGEST_MAKING):
            status, headers, body = _asked(self.application, {**environ, "QUERY_STRING": query})
        if status.startswith("503 ") and (ready := self._found(key, None)):
            return _handed_late(ready, environ, start_response)
        if not _may_stand(status, headers):
            start_response(status, headers)
            return [body] if environ["REQUEST_METHOD"] == "GET" else []
        ready = Ready.of(headers, body)
        self._put(key, stamp, ready)
        return _handed(ready, environ, start_response)

    def _acting(self, environ: dict, start_response: Callable) -> Iterable[bytes]:
        """Whoever changes something here reads it here at once: versions are asked again after every act."""
        try:
            return self.application(environ, start_response)
        finally:
            for version in _versions:
                version.forget()

    def _found(self, key: tuple, stamp: tuple | None) -> Ready | None:
        """What was made under this stamp; without one, the last that was made."""
        with self._lock:
            found = self._ready.get(key)
            if found is None or (stamp and found[0] != stamp):
                return None
            self._ready.move_to_end(key)
            return found[1]

    def _put(self, key: tuple, stamp: tuple, ready: Ready) -> None:
        size = 2 * ready.octets  # what brotli will add is never more
        if size > min(MOST_OF_ONE, self.most_octets):
            return
        with self._lock:
            if before := self._ready.pop(key, None):
                self.octets -= before[2]
            self._ready[key] = (stamp, ready, size)
            self.octets += size
            while self.octets > self.most_octets:
                _, (_, _, freed) = self._ready.popitem(last=False)
                self.octets -= freed


def _site(environ: dict) -> tuple:
    """What Django makes of these stands in the page (its own whole address) or decides about it (a redirection)."""
    forwarded, host = environ.get("HTTP_X_FORWARDED_PROTO"), environ.get("HTTP_HOST", "").lower()
    return environ["wsgi.url_scheme"], forwarded, host, environ.get("SCRIPT_NAME", "")


def _stamp(caching: Caching) -> tuple[str, int] | None:
    """Version and minute; midnight in Warsaw is the end of a minute, so the day is in it. None: nobody knows now."""
    try:
        return caching.version(), int(clock.now().timestamp()) // 60
    except Error:
        connection.close_if_unusable_or_obsolete()
        return None


def _asked(application: Application, environ: dict) -> tuple[str, Headers, bytes]:
    """What the application answers to anybody: nothing of this reader is passed on."""
    anyone = {name: value for name, value in environ.items() if name not in ABOUT_THE_READER}
    said: list = []

    def start_response(status: str, headers: Headers, exc_info: object = None) -> None:
        said[:] = status, headers

    answer = application({**anyone, "REQUEST_METHOD": "GET"}, start_response)
    try:
        body = b"".join(answer)
    finally:
        if hasattr(answer, "close"):
            answer.close()
    status, headers = said
    return status, headers, body


def _may_stand(status: str, headers: Headers) -> bool:
    names = {name.lower(): value.lower() for name, value in headers}
    is_private = any(word in names.get("cache-control", "") for word in ("private", "no-store"))
    return status.startswith("200 ") and "set-cookie" not in names and not is_private


def _handed(ready: Ready, environ: dict, start_response: Callable) -> list[bytes]:
    if ready.is_known_by(environ.get("HTTP_IF_NONE_MATCH", ""), environ.get("HTTP_IF_MODIFIED_SINCE", "")):
        start_response("304 Not Modified", [("ETag", ready.etag), ("Vary", "Accept-Encoding"), FOR_PROXIES])
        return []
    coding = coding_of(environ.get("HTTP_ACCEPT_ENCODING", ""))
    body = ready.body(coding)
    named = [] if coding == "identity" else [("Content-Encoding", coding)]
    said = [] if any(name.lower() == "cache-control" for name, _value in ready.headers) else [FOR_PROXIES]
    start_response("200 OK", [*ready.headers, *said, *named, ("Content-Length", str(len(body)))])
    return [body] if environ["REQUEST_METHOD"] == "GET" else []


def _handed_late(ready: Ready, environ: dict, start_response: Callable) -> list[bytes]:
    """While nobody knows whether it is still so: as it was, with its hour in sight; nothing keeps it."""
    body, headers = ready.body("identity"), [row for row in ready.headers if row[0] not in ("ETag", "Cache-Control")]
    if any(name == "Content-Type" and value.startswith("text/html") for name, value in headers):
        body = MAIN.sub(lambda main: main[0] + _of_what_hour(ready, environ), body, count=1)
    headers += [("Cache-Control", "no-store"), ("Warning", '110 - "Response is Stale"')]
    start_response("200 OK", [*headers, ("Content-Length", str(len(body)))])
    return [body] if environ["REQUEST_METHOD"] == "GET" else []


def _of_what_hour(ready: Ready, environ: dict) -> bytes:
    with translation.override(translation.get_language_from_path(get_path_info(environ)) or settings.LANGUAGE_CODE):
        return render_to_string("components/late.html", {"moment": moment_in_words(ready.made_at)}).encode()
