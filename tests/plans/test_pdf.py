"""The document as bytes: tagged, named, in its language, with an outline; the same data give the same bytes."""

import io
import json
import re
import subprocess
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import html5lib
import pikepdf
import pytest
from django.template.loader import render_to_string
from django.test import Client

from osl_site.common.documents import pdf
from plans import services
from plans.content import read
from plans.document.rendering import html_of, pdf_of
from plans.models import DocumentKind
from plans.tasks import make_document
from tests import builders, tools
from tests.plans.builders import action, approved, eight_chapters, goal, one_table, plan, submitted

pytestmark = pytest.mark.django_db
FACES = {"OSLSans", "OSLSansBold"}
COMMUNES = {"2801012": "Bartoszyce", "2801033": "Bisztynek"}
SCHEMA_1 = json.loads((Path(__file__).parent / "snapshot_of_schema_1.json").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Drawn:
    """The document of a plan that was handed over, read by several tests and drawn for the first of them."""

    title: str
    snapshot: dict
    content: bytes


kept = {}


def drawn_once(name, make):
    if name not in kept:
        version = make()
        kept[name] = Drawn(version.title, version.snapshot, pdf_of(version, DocumentKind.READ))
    return kept[name]


@pytest.fixture
def of_one_goal(organiser):
    return drawn_once("one goal", lambda: submitted(organiser))


@pytest.fixture
def of_eight_chapters(organiser):
    return drawn_once("eight chapters", lambda: services.submit(eight_chapters(organiser), by=organiser))


def opened(content):
    return pikepdf.open(io.BytesIO(content))


def words_of(content):
    """The text of each page, its white space made single."""
    done = subprocess.run([tools.need("pdftotext"), "-", "-"], input=content, capture_output=True, check=True)
    return [" ".join(page.split()) for page in done.stdout.decode().split("\f")[:-1]]


def says_projekt(page):
    """In the running head, or across the cover, where its turned letters are read one by one."""
    letters = [word for word in page.split() if len(word) == 1 and word.isupper()]
    return "PROJEKT" in page or sorted(letters) == sorted("PROJEKT")


def tags_of(document):
    """Every structure type of the document with how often it stands there."""
    found = {}
    waiting = [document.Root.StructTreeRoot]
    while waiting:
        node = waiting.pop()
        if isinstance(node, pikepdf.Array):
            waiting += list(node)
        elif isinstance(node, pikepdf.Dictionary):
            if "/S" in node:
                found[str(node.S)] = found.get(str(node.S), 0) + 1
            if "/K" in node:
                waiting.append(node.K)
    return found


def nodes_of(document):
    """Every element of the structure, in the order in which it is read."""
    found, waiting = [], [document.Root.StructTreeRoot]
    while waiting:
        node = waiting.pop()
        if isinstance(node, pikepdf.Array):
            waiting += reversed(list(node))
        elif isinstance(node, pikepdf.Dictionary):
            found += [node] if "/S" in node else []
            waiting += [node.K] if "/K" in node else []
    return found


def strangers_in_lists(document):
    """What stands in a list of the structure and is none of its items: PDF/UA refuses it (veraPDF, 7.2-19), though it
    looks through groups of them."""
    kids = [kid for node in nodes_of(document) if node.S == "/L" for kid in node.get("/K", []) if "/S" in kid]
    return {str(kid.S) for kid in kids} - {"/L", "/LI", "/Caption", "/Div"}


def fonts_of(document):
    names = set()
    for page in document.pages:
        for font in page.Resources.get("/Font", {}).values():
            names.add(str(font.BaseFont).rpartition("+")[2])
    return names


def test_the_document_is_what_pdf_ua_wants(of_one_goal):
    document = opened(of_one_goal.content)
    assert str(document.Root.Lang) == "pl"
    assert document.Root.MarkInfo.Marked
    assert document.Root.ViewerPreferences.DisplayDocTitle
    assert document.docinfo["/Title"] == of_one_goal.title
    with document.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"


def test_it_is_kept_for_an_archive_and_says_so_once(of_one_goal):
    """veraPDF accepts every document by both standards; it needs Java, so here stand the marks that it looks for."""
    document = opened(of_one_goal.content)
    with document.open_metadata() as metadata:
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "A")
        assert metadata["dc:title"] == str(document.docinfo["/Title"])
    xmp = document.Root.Metadata.read_bytes()
    assert xmp.count(b"RDF ") == 1
    assert b"<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>" in xmp
    (intent,) = document.Root.OutputIntents
    assert (intent.S, intent.DestOutputProfile.N) == ("/GTS_PDFA1", 3)


