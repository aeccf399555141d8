"""What residents read: only what was published, at addresses that last, with its metryka."""

import gzip
import re
from datetime import date

import brotli
import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from osl_site.common.audit.models import Entry
from osl_site.common.files.models import StoredFile
from osl_site.common.files.services import keep
from osl_site.common.text.date_formats import polish_day
from osl_site.roof import desk
from partners.models import Partner
from plans import services
from plans.document.rendering import pdf_of
from plans.models import DocumentKind, Publication, SignedCopy
from plans.tasks import make_document, make_what_lacks
from tests import builders
from tests.breaking import refused, sql
from tests.plans.builders import action, approved, document, draft, goal, plan, published, submitted
from tests.plans.signing import bring

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sketched")]


def test_nothing_is_published_before_its_approved_document_is_kept(organiser):
    version = approved(organiser)
    with pytest.raises(ValidationError, match="Dokument PDF nie jest jeszcze gotowy"):
        services.publish(version, by=organiser)
    make_document(version.pk, DocumentKind.APPROVED)
    assert services.publish(version, by=organiser).document.kind == DocumentKind.APPROVED
    with pytest.raises(ValidationError, match="już opublikowana"):
        services.publish(version, by=organiser)


def test_a_document_whose_work_was_lost_is_made_all_the_same(organiser, run_queue):
    version = approved(organiser)
    sql("delete from procrastinate_jobs")
    make_what_lacks(timestamp=0)
    run_queue()
    make_what_lacks(timestamp=0)
    assert run_queue() == 0
    assert sorted(version.documents.values_list("kind", flat=True)) == ["approved", "read"]


def test_only_what_was_approved_is_published_and_only_by_the_organiser(organiser, director):
    with pytest.raises(ValidationError, match="tylko zatwierdzoną"):
        services.publish(submitted(organiser), by=organiser)
    version = approved(organiser, director)
    make_document(version.pk, DocumentKind.APPROVED)
    with pytest.raises(PermissionDenied):
        services.publish(version, by=director)


def test_the_metryka_says_who_made_decided_and_published_and_never_changes(organiser, director, at):
    at(2026, 12, 1, 9)
    publication = published(organiser, director=director)
    lines = dict(line.split(": ", 1) for line in publication.metryka.splitlines())
    assert lines["Wytworzenie informacji"] == f"{organiser.name}, organizator społeczności lokalnej"
    assert lines["Za treść odpowiada"] == f"{director.name}, dyrektor"
    assert lines["Udostępnienie w internecie"] == f"{organiser.name}, organizator społeczności lokalnej"
    version = publication.version
    days = f"od {polish_day(version.decision.effective_on)} do {polish_day(version.ends_on)}"
    assert lines["Obowiązuje"] == days
    assert lines["Data udostępnienia"] == "1 grudnia 2026\N{NO-BREAK SPACE}r."
    assert lines["Skrót SHA-256"] == publication.document.file.sha256
    assert Entry.objects.filter(act="version.published").count() == 1


@pytest.mark.parametrize("model", [Publication, SignedCopy])
def test_what_was_published_and_signed_is_not_changed_moved_or_deleted(model, organiser):
    version = published(organiser).version
    other = approved(organiser)
    bring(version, by=organiser)
    table = model._meta.db_table
    refused(lambda: model.objects.update(version=other))
    refused(lambda: model.objects.update(at=builders.EPOCH))
    refused(lambda: model.objects.all().delete())
    refused(lambda: sql(f"update {table} set version_id = %s", other.pk))
    refused(lambda: sql(f"delete from {table}"))
    sql("set constraints all immediate")
    refused(lambda: sql(f"truncate {table} cascade"))


def test_documents_are_not_changed_moved_or_deleted(organiser):
    document = published(organiser).document
    other = approved(organiser)
    refused(lambda: type(document).objects.update(version=other))
    refused(lambda: type(document).objects.all().delete())
    refused(lambda: sql("update files_storedfile set content = 'x'"))
    refused(lambda: sql("set constraints all immediate; delete from files_storedfile where id = %s", document.file_id))


ANOTHER_FILE = """
delete from files_storedfile where id = %(id)s;
insert into files_storedfile (id, name, content_type, content, size, sha256, created_at)
    values (%(id)s, 'plan.pdf', 'application/pdf', 'x', 1, encode(sha256('x'), 'hex'), now());
"""


