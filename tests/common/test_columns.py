"""Columns of the office's tables have room for what they say in every window, from half of one to a desk."""

import pytest

from osl_site.roof.pages.table import url_of
from tests.browser import sideways_scroll

pytestmark = pytest.mark.browser
WIDTHS = (640, 768, 1024, 1280)  # half a window, a tablet held upright and lying, a desk
CRAMPED = """() => [...document.querySelectorAll("main tbody :is(td, th)")].filter((cell) => {
    const words = cell.innerText.trim();
    const spoken = cell.matches(".table__act, .table__tick") || cell.querySelector(".visually-hidden");
    const box = cell.getBoundingClientRect();
    return cell.checkVisibility() && words.length > 12 && !spoken && box.width < 60;
}).map((cell) => `${Math.round(cell.getBoundingClientRect().width)} px: ${cell.innerText.trim().slice(0, 30)}`)"""


@pytest.mark.parametrize(
    ("role", "name"),
    [
        ("administrator", "account_list"),
        ("organiser", "activities:occurrence_list"),
        ("organiser", "activities:sheet_list"),
        ("organiser", "activities:sign_up_list"),
        ("organiser", "activities:tally_list"),
        ("director", "audit_trail"),
        ("organiser", "needs:asset_list"),
        ("organiser", "needs:helper_list"),
        ("organiser", "needs:note_list"),
        ("organiser", "needs:submission_list"),
        ("organiser", "needs:support_list"),
        ("organiser", "partners:agreement_list"),
        ("organiser", "partners:head_list"),
        ("organiser", "partners:log_list"),
        ("organiser", "plans:measured_detail"),
        ("organiser", "promise_list"),
    ],
)
def test_no_column_is_squeezed_and_no_table_sticks_out(role, name, seeded, visits):
    with visits.look(role) as page:
        page.goto(url_of(name))
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 480})
            assert page.evaluate(CRAMPED) == [], width
            assert sideways_scroll(page) == 0, width
