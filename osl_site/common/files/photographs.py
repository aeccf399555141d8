"""Photographs and scans of pages, in their order, as one PDF: upright, at most as sharp as a printer, and without what
a phone writes into a picture, such as where it was taken."""

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

from PIL import Image, ImageFile, ImageOps

KINDS = ("JPEG", "PNG", "TIFF")
DOTS = 200  # an inch
SHEET = (1654, 2339)  # dots of A4
MOST_DOTS = 80_000_000  # of one picture; phones take 12 to 50 million
MOST_PAGES = 100
QUALITY = 80


def as_pdf(pictures: Sequence[bytes], *, moment: datetime) -> bytes:
    """Each picture is a page, and so is each page of a TIFF. The same pictures and moment give the same bytes.

    Raises ValueError for what is no whole picture, is too large, or has too many pages.
    """
    pages: list[Image.Image] = []
    for picture in pictures:
        pages += _pages_of(picture, room=MOST_PAGES - len(pages))
    first, *others = pages
    made = io.BytesIO()
    at = moment.timetuple()
    said = {"producer": "", "creationDate": at, "modDate": at, "resolution": DOTS, "quality": QUALITY}
    first.save(made, "PDF", save_all=True, append_images=others, **said)
    return made.getvalue()


def _pages_of(picture: bytes, *, room: int) -> list[Image.Image]:
    try:
        with whole(), Image.open(io.BytesIO(picture), formats=KINDS) as opened:
            count = getattr(opened, "n_frames", 1)
            if count > room:
                raise ValueError("too many pages")
            return [_page(opened, number) for number in range(count)]
    except ValueError:
        raise
    except Exception as error:  # whatever a stranger sends: Exif that says nonsense ends in a TypeError, too
        raise ValueError("no picture that can be read") from error


@contextmanager
def whole() -> Iterator[None]:
    """A picture that ends in the middle is refused, though WeasyPrint has Pillow draw what there is of it."""
    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _page(opened: Image.Image, number: int) -> Image.Image:
    opened.seek(number)
    if opened.width * opened.height > MOST_DOTS:
        raise ValueError("too many dots")
    upright = ImageOps.exif_transpose(opened)
    shown = upright.convert("RGBA") if upright.has_transparency_data else upright
    paper = Image.new("RGB", shown.size, "white")
    paper.paste(shown, mask=shown.getchannel("A") if shown.mode == "RGBA" else None)
    sheet = SHEET if paper.width <= paper.height else SHEET[::-1]
    paper.thumbnail(sheet)
    return paper
