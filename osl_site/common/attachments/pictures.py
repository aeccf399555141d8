"""Photographs made fit to be kept: upright, at most 1600 dots a side, with no word of where, when and with what they
were taken; and areas of them covered. Pure: bytes in, bytes out.

Everything is drawn anew dot by dot, so that nothing but what one sees outlives: no Exif, GPS, comment, colour profile,
second picture behind the first, nor a file of another kind that hides in it.
"""

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PIL import Image, ImageDraw, ImageOps, UnidentifiedImageError

from osl_site.common.attachments.areas import Area
from osl_site.common.files.photographs import whole

KINDS = ("JPEG", "PNG", "WEBP")
LONGEST_SIDE = 1600  # dots
MOST_DOTS = 80_000_000  # of a JPEG, of which a part is read; phones take 12 to 50 million
MOST_DOTS_AT_ONCE = 30_000_000  # of kinds that are read whole
QUALITY = 82
OF_HEIC = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")


class Unfit(ValueError):
    """What was sent is no photograph that is kept. `why`: heic, other, broken, moving or huge."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def made_small(content: bytes) -> bytes:
    """The photograph as a JPEG that may be kept. Raises Unfit."""
    with _opened(content) as opened:
        return _written(_drawn(opened))


def covered(content: bytes, areas: Sequence[Area]) -> bytes:
    """The photograph with these areas black, once and for all. Raises Unfit."""
    with _opened(content) as opened:
        paper = _drawn(opened)
    pen = ImageDraw.Draw(paper)
    for area in areas:
        right, bottom = area.left + area.width, area.top + area.height
        corners = (area.left * paper.width, area.top * paper.height, right * paper.width, bottom * paper.height)
        pen.rectangle([round(corner / 100) for corner in corners], fill="black")
    return _written(paper)


@contextmanager
def _opened(content: bytes) -> Iterator[Image.Image]:
    if content[4:8] == b"ftyp" and content[8:12] in OF_HEIC:
        raise Unfit("heic")
    try:
        with whole(), Image.open(io.BytesIO(content), formats=KINDS) as opened:
            _refuse(opened)
            yield opened
    except UnidentifiedImageError as error:
        raise Unfit("other") from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Unfit("huge") from error
    except Unfit:
        raise
    except Exception as error:  # whatever a stranger sends: Exif that says nonsense ends in a TypeError, too
        raise Unfit("broken") from error


def _refuse(opened: Image.Image) -> None:
    """Before a dot is read. Phones put a second picture behind the first of a JPEG („MPO”): that one moves nothing."""
    if opened.width * opened.height > (MOST_DOTS if opened.format in ("JPEG", "MPO") else MOST_DOTS_AT_ONCE):
        raise Unfit("huge")
    if opened.format != "MPO" and getattr(opened, "is_animated", False):
        raise Unfit("moving")


def _drawn(opened: Image.Image) -> Image.Image:
    """A new picture of what one sees, upright, on white where it was transparent."""
    opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
    opened.load()
    opened.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    upright = ImageOps.exif_transpose(opened)
    shown = upright.convert("RGBA") if upright.has_transparency_data else upright.convert("RGB")
    paper = Image.new("RGB", shown.size, "white")
    paper.paste(shown, mask=shown.getchannel("A") if shown.mode == "RGBA" else None)
    return paper


def _written(paper: Image.Image) -> bytes:
    made = io.BytesIO()
    paper.save(made, "JPEG", quality=QUALITY, optimize=True)
    return made.getvalue()
