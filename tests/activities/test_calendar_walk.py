"""The calendar in a real browser: two taps on a phone, and month and agenda with nothing but a keyboard."""

from io import BytesIO

import pikepdf
import pytest

from tests.browser import NARROW, axe_violations, sideways_scroll

pytestmark = pytest.mark.browser
PHONE = {"viewport": NARROW, "has_touch": True, "is_mobile": True}


def focused(page):
    """What a screen reader says of the link in focus: its whole text."""
    return " ".join(page.evaluate("document.activeElement.textContent").split())


def press_until(page, words, *, most=120):
    """Go on with the Tab key until the focus is on something that begins with these words; every stop is seen."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if focused(page).startswith(words):
            box = page.evaluate(
                "(() => { const b = document.activeElement.getBoundingClientRect(); return [b.top, b.bottom]; })()"
            )
            assert box[1] > 0 and box[0] < page.viewport_size["height"]
            return
    raise AssertionError(f"no stop of the Tab key says {words!r}")


def test_a_resident_is_two_taps_from_what_is_near_this_week(visits):
    with visits.page(**PHONE) as page:
        page.goto("/")
        page.get_by_label("Twoja miejscowość").select_option(label="Kandyty")  # the first tap, in the phone's own list
        page.get_by_role("button", name="Pokaż").tap()  # the second

        page.wait_for_url("**miejscowosc=**")
        assert page.get_by_role("heading", name="W tym tygodniu blisko Ciebie").is_visible()
        assert page.get_by_label("Twoja miejscowość").locator("option:checked").inner_text() == "Kandyty"
        first = page.locator(".agenda").first
        assert first.locator(".agenda__day").inner_text().startswith("wtorek, 1 grudnia")
        assert sideways_scroll(page) == 0
        assert page.locator(".entry").count() <= 40
        first.locator(".entry").first.tap()  # the whole row is the target
        page.wait_for_url("**/spotkania/*/")
        assert page.complaints == []


def test_a_browser_prints_the_calendar_on_the_pages_it_needs(visits):
    with visits.look() as page:
        page.goto("/kalendarz/")
        first = page.locator(".entry__title").first.get_attribute("href")
        for address, most in (("/kalendarz/", 4), ("/kalendarz/2026-12/", 1), (first, 1)):
            page.goto(address)
            printed = pikepdf.open(BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))
            assert len(printed.pages) <= most, address


@pytest.mark.parametrize(("path", "answer"), [("/kalendarz/", ".agenda__day"), ("/kalendarz/2026-12/", ".month")])
def test_after_asking_a_phone_shows_the_answer_and_not_the_question_again(path, answer, visits):
    with visits.page(**PHONE) as page:
        page.goto(path)
        page.get_by_text("Wybierz wieś", exact=True).tap()
        page.get_by_label("Miejscowość").select_option(label="Kandyty")
        page.get_by_role("button", name="Pokaż spotkania").tap()
        page.wait_for_url("**miejscowosc=**")
        top = page.locator(answer).first.bounding_box()["y"]
        assert 0 <= top < NARROW["height"] / 2


def test_a_wide_window_keeps_question_and_answer_in_view(visits):
    with visits.look() as page:
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto("/kalendarz/")
        page.get_by_role("button", name="Pokaż spotkania").click()
        page.wait_for_url("**miejscowosc=**")
        assert page.evaluate("window.scrollY") == 0


def test_a_question_with_a_fault_is_shown_first(visits):
    with visits.look() as page:
        page.set_viewport_size(NARROW)
        page.goto("/kalendarz/?od=2026-02-30#spotkania")
        assert page.evaluate("window.scrollY") == 0
        assert page.get_by_text("Wpisz datę, na przykład 1.12.2026.").is_visible()


def test_a_row_is_a_target_large_enough_for_a_thumb(visits):
    with visits.look() as page:
        page.set_viewport_size(NARROW)
        page.goto("/kalendarz/")
        heights = page.locator(".entry").evaluate_all("rows => rows.map(row => row.getBoundingClientRect().height)")
        assert min(heights) >= 56


def test_the_agenda_is_walked_by_keyboard_alone(visits):
    with visits.look() as page:
        page.goto("/kalendarz/")
        page.keyboard.press("Tab")
        assert focused(page) == "Przejdź do treści"
        page.keyboard.press("Enter")
        press_until(page, "Cały miesiąc")
        press_until(page, "wtorek, 1 grudnia, 10:00,")
        title = focused(page).removeprefix("wtorek, 1 grudnia, 10:00, ")
        page.keyboard.press("Enter")
        page.wait_for_url("**/spotkania/*/")
        assert page.locator("h1").inner_text().replace("\N{NO-BREAK SPACE}", " ") == title


def test_the_month_is_walked_by_keyboard_alone(visits):
    with visits.look() as page:
        page.goto("/kalendarz/2026-12/")
        press_until(page, "listopad")
        page.keyboard.press("Enter")
        page.wait_for_url("**/kalendarz/2026-11/")
        press_until(page, "piątek, 20 listopada, 18:00,")
        assert page.locator("li:has(:focus)").inner_text().split("\n")[-1].startswith("Przeniesione na piątek")
        press_until(page, "piątek, 27 listopada,")
        page.keyboard.press("Enter")
        page.wait_for_url("**/spotkania/*/")


def test_filters_are_asked_by_keyboard_and_remembered_in_the_address(visits):
    with visits.page() as page:
        page.goto("/kalendarz/")
        page.get_by_label("Miejscowość").focus()
        page.keyboard.type("Kandyty")
        for _stop in ("Albo wpisz jej nazwę", "Jak daleko?", "Bez schodów", "Więcej wyboru"):
            page.keyboard.press("Tab")
        assert focused(page) == "Więcej wyboru"
        page.keyboard.press("Enter")
        page.get_by_label("Szukaj słowa").focus()
        page.keyboard.type("herbata")
        page.keyboard.press("Enter")
        page.wait_for_url("**szukaj=herbata**")
        assert "miejscowosc=0474123" in page.url
        assert page.get_by_label("Szukaj słowa").input_value() == "herbata"
        assert page.context.cookies() == []


def words_of(page):
    """What each link of a month says, however it is broken into lines."""
    return [text.replace(",", " , ").split() for text in page.locator(".month a").all_inner_texts()]


@pytest.mark.parametrize("width", [768, 1024])
def test_from_48_rem_on_the_month_is_a_table_and_below_an_agenda(width, visits):
    with visits.look() as page:
        page.set_viewport_size({"width": width, "height": 900})
        page.goto("/kalendarz/2026-12/")
        assert page.locator(".month").evaluate("table => getComputedStyle(table).display") == "table"
        assert page.get_by_role("columnheader", name="wtorek").is_visible()
        assert sideways_scroll(page) == 0
        order = words_of(page)
        page.set_viewport_size(NARROW)
        assert page.locator(".month").evaluate("table => getComputedStyle(table).display") == "block"
        assert page.get_by_text("wtorek, 1 grudnia", exact=True).first.is_visible()
        assert words_of(page) == order
        assert axe_violations(page, only_look=True) == []
