"""How long whoever waits for a page waits for the database, whatever that does: is silent, is gone, holds a row.

Bounds are for what serves pages, which switches them on (`osl_site/wsgi.py`). The worker and commands take their time.
The server bounds statements and locks itself; where it answers nothing at all, the connection is given up here.
"""

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from time import monotonic
from typing import Any

import psycopg

STATEMENT, LOCK, IDLE = 15_000, 5_000, 60_000  # milliseconds, of the server
SILENCE = 20.0  # seconds without an answer until a connection is given up
REST = 2.0  # seconds after a silence in which nobody new waits for it
OPTIONS = f"-c statement_timeout={STATEMENT} -c lock_timeout={LOCK} -c idle_in_transaction_session_timeout={IDLE}"
LOST = "The database does not answer."

_are_on = False
_silent_at: float | None = None
_most: ContextVar[float | None] = ContextVar("most", default=None)


def switch_on() -> None:
    """From now on every connection of this process is bounded."""
    global _are_on
    _are_on = True


def options() -> str:
    """What the server is to be told by a new connection; nothing while there are no bounds."""
    return OPTIONS if _are_on else ""


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Within it no question waits longer, in whatever process."""
    token = _most.set(seconds)
    try:
        yield
    finally:
        _most.reset(token)


def _patience() -> float | None:
    return _most.get() or (SILENCE if _are_on else None)


class Connection(psycopg.Connection):
    """psycopg's own, which waits for an answer no longer than is said here. Raises OperationalError then."""

    def wait(self, gen: Generator, interval: float = 0.1, timeout: float | None = None) -> Any:
        if timeout is not None or (patience := _patience()) is None:
            return super().wait(gen, interval, timeout)
        began = monotonic()
        try:
            return super().wait(gen, interval, patience)
        except psycopg.OperationalError as problem:
            # How psycopg calls the end of its wait is its own affair: what the server says bears a code of its own.
            if problem.sqlstate is not None or monotonic() - began < patience:
                raise
            _remember_silence()
            self.pgconn.finish()
            raise psycopg.OperationalError(LOST) from None

    @classmethod
    def connect(cls, *args: Any, **kwargs: Any) -> "Connection":
        """Raise OperationalError at once while the silence is young: else each thread would find it out anew."""
        if _are_on and _silent_at is not None and monotonic() - _silent_at < REST:
            raise psycopg.OperationalError(LOST)
        try:
            return super().connect(*args, **kwargs)
        except psycopg.errors.ConnectionTimeout:
            _remember_silence()
            raise


def _remember_silence() -> None:
    global _silent_at
    _silent_at = monotonic()
