"""Help is one press away: every page of the staff leads to the part of a handbook that is about it."""

import re

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.templatetags.static import static
from django.urls import reverse
from PIL import Image

from osl_site.roof.handbook.pictures import PICTURES
from osl_site.roof.handbook.reading import HEIGHT, TAKEN_IN, WIDTH, handbook
from osl_site.roof.pages.help import ABOUT, HELP, OWN
from osl_site.roof.pages.rows import PUBLIC
from osl_site.roof.pages.table import TABLE
from tests import builders

OUTSIDE = {  # pages without the frame of the staff
    "sign_in": "nobody has come in yet",
    "second_step": "nobody has come in yet",
    "health": "for a monitor",
    "draft_token": "for the script of drafts",
    "draft_keep": "for the script of drafts",
    "place_confirm": "for residents",
    "place_give_up": "for residents",
    "sign_out": "leads outside",
}
OF_STAFF = {name for name, row in TABLE.items() if " " not in name and row.answers != PUBLIC and row.is_page}
QUOTED = re.compile("„([^”]+)”")
SAID = {  # quoted in a handbook, and no words of the program
    "administrator": "Nowy klucz|Wiosna2026!|Próba raz w roku|Instalacja|chwilowo niedostępna|Baza nie jest pusta"
    "|Zabrakło miejsca",
    "organizator": "świetlicami",
}
ROOMS = ("templates", "osl_site", "activities", "plans", "needs", "partners")


def test_every_page_of_the_staff_has_its_help():
    assert OF_STAFF - HELP.keys() - OUTSIDE.keys() - {*OWN} == set()
    assert HELP.keys() - TABLE.keys() == set()


@pytest.mark.parametrize("slug", TAKEN_IN)
def test_every_part_that_is_led_to_is_there_and_once(slug):
    anchors = [part.anchor for part in handbook(slug).parts]
    assert len(anchors) == len({*anchors})
    wanted = {place.partition("#")[2] for place in ABOUT if place.startswith(f"{slug}#")}
    wanted |= {*re.findall(rf'href="(?:{reverse("handbook", args=[slug])})?#([^"]+)"', _unquoted(slug))}
    assert wanted <= {*anchors}


def _unquoted(slug):
    source = (settings.BASE_DIR / "docs" / f"{slug}.md").read_text()
    return "".join(f'href="#{anchor}"' for anchor in re.findall(r"\]\(#([^)]+)\)", source))


@pytest.mark.parametrize("slug", TAKEN_IN)
def test_the_contents_of_a_handbook_are_its_chapters(slug):
    source = (settings.BASE_DIR / "docs" / f"{slug}.md").read_text()
    listed = re.findall(r"^\d+\. \[(.+)\]\(#(.+)\)$", source, flags=re.MULTILINE)
    assert listed == [(part.title, part.anchor) for part in handbook(slug).chapters]


@pytest.mark.parametrize("slug", TAKEN_IN)
def test_what_a_handbook_quotes_are_words_of_the_program(slug):
    files = [file for room in ROOMS for file in (settings.BASE_DIR / room).rglob("*") if "migrations" not in file.parts]
    words = " ".join(file.read_text() for file in files if file.suffix in (".py", ".html") and file.name != "help.py")
    words = " ".join(words.replace("&nbsp;", " ").split())
    source = re.sub("```.*?```", "", (settings.BASE_DIR / "docs" / f"{slug}.md").read_text(), flags=re.DOTALL)
    quoted = {*QUOTED.findall(" ".join(source.split()))} - {*SAID.get(slug, "").split("|")}
    assert sorted(said for said in quoted if said.rstrip(":") not in words and not bent(said).search(words)) == []


def bent(said):
    """„Zasadach logowania” for „Zasady logowania”: each word may end otherwise."""
    return re.compile(" ".join(rf"{re.escape(word[: max(3, len(word) - 4)])}\w*" for word in said.split()))


def test_a_page_leads_to_the_handbook_of_whoever_reads_it(signed_in, organiser, director, administrator):
    builders.office()
    ways = {"organizator": organiser, "dyrektor": director, "administrator": administrator}
    for slug, person in ways.items():
        assert f'href="{reverse("handbook", args=[slug])}#' in signed_in(person).get(reverse("desk")).text
    decided = signed_in(director).get(reverse("plans:awaiting")).text
    assert (
        decided.count(f'{reverse("handbook", args=["dyrektor"])}#decyzja-o-planie"') == 2
    )  # of a phone, and of a rail
    assert reverse("handbook_list") in signed_in(director).get("/biuro/nie-ma/").text


def test_a_handbook_is_ours_alone_and_its_tables_name_their_columns(signed_in, coworker):
    builders.office()
    page = signed_in(coworker).get(reverse("handbook", args=["organizator"])).text
    assert '<h2 id="gdzie-co-jest">' in page and '<td data-label="gdzie">' in page
    assert f'href="{reverse("handbook", args=["dyrektor"])}"' in page
    assert signed_in(coworker).get(reverse("handbook", args=["nie-ma"])).status_code == 404
    assert "Pierwszy dzień" in signed_in(coworker).get(reverse("handbook_list")).text


def test_every_picture_is_made_by_the_command_shown_and_small():
    folder = settings.BASE_DIR / "docs" / "pictures"
    made = {picture.file.name for picture in PICTURES}
    assert {file.name for file in folder.iterdir()} == made
    sources = "".join((settings.BASE_DIR / "docs" / f"{slug}.md").read_text() for slug in TAKEN_IN)
    assert sorted(re.findall(r"!\[[^\]]{20,}\]\(pictures/(.+)\)", sources)) == sorted(made)
    sizes = [picture.file.stat().st_size for picture in PICTURES]
    assert max(sizes) <= 60_000 and sum(sizes) <= 500_000
    for picture in PICTURES:
        with Image.open(picture.file) as drawn:
            assert drawn.size == (WIDTH, HEIGHT)


def test_a_handbook_shows_its_pictures_from_this_server(signed_in, coworker):
    page = signed_in(coworker).get(reverse("handbook", args=["organizator"])).text
    assert f'src="{static("pictures/na-dzis.webp")}"' in page
    assert finders.find("pictures/na-dzis.webp")
