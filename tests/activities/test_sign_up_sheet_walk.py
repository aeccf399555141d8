"""The sołtys in a real browser: chooses the village, presses one button, and has the month's paper."""

import pytest

from tests.browser import NARROW

pytestmark = [pytest.mark.browser, pytest.mark.pdf]


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_the_soltys_chooses_a_village_and_gets_the_months_sheet(script, visits):
    with visits.page(script=script, viewport=NARROW) as page:
        page.goto("/")
        page.get_by_role("link", name="Kartka na tablicę").click()
        page.get_by_label("Kandyty", exact=False).first.check()
        page.get_by_label("Duża, dla osób, które słabiej widzą").check()
        assert page.complaints == []
        with page.expect_response("**/druk.pdf?*") as waiting:
            page.get_by_role("button", name="Otwórz kartkę do druku (PDF)").click()
        sheet = waiting.value

        assert sheet.status == 200
        assert "/kalendarz/2026-12/druk.pdf?miejscowosc=0474123" in sheet.url
        assert "druk=duzy" in sheet.url
        assert page.request.get(sheet.url).body().startswith(b"%PDF-")


def test_a_village_that_cannot_be_is_refused_beside_its_field_with_the_rest_still_chosen(visits):
    with visits.look() as page:
        page.goto("/kalendarz/2026-12/druk.pdf?miejscowosc=0000000&miejscowosc=0474123&druk=duzy")
        assert page.url.split("?")[0].endswith("/kalendarz/2026-12/druk/")
        assert "Nie znamy tu takiej miejscowości." in page.inner_text("main")
        assert page.get_by_label("Kandyty", exact=False).first.is_checked()
        assert page.get_by_label("Duża, dla osób, które słabiej widzą").is_checked()
