"""The one row that every page's frame shows."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar

from django.db import Error, connection
from django.db.models import QuerySet

from osl_site.common.centre.models import Centre
from osl_site.common.centre.placeholders import without_placeholders
from osl_site.common.database.prepared import prepared

UNNAMED = "Centrum usług społecznych"


def office() -> Centre:
    """The office as stored, or an unsaved one with a generic name while nobody has filled it in. One query.

    What only says that a value is to be filled in is nothing here.
    """
    global _last_known
    if held := _held.get():
        return held
    _last_known = without_placeholders(next(iter(_stored()), None) or _unnamed())
    return _last_known


@contextmanager
def asked_once() -> Iterator[Centre]:
    """What is written within names one and the same office, of which the database is asked once."""
    token = _held.set(here := office())
    try:
        yield here
    finally:
        _held.reset(token)


@prepared
def _stored() -> QuerySet[Centre]:
    return Centre.objects.order_by("pk")[:1]


def rung_or(without: str, ringing: str) -> str:
    """The sentence that invites to ring, where the office has a number; else the one that does not. One query."""
    return ringing if office().organiser_phone else without


def last_known_office() -> Centre:
    """As it stood when this process last asked: for what is said while the database does not answer. No query."""
    return _last_known or _unnamed()


def know_before_asked() -> None:
    """Once, when a process begins to serve; a database that does not answer yet is asked by the first page."""
    with suppress(Error):
        office()
    connection.close()


def _unnamed() -> Centre:
    return Centre(name=UNNAMED, short_name="CUS")


_held: ContextVar[Centre | None] = ContextVar("office", default=None)
_last_known: Centre | None = None
