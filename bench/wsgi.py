"""What the measured server serves: the site, with two kinds of addresses that production has not, for comparison.

`/constant/…` answers the bytes and headers of the page `/…`, kept in a dictionary: as fast as this server can answer
anything of that size. `/uncached/…` is the page itself, asked past the cache.
"""

from collections.abc import Callable, Iterable

from bench.server import CONSTANT, UNCACHED
from osl_site.wsgi import application as site

_constants: dict[str, tuple[str, list, list[bytes]]] = {}


def application(environ: dict, start_response: Callable) -> Iterable[bytes]:
    path = environ["PATH_INFO"]
    if path.startswith(UNCACHED):
        return site.application({**environ, "PATH_INFO": path.removeprefix(UNCACHED)}, start_response)
    if not path.startswith(CONSTANT):
        return site(environ, start_response)
    wanted = f"{path}?{environ['QUERY_STRING']}"
    if wanted not in _constants:
        _constants[wanted] = _answered({**environ, "PATH_INFO": path.removeprefix(CONSTANT)})
    status, headers, body = _constants[wanted]
    start_response(status, headers)
    return body


def _answered(environ: dict) -> tuple[str, list, list[bytes]]:
    said: list = []
    body = b"".join(site(environ, lambda status, headers: said.extend((status, headers))))
    status, headers = said
    return status, headers, [body]
