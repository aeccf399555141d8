"""What is typed is what is read, wherever a longer text goes: everything that CommonMark knows and people paste."""

import re
import subprocess
from datetime import UTC, datetime

import pytest
from django.conf import settings

from osl_site.common.documents.pdf import draw
from osl_site.common.templatetags.typed import in_a_line, light_markdown, within
from osl_site.common.text.typed_text import html_of, opening, plain_of
from osl_site.machine.stylesheet import SOURCES
from tests.browser import NARROW, sideways_scroll
from tests.tools import need

MOMENT = datetime(2026, 12, 1, 9, 30, tzinfo=UTC)
OUTSIDE = """() => {  // words that are drawn beside the screen
    const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    const found = [];
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        const range = document.createRange();
        range.selectNodeContents(text);
        const isOut = [...range.getClientRects()].some((box) => box.left < 0 || box.right > innerWidth);
        if (isOut) found.push(text.data);
    }
    return found;
}"""

# A text for each construct of CommonMark 0.31 (and the tables of GitHub's), in the order of its sections, each with a
# last word of its own. What we take for text is here as well: no word may be lost in it either.
CONSTRUCTS = {
    "tabs": "\tpo tabulatorze\n  \tdalej\tkoniec-tabs",
    "backslash escapes": r"\*bez\* \# \[ wyróżnienia\ i koniec-escapes",
    "entities": "&nbsp; &copy; &#35; &bogus; koniec-entities",
    "thematic breaks": "***\n---\n_ _ _\nkoniec-breaks",
    "atx headings": "# Jeden\n###### Sześć ##\n####### siedem\n#bez\n## Ostatni koniec-atx",
    "setext headings": "Tytuł\n===\nDrugi\n---\nkoniec-setext",
    "indented code": "Wstęp\n\n    wcięte\n\n        jeszcze koniec-indented",
    "fenced code": "```python\nkod = 1\n```\n~~~\nkoniec-fenced",
    "html blocks": "<div>\n<!-- uwaga -->\n<script>x</script>\n<pre>koniec-html",
    "link definitions": '[gdzie]: /adres "tytuł"\n\n[gdzie] [to][gdzie] koniec-definitions',
    "paragraphs": "Pierwsza\n  druga\n\n\ntrzecia koniec-paragraphs",
    "quotes": "> raz\n> > dwa\n> - punkt\nkoniec-quotes",
    "list items": "- a\n\n  akapit\n- b\n    c\n+ d\n1986. rok\n* koniec-items",
    "lists": "1. raz\n3. trzy\n5. pięć\n\n1) nawias\n7) koniec-lists",
    "code spans": "`kod` ``dwa ` trzy`` koniec-spans",
    "emphasis": "*a* **b** ***c*** _d_ __e__ f_g_h 5 * 3 **koniec-emphasis**",
    "links": '[x](https://cus.przyklad.pl "koniec-links")',
    "addresses": "[x](/gdzie) [y](javascript:z) [z](https://cus.przyklad.pl) koniec-addresses",
    "images": "![obraz](https://cus.przyklad.pl/x.png) ![drugi][y] koniec-images",
    "autolinks": "<https://cus.przyklad.pl> <ja@przyklad.pl> <javascript:x> koniec-autolinks",
    "raw html": '<b onclick="x">y</b> <br/> <? z ?> koniec-raw',
    "hard breaks": "spacje  \nukośnik\\\nkoniec-hard",
    "soft breaks": "jedna\ndruga\nkoniec-soft",
    "tables": "| wieś | ile |\n|:--|--:|\n| Kandyty \\| kolonia | 3 |\n| Piasty | koniec-tables |",
    "tables of Word": "wieś\tile\nKandyty\t3\nPiasty\tkoniec-word",
    "bullets of Word": "•\tjeden\no\tdwa\n\uf0b7 trzy\n– cztery\na) pięć\nb) koniec-bullets",
    "long words": "ż" * 300 + " https://cus.przyklad.pl/" + "adres/" * 60 + "koniec-long",
    "deep lists": "\n".join("  " * n + f"- stopień {n}" for n in range(12)) + "\n" + "> " * 12 + "koniec-deep",
}
OF_ADDRESSES = {"https", "cus", "przyklad"}  # a page leads there; paper and plain text say them
LAST = {name: re.findall(r"koniec-\w+", text)[-1] for name, text in CONSTRUCTS.items()}


