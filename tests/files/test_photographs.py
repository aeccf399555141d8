"""Photographs of pages become one PDF; what is no page, or too much, is refused with a sentence before it is kept."""

import io

import pikepdf
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from osl_site.common.files.fields import ALONE, NO_PAGES, PagesField
from osl_site.common.files.models import MOST_BYTES
from osl_site.common.files.photographs import as_pdf
from tests import builders
from tests.attachments.pictures import of_nonsense

PORTRAIT, LANDSCAPE = (40, 60), (60, 40)


def picture(kind, size=PORTRAIT, *, mode="RGB", pages=1, **said):
    made = io.BytesIO()
    first, *others = [Image.new(mode, size) for _ in range(pages)]
    more = {"save_all": True, "append_images": others} if others else {}
    first.save(made, kind, **more, **said)
    return made.getvalue()


def sizes(content):
    return [tuple(map(round, page.MediaBox[2:])) for page in pikepdf.open(io.BytesIO(content)).pages]


def sent(*contents):
    return PagesField().clean([SimpleUploadedFile("x", content) for content in contents])


def test_each_picture_is_a_page_upright_and_no_larger_than_a_sheet():
    turned = Image.Exif()
    turned[0x0112] = 6  # the phone was held upright, and its picture lies on its side
    pictures = [picture("JPEG", LANDSCAPE, exif=turned), picture("TIFF", pages=2), picture("PNG", (1654 * 2, 2339 * 2))]
    pictures += [picture("PNG", LANDSCAPE, mode="RGBA"), picture("TIFF", mode="1")]
    content = as_pdf(pictures, moment=builders.EPOCH)
    small = (14, 22)
    assert sizes(content) == [small, small, small, (595, 842), small[::-1], small]
    assert content == as_pdf(pictures, moment=builders.EPOCH)


def test_a_pdf_stays_as_it_is():
    assert sent(b"%PDF-1.4 skan") == b"%PDF-1.4 skan"
    assert sizes(sent(picture("JPEG"), picture("PNG"))) == [(14, 22), (14, 22)]


@pytest.mark.parametrize(
    ("contents", "sentence"),
    [
        ([], "Wybierz plik."),
        ([b""], "Ten plik jest pusty. Wybierz inny."),
        ([b"PK docx"], NO_PAGES),
        ([picture("JPEG")[:-40]], NO_PAGES),
        ([picture("GIF")], NO_PAGES),
        ([of_nonsense(0x0100, 7)], NO_PAGES),
        ([b"%PDF-1.4", picture("JPEG")], ALONE),
        ([b"%PDF-1.4" + b"0" * MOST_BYTES], "Plik ma 11 MB, a może być najwyżej 10 MB."),
        ([picture("TIFF", (1, 1), pages=101)], NO_PAGES),
    ],
)
def test_what_is_no_page_or_too_much_is_refused(contents, sentence):
    with pytest.raises(ValidationError) as refusal:
        sent(*contents)
    assert refusal.value.messages == [sentence]
