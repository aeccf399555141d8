"""A report as files: PDF that is tagged and drawn the same twice, Word in the same words, a sheet of numbers."""

import io
from decimal import Decimal

import openpyxl
import pikepdf
import pytest

from osl_site.common import clock
from plans import services
from plans.models import ReportDocument, ReportDocumentKind, ReportOutcome
from plans.reports import rendering, workbook
from plans.reports.snapshot import content_of
from tests import builders
from tests.plans.measuring import NOW, carried_out
from tests.plans.reporting import accepted, records_of, submitted
from tests.plans.test_downloads import assert_same_words

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_october():
    with clock.at(NOW):
        builders.office()
        yield


@pytest.fixture
def tea(organiser, director):
    return carried_out(organiser, director, cost=500)


def figures_in(element, found):
    """Alternative texts of the figures of a tagged document."""
    if isinstance(element, pikepdf.Dictionary):
        if element.get("/S") == "/Figure":
            found.append(str(element.get("/Alt", "")))
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            figures_in(kid, found)
    return found


def test_what_was_handed_over_and_accepted_are_two_documents_drawn_once(tea, organiser, director, sketched):
    records_of(tea, organiser)
    made = submitted(organiser)
    builders.run_queue()
    services.decide_on_report(made, outcome=ReportOutcome.ACCEPTED, case_mark="CUS.1.2070", by=director)
    builders.run_queue()
    builders.run_queue()
    kinds = list(ReportDocument.objects.order_by("pk").values_list("kind", flat=True))
    assert kinds == [ReportDocumentKind.READ, ReportDocumentKind.ACCEPTED]
    assert len({row.file.sha256 for row in ReportDocument.objects.select_related("file")}) == 2


def test_the_pdf_is_tagged_titled_and_the_same_twice(tea, organiser, director):
    records_of(tea, organiser)
    made = accepted(organiser, director)
    content = rendering.pdf_of(made, ReportDocumentKind.ACCEPTED)
    with pikepdf.open(io.BytesIO(content)) as read:
        assert read.Root.MarkInfo.Marked
        assert read.docinfo["/Title"] == made.title
        assert str(read.Root.Lang) == "pl"
        told = figures_in(read.Root.StructTreeRoot, [])
    assert told and all(told)
    assert content == rendering.pdf_of(made, ReportDocumentKind.ACCEPTED)


def test_word_says_what_paper_says(tea, organiser):
    records_of(tea, organiser)
    made = submitted(organiser)
    assert_same_words(rendering.html_of(content_of(made), None, made_as="organizator"))


def test_the_spreadsheet_holds_numbers_and_the_same_bytes_twice(tea, organiser):
    records_of(tea, organiser)
    made = submitted(organiser)
    content = content_of(made)
    book = openpyxl.load_workbook(io.BytesIO(workbook.draw(content, moment=NOW)))
    rows = [[cell.value for cell in row] for row in book["Liczby"].iter_rows()]
    told = {row[1]: row[2] for row in rows[1:]}
    assert Decimal(str(told["Wydatki w dzienniku działań"])) == Decimal("120.5")
    money = [[cell.value for cell in row] for row in book[next(n for n in book.sheetnames if "Pieniądze" in n)].rows]
    assert money[-1][1:] == [500, 160.5]
    assert workbook.draw(content, moment=NOW) == workbook.draw(content, moment=NOW)


def test_who_reads_a_report_takes_it_along(tea, organiser, client):
    made = submitted(organiser)
    client.force_login(organiser)
    for kind in ("docx", "xlsx"):
        answer = client.get(f"/biuro/plany/sprawozdania/{made.pk}/sprawozdanie.{kind}")
        assert (answer.status_code, answer.content[:2]) == (200, b"PK")
        assert f"sprawozdanie.{kind}" in client.get(made.get_absolute_url()).content.decode()
