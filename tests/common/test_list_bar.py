"""What stands around the rows of a list: questions, what was asked, the way out, the order, sums, the act of a row."""

import re

import pytest
from django.conf import settings

from activities.views.listings import ACTIVITIES, OCCURRENCES, SIGN_UPS, VENUES
from needs.views.listings import ASSETS, CONCLUSIONS, NEEDS, NOTES
from osl_site.common.accounts.views import ACCOUNTS
from osl_site.common.audit.views import ACCESSES, ACTS
from osl_site.common.centre.dictionaries.listings import COMMUNES, GROUPS, LOCALITIES, SERVICES, VILLAGES
from partners.listings import PARTNERS
from plans.views.listings import PLANS
from tests import builders
from tests.activities.builders import make_activity, make_occurrence, sign_up, wall
from tests.needs.builders import need, note
from tests.partners.builders import partner
from tests.reading import text_of

LISTS = (
    *(ACTIVITIES, OCCURRENCES, SIGN_UPS, VENUES, ASSETS, CONCLUSIONS, NEEDS, NOTES, ACCOUNTS, ACCESSES, ACTS),
    *(COMMUNES, GROUPS, LOCALITIES, SERVICES, VILLAGES, PARTNERS, PLANS),
)
NOTES_AT, NEEDS_AT, PARTNERS_AT = "/biuro/rozeznanie/notatki/", "/biuro/rozeznanie/potrzeby/", "/biuro/partnerzy/spis/"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def day(at):
    at(2026, 11, 23, 9)


def test_no_page_of_a_list_has_more_than_seven_columns_or_a_lone_dash():
    wide = {list.title: len([column for column in list.columns if not column.only_in_files]) for list in LISTS}
    assert {title: number for title, number in wide.items() if number > 7} == {}
    assert [column.name for list in LISTS for column in list.columns if column.nothing in ("–", "-")] == []


LONE_DASH = re.compile(r'default:"[–-]"|[>}]\s*[–-]\s*(?:</td>|</th>|</dd>|{% end(?:if|for) %}\s*</t)')


def test_no_cell_of_a_page_or_of_paper_is_a_lone_dash():
    templates = settings.BASE_DIR / "templates"
    assert [path.name for path in templates.rglob("*.html") if LONE_DASH.search(path.read_text())] == []


def test_four_questions_are_in_sight_two_days_are_one_of_them_and_the_rest_is_folded(desk):
    bar = desk.get(NOTES_AT).context["list"].bar
    names = lambda units: [[field.name for field in unit] for unit in units]
    assert names(bar.seen) == [["szukaj"], ["miejscowosc"], ["co"], ["od", "do"]]
    assert (names(bar.more), bar.more_is_asked) == ([["metoda"], ["runda"]], False)
    assert [field.name for field in desk.get(NEEDS_AT).context["list"].bar.ticks] == ["bez_zasobu", "wycofane"]


def test_what_was_asked_stands_below_with_the_way_to_the_list_without_it(desk):
    kandyty = builders.locality("Kandyty")
    note(locality=kandyty, text="Autobus nie jeździ.")
    asked = {"miejscowosc": kandyty.pk, "szukaj": "autobus", "od": "2026-05-01", "strona": "1", "kolejnosc": "osob"}
    page = desk.get(NOTES_AT, asked)

    chips = {chip.words: chip.url for chip in page.context["list"].bar.chips}
    assert list(chips) == ["„autobus”", "Kandyty", "od 1.05.2026"]
    assert chips["Kandyty"] == f"{NOTES_AT}?szukaj=autobus&od=2026-05-01&kolejnosc=osob"
    text = text_of(page)
    assert "Usuń: </span>Kandyty" in text
    assert "Wybór: „autobus”, Kandyty, od 1.05.2026" in text
    assert re.search(r'<h2[^>]*tabindex="-1" autofocus>Znalezione notatki: 1', text)
    assert "autofocus" not in text_of(desk.get(NOTES_AT))


def test_an_answer_that_cannot_be_understood_keeps_its_fold_open_and_takes_no_focus(desk):
    page = desk.get(NOTES_AT, {"metoda": "taka"})
    bar = page.context["list"].bar
    assert (bar.is_open, bar.more_is_asked, bar.chips) == (True, True, [])
    assert "autofocus" not in text_of(page)


