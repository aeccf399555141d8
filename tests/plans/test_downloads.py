"""The plan handed out for Word and as a spreadsheet: the words of paper in their order, numbers as numbers."""

import io
from dataclasses import replace
from decimal import Decimal

import html5lib
import openpyxl
import pytest
from docx import Document
from docx.oxml.ns import qn

from osl_site.common.documents import docx
from osl_site.common.frozen_documents.metryka import Term
from plans.diff.compute import diff_versions
from plans.document import workbook
from plans.document.rendering import paper_html
from tests import builders
from tests.plans.builders import draft, submitted
from tests.plans.contents import chapter
from tests.plans.test_summary import a_plan


def words(text):
    return "".join(sign for sign in text if sign.isalnum())


def test_an_update_says_in_word_what_it_changes_too():
    before = a_plan(chapters=(chapter("r", title="Wstęp", text="Było tak.\n\n- raz"),))
    first = replace(before.goals[0].actions[0], partners=("KGW",), description="Inaczej.", indicators=())
    goals = (replace(before.goals[0], actions=(first,)), before.goals[1])
    after = replace(before, goals=goals, number=1, chapters=(chapter("r", title="Wstęp", text="Jest tak.\n\n- dwa"),))
    html = paper_html(after, changes=diff_versions(before, after), decision=None)
    assert "Co się zmienia" in html
    assert_same_words(html)


def test_word_says_the_words_of_paper_in_their_order():
    plan = a_plan(
        chapters=(chapter("r", title="Wstęp", text="Pierwszy.\n\n1. raz\n2. dwa\n\n| a | b |\n|---|---|\n| c | d |"),)
    )
    assert_same_words(paper_html(plan, changes=None, decision=None))


def assert_same_words(html):
    body = html5lib.parse(html, namespaceHTMLElements=False).find("body")
    for svg in list(body.iter("{http://www.w3.org/2000/svg}svg")):
        svg.text, svg[:] = "", []
    read = Document(io.BytesIO(docx.draw(html, moment=builders.EPOCH)))
    drawn = "".join(text.text or "" for text in read.element.body.iter(qn("w:t")))
    assert words(drawn) == words("".join(body.itertext()))


def test_a_spreadsheet_has_a_sheet_for_each_part_and_costs_that_add_up():
    plan = a_plan(chapters=(chapter("r", title="Wstęp", text="=1+1"),), title="Plan", starts_on="a", ends_on="b")
    content = workbook.draw(plan, facts=[Term("Dokument", "Plan")], moment=builders.EPOCH)
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["Plan", "Cele", "Działania", "Miejscowości", "Wskaźniki"]
    rows = [[cell.value for cell in row] for row in book["Działania"].iter_rows()]
    costs = [row[rows[0].index("Koszt w złotych")] for row in rows[1:]]
    assert [Decimal(str(cost)) for cost in costs if cost is not None] == [500, 1000]
    assert [row[rows[0].index("Działanie")] for row in rows[1:]] == [row.title for row in plan.actions]
    assert ["=1+1" in str(cell.value) and cell.data_type for row in book["Plan"].iter_rows() for cell in row].count(
        "s"
    ) == 1
    assert [row[0].value for row in book["Miejscowości"].iter_rows()] == [
        "Miejscowość",
        "cała gmina",
        "Kandyty",
        "Lipica",
        "Łęcze",
    ]
    assert content == workbook.draw(plan, facts=[Term("Dokument", "Plan")], moment=builders.EPOCH)


@pytest.mark.django_db
@pytest.mark.parametrize("make", [draft, submitted])
def test_who_reads_a_version_takes_it_along(organiser, client, make):
    version = make(organiser)
    client.force_login(organiser)
    for kind in ("docx", "xlsx"):
        answer = client.get(f"/biuro/plany/wersje/{version.pk}/plan.{kind}")
        assert answer.status_code == 200
        assert answer["Content-Disposition"] == f'attachment; filename="plan-{version.starts_on.year}.{kind}"'
        assert answer.content[:2] == b"PK"
        assert f"plan.{kind}" in client.get(version.get_absolute_url()).content.decode()
