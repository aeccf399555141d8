"""Drafts of agreements and amendments as they leave the office: LibreOffice opens them, their PDF is tagged."""

import io
import subprocess
from datetime import date
from html import unescape

import pikepdf
import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.html import strip_tags

from osl_site.common.texts import services as texts
from partners import services
from partners.agreements import drafts
from tests import builders, tools
from tests.partners.builders import partner, signed_agreement

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 30)


@pytest.fixture(autouse=True)
def day(at):
    at(2026, 11, 30, 9)
    builders.office()


@pytest.fixture
def papers(desk, organiser):
    """The pages of a draft of an agreement and of its amendment, by their kind of file."""
    parties = [partner(name="OSP „Sąsiedzi” <1>"), partner(name="Biblioteka")]
    row = signed_agreement(by=organiser, parties=parties, terms="- Biblioteka daje **salę**.\n- Centrum prowadzi.")
    values = {"agreed_on": TODAY, "changes": "Druga grupa & nowe godziny.", "moves_end": False}
    amendment = services.amend_agreement(row, values, by=organiser)
    pages = {"porozumienie": ("agreement", row.pk), "aneks": ("amendment", amendment.pk)}
    return lambda kind: {
        name: desk.get(reverse(f"partners:{what}_{kind}", args=[pk])).content for name, (what, pk) in pages.items()
    }


def test_libreoffice_opens_the_agreement_and_its_amendment_with_their_words(papers, tmp_path):
    files = []
    for name, content in papers("docx").items():
        files.append(tmp_path / f"{name}.docx")
        files[-1].write_bytes(content)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = [tools.need("soffice"), profile, "--headless", "--convert-to", "html", "--outdir", tmp_path, *files]
    subprocess.run(convert, check=True, capture_output=True, timeout=120)
    read = {file.stem: unescape(strip_tags(file.with_suffix(".html").read_text())) for file in files}
    words = {name: " ".join(said.replace("\N{NO-BREAK SPACE}", " ").split()) for name, said in read.items()}
    assert "OSP „Sąsiedzi” <1>" in words["porozumienie"] and "Biblioteka daje salę." in words["porozumienie"]
    assert "Druga grupa & nowe godziny." in words["aneks"]


def test_their_pdf_is_tagged_and_names_its_language_and_title(papers):
    for content in papers("pdf").values():
        with pikepdf.open(io.BytesIO(content)) as document:
            assert (str(document.Root.Lang), bool(document.Root.MarkInfo.Marked)) == ("pl", True)
            assert document.Root.ViewerPreferences.DisplayDocTitle and str(document.docinfo["/Title"])
            with document.open_metadata() as metadata:
                assert (metadata["pdfuaid:part"], metadata["pdfaid:part"]) == ("1", "3")


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ("Porozumienie {numer}\n\n{strony} {przedmiot} {pesel}", "Nie ma pola {pesel}"),
        ("Porozumienie {numer}\n\n{strony}", "{przedmiot}"),
    ],
)
def test_a_broken_placeholder_is_said_at_the_text(body, sentence, administrator):
    with pytest.raises(ValidationError) as wrong:
        texts.save_text(drafts.AGREEMENT, {"body": body}, revision=None, by=administrator)
    assert sentence in " ".join(wrong.value.message_dict["body"])
