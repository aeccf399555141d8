"""Pages of reports: what is shown beside what, who sees which, what a slip looks like, what two people read."""

import io

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from osl_site.common import clock
from plans import services
from plans.models import Report, ReportState
from tests import builders
from tests.needs.builders import note
from tests.plans.measuring import NOW, YEAR, carried_out
from tests.plans.reporting import FIRST, accepted, records_of, report, returned, submitted, write, written
from tests.reading import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sketched")]


@pytest.fixture(autouse=True)
def in_october():
    with clock.at(NOW):
        builders.office()
        yield


@pytest.fixture
def tea(organiser, director):
    return carried_out(organiser, director, cost=500)


def page_of(client, name, *args, query=""):
    return client.get(reverse(f"plans:{name}", args=args) + query)


def test_a_figure_leads_to_exactly_its_rows(tea, organiser, desk):
    records_of(tea, organiser)
    made = report(organiser)
    page = page_of(desk, "report_detail", made.pk).content.decode()
    address = page_of(desk, "report_rows", made.pk).request["PATH_INFO"]
    assert f'href="{address}?z=recognition&amp;liczba=talked"' in page
    rows = text_of(page_of(desk, "report_rows", made.pk, query="?z=recognition&liczba=talked"))
    assert f"2 września {YEAR}" in rows and "31 sierpnia" not in rows
    assert page_of(desk, "report_rows", made.pk, query="?z=recognition&liczba=nic").status_code == 404


def test_a_draft_and_a_report_that_waits_say_what_moved_since(tea, organiser, director, desk, signed_in):
    made = report(organiser)
    write(made, "Słowa.", organiser)
    note(noted_on=FIRST, people_count=3)
    assert "dziś: 1" in text_of(page_of(desk, "report_detail", made.pk))
    desk.post(reverse("plans:report_draw", args=[made.pk]))
    assert "dziś: 1" not in text_of(page_of(desk, "report_detail", made.pk))
    services.submit_report(made, by=organiser)
    note(noted_on=FIRST, people_count=4)
    read = text_of(page_of(signed_in(director), "report_review", made.pk))
    assert "Notatki z rozeznania: było 1, dziś 2." in read
    assert "Sprawozdanie zostaje takie, jakie przekazano" in read


def test_while_its_days_run_it_says_from_when_it_may_be_handed_over_and_offers_no_button(tea, organiser, desk):
    made = written(organiser, ends_on=NOW.date())
    page = text_of(page_of(desk, "report_detail", made.pk))
    assert f"Przekażesz sprawozdanie dyrektorowi od 6 października {YEAR}" in page
    assert "Przekaż dyrektorowi" not in page
    asked = page_of(desk, "report_submit", made.pk)
    assert "Okres trwa do 5 października" in text_of(asked)
    assert 'type="submit"' not in asked.content.decode().split("<main")[1].split("</main>")[0]
    assert "Przekaż dyrektorowi" in text_of(page_of(desk, "report_detail", written(organiser, title="Drugie").pk))


def test_the_typed_days_stay_beside_their_refusal(tea, desk):
    typed = {"title": "Rok", "starts_on": f"{YEAR}-09-01", "ends_on": f"{YEAR + 1}-09-30"}
    answer = desk.post(reverse("plans:report_add"), typed)
    assert "Okres wychodzi poza plan" in text_of(answer)
    assert f'value="{YEAR + 1}-09-30"' in answer.content.decode()
    assert not Report.objects.exists()


def test_two_texts_of_one_section_stand_beside_each_other(tea, organiser, desk):
    made = report(organiser)
    section = made.sections.get(key="learnt")
    write(made, "Pierwsze słowa.", organiser, key="learnt")
    typed = {"title": section.title, "text": "Drugie słowa.", "revision": "1"}
    answer = desk.post(reverse("plans:report_section_edit", args=[section.pk]), typed)
    assert answer.status_code == 200
    assert "Pierwsze" in text_of(answer) and "Drugie słowa." in answer.content.decode()


def test_a_director_remarks_and_accepts_with_their_password(tea, organiser, director, signed_in):
    made = submitted(organiser)
    client = signed_in(director)
    remark = reverse("plans:report_remark", args=[made.pk])
    client.post(remark, {"key": "recognition", "text": "Ile wsi?"})
    assert made.remarks.get().key == "recognition"
    review = reverse("plans:report_review", args=[made.pk])
    assert "Ile wsi?" in text_of(client.get(review))
    answer = client.post(review, {"outcome": "accepted", "password": "nie to"})
    assert answer.status_code == 200
    made.refresh_from_db()
    assert made.is_submitted
    client.post(review, {"outcome": "returned", "text": ""})
    made.refresh_from_db()
    assert made.state == ReportState.RETURNED


def test_who_may_read_which(tea, organiser, director, coworker, signed_in):
    back = returned(organiser, director)
    readers = [signed_in(person) for person in (organiser, director, coworker)]
    assert [page_of(client, "report_detail", back.pk).status_code for client in readers] == [200, 200, 404]
    held = services.next_report(back, by=organiser)
    assert [page_of(client, "report_detail", held.pk).status_code for client in readers] == [200, 404, 404]


def test_what_was_accepted_goes_to_bip_once_with_its_words(tea, organiser, director, desk):
    made = accepted(organiser, director)
    builders.run_queue()
    page = page_of(desk, "report_bip", made.pk)
    assert "Skrót SHA-256: " in page.content.decode()
    wrong = desk.post(reverse("plans:report_bip", args=[made.pk]), {"address": "", "reason": ""})
    assert "Podaj adres w BIP albo napisz" in text_of(wrong)
    wrong = desk.post(reverse("plans:report_bip", args=[made.pk]), {"address": "nie wiem gdzie", "reason": ""})
    assert wrong.context["form"].errors["address"][0].startswith("To nie jest adres strony. Wpisz go tak: https://")
    desk.post(reverse("plans:report_bip", args=[made.pk]), {"address": "https://bip.example.pl/1", "reason": ""})
    assert made.in_bip.get().address == "https://bip.example.pl/1"


def test_the_list_takes_the_same_queries_for_one_and_thirty(tea, organiser, desk):
    report(organiser)
    with CaptureQueriesContext(connection) as few:
        page_of(desk, "report_list")
    Report.objects.bulk_create(
        Report(title=f"S {n}", starts_on=FIRST, ends_on=FIRST, figures_at=NOW, created_at=NOW, changed_at=NOW)
        for n in range(30)
    )
    with CaptureQueriesContext(connection) as many:
        page_of(desk, "report_list")
    assert len(many) == len(few)


def test_the_rows_of_a_figure_are_taken_along_as_a_sheet(tea, organiser, desk):
    records_of(tea, organiser)
    made = report(organiser)
    asked = "?z=meetings&liczba=held"
    answer = page_of(desk, "report_rows_xlsx", made.pk, query=asked)
    lines = [[cell.value for cell in row] for row in openpyxl.load_workbook(io.BytesIO(answer.content))["Zapisy"].rows]
    assert len(lines) == 1 + 4
    assert lines[0] == ["Co to jest", "Zapis", "Adres"]
    assert "/biuro/" in lines[1][2]
    assert (
        f"{reverse('plans:report_rows_xlsx', args=[made.pk])}?z=meetings&amp;liczba=held"
        in page_of(desk, "report_rows", made.pk, query=asked).text
    )
    assert page_of(desk, "report_rows_xlsx", made.pk, query="?z=meetings&liczba=nic").status_code == 404
