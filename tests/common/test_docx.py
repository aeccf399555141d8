"""The walk from our pages to documents of Word: every element has its way, and what comes out is read back."""

import io
import re
import zipfile

import pytest
from docx import Document
from docx.oxml.ns import qn

from osl_site.common.documents import docx
from osl_site.common.documents.docx_parts import wide_enough
from tests import builders

PAGE = """<html lang="pl"><head><title>Plan na rok 2027</title><meta name="author" content="Centrum">
<meta name="description" content="opis"></head><body>{}</body></html>"""


def made(body):
    return docx.draw(PAGE.format(body), moment=builders.EPOCH)


def opened(body):
    return Document(io.BytesIO(made(body)))


def said(document):
    return [(row.style.name, row.text) for row in document.paragraphs if row.text]


def test_headings_paragraphs_and_marks_are_words_own():
    document = opened(
        "<h1>Plan</h1><section><h2>1. Cel</h2><p>razem <strong>i</strong> <em>obok</em><br>w domu</p>"
        "<h3>Dalej</h3><div>luźne  słowa\n</div><h4>a</h4></section>"
    )
    assert said(document) == [
        ("Title", "Plan"),
        ("Heading 1", "1. Cel"),
        ("Normal", "razem i obok\nw\N{NO-BREAK SPACE}domu"),
        ("Heading 2", "Dalej"),
        ("Normal", "luźne słowa"),
        ("Heading 3", "a"),
    ]
    runs = document.paragraphs[2].runs
    assert [(run.text, bool(run.bold), bool(run.italic)) for run in runs if run.bold or run.italic] == [
        ("i", True, False),
        ("obok", False, True),
    ]


def test_each_list_counts_for_itself_and_typed_numbers_stay():
    document = opened(
        "<ol><li>a</li><li value='5'>b</li></ol><ul><li>c<ul><li>d</li></ul></li></ul><ol><li>e</li></ol>"
    )
    numbers = [row._p.pPr.numPr for row in document.paragraphs]
    assert [row.text for row in document.paragraphs] == ["a", "b", "c", "d", "e"]
    used = [number.numId.val for number in numbers]
    assert len(set(used)) == 5
    assert [number.ilvl.val for number in numbers] == [0, 0, 0, 1, 0]
    starts = {
        int(row.get(qn("w:abstractNumId"))): int(row.find(f"{qn('w:lvl')}/{qn('w:start')}").get(qn("w:val")))
        for row in document.part.numbering_part.element.findall(qn("w:abstractNum"))
        if row.find(f"{qn('w:lvl')}/{qn('w:start')}") is not None
    }
    links = {
        int(row.get(qn("w:numId"))): int(row.find(qn("w:abstractNumId")).get(qn("w:val")))
        for row in document.part.numbering_part.element.findall(qn("w:num"))
    }
    assert [starts[links[number]] for number in used] == [1, 5, 1, 1, 1]


def test_a_table_has_its_caption_its_repeated_head_and_rows_that_stay_whole():
    document = opened(
        "<main data-columns=''><table><caption>Zadania</caption><thead><tr><th>Zadanie</th><th class='number'>Koszt"
        "</th></tr></thead><tbody><tr><th scope='row'>Herbata</th><td>5 zł</td></tr><tr><td colspan='2'>Razem</td></tr>"
        f"<tr><td>{'długi wiersz ' * 90}</td><td>6</td></tr></tbody></table></main>"
    )
    assert said(document) == [("Caption", "Zadania")]
    (table,) = document.tables
    assert [cell.text for cell in table.rows[1].cells] == ["Herbata", "5\N{NO-BREAK SPACE}zł"]
    heads = [row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in table.rows]
    whole = [row._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in table.rows]
    assert heads == [True, False, False, False]
    assert whole == [True, True, True, False]
    assert table.rows[2].cells[0].text == table.rows[2].cells[1].text == "Razem"


def test_the_sentence_below_a_table_is_no_caption_of_what_comes_next():
    document = opened(
        "<figure><table><caption>Droga</caption><tr><td>a</td></tr></table><figcaption>Jest 46.</figcaption></figure>"
        "<h3>Następna</h3>"
    )
    assert said(document) == [("Caption", "Droga"), ("Normal", "Jest 46."), ("Heading 2", "Następna")]
    sentence = next(row for row in document.paragraphs if row.text == "Jest 46.")
    assert not sentence.paragraph_format.keep_with_next