def titles_of(document):
    """Every line of the outline, in its order."""
    titles = []
    with document.open_outline() as outline:
        waiting = list(outline.root)
        while waiting:
            item = waiting.pop(0)
            titles.append(" ".join(item.title.split()))
            waiting[:0] = item.children
    return titles


def test_the_outline_leads_to_every_chapter_and_goal(of_eight_chapters):
    titles = titles_of(opened(of_eight_chapters.content))
    expected = [f"{n}. {row['title']}" for n, row in enumerate(of_eight_chapters.snapshot["chapters"], 1)]
    assert [title for title in titles if title in expected] == expected
    assert "Cel 2. Sąsiedzi pomagają sobie na co dzień" in titles
    assert "1.1 Herbata u sąsiadów" in titles
    assert titles[-2:] == ["Wskaźniki", "Terminy i koszty"]


def test_headings_lists_and_tables_are_tagged(of_one_goal):
    tags = tags_of(opened(of_one_goal.content))
    asked = ("/H1", "/H3", "/H4", "/Table", "/Figure")
    assert {name: tags[name] for name in asked} == {"/H1": 1, "/H3": 4, "/H4": 1, "/Table": 3, "/Figure": 2}
    # the page in front: four columns, a goal, the total; four things said of the action; the schedule: three columns of
    # which anything is said, a goal, an action
    assert tags["/TH"] == 6 + 4 + 5
    assert strangers_in_lists(opened(of_one_goal.content)) == set()


def test_every_cell_names_its_heads_and_every_drawing_speaks(of_eight_chapters):
    document = opened(of_eight_chapters.content)
    nodes = nodes_of(document)
    heads = {str(node.ID) for node in nodes if node.S == "/TH"}
    named = [{str(head) for head in node.A.Headers} for node in nodes if node.S == "/TD"]
    assert [names for names in named if not names or names - heads] == []
    drawings = [str(node.Alt) for node in nodes if node.S == "/Figure"]
    months = "Miesiące planu: styczeń 2024\N{NO-BREAK SPACE}r. – grudzień 2024\N{NO-BREAK SPACE}r."
    assert drawings[0] == months
    assert len(drawings) == 5


def test_headings_skip_no_level(of_eight_chapters):
    document = opened(of_eight_chapters.content)
    nodes = nodes_of(document)
    levels = [int(str(node.S)[2:]) for node in nodes if re.fullmatch(r"/H\d", str(node.S))]
    assert levels[0] == 1
    assert [later for now, later in pairwise(levels) if later > now + 1] == []


def test_a_goal_takes_its_first_action_along_and_the_head_of_a_page_says_which_action_runs_on(organiser):
    version = plan(organiser).versions.get()
    long = "Mieszkańcy wsi. " * 18
    rows = {"addressees": long, "responsible": long[:200], "resources": long, "cost": 9}
    for _ in range(4):
        row = goal(version, organiser)
        for _ in range(2):
            action(row, organiser, **rows)
    pages = words_of(pdf_of(services.submit(version, by=organiser), DocumentKind.READ))[2:]
    first, *later = [page.partition("Terminy i koszty")[2] or page for page in pages]  # after the contents
    upright = [page for page in (first, *later) if "Kto i z kim" not in page]  # the schedule lies on its side
    goals = {number: page for page in upright for number in re.findall(r"Cel (\d)\.", page)}
    assert [f"{number}.1 Herbata" in page for number, page in goals.items()] == [True] * 4
    heads = [(found[1], page) for page in pages if (found := re.search(r"działanie (\d\.\d)", page))]
    assert any(f"{number} Herbata" not in page for number, page in heads)


