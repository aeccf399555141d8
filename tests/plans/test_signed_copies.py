"""Copies that people bring: looked at before they are kept, called what they are, and shown to nobody on their own."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pyhanko.pdf_utils.generic import NumberObject

from osl_site.common import clock
from osl_site.common.audit.models import Entry
from osl_site.common.documents import pdf
from osl_site.common.files.models import MOST_BYTES, StoredFile
from osl_site.common.files.services import keep
from plans import services
from plans.models import CopyKind, CopyPublication, CopyUpload, DocumentKind, SignedCopy
from plans.services.signed_copies import drop_forgotten_uploads
from plans.tasks import make_document
from tests import builders
from tests.breaking import refused
from tests.plans.builders import SEAL, approved, published
from tests.plans.signing import MINISTER, SCAN, bring, changed, for_later_years, signed, signed_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sketched")]
NOTHING_CHECKED = "Skan, podpisu nie sprawdzono"
DRAWN_HERE = pdf.ENGINE


@pytest.fixture
def version(organiser):
    """An approved version whose document is kept."""
    return with_document(organiser)


def with_document(organiser):
    version = approved(organiser)
    make_document(version.pk, DocumentKind.APPROVED)
    return version


def send(client, version, content):
    """Choose a file and go on to what it is."""
    file = SimpleUploadedFile("plik.pdf", content, "application/pdf")
    return client.post(reverse("plans:signed_copy_add", args=[version.pk]), {"file": file}, follow=True)


def acts():
    return list(Entry.objects.filter(act__startswith="copy.").order_by("id").values_list("act", flat=True))


def test_the_verdict_is_read_before_anything_is_kept(version, desk):
    page = send(desk, version, signed_of(version, names=MINISTER, name="JAN KOWALSKI")).text
    assert "Podpis zaufany (pieczęć ministra)" in page
    assert "JAN KOWALSKI, pieczęć: Pieczęć podpisu zaufanego (Ministerstwo Cyfryzacji)" in page
    assert "Podpis jest nienaruszony i obejmuje cały dokument. Wystawcy nie sprawdzono." in page
    assert "Sprawdź certyfikat ręcznie" in page
    assert not SignedCopy.objects.exists()
    upload = CopyUpload.objects.get()
    desk.post(reverse("plans:copy_check", args=[version.pk, upload.pk]))
    copy = SignedCopy.objects.get()
    assert (copy.kind, copy.verdict.seals[0].on_behalf_of, CopyUpload.objects.count()) == ("signed", "JAN KOWALSKI", 0)
    assert acts() == ["copy.uploaded", "copy.signed_kept"]


def test_a_document_drawn_here_takes_every_kind_of_signature(organiser, monkeypatch):
    monkeypatch.setattr(pdf, "ENGINE", DRAWN_HERE)
    version = with_document(organiser)
    assert version.documents.get().file.size > 10_000  # a sketch is far smaller
    once = signed_of(version, stamped=True)
    for content in (once, for_later_years(once), signed(once, field="Podpis 2")):
        assert bring(version, content, by=organiser).is_signed


def test_a_poster_with_the_word_is_a_scan_and_nowhere_called_signed(version, desk, organiser):
    services.publish(version, by=organiser)
    poster = b"%PDF-1.7 /ByteRange [0 1 2 3] /Type /Sig plakat %%EOF"
    page = send(desk, version, poster).text
    assert NOTHING_CHECKED in page
    assert "nienaruszony" not in page
    page = desk.post(reverse("plans:copy_check", args=[version.pk, CopyUpload.objects.get().pk]), follow=True).text
    assert "skan, podpisu nie sprawdzono" in page
    assert "nienaruszony" not in page
    copy = SignedCopy.objects.get()
    assert (copy.kind, copy.seals, copy.file.name.endswith("-skan.pdf")) == ("scan", [], True)
    assert acts() == ["copy.uploaded", "copy.scan_kept"]
    with pytest.raises(ValidationError, match="którego podpis sprawdzono"):
        services.publish_copy(copy, by=organiser)


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (lambda document: b"MZ nie PDF", "To nie jest plik PDF"),
        (lambda document: document, "nie ma podpisu elektronicznego"),
        (lambda document: signed(document)[:-9], "nie kończy się tak, jak kończy się PDF"),
        (lambda document: signed(document) + b"x", "nie obejmuje całego dokumentu"),
        (lambda document: changed(signed(document), Rotate=NumberObject(90)), "zmienił w tym pliku sam dokument"),
        (lambda document: b"%PDF-1.7" + b"x" * MOST_BYTES, "najwyżej 10 MB"),
        (lambda document: b"%PDF-1.7 /Encrypt 1 0 R %%EOF", "jest zaszyfrowany"),
    ],
)
def test_a_spoilt_file_is_refused_at_its_field(spoil, sentence, version, organiser):
    content = spoil(bytes(version.documents.get().file.content))
    with pytest.raises(ValidationError, match=sentence) as refusal:
        services.upload_copy(version, content=content, by=organiser)
    assert list(refusal.value.message_dict) == ["file"]
    assert not CopyUpload.objects.exists()


def test_a_refusal_stands_at_the_field_of_the_page(version, desk):
    page = send(desk, version, bytes(version.documents.get().file.content)).text
    assert "W tym pliku nie ma podpisu elektronicznego." in page
    assert 'href="#id_file"' in page


def test_the_same_file_is_kept_once(version, organiser):
    uploads = [services.upload_copy(version, content=SCAN, by=organiser) for _ in range(2)]
    services.keep_copy(uploads[0], by=organiser)
    for act in (
        lambda: services.upload_copy(version, content=SCAN, by=organiser),
        lambda: services.keep_copy(uploads[1], by=organiser),
    ):
        with pytest.raises(ValidationError, match="już zapisany"):
            act()
    with pytest.raises(ValidationError, match="już tu nie ma"):
        services.keep_copy(uploads[0], by=organiser)


def test_nothing_is_brought_before_the_document_is_made(organiser):
    with pytest.raises(ValidationError, match="nie jest jeszcze gotowy"):
        services.upload_copy(approved(organiser), content=SCAN, by=organiser)


def test_only_who_signs_or_keeps_papers_brings_and_only_the_organiser_publishes(version, organiser, director, coworker):
    services.publish(version, by=organiser)
    upload = services.upload_copy(version, content=signed_of(version), by=director)
    for act in (
        lambda: services.upload_copy(version, content=SCAN, by=coworker),
        lambda: services.keep_copy(upload, by=coworker),
        lambda: services.drop_upload(upload, by=coworker),
    ):
        with pytest.raises(PermissionDenied):
            act()
    copy = services.keep_copy(upload, by=director)
    with pytest.raises(PermissionDenied):
        services.publish_copy(copy, by=director)


def test_what_nobody_keeps_goes(version, desk, organiser, at):
    at(2026, 12, 1, 9)
    dropped, forgotten, fresh = (
        services.upload_copy(version, content=SCAN + bytes([number]) + b"%%EOF", by=organiser) for number in range(3)
    )
    CopyUpload.objects.filter(pk=forgotten.pk).update(at=clock.now() - timedelta(hours=25))
    desk.post(reverse("plans:copy_drop", args=[version.pk, dropped.pk]))
    drop_forgotten_uploads(clock.now() - timedelta(days=1))
    assert list(CopyUpload.objects.all()) == [fresh]
    assert not StoredFile.objects.filter(pk__in=[dropped.file_id, forgotten.file_id]).exists()
    assert acts()[3:] == ["copy.dropped", "copy.dropped"]


def test_a_file_that_something_else_stands_on_stays_and_the_others_go(version, organiser, director):
    copy = services.keep_copy(services.upload_copy(version, content=SCAN, by=organiser), by=director)
    CopyUpload.objects.create(version=version, file=copy.file, at=clock.now(), by=organiser)
    other = services.upload_copy(version, content=SCAN + b"%%EOF", by=organiser)
    CopyUpload.objects.update(at=clock.now() - timedelta(hours=25))
    drop_forgotten_uploads(clock.now() - timedelta(days=1))
    assert not CopyUpload.objects.exists()
    assert list(StoredFile.objects.filter(pk__in=[copy.file_id, other.file_id])) == [copy.file]


def test_a_wrong_file_is_replaced_with_a_reason_and_stays(version, desk, organiser):
    wrong = bring(version, SCAN, by=organiser)
    upload = services.upload_copy(version, content=signed_of(version), by=organiser)
    address = reverse("plans:copy_check", args=[version.pk, upload.pk])
    page = desk.post(address, {"supersedes": wrong.pk, "reason": " "}).text
    assert "Napisz, dlaczego ten plik zastępuje poprzedni." in page
    page = desk.post(address, {"supersedes": "", "reason": "Zły plik."}).text
    assert "Wybierz, który plik zastępuje, albo wyczyść powód." in page
    page = desk.post(address, {"supersedes": wrong.pk, "reason": "Wybrano zły plik."}, follow=True).text
    assert "Zastępuje wcześniejszy plik: Wybrano zły plik." in page
    assert ">zastąpiony</span>" in page
    assert SignedCopy.objects.count() == 2
    with pytest.raises(ValidationError, match="zastąpiono już innym"):
        bring(version, SCAN + b"%%EOF", by=organiser, supersedes=wrong, reason="Jeszcze raz.")


def test_residents_get_the_document_without_a_signature_until_somebody_publishes_the_signed_one(
    version, desk, client, organiser
):
    content = signed_of(version)
    copy = bring(version, content, by=organiser)
    with pytest.raises(ValidationError, match="Najpierw opublikuj"):
        services.publish_copy(copy, by=organiser)
    address = f"{services.publish(version, by=organiser).get_absolute_url()}"
    assert client.get(f"{address}podpisany.pdf").status_code == 404
    assert "PDF z podpisem" not in client.get(address).text
    assert client.get(f"{address}plan.pdf").content == bytes(version.documents.get().file.content)
    publish = reverse("plans:copy_publish", args=[version.pk, copy.pk])
    warned = desk.get(publish).text
    for words in ("numer PESEL", "Sprawdź certyfikat ręcznie: otwórz plik w programie do podpisu"):
        assert words in warned
    assert not CopyPublication.objects.exists()
    desk.post(publish)
    answer = client.get(f"{address}podpisany.pdf")
    assert (answer.content, answer["Content-Disposition"][:10]) == (content, "attachment")
    assert "PDF z podpisem" in client.get(address).text
    assert acts()[-1] == "copy.published"
    bring(version, signed_of(version, reason="Zgoda"), by=organiser, supersedes=copy, reason="Nowy podpis.")
    assert client.get(f"{address}podpisany.pdf").status_code == 404


def test_the_database_calls_signed_only_what_begins_with_the_approved_document(version, organiser):
    given = {"version": version, "by": organiser, "by_name": "Ewa", "at": builders.EPOCH, "kind": CopyKind.SIGNED}
    other = keep(SCAN, name="a.pdf", content_type="application/pdf", by=None)
    refused(SignedCopy(file=other, seals=[SEAL], **given).save)
    whole = keep(signed_of(version), name="b.pdf", content_type="application/pdf", by=None)
    refused(SignedCopy(file=whole, seals=[], **given).save)
    for unread in ([{}], [SEAL | {"kind": "king"}], [SEAL | {"name": None}], [SEAL | {"more": ""}], [1], {}):
        refused(SignedCopy(file=whole, seals=unread, **given).save)
    for moment in ("wczoraj", "9999-12-31T00:00:00+00:00"):
        refused(SignedCopy(file=whole, seals=[SEAL | {"moment": moment}], **given).save)
    SignedCopy(file=whole, seals=[SEAL], **given).save()


def test_the_database_shows_residents_only_signed_copies_that_stand(organiser):
    version = published(organiser).version
    scan, first = bring(version, SCAN, by=organiser), bring(version, by=organiser)
    bring(version, signed_of(version, reason="Zgoda"), by=organiser, supersedes=first, reason="Nowy podpis.")
    for copy in (scan, first):
        refused(CopyPublication(copy=copy, by=organiser, by_name="Ewa", at=builders.EPOCH).save)
    other = approved(organiser)
    elsewhere = keep(SCAN + b"%%EOF", name="a.pdf", content_type="application/pdf", by=None)
    given = {"by": organiser, "by_name": "Ewa", "at": builders.EPOCH, "reason": "Zły plik."}
    refused(SignedCopy(version=other, file=elsewhere, supersedes=scan, **given).save)
