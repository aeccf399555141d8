"""One line for each request: the name of its address and never the address, how it ended, how long it took.

The number is the proxy's where a proxy of ours says one (X-Request-ID), so that its line and ours are found by the
same word. What took longer than the settings allow is a warning.
"""

import logging
from collections.abc import Callable, Iterable
from functools import lru_cache
from ipaddress import ip_address
from time import monotonic, perf_counter

from django.conf import settings
from django.core.handlers.wsgi import get_path_info
from django.urls import Resolver404, resolve
from django.utils import translation

from osl_site.machine.logs import current
from osl_site.machine.logs.json_lines import FACTS

LONGEST_PATH = 200
UNKNOWN = "?"
logger = logging.getLogger("osl.requests")
_unsaid_at: float | None = None
_stranger: tuple[str, float] | None = None  # who forwarded a request and is no proxy of ours, and when


class RequestLog:
    """A WSGI application around the whole of ours."""

    def __init__(self, application: Callable[..., Iterable[bytes]]) -> None:
        self.application = application

    def __call__(self, environ: dict, start_response: Callable) -> Iterable[bytes]:
        began, statuses = perf_counter(), []
        path = get_path_info(environ)  # Django writes it over with its own, which is no text of WSGI any more

        def started(status: str, *rest: object) -> Callable:
            statuses.append(status)
            return start_response(status, *rest)

        by_proxy = is_by_proxy(environ)
        with current.answering(environ.get("HTTP_X_REQUEST_ID", "") if by_proxy else "") as request:
            try:
                return self.application(environ, started)
            finally:
                took = (perf_counter() - began) * 1000
                status = int(statuses[-1].partition(" ")[0]) if statuses else 500
                view = view_of(path)
                if by_proxy and view != "health" and not environ.get("HTTP_X_FORWARDED_PROTO"):
                    _remember_unsaid()
                if not by_proxy and environ.get("HTTP_X_FORWARDED_FOR"):
                    _remember_stranger(environ.get("REMOTE_ADDR", ""))
                _write(environ["REQUEST_METHOD"], view, status, took, request.queries)


def is_by_proxy(environ: dict) -> bool:
    """Whether a proxy of ours asks; an empty peer is a socket on this machine."""
    peer = environ.get("REMOTE_ADDR", "")
    return not peer or peer in settings.PROXIES


def _write(method: str, view: str, status: int, took: float, queries: int) -> None:
    is_slow = took > settings.SLOW_REQUEST_MS
    facts = {"method": method, "view": view, "status": status, "ms": round(took, 1), "queries": queries}
    logger.log(logging.WARNING if is_slow else logging.INFO, "slow" if is_slow else "answered", extra={FACTS: facts})


@lru_cache(maxsize=1024)
def _known(path: str) -> str:
    language = translation.get_language_from_path(path) or settings.LANGUAGE_CODE
    try:
        with translation.override(language):
            return resolve(path).view_name or UNKNOWN
    except Resolver404:
        return UNKNOWN


def view_of(path: str) -> str:
    """How the address is called in `urls.py`; „?” where there is none."""
    if path.startswith(settings.STATIC_URL):
        return "static"
    return _known(path) if len(path) <= LONGEST_PATH else UNKNOWN


def _remember_unsaid() -> None:
    global _unsaid_at
    _unsaid_at = monotonic()


def _remember_stranger(peer: str) -> None:
    global _stranger
    _stranger = peer, monotonic()


def proxy_that_is_not_ours(*, within: float = 3600.0) -> str | None:
    """The address on the office's own network from which in so many seconds somebody forwarded requests without being
    in OSL_PROXIES, as a container's gateway does; empty of one out of the open network. None where nobody did.

    Known of this process alone. All who come by that proxy are counted as one, and soon nobody signs in.
    """
    if _stranger is None or monotonic() - _stranger[1] > within:
        return None
    return _stranger[0] if is_near(_stranger[0]) else ""


def is_near(address: str) -> bool:
    try:
        return ip_address(address).is_private
    except ValueError:
        return False


def proxy_says_how_one_came(*, within: float = 3600.0) -> bool:
    """Whether in so many seconds every request by a proxy said in X-Forwarded-Proto how the reader came.

    Known of this process alone. Without the word no page is ever reached: each answer leads to itself by TLS.
    """
    return _unsaid_at is None or monotonic() - _unsaid_at > within
