"""Every list of the office can be narrowed, printed and taken away, with what its reader may read and no more."""

import csv
import io
import re
from datetime import date, datetime

import lxml.html
import openpyxl
import pytest
from django.core.paginator import Page
from django.test import Client
from django.urls import NoReverseMatch, reverse
from hypothesis import given
from hypothesis import strategies as st

from needs.models import FieldNote
from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.audit.models import Access, AccessKind
from osl_site.common.audit.trail import note_access
from osl_site.common.lists.list_page import MOST_IN_FILE, MOST_IN_PRINT
from osl_site.common.lists.spreadsheets import FORMULAS, UNSEEN, safe, write_csv, write_xlsx
from osl_site.roof.pages.table import LISTS, TABLE, address_of, url_of
from tests import builders
from tests.browser import E_MAIL
from tests.needs.builders import need, note
from tests.partners.builders import partner, person
from tests.reading import text_of
from tests.test_pages import visitor

NEEDS, PARTNERS, ACCESSES = (
    "/biuro/rozeznanie/potrzeby/",
    "/biuro/partnerzy/spis/",
    "/biuro/ustawienia/dziennik/logowania/",
)
NOT_TAKEN_AWAY = {
    "activities:call_list": "whom to ring now: work, and the contact data of residents",
    "activities:diary_day": "one day of the diary; its meetings are in the list of meetings",
    "activities:lead_list": "what was checked of people who work with minors; printouts are in the files",
    "activities:registration_list": "has a sheet and a file of its own, with the contact data",
}


@pytest.fixture(autouse=True)
def day(at, request):
    if "seeded" not in request.fixturenames:
        at(2026, 11, 23, 9)


def of_csv(answer):
    return list(csv.reader(io.StringIO(answer.getvalue().decode("utf-8-sig")), delimiter=";"))


def of_xlsx(content):
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    return [list(row) for row in sheet.iter_rows()]


def column(rows, name):
    place = rows[0].index(name)
    return [row[place] for row in rows[1:]]


def opened(name):
    client = Client()
    client.force_login(User.objects.get(email=E_MAIL[visitor(name)]), "django.contrib.auth.backends.ModelBackend")
    return client.get(url_of(name))


STAFF_PAGES = sorted(
    name
    for name, row in TABLE.items()
    if row.method == "GET" and row.is_page and row.by_role["nobody"] == "in" and "200" in row.by_role.values()
)


def test_every_page_of_the_office_with_pages_of_rows_is_a_list_that_can_be_taken_away(seeded):
    paged = {address_of(name) for name in STAFF_PAGES if isinstance((opened(name).context or {}).get("page"), Page)}

    assert paged == {*LISTS, *NOT_TAKEN_AWAY}


def test_every_button_that_changes_something_can_be_pressed(seeded):
    forms = re.compile(r'<form[^>]*method="post".*?</form>', re.DOTALL)
    without_token = {
        name
        for name in STAFF_PAGES
        if any("csrfmiddlewaretoken" not in form for form in forms.findall(opened(name).content.decode()))
    }

    assert without_token == set()


@pytest.mark.parametrize("name", LISTS)
def test_a_list_offers_its_files_and_they_hold_its_rows(name, seeded):
    note_access(AccessKind.REFUSED, by=None)  # nobody has signed in to the demonstration
    page, heading = opened(name), of_csv(opened(f"{name} as CSV"))[0]
    client = page.client
    rows = of_xlsx(client.get(url_of(name), {"format": "xlsx"}).getvalue())
    printed = client.get(url_of(name), {"format": "druk"})

    assert [kind for kind in ("csv", "xlsx", "druk") if f"format={kind}" not in page.content.decode()] == []
    assert [cell.value for cell in rows[0]] == heading
    assert min(len(rows) - 1, len(printed.context["list"].rows)) >= len(page.context["lines"]) > 0


