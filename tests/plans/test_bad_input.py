"""What is typed by mistake or in bad faith: a sound page or a clear sentence, nothing lost, nothing fetched."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from osl_site.common.templatetags.typed import light_markdown
from tests import browser
from tests.effort import at_most
from tests.plans.builders import draft, plan

pytestmark = pytest.mark.django_db

LONG = "Sąsiedzi piją herbatę i rozmawiają. " * 2777  # just below 100,000 characters
WORD = "ż" * 400
TABLE = "| wieś | co robimy |\n|---|---|\n" + "| Kandyty | herbata |\n" * 300
HOSTILE = (
    "<script>alert(1)</script> <img src=x onerror=alert(1)> ![obraz](https://zly.example/x.png) "
    "[klik](javascript:alert(1)) <b>pogrubione</b>"
)


def address(chapter):
    return reverse("plans:chapter_edit", args=[chapter.pk])


@pytest.mark.parametrize("text", [LONG, WORD, TABLE, HOSTILE, "*" * 5000, "[" * 5000, "> " * 3000])
def test_any_text_is_drawn_soon_and_holds_no_foreign_markup(text):
    with at_most(1_000_000):
        html = light_markdown(text)
    assert [tag for tag in ("<script", "<img", "<b>", 'href="javascript') if tag in html] == []


def test_a_chapter_as_long_as_it_may_be_is_kept_whole_and_one_sign_more_is_told(signed_in, organiser):
    chapter = draft(organiser).chapters.first()
    writer = signed_in(organiser)
    writer.post(address(chapter), {"title": "Wstęp", "text": LONG, "revision": 1})
    chapter.refresh_from_db()
    assert chapter.text == LONG.strip()
    typed = "a" * 100_001
    answer = writer.post(address(chapter), {"title": "Wstęp", "text": typed, "revision": 2})
    assert list(answer.context["form"].errors) == ["text"]
    assert typed in answer.text


def test_a_preview_shows_what_was_typed_and_saves_nothing(signed_in, organiser):
    chapter = draft(organiser).chapters.first()
    typed = {"title": "", "text": "Razem **raźniej**.", "revision": "1", "podglad": "1"}
    answer = signed_in(organiser).post(address(chapter), typed)
    assert "<strong>raźniej</strong>" in answer.text
    assert "Razem **raźniej**." in answer.text
    assert 'name="revision" value="1"' in answer.text
    assert answer.context["form"].errors == {}
    chapter.refresh_from_db()
    assert chapter.text == ""


@pytest.mark.parametrize("query", ["?wniosek=abc", "?wniosek=99999999999999999999", "?wniosek=-1", "?wniosek=7&x="])
def test_an_address_with_a_wrong_conclusion_is_only_a_form(query, signed_in, organiser):
    version = plan(organiser).versions.get()
    answer = signed_in(organiser).get(reverse("plans:goal_add", args=[version.pk]) + query)
    assert (answer.status_code, "checked" in answer.text) == (200, False)


def test_looking_for_a_conclusion_loses_nothing_typed(signed_in, organiser):
    version = draft(organiser)
    cited = version.goals.get().conclusions.get()
    typed = {"text": "Mój cel", "conclusions": [str(cited.pk)], "szukaj": "nie ma takiego", "pokaz": "1"}
    page = signed_in(organiser).post(reverse("plans:goal_add", args=[version.pk]), typed)
    assert "Mój cel" in page.text
    assert [(heading, [pick.is_chosen for pick in picks]) for heading, picks in page.context["form"].groups()] == [
        ("Wybrane", [True])
    ]
    assert version.goals.count() == 1


def test_hostile_and_endless_text_makes_a_sound_page_on_a_phone(own_visits):
    with own_visits.page("organiser", viewport=browser.NARROW) as page:
        page.goto("/biuro/plany/nowy/")
        page.get_by_label("Tytuł").fill("Plan " + "ż" * 200)
        page.get_by_label("Początek okresu").fill("2031-01-01")
        page.get_by_label("Koniec okresu").fill("2031-12-31")
        page.get_by_role("button", name="Załóż plan").click()
        page.get_by_role("link", name="Zmień (Rozdział 1)").click()
        page.get_by_label("Treść").fill("\n\n".join([HOSTILE, WORD, TABLE]))
        page.get_by_role("button", name="Podgląd bez zapisywania").click()
        expect(page.locator("#podglad tr")).to_have_count(301)
        assert (browser.sideways_scroll(page), browser.axe_violations(page)) == (0, [])
        page.get_by_role("button", name="Zapisz").click()
        page.get_by_role("heading", name="1. ").first.wait_for()
        assert (browser.sideways_scroll(page), page.complaints) == (0, [])
