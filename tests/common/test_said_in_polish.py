"""Where a page in another language shows what the office wrote in Polish, it says so, once."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext
from lxml import html

from osl_site.roof.pages.table import PAGES, TABLE, address_of

SAID = (
    "Ten tekst jest tylko po polsku.",
    "Część tekstu jest tylko po polsku.",
    "Plan jest napisany po polsku. Tu jest jego skrót.",
)
OF_RESIDENTS = sorted({address_of(name): name for name in PAGES if TABLE[name].by_role["nobody"] == "200"}.values())
MANY_WORDS = 9  # a name has fewer
NOT_READ = "ancestor-or-self::nav or ancestor-or-self::option or ancestor-or-self::*[@class='quote']"  # of the author


def sentences(page):
    """What the office wrote in Polish and is no name: whole sentences, or many words."""
    marked = html.fromstring(page.content).xpath(f"//main//*[@lang='pl'][not({NOT_READ})]")
    words = (" ".join(element.text_content().split()) for element in marked)
    return [said for said in words if re.search(r"[.!?…]$", said) or len(said.split()) >= MANY_WORDS]


def asked(name, language):
    with translation.override(language):
        return Client().get(reverse(address_of(name), args=TABLE[name].args()) + TABLE[name].query)


@pytest.mark.parametrize("language", ["uk", "en"])
@pytest.mark.parametrize("name", OF_RESIDENTS)
def test_a_page_says_once_that_words_of_the_office_are_polish(name, language, seeded):
    page = asked(name, language)
    if f'<html lang="{language}"' not in page.text:
        return  # it speaks Polish alone
    with translation.override(language):
        times = [page.text.count(gettext(said)) for said in SAID]
    assert sum(times) <= 1
    if not sum(times):
        assert sentences(page) == []


@pytest.mark.parametrize("language", ["uk", "en"])
def test_pages_with_words_of_the_office_say_it(language, seeded):
    for name in ("public_progress", "public_initiatives", "public_partners", "calendar"):
        with translation.override(language):
            assert asked(name, language).text.count(gettext(SAID[1])) == 1, name
    assert gettext(SAID[1]) not in asked("public_progress", "pl").text
