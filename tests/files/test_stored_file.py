import pytest
from django.db import DatabaseError, IntegrityError, transaction

from osl_site.common.files.models import StoredFile, digest
from osl_site.common.files.services import keep
from tests.breaking import sql

pytestmark = pytest.mark.django_db


def test_bytes_are_kept_with_their_sha256():
    kept = keep(b"tekst", name="plan.pdf", content_type="application/pdf", by=None)

    stored = StoredFile.objects.get(pk=kept.pk)
    assert (bytes(stored.content), stored.size) == (b"tekst", 5)
    assert stored.sha256 == "324d0315d575bf5b4f6c8703f1135b847d14ca925480746ef1bd3a412d93667b"


@pytest.mark.usefixtures("owner")
def test_a_stored_file_is_written_once():
    kept = keep(b"tekst", name="plan.pdf", content_type="application/pdf", by=None)
    with pytest.raises(DatabaseError, match="written once"), transaction.atomic():
        StoredFile.objects.filter(pk=kept.pk).update(content=b"inny")


@pytest.mark.usefixtures("owner")
def test_the_table_of_files_is_not_emptied():
    with pytest.raises(DatabaseError, match="written once"), transaction.atomic():
        sql("truncate files_storedfile cascade")


def test_bytes_stay_in_the_database_until_they_are_asked_for():
    keep(b"tekst", name="plan.pdf", content_type="application/pdf", by=None)
    assert StoredFile.objects.get().get_deferred_fields() == {"content"}


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"size": 0}, "file_at_most_10_mb|file_is_what_its_sha256_says"),
        ({"sha256": "x"}, "file_has_sha256|file_is_what_its_sha256_says"),
        ({"content": b"b"}, "file_is_what_its_sha256_says"),
        ({"sha256": digest(b"b")}, "file_is_what_its_sha256_says"),
        ({"size": 2}, "file_is_what_its_sha256_says"),
    ],
)
def test_the_database_refuses(fields, constraint):
    right = {"name": "a", "content_type": "a/b", "content": b"a", "size": 1, "sha256": digest(b"a")}
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        StoredFile.objects.create(**right | fields, created_at="2026-01-01T00:00Z")
