"""A document in a moment, for tests that ask which document is kept, signed and handed out, and never read it."""

import hashlib
import io
from datetime import datetime

import pikepdf


def draw(html: str, *, moment: datetime) -> bytes:
    """A blank page. As `pdf.draw` promises, the same HTML and moment give the same bytes, and no other do."""
    return _blank(hashlib.sha256(f"{moment.isoformat()}\n{html}".encode()).hexdigest())


def draw_words(html: str, *, moment: datetime) -> bytes:
    """The same with the HTML in it, letter for letter, for tests that look for words."""
    return _blank(f"{moment.isoformat()} {' '.join(html.split())}".encode("ascii", "xmlcharrefreplace").decode())


def _blank(drawn: str) -> bytes:
    content = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        document.Root.Drawn = pikepdf.String(drawn)
        document.save(content, object_stream_mode=pikepdf.ObjectStreamMode.disable, deterministic_id=True)
    return content.getvalue()
