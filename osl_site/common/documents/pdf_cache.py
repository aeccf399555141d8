"""Documents drawn while someone waits for them: few at a time, and what is asked for again is not drawn again.

A month's sheet of sixty meetings takes WeasyPrint a second, one village's a third of that, so it is drawn where it is
asked for and not by the queue's worker. Three bounds keep that from hurting anyone else. A process draws one document
at a time, so that its other threads go on answering. At most WAITING more wait for their turn, each for PATIENCE
seconds; whoever comes after that is told at once that the paper is being made (Busy), and a second later it mostly is.
The last KEPT documents stay as bytes under the digest of their HTML: it holds everything they were made of (in
production the style sheet's name, too, holds a digest), so that a change of any row gives another name and nothing has
to be thrown away.
"""

import hashlib
from collections import OrderedDict
from datetime import datetime
from threading import BoundedSemaphore, Lock

from osl_site.common.documents import pdf

KEPT = 64
WAITING = 2
PATIENCE = 5.0  # seconds

_kept: OrderedDict[str, bytes] = OrderedDict()
_places = BoundedSemaphore(1 + WAITING)
_pen = Lock()
_shelf = Lock()


class Busy(Exception):
    """Too many documents are being drawn here; ask again in a moment."""


def name_of(html: str, *, moment: datetime) -> str:
    """A name for the document of this HTML: the same for the same data, another after any change."""
    return hashlib.sha256(html.encode() + moment.isoformat().encode()).hexdigest()


def draw_cached(html: str, *, moment: datetime) -> bytes:
    """The document as `pdf.draw` makes it, kept or new. Raises Busy rather than let a crowd wait."""
    name = name_of(html, moment=moment)
    if (found := _from_shelf(name)) is not None:
        return found
    if not _places.acquire(blocking=False):
        raise Busy
    try:
        return _in_turn(name, html, moment)
    finally:
        _places.release()


def _in_turn(name: str, html: str, moment: datetime) -> bytes:
    if not _pen.acquire(timeout=PATIENCE):
        raise Busy
    try:
        if (found := _from_shelf(name)) is None:
            found = pdf.draw(html, moment=moment)
            _onto_shelf(name, found)
        return found
    finally:
        _pen.release()


def _from_shelf(name: str) -> bytes | None:
    with _shelf:
        if name in _kept:
            _kept.move_to_end(name)
        return _kept.get(name)


def _onto_shelf(name: str, content: bytes) -> None:
    with _shelf:
        _kept[name] = content
        while len(_kept) > KEPT:
            _kept.popitem(last=False)
