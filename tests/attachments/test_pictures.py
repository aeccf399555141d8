"""What is kept of a photograph is what one sees of it; what is none is refused with a sentence."""

import pytest
from django.core.exceptions import ValidationError

from osl_site.common.attachments.areas import Area
from osl_site.common.attachments.fields import MOST_BYTES, WHY, Chosen, PhotosField
from osl_site.common.attachments.pictures import LONGEST_SIDE, covered, made_small
from tests.attachments.pictures import bomb, of_a_phone, of_nonsense, picture, read, sent

HEIC = b"\0\0\0\x24ftypheic\0\0\0\0mif1heic" + b"\0" * 200


def refused(*files, most=5):
    with pytest.raises(ValidationError) as caught:
        PhotosField(most=most).clean(Chosen(tuple(files)))
    return caught.value.messages


def test_nothing_stays_but_what_one_sees_upright():
    sent_in = of_a_phone()
    assert b"Model Jana" in sent_in
    assert b"Kowalskiego" in sent_in
    kept = made_small(sent_in)
    shown = read(kept)
    assert (shown.format, shown.size, dict(shown.getexif()), shown.info.get("comment")) == ("JPEG", (40, 60), {}, None)
    assert b"Model Jana" not in kept
    assert "icc_profile" not in shown.info


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_large_one_becomes_small_whatever_its_kind(kind):
    shown = read(made_small(picture(kind, (3000, 2000))))
    assert (shown.format, shown.size) == ("JPEG", (LONGEST_SIDE, 1067))


@pytest.mark.parametrize("mode", ["RGBA", "LA", "L", "P", "CMYK", "1"])
def test_every_way_of_telling_colours_is_read(mode):
    kind = "JPEG" if mode == "CMYK" else "PNG"
    assert read(made_small(picture(kind, mode=mode, color=0))).mode == "RGB"


def test_the_second_picture_behind_the_first_that_phones_add_is_left_out():
    kept = made_small(picture("MPO", pages=2))
    assert getattr(read(kept), "n_frames", 1) == 1


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (HEIC, "heic"),
        (b"%PDF-1.4", "other"),
        (b"<svg onload='alert(1)'></svg>", "other"),
        (b"", "other"),
        (picture("GIF"), "other"),
        (picture("TIFF"), "other"),
        (picture("JPEG", (600, 400))[:-300], "broken"),
        (picture("PNG", (600, 400))[:-30], "broken"),
        (of_nonsense(0x0100, 7), "broken"),
        (of_nonsense(0x011A, 2), "broken"),
        (picture("PNG", pages=3), "moving"),
        (picture("WEBP", pages=3), "moving"),
        (bomb(), "huge"),
        (bomb(8_000, 8_000), "huge"),
    ],
)
def test_what_is_no_photograph_is_refused_in_words(content, why):
    assert refused(*sent(content)) == [str(WHY[why])]


def test_of_several_each_that_is_refused_is_named():
    bad, good = sent(b"nic", name="umowa.jpg"), sent(picture())
    assert refused(*bad, *good) == [f"umowa.jpg: {WHY['other']}"]


def test_more_than_are_kept_and_larger_than_are_taken_are_refused_unread():
    assert refused(*sent(*[picture()] * 6)) == ["Wybrano zdjęć: 6. Tu zmieści się jeszcze: 5."]
    assert refused(*sent(picture()), most=0) == ["Jest już 5 zdjęć. Usuń jedno, żeby dodać inne."]
    large = sent(picture())[0]
    large.size = MOST_BYTES + 1
    assert refused(large) == ["Zdjęcia mają razem 39 MB, a mogą mieć najwyżej 38 MB."]


def test_a_disguised_file_that_hides_behind_a_photograph_is_not_kept():
    assert b"<script>" not in made_small(picture() + b"<script>alert(1)</script>")


def test_what_is_covered_is_black_and_the_rest_as_it_was():
    black = read(covered(picture(size=(200, 100)), [Area(0, 0, 50, 50), Area(75, 50, 25, 50)])).convert("RGB")
    for dot in ((20, 10), (90, 40), (170, 80)):
        assert max(black.getpixel(dot)) < 30, dot
    for dot in ((140, 20), (20, 80)):
        assert black.getpixel(dot)[0] > 200, dot