def test_every_line_of_the_contents_leads_to_its_heading(of_eight_chapters):
    document = opened(of_eight_chapters.content)
    links = {str(note.Contents) for note in document.pages[2].Annots if note.Subtype == "/Link"}
    assert len(links) == 13  # eight chapters, goals as a whole, each of two, times, indicators


def test_the_screen_and_the_paper_say_the_same_words_in_the_same_order(organiser, at):
    at(2023, 12, 1, 9)
    version = services.submit(eight_chapters(organiser), by=organiser)
    services.decide(version, outcome="approved", effective_on=version.starts_on, by=builders.user("director"))
    version.refresh_from_db()
    make_document(version.pk, DocumentKind.APPROVED)
    publication = services.publish(version, by=organiser)
    page = Client().get(publication.get_absolute_url()).content.decode()
    screen = html5lib.parse(page, namespaceHTMLElements=False)
    on_screen = said_in(screen.find(".//article"))
    on_paper = said_in(html5lib.parse(html_of(version, "approved"), namespaceHTMLElements=False).find(".//main"))
    assert on_screen == on_paper
    pages = pages_of(bytes(publication.document.file.content))[1:]
    paper = html5lib.parse(html_of(version, "approved"), namespaceHTMLElements=False)
    page_in_front = ".//section[@class='summary']"
    assert said_in(screen.find(page_in_front)) == said_in(paper.find(page_in_front))
    drawn = letters(" ".join(pages))
    for part in (paper.find(".//nav"), paper.find(page_in_front)):
        drawn -= letters(said_in(part))
    assert without_figures(drawn) == without_figures(letters(on_paper))
    assert letters(on_paper) - drawn == Counter()  # beside them stand the pages that the contents name


def test_a_centre_of_several_communes_prints_what_happens_in_each(organiser, director, at):
    at(2023, 12, 1, 9)
    here, there = [builders.commune(terc=terc, name=name) for terc, name in COMMUNES.items()]
    version = plan(organiser, year=2024).versions.get()
    row = goal(version, organiser)
    action(row, organiser, communes=[here])
    action(row, organiser, title="Telefon życzliwości", communes=[here, there])
    services.submit(version, by=organiser)
    services.decide(version, outcome="approved", effective_on=version.starts_on, by=director)
    make_document(version.pk, DocumentKind.APPROVED)
    publication = services.publish(version, by=organiser)
    page = Client().get(publication.get_absolute_url()).content.decode()
    section = html5lib.parse(page, namespaceHTMLElements=False).find(".//section[@aria-labelledby='gminy']")
    assert said_in(section) == (
        "Działania w gminach "
        "Bartoszyce (gmina wiejska) 1.1 Herbata u sąsiadów : gmina Bartoszyce "
        "1.2 Telefon życzliwości : gmina Bartoszyce, gmina Bisztynek "
        "Bisztynek (gmina wiejska) 1.2 Telefon życzliwości : gmina Bartoszyce, gmina Bisztynek"
    )
    content = bytes(publication.document.file.content)
    drawn = letters(" ".join(pages_of(content)[1:]))
    assert letters(said_in(section)) - drawn == Counter()
    assert "Działania w gminach" in words_of(content)[2]
    names = [f"{name} (gmina wiejska)" for name in COMMUNES.values()]
    assert titles_of(opened(content))[-4:] == ["Działania w gminach", *names, "Terminy i koszty"]


