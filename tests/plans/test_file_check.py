"""Anybody compares a file they have with what was published; what is sent is not kept."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from osl_site.common import clock
from osl_site.common.files.models import StoredFile
from osl_site.common.files.services import keep
from plans.models import Publication
from tests.plans.builders import approved, document
from tests.reading import text_of

pytestmark = pytest.mark.django_db
CONTENT = b"%PDF-1.7 plan"


@pytest.fixture
def publication(organiser):
    version = approved(organiser)
    file = keep(CONTENT, name="plan.pdf", content_type="application/pdf", by=None)
    row = document(version, file)
    told = {"at": clock.now(), "by": organiser, "by_name": organiser.name, "metryka": file.sha256}
    return Publication.objects.create(version=version, document=row, **told)


def sent(content, address=None):
    file = SimpleUploadedFile("mój.pdf", content, "application/pdf")
    return Client().post(address or reverse("public_file_check"), {"file": file})


def test_a_published_file_is_known_and_named_and_nothing_is_kept(publication):
    before = StoredFile.objects.count()
    page = text_of(sent(CONTENT))
    assert "<strong>Zgadza się. To jest niezmieniony dokument:</strong>" in page
    assert publication.document.file.sha256 in page
    assert StoredFile.objects.count() == before


def test_a_file_that_differs_by_one_byte_is_none_of_ours(publication):
    page = text_of(sent(CONTENT + b"."))
    assert "<strong>To nie jest żaden z opublikowanych dokumentów" in page
    assert "<strong>Zgadza się" not in page


def test_what_was_never_published_is_not_told(organiser, publication):
    other = keep(b"%PDF-1.7 tajne", name="inny.pdf", content_type="application/pdf", by=None)
    document(approved(organiser), other)
    page = text_of(sent(b"%PDF-1.7 tajne"))
    assert "<strong>To nie jest żaden z opublikowanych dokumentów" in page


@pytest.mark.parametrize(
    ("content", "sentence"), [(b"", "Ten plik jest pusty"), (b"x" * 10_485_761, "więcej niż 10 MB")]
)
def test_what_cannot_be_compared_is_said(content, sentence, publication):
    page = text_of(sent(content))
    assert sentence in page
    assert "<strong>Zgadza się" not in page


def test_the_hash_stands_on_the_page_of_the_plan_with_the_way_to_the_check(publication):
    page = Client().get(publication.get_absolute_url()).content.decode()
    assert publication.document.file.sha256 in page
    assert f'href="{reverse("public_file_check")}"' in page


@pytest.mark.parametrize(("language", "words"), [("uk", "Збігається."), ("en", "It matches.")])
def test_it_is_said_in_the_reader_s_language(language, words, publication):
    assert f"<strong>{words}" in text_of(sent(CONTENT, f"/{language}{reverse('public_file_check')}"))


def test_what_is_far_too_large_is_not_even_read(publication):
    assert sent(b"x" * 12_600_000).status_code == 413
