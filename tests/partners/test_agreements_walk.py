"""An agreement from draft to notice: written, signed, told of before its end, prolonged, read as a document of Word."""

from datetime import timedelta

import docx
import pytest
from playwright.sync_api import expect

from osl_site.common import clock
from partners.models import Agreement
from partners.services import tell_of_ends
from tests.browser import axe_violations
from tests.partners.builders import PDF
from tests.walking import field, says


@pytest.mark.browser
def test_an_agreement_is_signed_told_of_amended_and_opened_in_word(own_visits, own_database, tmp_path):
    ends = clock.today() + timedelta(days=5)
    with own_visits.page("organiser") as page:
        page.goto("/biuro/partnerzy/porozumienia/nowe/")
        field(page, "Jakie to porozumienie?").select_option(label="współpraca")
        field(page, "Czego dotyczy?").fill("półka z książkami w sklepie")
        page.get_by_role("checkbox").first.check()
        field(page, "Kto co robi?").fill("Sklep daje półkę, centrum książki.")
        field(page, "Do kiedy?").fill(ends.isoformat())
        page.get_by_role("button", name="Zapisz projekt").click()
        says(page, "Pobierz go i daj do podpisu.")
        assert axe_violations(page) == []

        page.get_by_role("link", name="Wgraj podpisane").click()
        page.get_by_label("Podpisane porozumienie").set_input_files(
            {"name": "skan.pdf", "mimeType": "application/pdf", "buffer": PDF}
        )
        page.get_by_role("button", name="Wgraj").click()
        says(page, "już się nie zmieni")
        row = Agreement.objects.get(subject="półka z książkami w sklepie")
        assert tell_of_ends() >= 1
        page.goto("/biuro/")
        expect(page.get_by_role("main")).to_contain_text(f"Porozumienie {row.code} kończy się")
        page.goto(row.get_absolute_url())
        page.get_by_role("link", name="Dodaj aneks").click()
        field(page, "Co się zmienia?").fill("Półka stoi bez końca.")
        page.get_by_label("bez końca").check()
        page.get_by_role("button", name="Zapisz", exact=True).click()
        says(page, "Aneks jest zapisany.")
        with page.expect_download() as taken:
            page.get_by_role("link", name="Projekt Word").click()
        taken.value.save_as(tmp_path / "porozumienie.docx")
        assert page.complaints == []
    words = "\n".join(paragraph.text for paragraph in docx.Document(tmp_path / "porozumienie.docx").paragraphs)
    assert "Sklep daje półkę, centrum książki." in words.replace("\N{NO-BREAK SPACE}", " ")
