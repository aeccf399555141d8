"""Documents drawn while someone waits for them: few at a time, and what is asked for again is not drawn again.

A month's sheet of sixty meetings takes WeasyPrint a second, one village's a third of that, so it is drawn where it is
asked for and not by the queue's worker. Three bounds keep that from hurting anyone else. A process draws one document
at a time, so that its other threads go on answering. At most WAITING more wait for their turn, each for PATIENCE
seconds; whoever comes after that is told at once that the paper is being made (Busy), and a second later it mostly is.
The last documents for everybody stay as bytes (the cache `pdf` of the settings) under the digest of their HTML: it
holds everything they were made of (in production the style sheet's name, too, holds a digest), so that a change of any
row gives another name and nothing has to be thrown away. A document with people in it is `drawn_for_once` and not kept.
"""

import hashlib
from datetime import datetime
from threading import BoundedSemaphore, Lock

from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag

from osl_site.common.documents import pdf

WAITING = 2
PATIENCE = 5.0  # seconds
AGAIN = 3  # seconds after which the paper that is being made is asked for again

_places = BoundedSemaphore(1 + WAITING)
_pen = Lock()


class Busy(Exception):
    """Too many documents are being drawn here; ask again in a moment."""


def name_of(html: str, *, moment: datetime) -> str:
    """A name for the document of this HTML: the same for the same data, another after any change."""
    return hashlib.sha256(html.encode() + moment.isoformat().encode()).hexdigest()


def draw_cached(html: str, *, moment: datetime) -> bytes:
    """The document as `pdf.draw` makes it, kept or new. Raises Busy rather than let a crowd wait."""
    name = name_of(html, moment=moment)
    return caches["pdf"].get(name) or _in_turn(html, moment, name)


def drawn_for_once(html: str, *, moment: datetime) -> bytes:
    """As `drawn`, of a document that is kept nowhere. Raises Busy."""
    return _in_turn(html, moment)


def busy_page(request: HttpRequest, template: str) -> HttpResponse:
    """What is shown on Busy: the paper (`here`) is being made, and may be asked for again in a moment."""
    waiting = render(request, template, {"here": request.get_full_path()}, status=503)
    waiting.headers["Retry-After"] = str(AGAIN)
    return waiting


def drawn_while_waiting(request: HttpRequest, html: str, *, moment: datetime, name: str) -> HttpResponse:
    """The drawn document under that name; 304 for who has it; a page that says it is being made when too many wait."""
    etag = quote_etag(name_of(html, moment=moment))
    if known := get_conditional_response(request, etag=etag):
        return known
    try:
        content = draw_cached(html, moment=moment)
    except Busy:
        return busy_page(request, "print_waits.html")
    headers = {"Content-Disposition": f'inline; filename="{name}"', "ETag": etag}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


def _in_turn(html: str, moment: datetime, name: str = "") -> bytes:
    if not _places.acquire(blocking=False):
        raise Busy
    try:
        if not _pen.acquire(timeout=PATIENCE):
            raise Busy
        try:
            return _made(html, moment, name)
        finally:
            _pen.release()
    finally:
        _places.release()


def _made(html: str, moment: datetime, name: str) -> bytes:
    """New, or what somebody had made while we waited. Kept if it has a name."""
    if not name:
        return pdf.draw(html, moment=moment)
    return caches["pdf"].get_or_set(name, lambda: pdf.draw(html, moment=moment))
