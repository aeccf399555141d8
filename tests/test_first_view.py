"""What a phone fetches when it opens a page for the first time: octets over the network, fonts and styles with it."""

import re

import pytest

from tests.browser import fetched

PHONE = {"viewport": {"width": 360, "height": 740}, "device_scale_factor": 3, "is_mobile": True, "has_touch": True}
MOST = 45_000  # octets, headers and all
FONTS = {"osl-sans-400-latin.woff2", "osl-sans-700-latin.woff2"}


POLISH = ("/", "/kalendarz/", "/kalendarz/2026-12/", "occurrence", "/oferta/", "/plan/")


@pytest.mark.parametrize("address", [*POLISH, "/en/plan/"])
def test_the_first_view_on_a_phone_is_light(address, visits):
    if address == "occurrence":
        with visits.page(**PHONE) as page:
            page.goto("/kalendarz/")
            address = page.locator(".entry__title").first.get_attribute("href")
    with visits.page(**PHONE) as page:
        octets = fetched(page, address)

    assert sum(octets.values()) < MOST, octets
    assert {url.rpartition("/")[2] for url in octets if url.endswith(".woff2")} == FONTS


@pytest.mark.parametrize("address", ["/uk/", "/uk/kalendarz/", "/uk/oferta/", "/uk/plan/"])
def test_who_reads_ukrainian_fetches_cyrillic_letters_and_no_more(address, visits):
    with visits.page(**PHONE) as page:
        octets = fetched(page, address)

    assert sum(octets.values()) < MOST, octets
    assert {url.rpartition("/")[2] for url in octets if url.endswith(".woff2")} == FONTS | {
        "osl-sans-400-cyrillic.woff2",
        "osl-sans-700-cyrillic.woff2",
    }


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "scripts"), [("/", {"latin"}), ("/en/", {"latin"}), ("/uk/", {"latin", "cyrillic"})]
)
def test_the_letters_of_the_language_are_asked_for_before_the_styles(address, scripts, client):
    """Late letters are not shown (font-display), so a first view without them is drawn in whatever the phone has."""
    head = client.get(address).text.partition('rel="stylesheet"')[0]
    assert set(re.findall(r"osl-sans-(\d+)-(\w+)\S*\.woff2", head)) == {(w, s) for w in ("400", "700") for s in scripts}