def test_where_nothing_is_found_each_question_says_how_many_there_are_without_it(desk):
    need(title="Dojazd", state="reported")
    page = desk.get(NEEDS_AT, {"stan": "confirmed", "szukaj": "dojazd"})
    assert [way.words for way in page.context["list"].ways_out] == ["Bez „Potwierdzona”: 1"]
    assert f'href="{NEEDS_AT}?szukaj=dojazd">Bez „Potwierdzona”: 1</a>' in text_of(page)
    assert "Nic nie znaleziono" in text_of(page)


def test_a_list_is_put_in_the_order_of_a_head_on_the_page_and_in_files(desk):
    for name in ("Żaba", "Łódka", "Ćma"):
        partner(name=name)
    shown = lambda **asked: [row.name for row in desk.get(PARTNERS_AT, asked).context["lines"]]
    assert shown() == shown(kolejnosc="nazwa") == shown(kolejnosc="nie-ma") == ["Ćma", "Łódka", "Żaba"]
    assert shown(kolejnosc="-nazwa") == ["Żaba", "Łódka", "Ćma"]
    lines = desk.get(PARTNERS_AT, {"kolejnosc": "-nazwa", "format": "csv"}).getvalue().decode().splitlines()
    assert [line.split(";")[0].strip('"') for line in lines[1:]] == ["Żaba", "Łódka", "Ćma"]
    text = text_of(desk.get(PARTNERS_AT, {"szukaj": "zaba"}))
    assert re.search(r'href="\?szukaj=zaba&kolejnosc=-nazwa">Nazwa\s*<span aria-hidden="true">▲', text)
    assert 'name="kolejnosc" value="-nazwa"' in text_of(desk.get(PARTNERS_AT, {"kolejnosc": "-nazwa"}))


def test_a_usual_state_is_not_said_and_a_day_of_this_year_is_short(desk):
    need(title="Dojazd", state="confirmed")
    need(title="Ławka", state="reported")
    note(noted_on=wall(2026, 11, 8, 10).date())
    note(noted_on=wall(2025, 11, 8, 10).date())
    table = lambda path: text_of(desk.get(path)).partition("<table")[2].partition("</table>")[0]
    assert [word in table(NEEDS_AT) for word in ("Potwierdzona", "Zgłoszona")] == [False, True]
    assert re.findall(r"\b8\.11(?:\.2025)?\b", table(NOTES_AT)) == ["8.11", "8.11.2025"]
    assert "08.11.2026" in text_of(desk.get(NOTES_AT, {"format": "druk"}))


def test_figures_have_their_sum_and_a_row_one_act_with_its_name(desk):
    rows = [make_occurrence(make_activity(title=f"Klub {n}", sign_up="needed", capacity=5)) for n in range(2)]
    for row in rows:
        sign_up(row, people=2)
    page = desk.get("/biuro/zapisy/")
    shown = page.context["list"]
    assert (shown.sums.label, list(shown.sums.values)) == ("Razem", [None, 4, 0, 0])
    act = f'href="/biuro/spotkania/{rows[0].pk}/zapisy/nowy/">Zapisz osobę<span class="visually-hidden">: Klub 0'
    assert act in text_of(page)


def test_the_foot_counts_what_is_downloaded_and_carries_the_question(desk):
    for number in range(3):
        need(title=f"Potrzeba {number}")
    foot = text_of(desk.get(NEEDS_AT, {"szukaj": "potrzeba"})).partition("list-foot__files")[2]
    assert "Pobierz 3 wiersze:" in foot
    assert 'href="?szukaj=potrzeba&format=xlsx"' in foot


def test_the_heading_says_the_order_that_was_chosen(desk):
    partner()
    caption = lambda **asked: desk.get(PARTNERS_AT, asked).context["list"].caption
    assert caption() == "Wszyscy partnerzy: 1, według nazwy"
    assert caption(kolejnosc="-nazwa") == "Wszyscy partnerzy: 1, kolejność: nazwa, malejąco"
    assert caption(kolejnosc="nie-ma") == caption()


def test_two_days_the_wrong_way_round_are_said_at_the_second(desk):
    note()
    page = desk.get(NOTES_AT, {"od": "2026-12-02", "do": "2026-12-01"})
    assert page.context["form"].errors == {"do": ["Ten dzień jest wcześniejszy niż pierwszy. Zamień je miejscami."]}
