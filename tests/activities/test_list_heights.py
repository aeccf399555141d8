"""How much of an office's screen its lists take, with the demonstration's data; a meeting dragged to another day."""

import pytest

from tests.browser import NARROW, WIDE

pytestmark = pytest.mark.browser
LISTS = {  # how many pixels so many rows may take: a meeting 44, a text 64
    "/biuro/spotkania/": 45,
    "/biuro/rozeznanie/notatki/": 66,
    "/biuro/rozeznanie/potrzeby/": 66,
    "/biuro/rozeznanie/zasoby/": 66,
    "/biuro/rozeznanie/wnioski/": 66,
    "/biuro/partnerzy/spis/": 54,
}
MEASURED = """() => {
    const rows = [...document.querySelectorAll(".table tbody tr")];
    const high = (cell) => cell.getBoundingClientRect().height;
    const lines = (cell) => Math.round(high(cell) / parseFloat(getComputedStyle(cell).lineHeight));
    const names = document.querySelectorAll(".table tbody th[scope=row] > a");
    return {
        rows: rows.length,
        height: high(document.querySelector(".table")),
        longest: Math.max(0, ...[...names].map(lines)),
        filled: document.querySelectorAll("main .button:not(.button--quiet, .button--danger, .button--plain)").length,
    };
}"""


def test_lists_are_as_high_as_their_rows_and_a_dragged_meeting_asks_first(visits):
    with visits.page("organiser", viewport=WIDE) as page:
        for address, most in LISTS.items():
            page.goto(address)
            page.evaluate("document.fonts.ready.then(() => true)")
            page.reload()
            found = page.evaluate(MEASURED)
            assert found["height"] <= most * (found["rows"] + 1), (address, found)
            assert found["longest"] <= 2 and found["filled"] <= 1, (address, found)
        page.goto("/biuro/spotkania/")
        assert page.locator(".table").bounding_box()["height"] <= 1900

        page.goto("/biuro/spotkania/miesiac/2026-12-01/")
        assert page.locator(".staff-month").bounding_box()["height"] <= 46 * 16
        moving = page.locator("[data-day='2026-12-08'] [data-move]").first
        moving.drag_to(page.locator("[data-day='2026-12-10']"))
        page.wait_for_url("**/przenies/?dzien=2026-12-10")
        assert page.locator("[name=day]").input_value() == "2026-12-10"


SHARE = """() => Math.min(...[...document.querySelectorAll(".table--texts tbody .table__text")].map(
    (text) => text.offsetWidth / document.querySelector(".table--texts").offsetWidth))"""


def test_what_people_said_is_as_wide_as_the_phone_and_takes_three_lines_at_most(visits):
    with visits.page("organiser", viewport=NARROW) as page:
        for address in ("/biuro/rozeznanie/notatki/", "/biuro/rozeznanie/wnioski/"):
            page.goto(address)
            assert page.evaluate(SHARE) >= 0.9, address
