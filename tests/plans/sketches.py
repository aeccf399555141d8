"""A document in a moment, for tests that ask which document is kept, signed and handed out, and never read it."""

import hashlib
import io
from datetime import datetime

import pikepdf


def draw(html: str, *, moment: datetime) -> bytes:
    """A blank page. As `pdf.draw` promises, the same HTML and moment give the same bytes, and no other do."""
    content = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        document.Root.Drawn = pikepdf.String(hashlib.sha256(f"{moment.isoformat()}\n{html}".encode()).hexdigest())
        document.save(content, object_stream_mode=pikepdf.ObjectStreamMode.disable, deterministic_id=True)
    return content.getvalue()