def test_no_word_of_a_head_is_divided_while_another_column_has_room():
    heads = ["Działanie", "Zaplanowane", "Odbyło się", "Odwołane", "Udziały"]
    widths = wide_enough([110.0, 14.0, 14.0, 14.0, 14.0], heads)
    assert round(sum(widths), 6) == 166
    assert all(width >= max(map(len, head.split())) * 2.3 for width, head in zip(widths, heads, strict=True))
    assert wide_enough([20.0, 20.0], ["a" * 40, "b"]) == [20.0, 20.0]  # there is no room to take
    assert wide_enough([100.0, 66.0], ["Cel", "Razem"]) == [100.0, 66.0]


def test_what_stands_below_a_name_has_a_line_of_its_own():
    (row,) = opened("<p>Herbata <span class='table__kind'>sąsiedzkie</span></p>").paragraphs
    assert row.text == "Herbata\nsąsiedzkie"


def test_links_lead_to_places_and_addresses():
    content = made("<h2 id='c-1'>Cel</h2><p><a href='#c-1'>do celu</a> i <a href='https://gov.pl'>dalej</a></p>")
    xml = zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml").decode()
    assert re.findall(r'w:bookmarkStart w:id="\d+" w:name="(\w+)"', xml) == re.findall(r'w:anchor="(\w+)"', xml)
    assert "https://gov.pl" in zipfile.ZipFile(io.BytesIO(content)).read("word/_rels/document.xml.rels").decode()


def test_it_says_what_it_is_in_polish_and_nothing_of_what_made_it():
    document = opened("<p>a</p>")
    properties = document.core_properties
    assert (properties.title, properties.author, properties.language) == ("Plan na rok 2027", "Centrum", "pl-PL")
    assert properties.comments == ""
    assert {row.get(qn("w:val")) for row in document.styles.element.iter(qn("w:lang"))} == {"pl-PL"}
    assert "thumbnail" not in " ".join(zipfile.ZipFile(io.BytesIO(made("<p>a</p>"))).namelist())


def test_what_lies_on_its_side_on_paper_does_so_in_word():
    parts = ("chapter", "chapter chapter--wide", "chapter")
    document = opened("".join(f"<section class='{part}'><p>a</p></section>" for part in parts))
    assert [section.page_width > section.page_height for section in document.sections] == [False, True, False]


def test_an_element_without_a_way_is_refused():
    for body in ("<video></video>", "<p><button>a</button></p>", "<ul><p>a</p></ul>"):
        with pytest.raises(ValueError, match="an element that"):
            made(body)


def test_a_long_title_and_signs_that_no_xml_holds_do_no_harm():
    page = PAGE.format("<p>a\x0bb\x01c</p>").replace("Plan na rok 2027", "długi " * 60)
    document = Document(io.BytesIO(docx.draw(page, moment=builders.EPOCH)))
    assert len(document.core_properties.title) == 255
    assert document.paragraphs[0].text == "abc"


def test_the_same_page_gives_the_same_bytes():
    body = "<h2>a</h2><ul><li>b</li></ul><table><tr><td>c</td></tr></table>"
    assert made(body) == made(body)


def test_head_and_foot_end_at_the_right_margin_of_their_page():
    document = opened(
        '<header data-document="Plan" data-state="PROJEKT" data-office="Centrum"><h1>Plan</h1></header>'
        '<section class="chapter chapter--wide"><p>a</p></section><section class="chapter"><p>b</p></section>'
    )
    told = []
    for section in document.sections:
        for part in (section.header, section.footer):
            (line,) = part.paragraphs
            (stop,) = line.paragraph_format.tab_stops
            told.append((line.text.split("\t")[0], round(stop.position.mm), str(stop.alignment)))
    upright, wide = [("Plan", 166, "RIGHT (2)"), ("Centrum", 166, "RIGHT (2)")], [("Plan", 267, "RIGHT (2)")]
    assert told == [*upright, *wide, ("Centrum", 267, "RIGHT (2)"), *upright]
    assert list(document.styles["Header"].paragraph_format.tab_stops) == []