def said_in(element):
    """The words of a part of a page, without what its drawings say to those who do not see them, and
    without what a phone folds them behind."""
    for part in [*element.iter("{http://www.w3.org/2000/svg}svg"), *element.iter("summary")]:
        part.text, part[:] = "", []
    return " ".join(" ".join(element.itertext()).split())


def letters(words):
    """Letters and figures alone: a word divided at the end of a line is the same word; months are Roman figures."""
    return Counter(sign for sign in words if sign.isalnum() and sign not in "IVX")


def without_figures(signs):
    return Counter({sign: count for sign, count in signs.items() if not sign.isdigit()})


UPRIGHT, LYING = ("62", "722"), ("44", "510")  # where a page begins below its running head, and how high it is


def pages_of(content):
    """The text of each page without its running head and foot, and without the months above the timeline."""
    upright, lying = (cut(content, *box) for box in (UPRIGHT, LYING))
    boxes = [page.MediaBox for page in opened(content).pages]
    axis = re.compile(r"^(\s*(I|II|III|IV|V|VI|VII|VIII|IX|X|XI|XII|20\d\d))+\s*$", re.MULTILINE)
    return [axis.sub("", lying[n] if box[2] > box[3] else upright[n]) for n, box in enumerate(boxes)]


def cut(content, top, height):
    done = subprocess.run(
        [tools.need("pdftotext"), "-x", "0", "-y", top, "-W", "842", "-H", height, "-", "-"],
        input=content,
        capture_output=True,
        check=True,
    )
    return done.stdout.decode().split("\f")[:-1]


def test_a_text_with_one_table_is_printed_as_exactly_that(organiser):
    version = services.submit(one_table(organiser), by=organiser)
    document = opened(pdf_of(version, DocumentKind.READ))
    assert len(document.pages) == 2  # the cover, and the plan
    tags = tags_of(document)
    assert (tags["/Table"], tags.get("/H3", 0), tags.get("/Figure", 0)) == (1, 0, 0)
    text = said_in(html5lib.parse(html_of(version, "read"), namespaceHTMLElements=False).find(".//main"))
    manner = "Organizator prowadzi działania w świetlicach razem z sołtysami i kołami gospodyń."
    assert text.count(manner) == 1
    assert "Zadanie Adresaci Termin" in text


def test_a_snapshot_of_the_first_schema_is_read_as_before(organiser):
    content = read(SCHEMA_1)
    assert content.chapters[0].number == ""
    html = render_to_string("plans/_document.html", {"plan": content})
    assert "1.1" in html
    assert "Spotkania osób starszych." in html
    assert "<svg" not in html


def test_its_fonts_are_embedded_and_draw_polish_and_ukrainian(organiser):
    version = plan(organiser).versions.get()
    services.change_chapter(
        version.chapters.first(), {"text": "Zażółć gęślą jaźń. Щастям б’єш жук їх ґедзь."}, revision=1, by=organiser
    )
    action(goal(version, organiser), organiser)
    content = pdf_of(services.submit(version, by=organiser), DocumentKind.READ)
    document = opened(content)
    assert {name.replace("-", "") for name in fonts_of(document)} == FACES
    for page in document.pages:
        for font in page.Resources.get("/Font", {}).values():
            assert "/FontFile2" in font.DescendantFonts[0].FontDescriptor or (
                "/FontFile3" in font.DescendantFonts[0].FontDescriptor
            )
    text = " ".join(words_of(content))
    assert "Zażółć gęślą jaźń. Щастям б’єш жук їх ґедзь." in text


def test_projekt_stands_on_every_page_until_it_is_approved(organiser):
    version = approved(organiser)
    read, decided = (words_of(pdf_of(version, kind)) for kind in (DocumentKind.READ, DocumentKind.APPROVED))
    assert [says_projekt(page) for page in read] == [True] * len(read)
    assert [says_projekt(page) for page in decided] == [False] * len(decided)
    assert f"strona 2 z {len(read)}" in read[1]


