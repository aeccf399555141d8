"""How the plan stands on paper: tables over pages, lines, headings, and no page that content could fill."""

import re
import subprocess

import pytest

from osl_site.common.documents import pdf
from plans.content import closed, numbered
from plans.document.rendering import paper_html
from tests import builders, tools
from tests.plans.contents import action, chapter, content, goal

pytestmark = pytest.mark.pdf
TASK = (
    "Organizowanie i prowadzenie spotkań sąsiedzkich w świetlicach wiejskich, w tym spotkań z seniorami, warsztatów "
    "rękodzieła, spotkań informacyjnych o usługach społecznych, wspólnych wyjazdów i spacerów, a także wydarzeń, które "
    "sołtysi, koła gospodyń wiejskich, ochotnicze straże pożarne, szkoły i parafie zgłoszą w ciągu roku, oraz pomoc w "
    "ich przygotowaniu, promocji i rozliczeniu, w porozumieniu z mieszkańcami i z instytucjami z powiatu."
)
SENTENCE = "Spotykamy się w świetlicy i u sąsiadów, a z każdego spotkania powstaje notatka o tym, co się udało. "


def pages(said):
    """The lines of each page of a content after the cover."""
    return lines_of(paper_html(said, changes=None, decision=None))


def lines_of(html):
    """The lines of each page after the first, without its running head and foot."""
    done = subprocess.run(
        [tools.need("pdftotext"), "-layout", "-y", "65", "-x", "0", "-W", "900", "-H", "710", "-", "-"],
        input=pdf.draw(html, moment=builders.EPOCH),
        capture_output=True,
        check=True,
    )
    return [[line for line in page.splitlines() if line.strip()] for page in done.stdout.decode().split("\f")[1:-1]]


def one_table(*actions):
    return content(goal("t", *actions, text=""), chapters=(chapter("r", title="Plan", text=SENTENCE),))


def test_a_first_row_of_many_letters_begins_under_the_heading_on_the_first_page():
    rows = [
        action(str(n), number=str(n), title=TASK if n == 1 else "Herbata", addressees="wszyscy", time="maj")
        for n in (1, 2)
    ]
    (only,) = pages(one_table(*rows))
    text = [" ".join(line.split()) for line in only]
    assert [line for line in text if line.startswith("Zadanie Adresaci Termin")]
    assert any(line.startswith("1. Organizowanie") for line in text)


def test_a_row_longer_than_a_page_goes_on_under_its_heads_and_loses_nothing():
    words = [f"sło{n}" for n in range(100, 900)]  # six signs: none is divided
    said = pages(one_table(action("a", number="1", title="Herbata", description=" ".join(words), time="maj")))
    assert len(said) > 1
    assert ["Zadanie" in " ".join(page) for page in said] == [True] * len(said)
    text = set(" ".join(" ".join(page) for page in said).split())
    assert [word for word in words if word not in text] == []


def test_the_head_of_a_long_table_stands_on_each_of_its_pages():
    rows = [action(str(n), number=str(n), title=f"Zadanie o długiej nazwie {n}", time="maj") for n in range(1, 70)]
    said = pages(one_table(*rows))
    assert len(said) > 1
    assert ["Termin" in page[0] for page in said[1:]] == [True] * (len(said) - 1)


def test_no_line_ends_with_a_word_of_one_letter():
    said = content(
        chapters=numbered([chapter("r", title="Rozmowa", text=SENTENCE * 12), chapter("s", title="B", text="b")])
    )
    lines = [line for page in pages(said) for line in page]
    assert len([line for line in lines if "świetlic" in line]) > 3
    assert [line for line in lines if re.search(r"(?<!\w)[aiouwz]$", line.rstrip(), re.IGNORECASE)] == []


def test_a_chapter_without_words_closes_its_number():
    texts = ["a", " ", "", "d"]
    said = closed(content(chapters=numbered([chapter(text, title=f"T{text}", text=text) for text in texts])))
    assert [row.heading for row in said.chapters] == ["1. Ta", "T ", "T", "2. Td"]
    html = paper_html(said, changes=None, decision=None)
    assert re.findall(r"<h2 id=\"r-.*?>(.*?)</h2>", html) == ["1. Ta", "2. Td"]
    alone = content(chapters=(chapter("a", title="Plan"),))
    assert closed(alone) == alone
