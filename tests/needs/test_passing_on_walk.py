"""Passed on by letter, sent, answered; its author reads who has it and says at the end that it helped."""

import pytest

from needs.models import Submission
from needs.submissions.codes import code_of
from osl_site.common.correspondence.models import OutgoingLetter
from tests.browser import NARROW, axe_violations, sideways_scroll
from tests.walking import says

pytestmark = pytest.mark.browser
WORDS = "Przy przystanku nie ma ławki."


def looks_right(page):
    assert sideways_scroll(page) == 0
    assert axe_violations(page) == []
    assert page.complaints == []


def test_a_letter_goes_an_answer_comes_and_its_author_says_that_it_helped(own_visits, own_database, empty_queue):
    with own_visits.page("organiser") as page:
        page.goto("/biuro/rozeznanie/zgloszenia/nowe/")
        page.get_by_label("Jak przyszło?").select_option("talk")
        page.get_by_label("Chcę przekazać sprawę").or_(page.get_by_label("Sprawa dla urzędu")).check()
        page.get_by_label("Słowa mieszkańca").fill(WORDS)
        page.get_by_role("button", name="Zapisz zgłoszenie").click()
        row = Submission.objects.get(words=WORDS)
        page.goto(f"/biuro/rozeznanie/zgloszenia/{row.pk}/pismo/")
        page.get_by_label("Do kogo").fill("Urząd Gminy")
        page.get_by_role("button", name="Pokaż pismo przed zapisaniem").click()
        says(page, "Pismo przed nadaniem numeru")
        looks_right(page)
        page.get_by_role("button", name="Nadaj numer i zapisz pismo").click()
        letter = OutgoingLetter.objects.latest("pk")
        says(page, f"Pismo {letter.code}")
        looks_right(page)
        page.get_by_role("link", name="Zapisz, jak wyszło").click()
        page.get_by_label("e-Doręczenia").check()
        page.get_by_label("Numer nadania").fill("ED-1")
        page.get_by_role("button", name="Zapisz").click()
        says(page, "Zapisane, jak pismo wyszło.")
        page.goto(row.get_absolute_url())
        page.get_by_role("link", name="Wpisz odpowiedź").click()
        page.get_by_label("Co odpowiedzieli").fill("Ławka stanie w maju.")
        page.get_by_label("Co przeczyta autor").fill("Urząd Gminy postawi ławkę w maju.")
        page.get_by_role("button", name="Zapisz odpowiedź").click()
        says(page, "Odpowiedź jest zapisana")
        looks_right(page)
        page.get_by_role("link", name="Załatwione").click()
        page.get_by_label("Co przeczyta autor").fill("Ławka stoi.")
        page.get_by_role("button", name="Zapisz, że załatwione").click()
    with own_visits.page(viewport=NARROW) as page:
        page.goto(f"/sprawdz/{code_of(row)}/")
        says(page, "Urząd Gminy postawi ławkę w maju.")
        page.get_by_role("button", name="Tak").click()
        says(page, "Dziękujemy. Dzięki temu wiemy, co działa.")
        looks_right(page)
    row.refresh_from_db()
    assert (row.helped, row.passed_on.get().answer) == ("yes", "Ławka stanie w maju.")
