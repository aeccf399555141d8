"""Every night everything that was kept is compared with its hash; what differs is told to the monitor and the trail."""

import pytest
from django.db import connection
from django.test import Client

from osl_site.common import clock
from osl_site.common.audit.models import Entry
from osl_site.common.files import services, tasks
from osl_site.common.files.models import HashCheck, StoredFile
from osl_site.common.files.services import keep
from plans.models import Publication, Version
from tests import builders
from tests.breaking import refused, sql
from tests.plans.builders import approved, document, draft, published, submitted
from tests.plans.signing import bring

pytestmark = pytest.mark.django_db


def otherwise(table, change):
    """As somebody with a hand in the owner's account would: past every law."""
    checks = "select conname from pg_constraint where conrelid = %s::regclass and contype = 'c'"
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
        cursor.execute(checks, [table])
        for (name,) in cursor.fetchall():
            cursor.execute(f"alter table {table} drop constraint {name}")
        cursor.execute(f"alter table {table} disable trigger user")
        cursor.execute(f"update {table} set {change}")
        cursor.execute(f"alter table {table} enable trigger user")


@pytest.fixture(autouse=True)
def monitor(settings):
    settings.MONITOR_TOKEN = "monitor"


def asked():
    answer = Client().get("/stan-systemu/", headers={"Authorization": "Bearer monitor"})
    return answer.status_code, answer.json()


def test_what_agrees_is_told_to_the_monitor_and_the_trail(organiser):
    status, told = asked()
    assert (status, told["stan"], told["skróty"]) == (200, "działa", "jeszcze nie sprawdzono")
    keep(b"plan", name="plan.pdf", content_type="application/pdf", by=None)
    submitted(organiser)

    check = services.check_hashes()

    assert (check.seen, check.wrong) == (2, [])
    assert [(entry.act, entry.subject_id) for entry in Entry.objects.filter(actor="worker")] == [
        ("hashes.agree", check.pk)
    ]
    status, told = asked()
    assert (status, told["skróty"]) == (200, "zgodne (2)")


CHANGES = {
    "plik": ("files_storedfile", "content = 'inny'"),
    "treść wersji planu": ("plans_version", "snapshot = jsonb_set(snapshot, '{title}', '\"Inny plan\"')"),
    "metryka publikacji planu": ("plans_publication", "metryka = 'Skrót SHA-256: inny'"),
}


@pytest.mark.parametrize("words", CHANGES)
def test_what_differs_makes_the_office_unhealthy_and_is_named(words, owner, organiser):
    version = approved(organiser)
    file = keep(b"plan", name="plan.pdf", content_type="application/pdf", by=None)
    row = document(version, file)
    told = {"at": builders.EPOCH, "by": organiser, "by_name": organiser.name, "metryka": f"SHA-256: {file.sha256}"}
    publication = Publication.objects.create(version=version, document=row, **told)
    assert services.check_hashes().wrong == []

    otherwise(*CHANGES[words])
    services.check_hashes()

    number = {"plik": file.pk, "treść wersji planu": version.pk, "metryka publikacji planu": publication.pk}[words]
    status, told = asked()
    assert (status, told["stan"], told["niezgodne"]) == (503, "nie działa", [f"{words} {number}"])
    assert Entry.objects.filter(act="hashes.differ").count() == 1


def test_signatures_are_looked_at_again_and_what_was_stored_of_them_held_to_them(owner, organiser, sketched):
    copy = bring(published(organiser).version, by=organiser)
    assert services.check_hashes().wrong == []
    otherwise("plans_signedcopy", """seals = jsonb_set(seals, '{0,name}', '"Ktoś inny"')""")
    services.check_hashes()
    status, told = asked()
    assert (status, told["niezgodne"]) == (503, [f"podpisy w egzemplarzu planu {copy.pk}"])


def test_no_row_that_says_it_was_done_keeps_the_night_from_looking(owner):
    keep(b"plan", name="plan.pdf", content_type="application/pdf", by=None)
    HashCheck.objects.create(at=clock.now(), seen=1)
    otherwise("files_storedfile", "content = 'inny'")
    tasks.check_hashes.func(timestamp=0)
    assert asked()[0] == 503


def test_the_database_finds_the_digest_and_nobody_writes_it(organiser):
    version = draft(organiser)
    sql("update plans_version set snapshot_digest = 'mój'")
    assert Version.objects.get().snapshot_digest == ""
    version = submitted(organiser)
    kept = Version.objects.get(pk=version.pk).snapshot_digest
    assert len(kept) == 64
    refused(lambda: sql("update plans_version set snapshot_digest = '' where state = 'submitted'"))
    assert Version.objects.get(pk=version.pk).snapshot_digest == kept


def test_what_a_night_found_stays_found(owner):
    services.check_hashes()
    for way in (
        "update files_hashcheck set seen = 0",
        "delete from files_hashcheck",
        "truncate files_hashcheck",
    ):
        refused(lambda way=way: sql(way))
    assert StoredFile.objects.count() == 0