def words_of(html: str) -> str:
    return re.sub(r"<[^>]+>", "", re.sub(r'value="(\d+)"', r"", html)).replace("&lt;", "<").replace("&gt;", ">")


@pytest.mark.parametrize("name", CONSTRUCTS)
def test_no_word_of_any_construct_is_lost(name):
    said = [words_of(html_of(CONSTRUCTS[name])), plain_of(CONSTRUCTS[name]), in_a_line(CONSTRUCTS[name])]
    words = re.findall(r"[^\W_]{3,}|[^\W_]+-\w+", CONSTRUCTS[name])
    gone = {word for word in words if any(word not in text for text in said)}
    assert gone <= (OF_ADDRESSES if name in ("links", "addresses") else set())


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("raz\ndwa", "<p>raz<br>\ndwa</p>"),
        ("    wcięty\n\tpo tabulatorze", "<p>wcięty<br>\npo tabulatorze</p>"),
        ("1. a\n3. b\n5. c", '<ol><li>a</li><li value="3">b</li><li value="5">c</li></ol>'),
        ("2) a\n3) b", '<ol class="typed__numbers"><li value="2">a</li><li>b</li></ol>'),
        ("a) x\nc) y", '<ol class="typed__letters"><li>x</li><li value="3">y</li></ol>'),
        ("• a\n•\tb\n- c", "<ul><li>a</li><li>b</li><li>c</li></ul>"),
        ("– a\n— b", '<ul class="typed__dashes"><li>a</li><li>b</li></ul>'),
        ("- a\n    - b\n- c", "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>"),
        ("- a\nDalej", "<ul><li>a</li></ul><p>Dalej</p>"),
        ("- a\n\n    Wcięty", "<ul><li>a</li></ul><p>Wcięty</p>"),
        ("1. a\n2. b\n\n\tPo tabulatorze", "<ol><li>a</li><li>b</li></ol><p>Po tabulatorze</p>"),
        ("- a\n\n  niżej", "<ul><li>a<br>\n<br>\nniżej</li></ul>"),
        ("- a\n    niżej", "<ul><li>a<br>\nniżej</li></ul>"),
        ("- a\n\n    w środku\n\n- b", "<ul><li>a<br>\n<br>\nw środku</li><li>b</li></ul>"),
        ("- a\n\n    - b", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
        ("Koszt 3 tys. zł -- rok 2027", "<p>Koszt 3~tys.~zł – rok~2027</p>"),
        ("Dzień\n12. grudnia", "<p>Dzień<br>\n12. grudnia</p>"),
        ("Rok\n1986. Potem", "<p>Rok<br>\n1986. Potem</p>"),
        ("`a` <b> &amp; ![x](y)", "<p>`a` &lt;b&gt; &amp;amp; ![x](y)</p>"),
        ("## Tytuł ##", "<p><strong>Tytuł</strong></p>"),
        ("wieś\tile\nKandyty\t3", None),
    ],
)
def test_one_rule_for_every_text(typed, html):
    found = html_of(typed).replace("\N{NO-BREAK SPACE}", "~")
    assert found == html if html else "<th scope=" in found and '<td data-label="ile">3</td>' in found


def test_a_first_row_like_those_below_it_is_no_head():
    assert html_of("Poniedziałek\t10–12\nWtorek\t12–14").count('<th scope="row">') == 2
    assert html_of("Dzień\tGodziny\nWtorek\t12–14").count('<th scope="col">') == 2


@pytest.mark.parametrize(
    ("typed", "rows"),
    [
        ("I\tII\nwieś\t1\t2", [["", "I", "II"], ["wieś", "1", "2"]]),
        ("Plan:\n\n\tI\tII\nwieś\t1\t2", [["", "I", "II"], ["wieś", "1", "2"]]),
        ("wieś\tco\tile\nKandyty\therbata\t3\nPiasty\tkawa", [["wieś", "co", "ile"], ["Piasty", "kawa", ""]]),
        ("\tPierwszy akapit\n\tDrugi", []),
    ],
)
def test_empty_cells_of_pasted_rows_keep_their_columns(typed, rows):
    found = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in re.findall(r"<tr>(.*?)</tr>", html_of(typed))]
    assert [row for row in found if row in rows] == rows


