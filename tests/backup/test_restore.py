"""A backup comes back whole or not at all: row by row, from one version to another, past kills and damaged files."""

import os
import subprocess
import tarfile
from dataclasses import replace
from io import StringIO
from signal import SIGKILL

import psycopg
import pyrage
import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from needs.models import FieldNote
from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.audit.erasures import note_erasure
from osl_site.common.audit.models import Entry, Erasure
from osl_site.common.backup import contents, encryption, restoring, services, shelf
from osl_site.common.backup.models import Backup
from osl_site.common.backup.putting_back import put_back, read_through
from osl_site.common.backup.refusals import Damaged
from osl_site.common.backup.taking import Taking
from osl_site.common.files.models import StoredFile, digest
from osl_site.common.triggers import stored
from osl_site.machine.postgres import binaries, embedded
from osl_site.machine.processes import Fork
from tests import office
from tests.backup import places
from tests.backup.places import HARD_WORDS
from tests.needs.builders import note
from tests.redaction.builders import covered as cover
from tests.tools import need, need_older_postgres

SAFE, OTHER = pyrage.x25519.Identity.generate(), pyrage.x25519.Identity.generate()
KEYS = [str(SAFE.to_public()), str(OTHER.to_public())]
UNENCRYPTED = "tar -x -f KOPIA"
OF_QUEUE = {"procrastinate_jobs", "procrastinate_events"}
WRITTEN_SINCE = {"backup_backup", "audit_entry", "django_content_type", "auth_permission", *OF_QUEUE}


@pytest.fixture(scope="module")
def before(little):
    """What was there when the archive was taken."""
    with places.raw() as opened:
        return places.everything(opened)


@pytest.fixture(scope="module")
def archive(before, tmp_path_factory):
    """An encrypted archive of the little office, taken once."""
    folder = tmp_path_factory.mktemp("kopie")
    return folder / services.take(folder, keys=KEYS).name


@pytest.fixture
def key(tmp_path):
    """The file of a private key."""
    return key_file(tmp_path, SAFE)


def key_file(folder, identity):
    path = folder / "klucz.txt"
    path.write_text(f"# z sejfu\n{identity}\n")
    return path


def restore(archive, key, *options):
    said = StringIO()
    call_command("restore", str(archive), "--identity", str(key), *options, stdout=said)
    return said.getvalue()


def now_there():
    with places.raw() as opened:
        return places.everything(opened)


def test_the_office_comes_back_row_by_row_under_its_laws_and_may_open(archive, before, little, target, key):
    with office.pointed_at(little):
        laws = stored()
    rows_before, files_before, numbers_before = before
    said = restore(archive, key)

    rows, files, numbers = now_there()
    assert {name for name in rows if rows[name] != rows_before[name]} <= WRITTEN_SINCE
    assert files == files_before and len(files) == 3
    assert "porównane wiersz po wierszu" in said and "pliki: 2." in said
    assert {name for name in numbers_before if numbers[name] < numbers_before[name]} == set()
    assert Entry.objects.latest("pk").act == "backup.restored"
    assert ProcrastinateJob.objects.filter(task_name__endswith="search.tasks.look_through", status="todo").count() == 1
    clocks = {("", "osl_now"), ("", "osl_then")}  # which tests set
    assert {name for name, law in stored().items() if law != laws.get(name)} <= clocks
    assert stored().keys() == laws.keys()
    StoredFile.objects.filter(name="inny").delete()  # as the application's role, which has its rights again
    with pytest.raises(psycopg.errors.InsufficientPrivilege), contents.connect(connection) as opened:
        opened.execute("drop table audit_entry")


def test_either_key_opens_it_and_no_other(archive, tmp_path):
    assert read_through(archive, [OTHER]).files == 2
    stranger = key_file(tmp_path, pyrage.x25519.Identity.generate())
    with pytest.raises(CommandError, match="Ten klucz nie otwiera tej kopii") as refusal:
        restore(archive, stranger)
    assert KEYS[0] in str(refusal.value) and "sejf" in str(refusal.value)
    with pytest.raises(CommandError, match="Podaj plik z kluczem prywatnym"):
        call_command("restore", str(archive))