def test_what_somebody_typed_is_words_in_both_files(desk):
    need(title="=1+1", description="@SUM(A1)")
    need(title=" -2", description="https://przyklad.pl")

    rows = of_csv(desk.get(NEEDS, {"format": "csv"}))
    sheet = of_xlsx(desk.get(NEEDS, {"format": "xlsx"}).getvalue())

    assert (column(rows, "Potrzeba"), column(rows, "Opis")) == (["' -2", "'=1+1"], ["https://przyklad.pl", "'@SUM(A1)"])
    assert [(cell.value, cell.data_type) for cell in (sheet[1][1], sheet[2][1], sheet[2][2])] == [
        (" -2", "s"),
        ("=1+1", "s"),
        ("@SUM(A1)", "s"),
    ]
    assert [cell.hyperlink for row in sheet for cell in row if cell.hyperlink] == []


def test_days_and_numbers_are_days_and_numbers(desk):
    note(noted_on=date(2026, 11, 20), people_count=12)
    path = "/biuro/rozeznanie/notatki/"

    row = of_csv(desk.get(path, {"format": "csv"}))[1]
    cells = of_xlsx(desk.get(path, {"format": "xlsx"}).getvalue())[1]

    assert (row[1], row[7]) == ("2026-11-20", "12")
    assert (cells[1].value, cells[1].is_date, cells[7].value) == (datetime(2026, 11, 20), True, 12)


def test_files_and_print_are_narrowed_like_the_page_and_hold_all_of_it(desk):
    for number in range(30):
        need(title=f"Potrzeba {number}", state="confirmed")
    need(title="Inna", state="reported")
    asked = {"stan": "confirmed", "szukaj": "potrzeba", "strona": "2"}

    rows = of_csv(desk.get(NEEDS, asked | {"format": "csv"}))
    printed = desk.get(NEEDS, asked | {"format": "druk"})

    assert column(rows, "Potrzeba") == [f"Potrzeba {number}" for number in range(29, -1, -1)]
    assert len(printed.context["list"].rows) == 30
    assert "Wybór: Stan: Potwierdzona, Szukaj: potrzeba." in text_of(printed)
    assert "<table" in printed.content.decode()
    assert 'href="/biuro/rozeznanie/potrzeby/?stan=confirmed' in printed.content.decode()


def test_an_answer_that_cannot_be_understood_narrows_neither_page_nor_file(desk):
    need(title="Dojazd", state="reported")
    need(title="Świetlica", state="confirmed")
    asked = {"stan": "taka", "miejscowosc": "9999999", "szukaj": "dojazd"}

    page = desk.get(NEEDS, asked)

    assert [row.title for row in page.context["lines"]] == ["Dojazd"]
    assert list(page.context["form"].errors) == ["stan", "miejscowosc"]
    assert column(of_csv(desk.get(NEEDS, asked | {"format": "csv"})), "Potrzeba") == ["Dojazd"]


def test_a_large_file_is_sent_from_the_disk_whole(desk):
    note()
    row = FieldNote.objects.get()
    fields = {
        name: getattr(row, name)
        for name in ("noted_on", "method", "commune", "finding", "written_by", "written_by_name")
    }
    stamps = {"created_at": row.created_at, "changed_at": row.changed_at}
    FieldNote.objects.bulk_create([FieldNote(**fields, **stamps, text="ż" * 4000) for _ in range(600)])

    answer = desk.get("/biuro/rozeznanie/notatki/", {"format": "csv"})

    assert answer.streaming
    assert [len(text) for text in column(of_csv(answer), "Treść")] == [4000] * 600 + [len(row.text)]


def test_a_format_that_nobody_knows_is_the_page(desk):
    need()
    assert "list" in desk.get(NEEDS, {"format": "docx"}).context


def test_contact_data_are_in_the_files_of_those_who_may_read_them_and_leave_an_entry(signed_in, coworker, director):
    person(partner(name="Straż"), name="Anna Nowak", phone="601234567")

    common = of_csv(signed_in(coworker).get(PARTNERS, {"format": "csv"}))
    assert ("Osoba do kontaktu" in common[0], Access.objects.exists()) == (False, False)

    whole = of_csv(signed_in(director).get(PARTNERS, {"format": "csv"}))
    assert [column(whole, name) for name in ("Osoba do kontaktu", "Telefon")] == [["Anna Nowak"], ["601234567"]]
    entry = Access.objects.get()
    assert (entry.kind, entry.by, entry.what) == (AccessKind.EXPORTED, director, "eksport CSV listy: Partnerzy")