@pytest.mark.parametrize("cited", ["document", "signed copy"])
def test_bytes_that_were_approved_or_signed_are_not_put_in_anew_under_their_id(cited, organiser):
    document = published(organiser).document
    copy = bring(document.version, by=organiser)
    file = (document if cited == "document" else copy).file
    with pytest.raises(IntegrityError, match="is cited by"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(ANOTHER_FILE, {"id": file.pk})
    file.refresh_from_db()
    assert file.size > 1


def test_only_a_file_that_is_there_is_cited(organiser):
    copy = SignedCopy(version=approved(organiser), file_id=0, at=builders.EPOCH, by=organiser, by_name="Ewa")
    refused(copy.save)


def test_a_file_that_nothing_cites_may_go(organiser):
    file = keep(b"a", name="a", content_type="a/b", by=organiser)
    file.delete()
    assert StoredFile.objects.filter(pk=file.pk).exists() is False


def test_the_database_publishes_only_the_approved_document_of_an_approved_version(organiser):
    version, other = approved(organiser), approved(organiser)
    waiting = submitted(organiser)
    for row in (version, other):
        make_document(row.pk, DocumentKind.APPROVED)
    make_document(version.pk, DocumentKind.READ)
    given = {"metryka": "m", "at": builders.EPOCH, "by": organiser, "by_name": "Ewa"}
    read = version.documents.get(kind=DocumentKind.READ)
    refused(Publication(version=version, document=read, **given).save)
    refused(Publication(version=version, document=other.documents.get(), **given).save)
    refused(Publication(version=waiting, document=other.documents.get(), **given).save)


def test_nothing_unpublished_leaks(organiser, client):
    hidden = [approved(organiser), submitted(organiser), draft(organiser)]
    make_document(hidden[0].pk, DocumentKind.APPROVED)
    for version in hidden:
        here = f"/plan/wersje/{version.plan_id}-{version.number}/"
        assert [client.get(here + name).status_code for name in ("", "plan.pdf", "podpisany.pdf")] == [404, 404, 404]
        pair = f"{version.plan_id}-{version.number}"
        assert (
            "Nie ma takiej opublikowanej wersji"
            in client.get("/plan/wersje/porownaj/", {"od": pair, "do": pair}).content.decode()
        )
    assert client.get("/plan/plan.pdf").status_code == 404
    page = client.get("/plan/").content.decode()
    assert "Nie opublikowaliśmy jeszcze żadnego planu" in page
    assert hidden[0].plan.title not in page


@pytest.mark.parametrize("lost", ["decision", "span"])
def test_no_page_stumbles_over_what_the_owner_lost(lost, owner, organiser, client, signed_in):
    publication = published(organiser)
    lasting = publication.get_absolute_url()
    gone = {
        "decision": ("plans_decision", "delete from plans_decision"),
        "span": ("plans_plan", "update plans_plan set in_force_span = null"),
    }
    sql("set constraints all immediate")
    table, statement = gone[lost]
    sql(f"alter table {table} disable trigger user")
    sql(statement)
    client.raise_request_exception = False
    for path in ("/plan/", "/plan/plan.pdf", "/plan/wersje/", "/plan/sprawdz-plik/", lasting, f"{lasting}plan.pdf"):
        assert client.get(path).status_code in (200, 404), path
    desk_of = signed_in(organiser)
    desk_of.raise_request_exception = False
    plan_page, version = publication.plan.get_absolute_url(), publication.version.get_absolute_url()
    for path in (reverse("desk"), reverse("plans:plan_list"), plan_page, version):
        assert desk_of.get(path).status_code == 200, path


def test_the_page_says_whether_the_plan_holds(organiser, client, at):
    publication = published(organiser)
    year = publication.version.starts_on.year
    for moment, word in [
        ((year - 1, 6, 1), "Jeszcze nie obowiązuje"),
        ((year, 6, 1), "Obowiązuje"),
        ((year + 1, 6, 1), "Okres planu minął"),
    ]:
        at(*moment, 9)
        assert f">{word}</span>" in client.get("/plan/").content.decode()


def test_a_browser_that_has_the_page_is_told_so(organiser, client, at):
    publication = published(organiser)
    at(publication.version.starts_on.year, 6, 1, 9)
    for address in ("/plan/", "/plan/plan.pdf", "/plan/wersje/", publication.get_absolute_url(), "/uk/plan/"):
        first = client.get(address)
        assert client.get(address, headers={"If-None-Match": first["ETag"]}).status_code == 304
        assert "Cookie" not in first.get("Vary", "")
        assert not first.cookies
    at(publication.version.ends_on.year + 1, 1, 1, 9)
    assert client.get("/plan/", headers={"If-None-Match": first["ETag"]}).status_code == 200


@pytest.mark.parametrize(
    ("language", "said"), [("uk", "Цілий текст плану польською"), ("en", "The whole plan in Polish")]
)
def test_other_languages_read_the_plan_on_one_page_and_the_way_to_its_polish_text(language, said, organiser, client):
    address = published(organiser).get_absolute_url()
    for polish in ("/plan/", address):
        whole, page = client.get(polish).text, client.get(f"/{language}{polish}").text
        assert 'aria-label="Treść planu"' in whole and 'hreflang="pl">' + said not in whole
        assert f'<a href="{polish}" hreflang="pl">{said}</a>' in page
        assert "Treść planu" not in page and "data-contents" not in page
        assert '<h2 id="podsumowanie">' in page and '<h2 id="metryka">' in page
        anchors = re.findall(r'href="([^"]*)#(m-\d+|wylaczenia)"', page)
        assert {place for place, _anchor in anchors} <= {polish}


@pytest.mark.parametrize(
    ("accepted", "is_signed_in", "coding", "read"),
    [
        ("gzip, deflate, br", False, "br", brotli.decompress),
        ("gzip, deflate, br", True, "gzip", gzip.decompress),
        ("gzip, br;q=0", False, "gzip", gzip.decompress),
        ("", False, None, bytes),
    ],
)
def test_the_plan_is_as_small_as_browsers_allow(accepted, is_signed_in, coding, read, organiser, client, signed_in):
    address = published(organiser).get_absolute_url()
    reader = signed_in(organiser) if is_signed_in else client
    plain = reader.get(address).content
    answer = reader.get(address, headers={"Accept-Encoding": accepted})

    assert (answer.get("Content-Encoding"), answer["Content-Length"]) == (coding, str(len(answer.content)))
    assert read(answer.content) == plain
    assert "Accept-Encoding" in answer["Vary"]
    for condition in (answer["ETag"], answer["ETag"].removeprefix("W/")):
        headers = {"Accept-Encoding": accepted, "If-None-Match": condition}
        assert reader.get(address, headers=headers).status_code == 304


@pytest.mark.parametrize("count", [1, 7])
def test_the_register_asks_as_much_of_one_version_as_of_seven(count, organiser, client, django_assert_num_queries):
    version = published(organiser).version
    for _ in range(count - 1):
        _again(version)
    with django_assert_num_queries(6):
        assert client.get("/plan/wersje/").status_code == 200


def _again(version):
    """Another plan with a published version, without drawing its document: the bytes are those of the first."""
    other = approved(version.submitted_by)
    file = keep(b"%PDF-", name="plan.pdf", content_type="application/pdf", by=None)
    row = document(other, file)
    Publication.objects.create(
        version=other, document=row, metryka="m", at=builders.EPOCH, by=version.submitted_by, by_name="Ewa"
    )


def test_the_desk_asks_to_publish_what_was_approved(organiser, at):
    version = approved(organiser)
    at(version.starts_on.year, 2, 1, 9)
    assert "Plan jest zatwierdzony, ale nie opublikowany. Mieszkańcy jeszcze tego nie widzą." in [
        matter.sentence for matter in desk.matters(organiser)
    ]
    make_document(version.pk, DocumentKind.APPROVED)
    services.publish(version, by=organiser)
    assert "Opublikuj" not in [matter.action for matter in desk.matters(organiser)]


def test_what_is_renamed_after_approval_changes_no_byte_of_the_document(organiser):
    version = plan(organiser).versions.get()
    rich = action(goal(version, organiser), organiser)
    rich.partners.add(Partner.objects.create(name="Koło gospodyń", kind="ngo"))
    rich.localities.add(builders.locality())
    version = services.submit(version, by=organiser)
    services.decide(version, outcome="approved", effective_on=version.starts_on, by=builders.user("director"))
    version.refresh_from_db()
    before = pdf_of(version, DocumentKind.APPROVED)
    Partner.objects.update(name="Stowarzyszenie")
    sql("update centre_commune set name = 'Inna'")
    sql("update centre_locality set name = 'Inna'")
    sql("update centre_centre set name = 'Inne centrum', file_plan_symbol = '9999', archive_category = 'A'")
    make_document(version.pk, DocumentKind.APPROVED)
    assert bytes(version.documents.get().file.content) == before


def test_an_update_whose_day_has_not_come_is_said_to_follow(organiser, client, at):
    """An update whose day has not come is published already: the plan before it still holds, and says what follows."""
    publication = published(organiser)
    version = publication.version
    year = version.starts_on.year
    values = {"reason": "Znikł autobus.", "changed_conclusions": []}
    update = services.submit(
        services.open_update(version.plan, values, by=organiser), unchanged_is_meant=True, by=organiser
    )
    director = builders.user("director")
    services.decide(update, outcome="approved", effective_on=date(year, 9, 1), by=director)
    make_document(update.pk, DocumentKind.APPROVED)
    services.publish(update, by=organiser)
    at(year, 6, 1, 9)
    page = client.get("/plan/").content.decode()
    assert ">Obowiązuje</span>" in page
    assert "Następna wersja jest już opublikowana" in page
    at(year, 9, 2, 9)
    assert "Znikł autobus." in client.get("/plan/").content.decode()
    first = client.get(publication.get_absolute_url()).content.decode()
    assert "Poprzednia wersja" in first
    pair = {"od": f"{version.plan_id}-0", "do": f"{version.plan_id}-1"}
    assert client.get("/plan/wersje/porownaj/", pair).status_code == 200