def test_what_is_no_key_is_said(archive, tmp_path):
    path = tmp_path / "klucz.txt"
    path.write_text("ssh-rsa nie ten plik")
    with pytest.raises(CommandError, match="W tym pliku nie ma klucza prywatnego"):
        restore(archive, path)
    path.write_text(str(SAFE)[:-1] + ("Q" if str(SAFE).endswith("X") else "X"))
    with pytest.raises(CommandError, match="przepisany z błędem"):
        restore(archive, path)
    with pytest.raises(CommandError, match="Nie można odczytać pliku klucza"):
        restore(archive, tmp_path / "nie-ma.txt")


@pytest.mark.parametrize(
    "spoil",
    [
        lambda octets: (
            octets[: len(octets) // 2] + bytes([octets[len(octets) // 2] ^ 1]) + octets[len(octets) // 2 + 1 :]
        ),
        lambda octets: octets[:-5000],
        lambda octets: octets[: len(octets) // 3],
    ],
    ids=["one bit", "its end cut off", "a third of it"],
)
def test_a_damaged_archive_changes_nothing(archive, target, key, tmp_path, spoil):
    damaged = tmp_path / archive.name
    damaged.write_bytes(spoil(archive.read_bytes()))
    shelf.list_of(damaged).write_text(shelf.list_of(archive).read_text())
    with pytest.raises(CommandError, match="uszkodzona"):
        restore(damaged, key)
    assert places.is_empty()


def test_the_list_of_another_archive_is_refused(archive, plain, target, key):
    shelf.put_list(archive, shelf.list_of(archive).read_text().replace(shelf.digest(archive), shelf.digest(plain)))
    with pytest.raises(CommandError, match="jest od innej kopii"):
        restore(archive, key)
    shelf.put_list(archive, shelf.list_of(archive).read_text().replace(shelf.digest(plain), shelf.digest(archive)))
    assert places.is_empty()


def test_an_archive_of_another_sum_than_the_noted_one_is_refused(archive, target, key):
    with pytest.raises(CommandError, match="a nie ta, którą podano"):
        restore(archive, key, "--sha256", "0" * 64)
    assert places.is_empty()
    assert "Gotowe" in restore(archive, key, "--sha256", shelf.digest(archive).upper())


def test_what_the_database_does_not_take_is_refused_in_words(plain, target):
    manifest = read_through(plain, [])
    table = manifest.tables["accounts_user"]
    wrong = manifest.tables | {"accounts_user": replace(table, columns=("nie_ma", *table.columns[1:]))}
    with places.raw() as opened, pytest.raises(Damaged, match=r"nie przyjęła .*błąd 42703.* Nic nie zmieniono"):
        put_back(opened, plain, [], replace(manifest, tables=wrong), say=services.silently)
    assert places.is_empty()


@pytest.fixture(scope="module")
def plain(little, tmp_path_factory):
    folder = tmp_path_factory.mktemp("jawne")
    return folder / services.take(folder, keys=[]).name


def test_a_cut_behind_all_that_is_read_is_seen_too(plain, tmp_path):
    longer = plain.read_bytes() + bytes(200_000)
    whole, cut = tmp_path / "cala.tar.age", tmp_path / "ucieta.tar.age"
    whole.write_bytes(pyrage.encrypt(longer, [SAFE.to_public()]))
    cut.write_bytes(whole.read_bytes()[:-5000])
    assert read_through(whole, [SAFE]).tables == read_through(plain, []).tables
    with pytest.raises(Damaged, match="szyfr się nie zgadza"):
        read_through(cut, [SAFE])


def test_in_a_plain_archive_each_member_has_its_sum(plain, target, tmp_path):
    damaged = tmp_path / plain.name
    octets = plain.read_bytes()
    place = octets.index(bytes(range(256)))
    damaged.write_bytes(octets[:place] + b"\x07" + octets[place + 1 :])
    shelf.put_list(damaged, shelf.list_of(plain).read_text())
    with pytest.raises(CommandError, match="nie zgadza się: files/"):
        call_command("restore", str(damaged))
    damaged.write_bytes(octets[: octets.rindex(b"MANIFEST.json", 0, octets.rindex(b"SHA256SUMS"))])
    with pytest.raises(CommandError, match="nie ma w niej spisu treści"):
        call_command("restore", str(damaged))
    damaged.write_bytes(b"to nie jest kopia" * 100)
    with pytest.raises(CommandError, match="niepełna albo uszkodzona"):
        call_command("restore", str(damaged))
    assert places.is_empty()


def test_a_row_that_did_not_come_back_is_seen_and_nothing_is_kept(plain, target):
    manifest = read_through(plain, [])
    told = manifest.rows | {"accounts_user": replace(manifest.rows["accounts_user"], count=2)}
    with places.raw() as opened, pytest.raises(Damaged, match="nie zgadza się: accounts_user"):
        put_back(opened, plain, [], replace(manifest, rows=told), say=services.silently)
    assert places.is_empty()


def test_only_an_empty_place_is_filled(archive, little, key):
    with pytest.raises(CommandError, match="nie jest pusta"):
        restore(archive, key)
    assert User.objects.count() == 1


def test_without_the_list_of_erasures_nothing_comes_back_unless_asked(archive, target, key, tmp_path):
    moved = tmp_path / archive.name
    moved.write_bytes(archive.read_bytes())
    with pytest.raises(CommandError, match="nie ma listy usunięć"):
        restore(moved, key)
    assert places.is_empty()
    assert restoring.ready(moved, key.read_text(), without_erasures=True, say=services.silently).manifest.files == 2


def test_a_restore_that_is_killed_leaves_nothing_and_can_be_begun_anew(archive, target, key):
    found = restoring.ready(archive, key.read_text(), without_erasures=False, say=services.silently)

    def killed():
        services.restore(found, say=places.killed_at_files)

    connection.close()
    assert Fork(killed).wait(60) == -SIGKILL
    restore(archive, key)
    assert User.objects.count() == 1


def test_an_older_archive_is_brought_up_to_date_and_a_newer_one_refused(archive, target, key, monkeypatch):
    known = restoring.known_migrations()
    monkeypatch.setattr(restoring, "known_migrations", lambda: known - {("audit", "0001_initial")})
    with pytest.raises(CommandError, match=r"liczba nieznanych migracji: 1 .*audit.0001_initial"):
        restore(archive, key)
    assert places.is_empty()


def test_what_was_taken_before_the_last_migrations_is_brought_up_to_date(little, target, tmp_path):
    source = f"{little}_older"
    office.clone(little, source)
    with office.pointed_at(source):
        call_command("migrate", "backup", "0001", verbosity=0)
        older = tmp_path / services.take(tmp_path, keys=[]).name
    office.drop(source)
    said = StringIO()
    call_command("restore", str(older), stdout=said)
    assert "migracji do wykonania: 1" in said.getvalue()
    assert ("backup_backup", "backup_stays") in stored()


@pytest.fixture
def erased_since(little, tmp_path):
    """A folder with an archive, and what was erased after it was taken: a note, and a passage of another."""
    source = f"{little}_erasing"
    connection.close()  # it is open to what is cloned
    office.clone(little, source)
    with office.pointed_at(source):
        made = services.take(tmp_path / "kopie", keys=KEYS)
        gone = FieldNote.objects.filter(text=places.GONE).values_list("pk", flat=True)
        with transaction.atomic():
            note_erasure(FieldNote, gone, at=clock.now())
            cover(FieldNote.objects.get(text=places.COVERED), "text", 5, 10)
        services.ship_erasures(tmp_path / "kopie")
    office.drop(source)
    return tmp_path / "kopie" / made.name


def test_what_was_erased_since_does_not_come_back(erased_since, little, key):
    assert HARD_WORDS not in shelf.list_of(erased_since).read_text()
    with places.empty_database(f"{little}_erased"):
        said = restore(erased_since, key)
        assert "usunięto ponownie: 2" in said
        assert list(FieldNote.objects.values_list("text", flat=True)) == ["Pani ▇▇▇ choruje."]
        assert Erasure.objects.count() == 2


def test_passages_are_covered_once_whether_the_archive_knows_of_them_or_not(little, key, tmp_path):
    source = f"{little}_passages"
    connection.close()
    office.clone(little, source)
    with office.pointed_at(source):
        person = User.objects.first()
        row, changed = (note(text=text, written_by=person) for text in ("Maria, Adam i Ewa.", "Ewa choruje."))
        cover(row, "text", 7, 11)
        made = services.take(tmp_path, keys=KEYS)
        cover(cover(row, "text", 0, 5), "text", 11, 14)
        FieldNote.objects.filter(pk=changed.pk).update(text="Podobno Ewa choruje.")
        cover(changed, "text", 8, 11)
        services.ship_erasures(tmp_path)
    office.drop(source)
    for _time in range(2):
        with places.empty_database(f"{little}_erased"):
            said = restore(tmp_path / made.name, key)
            texts = dict(FieldNote.objects.values_list("pk", "text"))
            assert texts[row.pk] == "▇▇▇, ▇▇▇ i ▇▇▇."
            assert texts[changed.pk] == "▇▇▇"  # where Ewa stood in the older text nobody knows
            assert "usunięto ponownie: 3" in said


def test_a_stranger_restores_it_by_the_words_in_it_alone(erased_since, little, key, tmp_path):
    need("age")
    folder = tmp_path / "wypakowane"
    folder.mkdir()
    octets = encryption.opened(erased_since, [SAFE])
    with octets as stream, tarfile.open(fileobj=stream, mode="r|") as tar:
        text = next(tar.extractfile(known).read().decode() for known in tar if known.name == "RESTORE.txt")
    told = text.partition("\n1. ")[2]
    commands = [line.strip() for line in told.splitlines() if line.startswith("    ") and line.strip() != UNENCRYPTED]
    assert UNENCRYPTED in told and len(commands) == 4
    with places.empty_database(f"{little}_strangers") as name:
        address = office.address(name, settings.OWNER_DATABASE)
        values = {"KLUCZ": key, "KOPIA": erased_since, "BAZA": f"'{address}'"}
        for command in commands:
            done_as_told(command, values, folder)
        with places.raw() as opened:
            manifest = read_through(erased_since, [SAFE])
            found = {table: contents.rows(opened, one) for table, one in manifest.tables.items()}
            _rows, files, _numbers = places.everything(opened)
        changed = {table for table in found if found[table] != manifest.rows[table]}
        assert changed == {"needs_fieldnote", "search_indexed", "audit_erasure"}
        assert [sha256 for _pk, sha256 in files][:2] == [digest(b"%PDF-1 to samo")] * 2


def done_as_told(command, values, folder):
    for word, value in values.items():
        command = command.replace(word, str(value))
    path = f"{binaries.Programs().folder}:{os.environ['PATH']}"
    done = subprocess.run(command, shell=True, cwd=folder, capture_output=True, env=os.environ | {"PATH": path})
    assert done.returncode == 0, (command, done.stderr.decode())


def test_from_18_into_15_and_back(little, archive, before, tmp_path, monkeypatch):
    folder = need_older_postgres()
    manifest = read_through(archive, [SAFE])
    monkeypatch.setenv("OSL_POSTGRES_BIN", str(folder))
    with embedded.throwaway(embedded.throwaway_place()) as cluster:
        cluster.make_database("osl")
        monkeypatch.delenv("OSL_POSTGRES_BIN")
        with psycopg.connect(cluster.url("osl", embedded.OWNER), autocommit=True) as old:
            old.execute(contents.SAME_WORDS)
            put_back(old, archive, [SAFE], manifest, say=services.silently)
            assert old.info.server_version // 10000 == 15
            assert places.everything(old) == before
            taking = Taking(old, services.silently)
            back = tmp_path / "z15.tar"
            back.write_bytes(b"".join(taking.octets()))
    with places.empty_database(f"{little}_back"), places.raw() as new:
        put_back(new, back, [], read_through(back, []), say=services.silently)
        assert places.everything(new) == before


def test_a_rehearsal_puts_it_back_elsewhere_and_writes_down_that_it_came_back(archive, little, key):
    said = StringIO()
    call_command("rehearse", str(archive), "--identity", str(key), stdout=said)
    assert "Próba udana, kopia wróciła cała" in said.getvalue()
    assert Backup.objects.get(name=archive.name).rehearsed_at is not None
    assert Entry.objects.latest("pk").act == "backup.rehearsed"
