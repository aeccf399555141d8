"""From the inbox to somebody else: handed over by one person and taken over by another; urgent until taken over."""

import re
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from needs import services
from needs.models import Handover, HandoverTaken, Submission
from needs.submissions.codes import code_of
from osl_site.common.accounts.models import Role
from tests import builders
from tests.browser import NARROW, axe_violations, sideways_scroll
from tests.walking import says

INBOX = "/biuro/rozeznanie/zgloszenia/"


def looks_right(page):
    assert sideways_scroll(page) == 0
    assert axe_violations(page) == []
    assert page.complaints == []


@pytest.mark.browser
def test_the_organiser_hands_over_and_somebody_of_the_house_takes_it_over(own_visits, own_database, empty_queue):
    row = Submission.objects.filter(state__type="waiting", for_director=False).first()
    with own_visits.page("organiser") as page:
        page.goto(f"{INBOX}{row.pk}/przekaz/")
        page.get_by_label("organizator usług społecznych").first.check()
        page.get_by_label("w rozmowie").check()
        page.get_by_role("button", name="Przekaż").click()
        says(page, "Zaznacz to, gdy autor naprawdę się zgodził.")
        page.get_by_label("Autor zgodził się, żeby ta osoba przeczytała jego słowa").check()
        looks_right(page)
        page.get_by_role("button", name="Przekaż").click()
        says(page, f"{row.code} jest przekazane.")
    with own_visits.page("receiver", viewport=NARROW) as page:
        page.goto("/biuro/")
        page.get_by_role("link", name=row.code).click()
        says(page, row.words[:20])
        looks_right(page)
        page.get_by_role("button", name="Przejmuję").click()
        says(page, "Przejęte.")
        page.get_by_role("button", name="Zajmujemy się tym").click()
        says(page, "Organizator widzi tylko to.")
        looks_right(page)
    with own_visits.page("organiser") as page:
        page.goto(INBOX)
        assert row.code not in page.locator("main").inner_text()
        page.goto(f"{INBOX}{row.pk}/")
        assert re.search(r"przejęte", page.get_by_role("region", name="Przekazane w centrum").inner_text())
    with own_visits.page(viewport=NARROW) as page:
        page.goto(f"/uk/sprawdz/{code_of(row)}/")
        says(page, "За вашою згодою цим займається: організатор соціальних послуг.")


@pytest.mark.browser
def test_urgent_by_one_press_from_the_inbox_and_calling_until_it_is_taken_over(own_visits, own_database, empty_queue):
    row = Submission.objects.filter(state__type="waiting", for_director=False).first()
    with own_visits.page("organiser", viewport=NARROW) as page:
        page.goto(f"{INBOX}{row.pk}/")
        page.get_by_role("link", name="Pilne", exact=True).first.click()
        page.get_by_label("policja").check()
        looks_right(page)
        page.get_by_role("button", name="Zapisz powiadomienie").click()
        says(page, "Zapisane, kogo powiadomiono.")
    with own_visits.page("director") as page:
        page.goto("/biuro/")
        assert "Pilne bez przejęcia: 2 zgłoszenia." in page.locator("main").inner_text()
        page.goto(f"{INBOX}{row.pk}/pilne/")
        page.get_by_role("link", name="Zapisz, kto przejął").click()
        page.get_by_label("Kto przejął").fill("dyżurny policji")
        page.get_by_role("button", name="Zapisz przejęcie").click()
        says(page, "Zapisane, kto przejął: policja.")
        looks_right(page)
    with own_visits.page(viewport=NARROW) as page:
        page.goto(f"/sprawdz/{code_of(row)}/")
        said = page.locator("main").inner_text()
        assert "Przeczytaliśmy" in said and "olicj" not in said.replace(row.words, "")


def test_of_two_who_press_at_once_one_takes_it_over_and_the_other_is_told(own_database):
    people = [builders.user(Role.SERVICE_ORGANISER) for _person in range(2)]
    handover, both = Handover.objects.waiting().get(), Barrier(2)

    def press(person):
        try:
            both.wait()
            return services.take_over(handover, by=person)
        except ValidationError as refusal:
            return " ".join(refusal.messages)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as crowd:
        done = list(crowd.map(press, people))
    taken = HandoverTaken.objects.get(handover=handover)
    assert [one for one in done if isinstance(one, str)] == [f"Przejął to już ktoś inny: {taken.by_name}."]