def test_words_of_a_table_are_broken_only_where_they_have_no_room_beside_one_another():
    assert "typed__tight" not in html_of("miesiąc\tco robimy\nstyczeń\therbata u sąsiadów")
    assert "typed__tight" in html_of(f"miesiąc\tco robimy\nstyczeń\t{'ż' * 60}")
    assert "typed__tight" in html_of("\t".join(["październik"] * 12) + "\n" + "\t".join("x" * 12))


def test_headings_become_the_element_that_the_page_names():
    assert html_of("# Jak pytaliśmy", "h3") == "<h3>Jak pytaliśmy</h3>"


def test_plain_text_keeps_lines_signs_and_addresses_and_no_marks():
    typed = "## Co\n**Raz**\n3. trzy\n5. pięć\n\n- a\n    - b\n\n[strona](https://cus.pl) [list](mailto:ja@cus.pl)"
    typed += "\nx\ty\nz\t1"
    assert plain_of(typed) == (
        "Co\n\nRaz\n\n3. trzy\n5. pięć\n\n• a\n  • b\n\nstrona (https://cus.pl) list (ja@cus.pl)\n\nx | y\nz | 1"
    )


def test_plain_text_read_again_says_the_same():
    for name in CONSTRUCTS.keys() - {"backslash escapes"}:
        assert in_a_line(plain_of(CONSTRUCTS[name])) == in_a_line(CONSTRUCTS[name]), name


def test_a_text_stands_in_a_block_and_one_paragraph_behind_words_of_ours():
    assert light_markdown("a") == '<div class="typed"><p>a</p></div>'
    assert (light_markdown(""), within("")) == ("", "")
    assert (within("a\nb"), within("- a")) == ("a<br>\nb", '<div class="typed"><ul><li>a</li></ul></div>')


def test_the_beginning_of_a_text_keeps_its_lines():
    assert opening("Przyjdź:\n- herbata\n- **ciasto**", 3) == "Przyjdź:\n\n• herbata …"
    assert opening("Przyjdź", 3) == "Przyjdź"


def document(style):
    """All constructs one after another, as a chapter."""
    chapters = "".join(f"<h2>{name}</h2>{light_markdown(text, 'h3')}" for name, text in CONSTRUCTS.items())
    head = f"<meta charset=utf-8><title>Wszystko</title>{style}"
    main = f'<main class="plan prose"><section class="chapter">{chapters}</section></main>'
    return f'<!doctype html><html lang="pl"><head>{head}</head><body class="document">{main}</body></html>'


@pytest.mark.pdf
def test_on_paper_the_last_word_of_every_construct_stands_within_the_page(tmp_path):
    file = tmp_path / "wszystko.pdf"
    file.write_bytes(draw(document('<link rel="stylesheet" href="/static/css/paper.css">'), moment=MOMENT))
    told = subprocess.run([need("pdftotext"), "-bbox", file, "-"], capture_output=True, text=True, check=True).stdout
    width = float(re.search(r'<page width="([\d.]+)"', told)[1])
    places = re.findall(r'xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)" yMax="[\d.]+">([^<]*)<', told)
    margin = 60  # points: 22 mm, less what a bullet hangs out
    assert [said for begin, end, said in places if float(begin) < margin or float(end) > width - margin] == []
    read = "".join(said for _begin, _end, said in places)
    assert [last for last in LAST.values() if last not in read] == []
    assert "(https://cus.przyklad.pl)" in read
    assert "1.raz3.trzy5.pięć1)nawias7)koniec-lists" in read


@pytest.mark.browser
def test_on_a_phone_every_construct_stands_within_the_screen(chromium):
    styles = "".join((settings.BASE_DIR / "static/css" / name).read_text() for name in SOURCES)
    page = chromium.new_page(viewport=NARROW)
    try:
        page.set_content(document(f"<style>{styles}</style>"))
        assert sideways_scroll(page) == 0
        outside = page.evaluate(OUTSIDE)
        assert [words for words in outside if words.strip()] == []
        said = "".join(page.inner_text("main").split())
        assert [last for last in LAST.values() if last not in said] == []
    finally:
        page.close()


def test_a_star_between_letters_or_numbers_marks_nothing():
    assert html_of("5*3*2 razem *z sąsiadami*") == "<p>5*3*2 razem <em>z sąsiadami</em></p>"
