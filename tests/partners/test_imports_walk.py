"""As the organiser with a spreadsheet of partners: it has mistakes, is corrected, one row may be there already."""

import pytest
from playwright.sync_api import expect

from partners.models import Partner
from tests.browser import NARROW, axe_violations, sideways_scroll
from tests.walking import press, says

pytestmark = pytest.mark.browser
HEAD = "Nazwa;Typ;NIP;Gdzie działa;Osoba do kontaktu;Telefon\n"
WRONG = HEAD + "Koło na łące;kgw;123;Kandytty;Jan Lis;12\nPrzykład szkoła;szkoła;;Kandyty;;\n"
RIGHT = (
    HEAD
    + "Koło na łące;kgw;123;Kandyty;Jan Lis;600 000 001\n"
    + "Nowa szkoła letnia;szkoła;;Kandyty;;\n"
    + "kgw przykład Toprzyny;kgw;;Toprzyny;;\n"
)


def sent(page, text):
    page.get_by_label("Plik", exact=True).set_input_files(
        {"name": "spis.csv", "mimeType": "text/csv", "buffer": text.encode()}
    )
    press(page, "Wyślij plik")
    press(page, "Zobacz, co powstanie")


@pytest.mark.parametrize("script", [True, False])
def test_a_file_with_mistakes_is_corrected_and_read_in_once(script, own_visits, own_database):
    before = Partner.objects.count()
    with own_visits.page("organiser", viewport=NARROW, script=script) as page:
        page.goto("/biuro/partnerzy/spis/")
        page.get_by_role("link", name="Wczytaj z pliku").first.click()
        sent(page, WRONG)
        says(page, "Nic nie wczytano.")
        says(page, "Wiersz 2: Gdzie działa: nie ma takiej miejscowości: „Kandytty”. Czy chodzi o: Kandyty?")
        assert sideways_scroll(page) == 0
        page.get_by_role("link", name="Wyślij poprawiony plik").click()
        sent(page, RIGHT)
        says(page, "Wiersz 2: Liczba cyfr w tym numerze NIP: 3, a ma być 10.")
        expect(page.get_by_role("heading", name="Czy to ten sam?")).to_be_visible()
        if script:
            assert sideways_scroll(page) == 0 and axe_violations(page) == []
        press(page, "Wczytaj plik")
        says(page, "Wybierz: ten sam czy inny.")
        page.get_by_label("To ten sam, pomiń wiersz").check()
        press(page, "Wczytaj plik")
        says(page, "Plik jest wczytany.")
        assert page.complaints == []
    assert Partner.objects.count() == before + 2
    assert Partner.objects.get(name="Koło na łące").people.get().phone == "600 000 001"
