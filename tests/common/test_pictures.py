"""Drawings of figures: heard, read as a table and a sentence, drawn on paper too; no colour alone tells anything."""

import re
from datetime import date
from decimal import Decimal
from xml.etree import ElementTree

import pytest

from osl_site.common.pictures.paths import PathToTarget, path_chart
from osl_site.roof.pages.table import url_of

PATH = ((date(2027, 1, 1), Decimal(0)), (date(2027, 12, 31), Decimal(120)))


def chart(*reached, name="podwózki"):
    said = lambda value: f"{value} (podwózki)"
    return path_chart(PathToTarget("w-1", name, PATH, reached, date(2027, 4, 1), said))


def test_it_says_in_a_sentence_and_a_table_what_it_draws():
    drawn = chart((date(2027, 1, 31), Decimal(14)), (date(2027, 3, 31), Decimal(46)))
    said = drawn.desc.replace("\N{NO-BREAK SPACE}", " ")
    assert said == "Jest 46 (podwózki) na 31 marca 2027 r., cel to 120 (podwózki) do 31 grudnia 2027 r."
    assert [row[1:] for row in drawn.rows] == [
        ("120 (podwózki)", "cel"),
        ("14 (podwózki)", "osiągnięte"),
        ("46 (podwózki)", "osiągnięte"),
    ]
    assert chart().desc.startswith("Nie ma jeszcze żadnej wartości")


def test_it_is_valid_heard_and_needs_no_style():
    drawn = str(chart((date(2027, 1, 31), Decimal(14)), name="<b>&").drawn)
    root = ElementTree.fromstring(drawn)
    assert root.attrib["role"] == "img"
    assert root.attrib["aria-labelledby"].split() == [root[0].attrib["id"], root[1].attrib["id"]]
    assert "style=" not in drawn
    assert "<b>" not in drawn


def test_everything_lies_within_the_drawing():
    drawn = str(chart((date(2026, 1, 1), Decimal(500)), (date(2029, 1, 1), Decimal(9))).drawn)
    numbers = [float(each) for each in re.findall(r'(?:x|cx|x1|x2)="([\d.-]+)"', drawn)]
    assert min(numbers) >= 0
    assert max(numbers) <= 300


SIZES = """() => [...document.querySelectorAll("main svg text")].filter((text) => text.checkVisibility()).map((text) =>
    parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a)"""


@pytest.mark.browser
def test_words_of_drawings_are_read_on_a_phone_and_are_no_larger_than_headings_on_a_desk(seeded, visits):
    with visits.look("organiser") as page:
        for width, least, most in ((320, 13, 19), (1280, 13, 19)):
            page.set_viewport_size({"width": width, "height": 640})
            for name in ("style", "plans:measured_detail"):
                page.goto(url_of(name))
                sizes = page.evaluate(SIZES)
                assert sizes and least <= min(sizes) and max(sizes) <= most, (width, name, sizes)
