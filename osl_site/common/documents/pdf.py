"""HTML to PDF/A-3a and PDF/UA-1 in one file: tagged, titled, in its language, with an outline; only our files are read.

The same HTML and moment give the same bytes. What was drawn once and decided on is kept as bytes and never drawn again,
since every release of WeasyPrint may draw differently.

Loading WeasyPrint takes a third of a second of the processor and 27 megabytes, and most processes never draw. So the
module that needs it is loaded with the first document, by name, since no function here has an import of its own.
"""

from collections.abc import Iterable
from datetime import datetime

from django.utils.module_loading import import_string

ENGINE = "osl_site.common.documents.pdf_engine.draw"
TOGETHER = "osl_site.common.documents.pdf_together.together"


def draw(html: str, *, moment: datetime) -> bytes:
    """A document, PDF/A-3a and PDF/UA-1 at once, of a whole HTML page. `moment` is its date of creation, from the data.

    Raises ValueError when the page names a file that is not ours: a document that lacks its styles or fonts is never
    handed out.
    """
    return import_string(ENGINE)(html, moment=moment)


def together(documents: Iterable[bytes], *, title: str) -> bytes:
    """The pages of these documents one after another, PDF/UA-1 as each of them is: with their tags, their language, and
    an outline that leads to each by its title."""
    return import_string(TOGETHER)(documents, title=title)
