"""What is pasted from Word, a spreadsheet or a page into a longer text: its lists, tables and headings stay."""

import pytest

from osl_site.common.text.typed_text import html_of
from osl_site.roof.pages.table import url_of

pytestmark = pytest.mark.browser

PASTE = """([html, plain]) => {
    const field = document.querySelector("textarea[data-light]");
    field.value = "";
    field.focus();
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/html", html);
    clipboardData.setData("text/plain", plain);
    const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    return field.dispatchEvent(event) ? "left to the browser" : field.value;
}"""
POINT = (
    "<p class=MsoListParagraph style='margin-left:36pt;mso-list:l0 level{level} lfo1'><![if !supportLists]>"
    "<span style='font-family:Symbol'><span style='mso-list:Ignore'>{sign}<span>&nbsp;&nbsp; </span></span></span>"
    "<![endif]>{words}<o:p></o:p></p>"
)
PASTED = {
    "a list of Word": (
        "<p>Zapraszamy na:</p>"
        + POINT.format(level=1, sign="·", words="herbatę<br>")
        + POINT.format(level=2, sign="o", words="z <b>ciastem</b>")
        + POINT.format(level=1, sign="3.", words="rozmowę"),
        "Zapraszamy na:\n\n- herbatę\n    - z **ciastem**\n3. rozmowę",
    ),
    "a table of Word": (
        "<table><tr><td><p><b>wieś</b></p></td><td><p>ile</p></td></tr><tr><td><p>Kan</p><p>dyty</p></td><td>3</td></tr></table>",
        "**wieś**\tile\nKan dyty\t3",
    ),
    "cells of a spreadsheet": ("<table><tr><td></td><td>I</td></tr><tr><td>a</td><td>1</td></tr></table>", "\tI\na\t1"),
    "lists of a page": (
        '<ol start="3"><li>trzy<ul><li>pod</li></ul></li><li value="7">siedem</li></ol><ol type="a"><li>x</li></ol>',
        "3. trzy\n    - pod\n7. siedem\n\na) x",
    ),
    "headings and links": (
        '<h1>Jak <b>pytaliśmy</b></h1><p><a href="https://cus.pl/a">strona</a>, <a href="javascript:x">nie</a> '
        '<a href="mailto:ja@cus.pl">ja@cus.pl</a></p><blockquote><p>Cytat</p></blockquote>',
        "## Jak pytaliśmy\n\n[strona](https://cus.pl/a), nie ja@cus.pl\n\n> Cytat",
    ),
    "a document of Google's": (
        '<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><p>'
        '<span style="font-weight:700">Raz</span><span> dwa</span></p><p><em>trzy</em></p></b>',
        "**Raz** dwa\n\n*trzy*",
    ),
    "what would run": ('<p><b>x</b><img src=x onerror="alert(1)"><script>alert(2)</script></p>', "**x**"),
    "words without marks": ("<p>Zwykłe słowa</p>", "left to the browser"),
}


CELLS = {
    "paragraphs in cells": (
        "<table><tr><td><p>Zadanie</p></td><td>Termin</td></tr>"
        "<tr><td><p><b>Herbata</b></p><p>u sąsiadów</p></td><td>maj</td></tr></table>",
        'Zadanie\tTermin\n"Herbata\nu sąsiadów"\tmaj\n',
    ),
    "cells over rows": (
        '<table><tr><td rowspan=2>Cel</td><td>a</td></tr><tr><td>klub "b"</td></tr>'
        "<tr><td colspan=2>c</td></tr></table>",
        'Cel\ta\nCel\t"klub ""b"""\nc\t\n',
    ),
    "no table": ("<p><b>Herbata</b></p>", "left to the browser"),
}


def test_a_field_of_rows_takes_the_cells_of_a_table(visits, seeded):
    with visits.look("organiser") as page:
        page.goto(url_of("plans:actions_paste"))
        paste = PASTE.replace("data-light", "data-rows")
        found = {name: page.evaluate(paste, [html, "goły tekst"]) for name, (html, _rows) in CELLS.items()}
        assert page.complaints == []
        assert found == {name: rows for name, (_html, rows) in CELLS.items()}


def test_what_is_pasted_keeps_its_lists_and_tables(visits, seeded):
    with visits.look("organiser") as page:
        page.goto(url_of("plans:chapter_edit"))
        found = {name: page.evaluate(PASTE, [html, "goły tekst"]) for name, (html, _light) in PASTED.items()}
        assert page.complaints == []
        assert found == {name: light for name, (_html, light) in PASTED.items()}
    assert html_of(found["a table of Word"]).startswith('<table class="typed__table">')
    assert html_of(found["a list of Word"]).count("<li") == 2  # „3.” alone is a line
