"""The request that is being answered in this thread: its number, and how often it asked the database."""

import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

NUMBER = re.compile(r"[0-9a-f]{16,64}")


@dataclass
class Request:
    """What is counted of one request while it is answered."""

    number: str
    queries: int = 0


_current: ContextVar[Request | None] = ContextVar("request", default=None)


@contextmanager
def answering(said: str = "") -> Iterator[Request]:
    """Within it lines bear the number of this request: the one the proxy said, or a new one."""
    request = Request(said if NUMBER.fullmatch(said) else secrets.token_hex(16))
    token = _current.set(request)
    try:
        yield request
    finally:
        _current.reset(token)


def number() -> str:
    """Of the request that is being answered, or nothing."""
    request = _current.get()
    return request.number if request else ""


def count_query() -> None:
    """The database was asked once more."""
    if request := _current.get():
        request.queries += 1
