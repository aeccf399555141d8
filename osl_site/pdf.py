"""HTML to PDF/UA-1: tagged, titled, in its language, with an outline; only this project's own files are read.

The same HTML and moment give the same bytes. What was drawn once and decided on is kept as bytes and never drawn again,
since every release of WeasyPrint may draw differently.
"""

import hashlib
import mimetypes
from datetime import datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from weasyprint import HTML
from weasyprint.urls import URLFetcher, URLFetcherResponse

ORIGIN = "osl://static"  # an address that exists nowhere, so that nothing can be fetched by mistake


class OwnFiles(URLFetcher):
    """Answers with files below STATIC_URL and refuses every other address, of the network and of the disk alike."""

    def fetch(self, url: str, headers: dict | None = None) -> URLFetcherResponse:
        """The bytes of a static file with their type. Raises ValueError for anything else; the drawing goes on."""
        path = unquote(urlsplit(url).path)
        if not url.startswith(f"{ORIGIN}/") or not path.startswith(settings.STATIC_URL):
            raise ValueError(f"not a file of this project: {url[:80]}")
        name = path.removeprefix(settings.STATIC_URL)
        found = Path(settings.STATIC_ROOT) / name if settings.STATIC_ROOT else finders.find(name)
        if not found:
            raise ValueError(f"no such file: {name}")
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        return URLFetcherResponse(url, Path(found).read_bytes(), {"Content-Type": kind})


def draw(html: str, *, moment: datetime) -> bytes:
    """A PDF/UA-1 document of a whole HTML page. `moment` is its date of creation, from the data."""
    page = HTML(string=html, base_url=f"{ORIGIN}/", url_fetcher=OwnFiles(), media_type="print")
    document = page.render()
    document.metadata.created = document.metadata.modified = moment.isoformat(timespec="seconds")
    identifier = hashlib.sha256(html.encode() + moment.isoformat().encode()).hexdigest()[:32].encode()
    return document.write_pdf(pdf_variant="pdf/ua-1", pdf_tags=True, pdf_identifier=identifier)
