"""A partner asked by letter in Ukrainian: reads it on a phone, corrects one thing, and the organiser takes it over."""

import re

import pytest
from playwright.sync_api import expect

from osl_site.common.confirmations.links import page_of
from osl_site.common.confirmations.models import Confirmation
from partners.models import Correction, Partner
from tests.browser import axe_violations
from tests.walking import press, says


@pytest.mark.browser
def test_a_partner_answers_a_letter_in_ukrainian_with_a_correction_that_is_taken_over(own_visits, own_database):
    row = Partner.objects.filter(is_public=True, people__isnull=False).order_by("pk").first()
    person = row.people.order_by("pk").first()
    type(person).objects.filter(pk=person.pk).update(email="kolo@example.org", is_public=True)
    Partner.objects.filter(pk=row.pk).update(language="uk")
    with own_visits.page("organiser") as page:
        page.goto(row.get_absolute_url())
        press(page, "Zapytaj listem, czy są aktualne")
        says(page, "List z pytaniem idzie do partnera")
        expect(page.get_by_text(re.compile("Zapytano listem, odpowiedź do"))).to_be_visible()
    question = Confirmation.objects.of(row).open().get()

    with own_visits.page() as page:
        page.set_viewport_size({"width": 320, "height": 700})
        page.goto(page_of(question, "uk"))
        says(page, row.name)
        page.get_by_role("link", name="Щось змінилося").click()
        page.get_by_label("У чому допомагає").fill("kuchnia i sala na wesela")
        assert axe_violations(page) == []
        press(page, "Надіслати виправлення")
        says(page, "Організатор прочитає виправлення")
        page.goto(page_of(question, "uk"))
        says(page, "Організатор прочитає виправлення")
        assert page.complaints == []

    sent = Correction.objects.filter(partner=row, by_letter=True).latest("pk")
    with own_visits.page("organiser") as page:
        page.goto(row.get_absolute_url())
        page.locator(f'a[href="{sent.get_absolute_url()}"]').click()
        says(page, "kuchnia i sala na wesela")
        assert axe_violations(page) == []
        press(page, "Przyjmij")
        says(page, "Wszystko rozstrzygnięte")
        assert page.complaints == []
    row.refresh_from_db()
    assert row.offers == "kuchnia i sala na wesela"
    assert row.confirmed_on is not None
