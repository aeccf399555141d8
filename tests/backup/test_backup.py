"""Taking backups: whole or not at all, for two keys, old ones thinned, and what became of it written down."""

import errno
import tarfile
from datetime import UTC, datetime, timedelta
from io import StringIO
from signal import SIGKILL

import pyrage
import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from osl_site.common.audit.models import Entry
from osl_site.common.backup import encryption, services, shelf, tasks
from osl_site.common.backup.models import Backup
from osl_site.common.backup.refusals import BackupError
from osl_site.common.backup.shelf import Kept
from osl_site.machine.processes import Fork
from tests.backup import places

KEYS = [str(pyrage.x25519.Identity.generate().to_public()) for _ in range(2)]


def test_what_is_in_it(little, tmp_path):
    made = services.take(tmp_path / "kopie", keys=[])
    path = tmp_path / "kopie" / made.name
    with tarfile.open(path) as tar:
        names = tar.getnames()
    assert {"RESTORE.txt", "MANIFEST.json", "SHA256SUMS", "load.sql", "before.sql", "after.sql"} < set(names)
    assert len([name for name in names if name.startswith("files/")]) == 2
    assert not any("django_session" in name or "guard_" in name for name in names)
    assert (made.size, made.sha256, made.rows["files_storedfile"]) == (path.stat().st_size, shelf.digest(path), 3)
    assert oct(path.stat().st_mode)[-3:] == "600"
    assert Entry.objects.about(made).get().act == "backup.taken"


def test_one_that_is_killed_counts_for_nothing_and_is_gone_with_the_next(little, tmp_path):
    def killed():
        services.take(tmp_path, keys=KEYS, say=places.killed_at_files)

    connection.close()
    assert Fork(killed).wait(60) == -SIGKILL
    assert shelf.archives(tmp_path) == []
    assert sorted(path.suffix for path in tmp_path.iterdir()) == ["", ".unfinished"]
    made = services.take(tmp_path, keys=KEYS)
    assert sorted(path.name for path in tmp_path.iterdir()) == [".lock", made.name, f"{made.name}.erasures"]


def test_a_full_disk_is_said_and_leaves_nothing(little, tmp_path, monkeypatch):
    def write(self, block):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(shelf.Digesting, "write", write)
    with pytest.raises(BackupError, match="zabrakło miejsca"):
        services.take(tmp_path, keys=KEYS)
    assert [path.name for path in tmp_path.iterdir()] == [".lock"]
    failed = Backup.objects.latest("pk")
    assert (failed.said, failed.size) == (shelf.FULL, 0)
    assert Entry.objects.about(failed).get().act == "backup.failed"


def test_two_at_once_are_one(little, tmp_path):
    with shelf.alone(tmp_path), pytest.raises(BackupError, match="Ktoś właśnie robi kopię"):
        services.take(tmp_path, keys=KEYS)


def test_keys_are_asked_for(little, tmp_path, settings):
    wrong = {
        (): "Nie podano kluczy",
        (KEYS[0],): "jest jeden klucz",
        (KEYS[0], KEYS[0]): "jest jeden klucz",
        (KEYS[0], "age1nie"): "nie jest kluczem publicznym",
    }
    for keys, words in wrong.items():
        settings.BACKUP_KEYS = list(keys)
        with pytest.raises(CommandError, match=words):
            call_command("backup", "--to", str(tmp_path))
    with pytest.raises(CommandError, match="Podaj --to FOLDER"):
        call_command("backup", "--plain")
    said = StringIO()
    call_command("backup", "--to", str(tmp_path), "--plain", stdout=said)
    assert "Nie jest zaszyfrowana" in said.getvalue()


def test_a_folder_that_cannot_be_is_said(little, tmp_path):
    (tmp_path / "plik").touch()
    with pytest.raises(CommandError, match="nie można pisać"):
        call_command("backup", "--plain", "--to", str(tmp_path / "plik" / "kopie"))


def test_a_new_key_is_for_its_owner_alone_and_overwrites_none(tmp_path):
    path, said = tmp_path / "klucz.txt", StringIO()
    call_command("backup_key", str(path), stdout=said)
    (identity,) = encryption.identities(path.read_text())
    assert str(identity.to_public()) in said.getvalue()
    assert oct(path.stat().st_mode)[-3:] == "600"
    with pytest.raises(CommandError, match="już jest"):
        call_command("backup_key", str(path))


def test_the_night_takes_one_where_folder_and_keys_are_named(little, tmp_path, settings):
    settings.BACKUP_DIR, settings.BACKUP_KEYS = "", KEYS
    tasks.take_at_night(0)
    settings.BACKUP_DIR, settings.BACKUP_KEYS = str(tmp_path), []
    tasks.take_at_night(0)
    assert list(tmp_path.iterdir()) == []
    settings.BACKUP_KEYS = KEYS
    tasks.take_at_night(0)
    (kept,) = shelf.archives(tmp_path)
    assert encryption.is_encrypted(kept.path) and Backup.objects.latest("pk").keys == KEYS


def test_old_ones_make_room(tmp_path):
    newest = datetime(2026, 11, 30, 2, tzinfo=UTC)
    nightly = [Kept(tmp_path / f"{n}", newest - timedelta(days=n)) for n in range(800)]
    gone = {kept.moment for kept in shelf.surplus(nightly)}
    staying = sorted({kept.moment for kept in nightly} - gone, reverse=True)
    assert [moment.day for moment in staying[:7]] == [30, 29, 28, 27, 26, 25, 24]
    assert [f"{moment:%m-%d}" for moment in staying[7:10]] == ["11-22", "11-15", "11-08"]
    assert [f"{moment:%Y-%m-%d}" for moment in staying[10:]] == [
        "2026-10-31", "2026-09-30", "2026-08-31", "2026-07-31", "2026-06-30", "2026-05-31", "2026-04-30", "2026-03-31",
        "2026-02-28", "2026-01-31", "2025-12-31",
    ]  # fmt: skip
    assert shelf.surplus(nightly[:1]) == []


def test_what_made_room_is_written_down(little, tmp_path, at):
    at(2026, 9, 1, 3)
    first = services.take(tmp_path, keys=[])
    for day in range(2, 15):
        name = shelf.name_at(datetime(2026, 9, day, tzinfo=UTC), encrypted=False)
        (tmp_path / name).touch()
    at(2026, 9, 15, 3)
    services.take(tmp_path, keys=[])
    first.refresh_from_db()
    assert first.removed_at is not None and not (tmp_path / first.name).exists()
    assert Entry.objects.about(first).latest("pk").act == "backup.removed"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement",
    [
        "update backup_backup set sha256 = repeat('0', 64)",
        "update backup_backup set said = 'x'",
        "delete from backup_backup",
        "truncate backup_backup",
        "update backup_backup set ended_at = started_at - interval '1 second'",
    ],
)
def test_what_was_written_of_a_backup_stays(owner, statement):
    Backup.objects.create(
        started_at="2026-09-01T00:00Z", ended_at="2026-09-01T00:01Z", name="osl.tar", size=1, sha256="a" * 64
    )
    Backup.objects.update(rehearsed_at="2026-09-02T00:00Z", removed_at="2026-09-03T00:00Z")
    with pytest.raises(Exception, match=r"stays|refused|backup_ends|check"), connection.cursor() as cursor:
        cursor.execute(statement)
