"""HTML to DOCX: a page of ours as a document of Word, with the same words in the same order, its headings, lists and
tables as Word's own, so that an office can go on writing in it.

The same HTML and moment give the same bytes. The module that needs python-docx is loaded with the first document.
"""

from datetime import datetime

from django.utils.module_loading import import_string

ENGINE = "osl_site.common.documents.docx_engine.draw"
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def draw(html: str, *, moment: datetime) -> bytes:
    """A document of a whole HTML page for paper. `moment` is its date of creation.

    Raises ValueError for an element that the walker does not know: nothing is ever left out in silence.
    """
    return import_string(ENGINE)(html, moment=moment)
