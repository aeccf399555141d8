"""A report as files: PDF that is tagged and drawn the same twice, Word in the same words, a sheet of numbers."""

import io
import subprocess
from dataclasses import replace
from decimal import Decimal
from html import unescape

import openpyxl
import pikepdf
import pytest
from django.utils.html import strip_tags

from osl_site.common import clock
from osl_site.common.documents import docx
from plans import services
from plans.models import ReportDocument, ReportDocumentKind, ReportOutcome
from plans.reports import chapter, rendering, workbook
from plans.reports.content import read, write
from plans.reports.snapshot import content_of
from tests import builders, tools
from tests.plans.measuring import NOW, YEAR, carried_out, key_of, typed
from tests.plans.reporting import accepted, records_of, submitted
from tests.plans.test_downloads import assert_same_words
from tests.plans.test_pdf import strangers_in_lists

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
        assert strangers_in_lists(read) == set()
    assert told and all(told)
    assert content == rendering.pdf_of(made, ReportDocumentKind.ACCEPTED)


def test_word_says_what_paper_says(tea, organiser):
    records_of(tea, organiser)
    made = submitted(organiser)
    assert_same_words(rendering.html_of(content_of(made), None, made_as="organizator"))


def test_libreoffice_opens_the_report_and_the_chapter_with_their_words_and_tables(tea, organiser, tmp_path):
    records_of(tea, organiser)
    services.enter_value(key_of("podwózki"), typed(14), by=organiser)
    content = content_of(made := submitted(organiser))
    for name, html in (("report", rendering.html_of(content, None)), ("chapter", chapter.html_of(made, content))):
        (tmp_path / f"{name}.docx").write_bytes(docx.draw(html, moment=NOW))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    files = [tmp_path / "report.docx", tmp_path / "chapter.docx"]
    convert = [tools.need("soffice"), profile, "--headless", "--convert-to", "html", "--outdir", tmp_path, *files]
    subprocess.run(convert, check=True, capture_output=True, timeout=120)
    for name in ("report", "chapter"):
        read = (tmp_path / f"{name}.html").read_text()
        words = " ".join(unescape(strip_tags(read)).split())
        assert "Ludzie mówią o autobusie." in words
        assert "cel to 100 (podwózki)" in words  # a drawing is told by its sentence and its table
        assert read.count("<table") == rendering.html_of(content, None).count("<table")


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


def test_paths_to_targets_are_drawn_with_their_table_and_kept_as_they_were(tea, organiser):
    services.enter_value(key_of("podwózki"), typed(14), by=organiser)
    services.enter_value(key_of("podwózki"), typed(20, first=(8, 1), last=(8, 31)), by=organiser)
    services.enter_value(key_of("podwózki"), typed(30, first=(9, 15), last=(10, 3)), by=organiser)  # after the report
    services.enter_value(key_of("punkt działa"), typed(1), by=organiser)  # of which nothing is drawn
    made = submitted(organiser)
    made.refresh_from_db()
    content = content_of(made)
    (path,) = next(row for row in content.sections if row.key == "indicators").paths
    assert path.name == "Podwózki (1.1)"
    assert [(row.day, row.amount) for row in path.reached] == [(f"{YEAR}-01-31", "14.00"), (f"{YEAR}-08-31", "34.00")]
    html = rendering.html_of(content, None)
    sentence = f"Jest 34 (podwózki) na 31 sierpnia {YEAR}\N{NO-BREAK SPACE}r., cel to 100 (podwózki)"
    assert html.count(sentence) == 2  # heard, and below the drawing
    assert "koniec okresu" in html
    assert '<th scope="row">31 sierpnia' in html
    services.enter_value(key_of("podwózki"), typed(5, first=(3, 1), last=(3, 31)), by=organiser)
    assert content_of(made) == content


def test_what_was_stored_without_paths_is_read_and_written_as_it_was(tea, organiser):
    made = submitted(organiser)
    made.refresh_from_db()
    old = replace(content_of(made), schema=1)
    stored = write(old)
    assert "paths" not in stored["sections"][0]
    assert write(read(stored)) == stored
