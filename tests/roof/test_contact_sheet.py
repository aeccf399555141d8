"""The contact sheet: which pages and looks stand on it, and that a picture shows what was asked for."""

import struct
import zlib

import pytest

from osl_site.roof.contact_sheet import camera, looks, pages
from osl_site.roof.contact_sheet.sheet import sheet
from osl_site.roof.pages.table import PAGES
from tests.browser import session_of

ASKED = {"widths": [], "is_dark": False, "is_print": False, "is_large": False}


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, ["320", "768", "1280", "320-dark", "768-dark", "1280-dark", "print", "320-large"]),
        ({"widths": [320], "is_dark": True}, ["320-dark"]),
        ({"is_dark": True}, ["320-dark", "768-dark", "1280-dark"]),
        ({"is_print": True}, ["print"]),
        ({"widths": [768], "is_print": True}, ["768", "print"]),
        ({"is_large": True}, ["320-large"]),
    ],
)
def test_looks_are_those_that_were_asked_for_or_all(asked, expected):
    assert [look.name for look in looks.asked(**ASKED | asked)] == expected


def test_every_page_stands_on_the_sheet_once_or_for_each_role_that_is_asked_for(seeded):
    everything, lacking = pages.chosen(roles=[], only="")
    assert [page.name for page in everything] == PAGES
    assert lacking == []
    assert len({page.slug for page in everything}) == len(everything)
    of_two, _ = pages.chosen(roles=["organiser", "director"], only="/biuro/plany/do-decyzji/")
    assert [(page.name, page.role) for page in of_two] == [("plans:awaiting", "director")]


def test_a_session_of_the_sheet_opens_pages_and_is_closed_at_its_end(seeded, client, settings):
    with pages.sessions({"nobody", "director"}) as keys:
        client.cookies[settings.SESSION_COOKIE_NAME] = keys["director"]
        assert client.get("/biuro/").status_code == 200
    assert list(keys) == ["director"]
    assert client.get("/biuro/").status_code == 302


def seen_in(file):
    """Width and the first pixel of a picture, three numbers."""
    content = file.read_bytes()
    width, _height = struct.unpack(">II", content[16:24])
    at, packed = 8, b""
    while at < len(content):
        (length,) = struct.unpack(">I", content[at : at + 4])
        if content[at + 4 : at + 8] == b"IDAT":
            packed += content[at + 8 : at + 8 + length]
        at += length + 12
    return width, max(zlib.decompress(packed)[1:4])


def test_pictures_are_as_wide_and_as_dark_as_was_asked_for_and_a_missing_page_is_said(visits, tmp_path):
    taker = camera.Camera(visits.browser, visits.site, {"director": session_of("director")})
    page = pages.Page("plans:awaiting", "director", "/biuro/plany/do-decyzji/")
    lost = pages.Page("contact", "nobody", "/nie-ma-takiej/")
    asked = looks.asked(**ASKED | {"widths": [320, 768], "is_dark": True}) + looks.asked(**ASKED | {"widths": [1280]})
    taken = {one: taker.take(one, asked, tmp_path) for one in (page, lost)}
    shown = {look: seen_in(tmp_path / file) for look, file in taken[page].items()}
    assert {look: width for look, (width, _) in shown.items()} == {"320-dark": 320, "768-dark": 768, "1280": 1280}
    assert shown["320-dark"][1] < 128 < shown["1280"][1]
    assert set(taken[lost].values()) == {"answers 404"}
    written = sheet(taken, asked, ["a state without example"])
    assert f'<img src="{taken[page]["1280"]}"' in written
    assert "answers 404" in written
    assert "a state without example" in written
    taker.close()
