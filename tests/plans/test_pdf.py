"""The document as bytes: tagged, named, in its language, with an outline; the same data give the same bytes."""

import io
import subprocess

import pikepdf
import pytest

from osl_site import pdf
from plans import services
from plans.documents import pdf_of
from plans.models import DocumentKind
from plans.tasks import make_document
from tests import builders, tools
from tests.plans.builders import action, approved, goal, plan, submitted

pytestmark = pytest.mark.django_db
FACES = {"OSLSans", "OSLSansBold"}


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


def fonts_of(document):
    names = set()
    for page in document.pages:
        for font in page.Resources.get("/Font", {}).values():
            names.add(str(font.BaseFont).rpartition("+")[2])
    return names


def test_the_document_is_what_pdf_ua_wants(organiser):
    version = submitted(organiser)
    document = opened(pdf_of(version, DocumentKind.READ))
    assert str(document.Root.Lang) == "pl"
    assert document.Root.MarkInfo.Marked
    assert document.Root.ViewerPreferences.DisplayDocTitle
    assert document.docinfo["/Title"] == version.plan.title
    with document.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"


def test_the_outline_leads_to_every_chapter_and_goal(organiser):
    version = submitted(organiser)
    document = opened(pdf_of(version, DocumentKind.READ))
    titles = []
    with document.open_outline() as outline:
        waiting = list(outline.root)
        while waiting:
            item = waiting.pop(0)
            titles.append(item.title)
            waiting[:0] = item.children
    expected = [f"{n}. {row['title']}" for n, row in enumerate(version.snapshot["chapters"], 1)]
    assert [title for title in titles if title in expected] == expected
    assert "Cel 1. Osoby starsze mają z kim być" in titles
    assert "1.1 Herbata u sąsiadów" in titles


def test_headings_lists_and_tables_are_tagged(organiser):
    tags = tags_of(opened(pdf_of(submitted(organiser), DocumentKind.READ)))
    assert {name: tags[name] for name in ("/H1", "/H3", "/H4", "/Table")} == {"/H1": 1, "/H3": 1, "/H4": 1, "/Table": 1}
    assert tags["/TH"] == 5  # three columns, one action, the total


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
    assert f"1 stycznia {version.plan.starts_on.year} r." in cover


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
    assert links == {"https://gov.pl", "https://example.com/y.png"}  # a picture becomes the way to it


def test_a_document_that_lacks_a_file_of_ours_is_an_error(at):
    with pytest.raises(ValueError, match="not a file of this project"):
        pdf.draw('<html lang="pl"><link rel="stylesheet" href="/static/css/nie-ma.css"></html>', moment=builders.EPOCH)


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "https://example.com/x.png", "/static/../osl_site/settings.py"]
)
def test_nothing_but_our_own_files_is_read(address):
    with pytest.raises(ValueError, match="not a file of this project"):
        pdf.draw(f'<html lang="pl"><img alt="" src="{address}"></html>', moment=builders.EPOCH)
