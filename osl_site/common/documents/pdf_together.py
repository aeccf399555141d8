"""Documents one after another in one file, to be printed at once."""

import io
from collections.abc import Iterable

import pikepdf


def together(documents: Iterable[bytes], *, title: str) -> bytes:
    """What `pdf.together` promises."""
    whole = pikepdf.new()
    for content in documents:
        with pikepdf.open(io.BytesIO(content)) as one:
            whole.pages.extend(one.pages)
    whole.docinfo["/Title"] = title
    made = io.BytesIO()
    whole.save(made, deterministic_id=True)
    return made.getvalue()
