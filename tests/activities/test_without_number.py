"""An office without a telephone number invites nobody to ring: on no page of residents, in three languages."""

import re

import pytest
from django.test import Client

from activities.models import Activity
from osl_site.common.centre.models import Centre
from osl_site.roof.pages.rows import PUBLIC
from osl_site.roof.pages.table import TABLE, url_of

RINGS = re.compile(r"\b(?:[Zz]adzwo|[Dd]zwoń|[Cc]all (?:us|and)|[Зз]ателефон)\w*")
EMERGENCY = re.compile(r"(?:zadzwoń pod numer|call|зателефонуйте (?:за номером|на номер))[^.]{0,160}112", re.IGNORECASE)
TO_THE_RESIDENT = re.compile(r"Zadzwonimy|Зателефонуємо")
PAGES = sorted(name for name, row in TABLE.items() if row.answers == PUBLIC and row.is_page and row.method == "GET")


@pytest.mark.parametrize("name", PAGES)
def test_no_page_of_an_office_without_a_number_invites_to_ring(name, seeded):
    Centre.objects.update(organiser_phone="")
    Activity.objects.update(contact_phone="", text="Razem.", text_uk="", text_en="")  # an office may type what it likes
    text = re.sub(r"<[^>]+>", " ", Client().get(url_of(name)).text)
    text = TO_THE_RESIDENT.sub("", EMERGENCY.sub("", re.sub(r"\s+", " ", text)))
    assert [text[max(found.start() - 60, 0) : found.end() + 60] for found in RINGS.finditer(text)] == []
