"""The tabs of the room lead to the draft and to the text that holds; where there is none, they say so."""

import pytest
from django.urls import reverse

from plans import services
from tests.plans.builders import approved, draft, returned

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sketched")]


def test_the_door_of_the_draft_leads_there_and_of_several_asks_which(signed_in, organiser):
    browser, door = signed_in(organiser), reverse("plans:draft_now")
    assert "Nie ma wersji roboczej." in browser.get(door).text
    first = draft(organiser)
    assert browser.get(door).url == first.get_absolute_url()
    second = draft(organiser)
    page = browser.get(door)
    assert [row in page.text for row in (first.get_absolute_url(), second.get_absolute_url())] == [True, True]


def test_the_door_of_the_plan_that_holds_leads_to_its_text(signed_in, organiser, director, at):
    browser, door = signed_in(organiser), reverse("plans:in_force_now")
    assert "Dziś nie obowiązuje żaden plan." in browser.get(door).text
    version = approved(organiser, director)
    assert browser.get(door).status_code == 200, "it holds later"
    at(version.starts_on.year, 3, 1, 12)
    assert signed_in(organiser).get(door).url == version.get_absolute_url()


def test_a_version_that_came_back_is_gone_on_with_from_the_door_of_the_draft(signed_in, organiser, director):
    browser, door = signed_in(organiser), reverse("plans:draft_now")
    version = returned(organiser, director)
    page = browser.get(door).text
    assert "Plan: wrócił do poprawy. Uwagi dyrektora: 1." in page
    assert f'action="{reverse("plans:version_next", args=[version.pk])}"' in page
    assert "Nie ma wersji roboczej." not in page


def test_no_update_is_offered_while_a_version_waits_with_the_director(signed_in, organiser, director, at):
    first = approved(organiser, director)
    at(first.starts_on.year, 3, 1, 12)
    browser, door = signed_in(organiser), reverse("plans:draft_now")
    assert "Otwórz aktualizację" in browser.get(door).text
    update = services.open_update(first.plan, {"reason": "Zmiana.", "changed_conclusions": []}, by=organiser)
    services.submit(update, unchanged_is_meant=True, by=organiser)
    assert "Otwórz aktualizację" not in browser.get(door).text
    services.withdraw(update, by=organiser)
    page = browser.get(reverse("plans:update_open", args=[first.plan_id])).text
    assert "Wersja tego planu wróciła do poprawy." in page