def test_the_metryka_says_who_decided_and_from_when(organiser, director):
    version = approved(organiser, director)
    cover = words_of(pdf_of(version, DocumentKind.APPROVED))[0]
    assert organiser.name in cover
    assert director.name in cover
    assert f"1 stycznia {version.starts_on.year} r." in cover


def test_the_same_version_gives_the_same_bytes(organiser):
    version = submitted(organiser)
    assert pdf_of(version, DocumentKind.READ) == pdf_of(version, DocumentKind.READ)


def test_the_worker_keeps_the_bytes_once_however_often_it_is_asked(organiser):
    version = submitted(organiser)
    make_document(version.pk, DocumentKind.READ)
    kept = version.documents.get()
    make_document(version.pk, DocumentKind.READ)
    assert version.documents.get() == kept
    assert bytes(kept.file.content) == pdf_of(version, DocumentKind.READ)


NASTY = (
    """Zwykły tekst <script>alert(1)</script> <img src="https://example.com/x.png">

![obraz](https://example.com/y.png) i [odsyłacz](https://gov.pl), [zły](javascript:alert(1)), [plik](file:///etc/passwd)

# Nagłówek

"""
    + "| a | b |\n|---|---|\n"
    + "| 1 | 2 |\n" * 300
    + "\n\n"
    + "ą" * 400
)


def test_whatever_is_typed_is_drawn_as_text_and_nothing_is_fetched(organiser):
    version = plan(organiser).versions.get()
    services.change_chapter(version.chapters.first(), {"text": NASTY}, revision=1, by=organiser)
    action(goal(version, organiser), organiser)
    content = pdf_of(services.submit(version, by=organiser), DocumentKind.READ)
    text = " ".join(words_of(content))
    assert "<script>alert(1)</script>" in text
    document = opened(content)  # its pages live no longer than it does
    links = {
        str(note.A.URI)
        for page in document.pages
        for note in page.get("/Annots", [])
        if "/A" in note and "/URI" in note.A
    }
    assert links == {"https://gov.pl"}  # a picture stays the text that was typed


WORD = r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)"'


def test_nothing_is_lost_or_drawn_beyond_the_edge_of_the_page(organiser):
    version = plan(organiser).versions.get()
    long = " ".join(f"słowo{number}" for number in range(9000))  # about 100,000 characters
    services.change_chapter(version.chapters.first(), {"text": NASTY}, revision=1, by=organiser)
    services.change_chapter(version.chapters.last(), {"text": long[:100_000]}, revision=1, by=organiser)
    action(goal(version, organiser), organiser, title="ż" * 200, description="ź" * 400)
    content = pdf_of(services.submit(version, by=organiser), DocumentKind.READ)
    done = subprocess.run([tools.need("pdftotext"), "-bbox", "-", "-"], input=content, capture_output=True, check=True)
    beyond = []
    for width, height, words in re.findall(
        r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', done.stdout.decode(), re.S
    ):
        for left, top, right, bottom in re.findall(WORD, words):
            if min(float(left), float(top)) < 0 or float(right) > float(width) or float(bottom) > float(height):
                beyond.append((left, top, right, bottom))
    assert beyond == []
    text = re.sub(r"[\s-]", "", "".join(pages_of(content)))
    assert [n for n in range(8000) if f"słowo{n}" not in text] == []
    assert text.count("ą") >= 400
    assert text.count("ź") >= 400


def test_a_document_that_lacks_a_file_of_ours_is_an_error(at):
    with pytest.raises(ValueError, match="not a file of this project"):
        pdf.draw('<html lang="pl"><link rel="stylesheet" href="/static/css/nie-ma.css"></html>', moment=builders.EPOCH)


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "https://example.com/x.png", "/static/../osl_site/settings.py"]
)
def test_nothing_but_our_own_files_is_read(address):
    with pytest.raises(ValueError, match="not a file of this project"):
        pdf.draw(f'<html lang="pl"><img alt="" src="{address}"></html>', moment=builders.EPOCH)
