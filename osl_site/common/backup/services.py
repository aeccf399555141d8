"""Taking backups, putting one back, trying one: what was done is written down when it ended."""

from collections.abc import Sequence
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction
from procrastinate.exceptions import AlreadyEnqueued

from osl_site.common import clock, queue
from osl_site.common.audit.models import Actor
from osl_site.common.audit.trail import record
from osl_site.common.backup import contents, encryption, erasures, restoring, shelf
from osl_site.common.backup.models import Backup
from osl_site.common.backup.refusals import BackupError
from osl_site.common.backup.rehearsal import Rehearsed, rehearse
from osl_site.common.backup.restoring import Ready
from osl_site.common.backup.standing import is_set_up
from osl_site.common.backup.taking import Say, Taking
from osl_site.common.database.grants import grant
from osl_site.common.database.roles import as_owner

LONGEST_WORDS = 500
LOOK_THROUGH = "osl_site.common.search.tasks.look_through"


def silently(_words: str) -> None:
    """Tell nobody how it goes."""


def take(folder: Path, *, keys: Sequence[str], say: Say = silently) -> Backup:
    """Take a backup into the folder, encrypted to these public keys, open without any; then thin the folder.

    Raises BackupError, and leaves nothing under a name that counts, where it does not come to its end; that is written
    down, too.
    """
    began = clock.now()
    try:
        with shelf.alone(folder):
            return _taken(folder, keys, began, say)
    except Exception as error:
        _written_down(Backup(started_at=began, said=_words_of(error)))
        raise


def _taken(folder: Path, keys: Sequence[str], began: datetime, say: Say) -> Backup:
    recipients = encryption.recipients(keys) if keys else []
    name = shelf.name_at(began, encrypted=bool(keys))
    with contents.connect(connection) as opened:
        taking = Taking(opened, say)
        with closing(taking.octets()) as octets:
            written = shelf.put(folder, name, lambda file: encryption.write(octets, file, recipients))
    rows = {table: one.count for table, one in taking.manifest.rows.items() if one.count}
    made = Backup(
        started_at=began, name=name, size=written.size, sha256=written.digest.hexdigest(), keys=list(keys), rows=rows
    )
    _written_down(made)
    ship_erasures(folder)
    _thinned(folder)
    return made


@transaction.atomic
def _written_down(backup: Backup) -> None:
    backup.ended_at = max(clock.now(), backup.started_at)
    backup.save()
    if backup.said:
        record("backup.failed", backup, by=Actor.WORKER)
    else:
        record("backup.taken", backup, by=Actor.WORKER)


def _words_of(error: Exception) -> str:
    """Why, for the desk; what is no sentence of ours is named by its kind, which tells of nobody's data."""
    words = str(error) if isinstance(error, BackupError) else f"Błąd programu ({type(error).__name__})."
    return words[:LONGEST_WORDS]


@transaction.atomic
def _thinned(folder: Path) -> None:
    gone = shelf.thin(folder)
    for backup in Backup.objects.filter(name__in=gone, removed_at=None):
        backup.removed_at = clock.now()
        backup.save(update_fields=["removed_at"])
        record("backup.removed", backup, by=Actor.WORKER, fields=["removed_at"])


def take_at_night() -> None:
    """Where a folder and keys are named, take one. Raises BackupError when it fails, so that it is tried again."""
    if is_set_up():
        take(Path(settings.BACKUP_DIR), keys=settings.BACKUP_KEYS)


def ship_erasures(folder: Path | None = None) -> None:
    """Write anew, beside every archive of the folder, what was erased since it was taken; of the usual folder without
    one, where it is there. What nobody wrote down here (an archive that was put there by hand) is passed over."""
    folder = folder or Path(settings.BACKUP_DIR or "/nonexistent")
    if not folder.is_dir():
        return
    known = {backup.name: backup for backup in Backup.objects.taken()}
    with contents.connect(connection) as opened:
        for kept in shelf.archives(folder):
            if backup := known.get(kept.path.name):
                lines = erasures.younger(opened, kept.moment)
                text = erasures.text_of(backup.name, backup.sha256, backup.keys, lines)
                if not kept.erasures.exists() or kept.erasures.read_text() != text:
                    shelf.put_list(kept.path, text)


def restore(found: Ready, *, say: Say = silently) -> Backup:
    """Put an archive back into the empty database of DATABASE_URL; afterwards the office may open.

    Raises BackupError. Whatever breaks it off, the application's role has no rights there.
    """
    restoring.fill(found, say=say)
    with as_owner() as owners:
        restored = _restored(found)
        grant(owners)
    return restored


@transaction.atomic
def _restored(found: Ready) -> Backup:
    """The office knows from which archive it is. An older one may hold other words of search than this program would
    write, or none: the worker looks through them as soon as it runs, and not only at night."""
    restored, _is_new = Backup.objects.get_or_create(name=found.path.name, said="", defaults=_facts(found))
    record("backup.restored", restored, by=Actor.WORKER)
    with suppress(AlreadyEnqueued), transaction.atomic():
        queue.defer(LOOK_THROUGH, timestamp=0)
    return restored


def _facts(found: Ready) -> dict[str, object]:
    return {
        "started_at": found.manifest.moment,
        "ended_at": found.manifest.moment,
        "size": found.path.stat().st_size,
        "sha256": shelf.digest(found.path),
        "keys": list(found.erasures.keys),
        "rows": {name: one.count for name, one in found.manifest.rows.items() if one.count},
    }


def try_out(found: Ready, *, say: Say = silently) -> Rehearsed:
    """Put an archive back where nobody is served, compare, and write down that it came back. Raises BackupError."""
    came_back = rehearse(found, say=say)
    _rehearsed(shelf.digest(found.path))
    return came_back


@transaction.atomic
def _rehearsed(sha256: str) -> None:
    """An archive of another office, or one that nobody wrote down, is rehearsed all the same."""
    for backup in Backup.objects.select_for_update().filter(sha256=sha256):
        backup.rehearsed_at = clock.now()
        backup.save(update_fields=["rehearsed_at"])
        record("backup.rehearsed", backup, by=Actor.WORKER, fields=["rehearsed_at"])
