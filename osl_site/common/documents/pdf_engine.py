"""WeasyPrint, as `osl_site.common.documents.pdf` has it draw: it reads only this project's own files."""

import hashlib
import io
import mimetypes
import os
from datetime import datetime
from importlib.resources import files
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from weasyprint import HTML
from weasyprint.css import ColorProfile
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from osl_site.common.documents.pdf_metadata import ArchivalMetadata
from osl_site.common.documents.typesetting import typeset
from osl_site.common.text.drawable import as_drawn

ASKED = "FONTCONFIG_FILE"  # by which fontconfig is told where to look, each time it begins
COLOURS = "colours-of-the-office"  # the name of the profile, within WeasyPrint only
ORIGIN = "https://files.invalid"  # a host that can exist nowhere (RFC 2606); nothing is ever asked of a network


class OwnFiles(URLFetcher):
    """Answers with files below STATIC_URL and refuses every other address, of the network and of the disk alike."""

    def __init__(self) -> None:
        super().__init__()
        self.refused: list[str] = []

    def fetch(self, url: str, headers: dict | None = None) -> URLFetcherResponse:
        """The bytes of a static file with their type. Raises ValueError for anything else and remembers it."""
        path = unquote(urlsplit(url).path)
        name = path.removeprefix(settings.STATIC_URL)
        is_ours = url.startswith(f"{ORIGIN}/") and path.startswith(settings.STATIC_URL)
        found = _static_file(name) if is_ours else None
        if not found:
            self.refused.append(url)
            raise ValueError(f"not a file of this project: {url[:80]}")
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        return URLFetcherResponse(url, found.read_bytes(), {"Content-Type": kind})


def _static_file(name: str) -> Path | None:
    """A file by its static name, from where collectstatic put it or from where it was made."""
    if not settings.STATIC_ROOT:
        found = finders.find(name)
        return Path(found) if found else None
    root = Path(settings.STATIC_ROOT).resolve()
    file = (root / name).resolve()
    return file if file.is_relative_to(root) and file.is_file() else None


class OwnFonts(FontConfiguration):
    """Knows the letters in `static/fonts` and none that this machine has, so that every machine draws the same."""

    def __init__(self) -> None:
        before = os.environ.get(ASKED)
        os.environ[ASKED] = str(Path(__file__).with_name("fonts.conf"))
        try:
            super().__init__()
        finally:
            os.environ.pop(ASKED)
            os.environ.update({ASKED: before} if before else {})


def draw(html: str, *, moment: datetime) -> bytes:
    """What `pdf.draw` promises."""
    own = OwnFiles()
    page = HTML(string=as_drawn(html), base_url=f"{ORIGIN}/", url_fetcher=own, media_type="print")
    typeset(page.etree_element)
    document = page.render(
        OwnFonts(), presentational_hints=True
    )  # of all hints we give the numbers of points of a list
    if own.refused:
        raise ValueError(f"the document names what is not a file of this project: {own.refused[:3]}")
    document.metadata = ArchivalMetadata.of(document.metadata)
    document.color_profiles[COLOURS] = _colours()
    document.metadata.created = document.metadata.modified = moment.isoformat(timespec="seconds")
    identifier = hashlib.sha256(html.encode() + moment.isoformat().encode()).hexdigest()[:32].encode()
    return document.write_pdf(pdf_variant="pdf/a-3a", pdf_tags=True, pdf_identifier=identifier, output_intent=COLOURS)


def _colours() -> ColorProfile:
    """sRGB, as PDF/A wants it said. WeasyPrint would open the same file and leave it open."""
    profile = (files("weasyprint.pdf") / "sRGB2014.icc").read_bytes()
    return ColorProfile(io.BytesIO(profile), "sRGB2014.icc", "relative-colorimetric", (["r"], ["g"], ["b"]))