def test_print_leaves_an_entry_where_it_shows_protected_data(signed_in, administrator, organiser):
    signed_in(organiser).get(PARTNERS, {"format": "druk"})
    signed_in(administrator).get("/biuro/ustawienia/konta/", {"format": "druk"})

    assert [access.what for access in Access.objects.all()] == ["wydruk listy: Konta"]


def test_a_file_is_saved_and_never_shown_or_kept(desk):
    need()
    for kind in ("csv", "xlsx"):
        headers = desk.get(NEEDS, {"format": kind}).headers

        assert headers["Content-Disposition"] == f'attachment; filename="potrzeby-2026-11-23.{kind}"'
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert "no-store" in headers["Cache-Control"]


@pytest.mark.parametrize(
    ("kind", "most", "said"), [("csv", MOST_IN_FILE, "20 000"), ("druk", MOST_IN_PRINT, "2 000")], ids=["csv", "druk"]
)
def test_a_list_too_long_to_take_away_says_so_and_stays_as_it_was_asked(kind, most, said, signed_in, director):
    client = signed_in(director)
    day = {"kind": AccessKind.SIGNED_IN, "by": director, "by_name": director.name, "at": clock.now()}
    Access.objects.bulk_create([Access(**day) for _ in range(most + 1)])

    answer = client.get(ACCESSES, {"format": kind, "osoba": director.pk}, follow=True)

    assert answer.redirect_chain == [(f"{ACCESSES}?osoba={director.pk}", 302)]
    assert f"Ta lista ma więcej niż {said} wierszy. Zawęź wybór i spróbuj jeszcze raz." in text_of(answer)


@pytest.mark.parametrize("kind", ["csv", "xlsx", "druk"])
def test_a_longer_list_takes_no_more_queries_to_take_away(kind, desk, django_assert_num_queries):
    place = builders.locality("Kandyty")
    expected = {"druk": 9, "csv": 11, "xlsx": 11}[kind]  # places of weighing; files name groups, themes, notes
    for more in (1, 29):
        for _ in range(more):
            need(localities=[place])
        with django_assert_num_queries(expected):
            desk.get(NEEDS, {"format": kind})


@given(st.text(max_size=40))
def test_no_text_becomes_a_formula(words):
    file = io.BytesIO()
    write_csv(file, ["Słowa"], [[words]])
    cell = safe(words)

    assert not cell.lstrip(UNSEEN).startswith(FORMULAS)
    assert cell in (words, f"'{words}")
    assert file.getvalue().decode("utf-8-sig").startswith('"Słowa"\r\n')


def test_a_spreadsheet_that_parts_cells_at_commas_finds_no_formula_inside_a_text():
    file = io.BytesIO()
    write_csv(file, ["Słowa"], [["Kawa,=1+1"]])

    assert list(csv.reader(io.StringIO(file.getvalue().decode("utf-8-sig")))) == [["Słowa"], ["Kawa,=1+1"]]


def test_a_cell_longer_than_a_spreadsheet_takes_is_cut_with_a_sign_of_it():
    file = io.BytesIO()
    write_xlsx(file, ["Opis"], [["ż" * 40_000]], title="Opis: [wszystko]?")

    cell = of_xlsx(file.getvalue())[1][0].value
    assert (len(cell), cell[-2:]) == (32_767, "ż…")


def test_a_list_without_rows_offers_each_act_once(desk):
    """The same button beside the title, in a note and below the sentence makes one wonder in what they differ."""
    twice = []
    for name in {address_of(name) for name in LISTS}:
        try:
            answer = desk.get(reverse(name))
        except NoReverseMatch:
            continue  # a list of one row's parts
        if answer.status_code == 200:
            main = lxml.html.fromstring(answer.text).find(".//main")
            acts = main.xpath(".//a[contains(@class, 'button')]/@href")
            twice += [(name, act) for act in {*acts} if main.xpath(f"count(.//a[@href='{act}'])") > 1]
    assert twice == []
