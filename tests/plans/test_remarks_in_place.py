"""Remarks are written at the place they are about, on the page of the decision; nothing typed elsewhere is lost."""

import html5lib
import pytest
from django.urls import reverse

from osl_site.common.forms.models import Draft
from plans import services
from plans.models import Decision, Remark
from tests.common.test_once import held_by
from tests.plans.builders import action, draft, submitted

XHTML = "{http://www.w3.org/1999/xhtml}"
WORDS, OTHER, REASON = "Kto zwraca za paliwo?", "Dla kogo?", "Proszę wyjaśnić."
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sketched")]


@pytest.fixture
def review(signed_in, organiser, director):
    """The director's browser, the address, and the places of the goal and of its action."""
    version = submitted(organiser)
    row = version.goals.get()
    address = reverse("plans:version_review", args=[version.pk])
    return signed_in(director), address, f"goal:{row.key}", f"action:{row.actions.get().key}"


def at(place):
    return f"m-{place.partition(':')[2]}-text"


def open_places(page):
    """What is typed in the forms at places that stand open."""
    found = html5lib.parse(page.text).findall(f".//{XHTML}details[@open]//{XHTML}textarea")
    return {field.get("name"): (field.text or "").strip() for field in found}


def test_a_remark_is_saved_where_it_was_written(review):
    browser, address, _, place = review
    page = browser.get(address)
    assert '<blockquote class="remark-here__quote">Spotkania osób starszych.</blockquote>' in page.text
    typed = held_by(page) | {at(place): WORDS, "remark": place}
    first, second = browser.post(address, typed), browser.post(address, typed)
    remark = Remark.objects.get()
    assert f"{remark.place}:{remark.key}" == place
    assert first.url == second.url == f"{address}#uwaga-{remark.pk}"
    page = browser.get(address)
    assert page.text.index(f'id="d-{remark.key}"') < page.text.index(f'id="uwaga-{remark.pk}"')
    assert open_places(page) == {}
    assert Draft.objects.count() == 0


def test_that_a_remark_is_saved_is_said_where_one_lands_and_once(review):
    browser, address, _, place = review
    went = browser.post(address, held_by(browser.get(address)) | {at(place): WORDS, "remark": place})
    remark = Remark.objects.get()
    page = browser.get(went.url).text
    assert page.count("Uwaga jest zapisana.") == 1
    assert page.index(f'id="uwaga-{remark.pk}"') < page.index("Uwaga jest zapisana.") < page.index(WORDS)
    assert "Uwaga jest zapisana." not in browser.get(address).text
    edited = browser.post(reverse("plans:remark_edit", args=[remark.pk]), {"text": OTHER})
    assert browser.get(edited.url).text.count("Uwaga jest zmieniona.") == 1


def test_what_is_typed_at_other_places_and_of_the_decision_waits(review):
    browser, address, other, place = review
    typed = held_by(browser.get(address)) | {at(place): WORDS, at(other): OTHER, "d-text": REASON, "remark": place}
    again = browser.get(browser.post(address, typed).url)
    assert open_places(again) == {at(other): OTHER}
    assert held_by(again)["d-text"] == [REASON]
    assert [remark.text for remark in Remark.objects.all()] == [WORDS]


def test_a_remark_without_words_is_refused_at_its_place(review):
    browser, address, other, place = review
    page = browser.post(address, held_by(browser.get(address)) | {at(other): OTHER, "d-text": REASON, "remark": place})
    assert open_places(page) == {at(place): "", at(other): OTHER}
    assert page.text.count("Uwaga jest pusta.") == 2, "at its place, and at the head"
    assert page.text.count("Sprawdź formularz") == page.text.count("autofocus") == 1
    assert f'<a href="#id_{at(place)}">Uwaga jest pusta. Napisz,' in page.text
    assert held_by(page)["d-text"] == [REASON]
    assert not Remark.objects.exists()


def test_a_decision_waits_for_remarks_that_are_typed_and_not_saved(review):
    browser, address, _, place = review
    typed = {at(place): WORDS, "d-outcome": "returned", "d-text": REASON, "decide": "1"}
    page = browser.post(address, held_by(browser.get(address)) | typed)
    assert open_places(page) == {at(place): WORDS}
    assert page.text.count("Uwaga jest wpisana, ale nie zapisana.") == 2, "at its place, and at the decision"
    assert not Decision.objects.exists()
    assert browser.post(address, held_by(page) | typed | {at(place): ""}).status_code == 302


@pytest.mark.parametrize("place", ["action:nie-ma", "goal:6e2dfe57-7e7c-4bd1-9710-a4f64f410979", "version:", ":"])
def test_a_place_that_is_not_there_makes_no_remark(place, review):
    browser, address, *_ = review
    assert browser.post(address, {"remark": place, at(place): WORDS}).status_code == 200
    assert not Remark.objects.exists()


def test_what_goes_and_what_it_costs_head_the_summary(signed_in, organiser, director):
    version = draft(organiser)
    action(version.goals.get(), organiser, title="Kurs")
    services.submit(version, by=organiser)
    services.decide(version, outcome="approved", effective_on=version.starts_on, by=director)
    update = services.open_update(version.plan, {"reason": "Zmiana.", "changed_conclusions": []}, by=organiser)
    kept, gone = update.goals.get().actions.all()
    services.change_action(kept, {"title": "Kawa u sąsiadów"}, revision=kept.revision, by=organiser)
    services.remove(gone, by=organiser)
    services.submit(update, by=organiser)
    page = signed_in(director).get(reverse("plans:version_review", args=[update.pk]))
    assert page.context["summary"] == [
        "Ubywa 1 działanie: Działanie 1.2 „Kurs”.",
        "Koszt się nie zmienia: 0\N{NO-BREAK SPACE}zł.",
        "Zmienia się 1 z 1 działania.",
    ]
