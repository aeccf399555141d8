"""In a real browser: what a resident said becomes a need, a meeting answers it, and the author reads so by the code; a
service that nothing complements is explained, and comes back on the day that was said."""

from datetime import datetime

import pytest

from activities.models import WordBack
from needs.models import Submission
from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.centre.models import SocialService
from osl_site.roof import desk
from plans.document.rendering import content_of
from plans.models import Report, Version
from tests.browser import NARROW, axe_violations, sideways_scroll
from tests.walking import field, fill, press, says

pytestmark = pytest.mark.browser
WORDS = "Nie mamy się gdzie spotkać w środku tygodnia."
DID = "We wtorki jest herbata w bibliotece."
TEA = "Herbata we wtorek w Kandytach"
REASON = "Nikt nie prosił o grupę, pytamy co kwartał."


def looks_right(page):
    assert sideways_scroll(page) == 0
    assert axe_violations(page) == []
    assert page.complaints == []


def test_what_a_resident_said_is_answered_where_the_author_and_the_village_read_it(
    own_visits, own_database, empty_queue
):
    with own_visits.page(viewport=NARROW) as page:
        code = sends(page)
    row = Submission.objects.get(words=WORDS)
    with own_visits.page("organiser") as page:
        makes_a_need(page, row)
        enters_what_came_of_an_occurrence(page)
        writes_what_was_done(page, row)
        assert page.complaints == []
    with own_visits.page(viewport=NARROW) as page:
        page.goto("/sprawdz/")
        page.get_by_label("Kod zgłoszenia").fill(code.lower())
        press(page, "Pokaż, co dalej")
        page.get_by_role("link", name=DID.rstrip(".")).click()
        says(page, DID)
        place = page.locator("section", has=page.get_by_role("heading", name="Kandyty", exact=True))
        assert DID in place.inner_text()
        assert WORDS not in page.content()
        looks_right(page)
    told = WordBack.objects.get(did=DID)
    assert (list(told.submissions.all()), told.needs.get().title) == ([row], "Brak spotkań w tygodniu")


def sends(page):
    page.goto("/powiedz-nam/")
    page.get_by_label("Czegoś brakuje").check()
    page.get_by_label("Napisz, o co chodzi").fill(WORDS)
    press(page, "Wyślij zgłoszenie")
    return page.locator("#kod-zgloszenia").inner_text().strip()


def makes_a_need(page, row):
    page.goto(row.get_absolute_url())
    page.get_by_role("link", name="Zrób z tego potrzebę").click()
    page.get_by_label("potrzeba").first.fill("Brak spotkań w tygodniu")
    press(page, "Zapisz potrzebę")
    says(page, "Brak spotkań w tygodniu")


def enters_what_came_of_an_occurrence(page):
    page.goto("/biuro/spotkania/bez-wynikow/")
    page.get_by_role("link", name="Wpisz wyniki").first.click()
    field(page, "Osoby starsze").fill("9")
    page.get_by_role("button", name="Zapisz wyniki").first.click()
    says(page, "Wyniki są zapisane.")
    says(page, TEA)


def writes_what_was_done(page, row):
    page.goto("/biuro/oferta/co-zrobilismy/nowe/")
    fill(page, Powiedzieliście="Brakuje spotkań w tygodniu.", Zrobiliśmy=DID)
    place = page.get_by_role("combobox", name="Miejscowość", exact=True)
    place.fill("Kandyty")
    place.press("Enter")
    page.locator("summary", has_text="Skąd to wynika").click()
    field(page, "Pozycja oferty").select_option(label=TEA)
    field(page, "Z których zgłoszeń to wynika?").fill(row.code)
    page.get_by_label("Brak spotkań w tygodniu").check()
    press(page, "Zapisz szkic")
    press(page, "Zatwierdź i pokaż mieszkańcom")
    says(page, "Na stronie")


def test_a_gap_of_a_service_is_explained_and_comes_back_on_its_day(own_visits, own_database):
    service = SocialService.objects.get(name__startswith="Poradnictwo")
    with own_visits.page("organiser") as page:
        page.goto("/biuro/oferta/uslugi/")
        page.get_by_role("row", name=service.name).get_by_role("link", name="Wyjaśnij").click()
        fill(page, **{"Bez działania wspierającego, bo…": "", "Kiedy do tego wrócimy?": "2026-12-01"})
        press(page, "Zapisz")
        says(page, "Wpisz")  # nothing was said, and today is no day to come back
        fill(page, **{"Bez działania wspierającego, bo…": REASON, "Kiedy do tego wrócimy?": "2027-03-01"})
        press(page, "Zapisz")
        says(page, "Zapisane. Przypomnimy o tym tego dnia.")
        says(page, "Wrócimy do tego 1.03.2027")
        looks_right(page)
        page.goto(Report.objects.get(state="draft").get_absolute_url())
        page.get_by_text("Więcej", exact=True).first.click()
        page.get_by_role("button", name="Policz od nowa").first.click()
        says(page, "Liczby są policzone od nowa.")
        says(page, REASON.rstrip("."))
        assert page.complaints == []
    drafts = Version.objects.filter(state="draft")
    assert any(REASON.rstrip(".") in str(content_of(version).services) for version in drafts)
    assert waits_on(service, datetime(2027, 2, 28, 9, tzinfo=clock.WARSAW)) is False
    assert waits_on(service, datetime(2027, 3, 1, 9, tzinfo=clock.WARSAW)) is True


def waits_on(service, moment):
    """Whether the desk of that day asks for the service."""
    organiser = User.objects.get(email="organizator@przyklad.pl")
    with clock.at(moment):
        return any(service.name in one.sentence for one in desk.matters(organiser))
