"""A restore from the file to an office that may open: read through, put back, brought up to date, erased again.

The application's role gets its rights last. So whatever breaks this off, no office opens on half of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pyrage
from django.core.management import call_command
from django.core.management.commands import migrate
from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader

from osl_site.common import registry
from osl_site.common.backup import contents, encryption, erasures
from osl_site.common.backup.archive import Manifest
from osl_site.common.backup.erasures import Erasures
from osl_site.common.backup.putting_back import put_back, read_through
from osl_site.common.backup.refusals import BackupError, WrongKey
from osl_site.common.backup.shelf import digest
from osl_site.common.backup.taking import Say
from osl_site.common.database.roles import as_owner
from osl_site.common.triggers import declared, key_of, stored

NEWER = (
    "Kopia jest z nowszej wersji programu: liczba nieznanych migracji: {count} ({names}). Zainstaluj wersję, która"
    " ją zrobiła, albo nowszą. Nic nie zmieniono."
)
STRANGE_LAWS = "W kopii są prawa bazy, których ten program nie zna: {names}. Biuro zostało zamknięte."
NO_FILE = "Nie ma pliku {path}."
NOT_THAT_ONE = (
    "SHA-256 tej kopii to {found}, a nie ta, którą podano. To inna kopia albo ktoś ją zmienił. Nic nie zmieniono."
)


@dataclass(frozen=True)
class Ready:
    """An archive that was read through, the keys that open it, and what was erased since."""

    path: Path
    identities: Sequence[pyrage.x25519.Identity]
    manifest: Manifest
    erasures: Erasures

    @property
    def pending(self) -> list[tuple[str, str]]:
        """Migrations that this program has and the archive has not."""
        return sorted(known_migrations() - set(self.manifest.migrations))


def known_migrations() -> set[tuple[str, str]]:
    return set(MigrationLoader(None).disk_migrations)


def ready(path: Path, identity: str, *, without_erasures: bool, say: Say, sha256: str = "") -> Ready:
    """Look at everything that can be looked at before anything is touched. Raises BackupError.

    Whoever has a public key can write an archive that opens: `sha256`, noted when it was taken and kept elsewhere,
    is what tells that it is the office's own.
    """
    if not path.is_file():
        raise BackupError(NO_FILE.format(path=path))
    is_now = digest(path)
    if sha256 and sha256.strip().lower() != is_now:
        raise BackupError(NOT_THAT_ONE.format(found=is_now))
    found = Erasures("", (), ()) if without_erasures else erasures.read(path)
    keys = encryption.identities(identity) if identity else []
    say("sprawdzam skróty")
    try:
        manifest = read_through(path, keys)
    except WrongKey as wrong:
        said = f" Tę kopię otwierają klucze prywatne do: {', '.join(found.keys)}." if found.keys else ""
        raise WrongKey(f"{wrong}{said}") from wrong
    erasures.refuse_anothers(found, path, is_now)
    if unknown := sorted(set(manifest.migrations) - known_migrations()):
        names = ", ".join(".".join(one) for one in unknown[:3])
        raise BackupError(NEWER.format(count=len(unknown), names=names))
    return Ready(path, keys, manifest, found)


def fill(found: Ready, *, say: Say) -> None:
    """Put it into the empty database of DATABASE_URL, as the owner, up to the rights. Raises BackupError."""
    with as_owner() as owners:
        with contents.connect(owners) as opened:
            put_back(opened, found.path, found.identities, found.manifest, say=say)
        if found.pending:
            say(f"kopia jest ze starszej wersji, migracji do wykonania: {len(found.pending)}")
        call_command(migrate.Command(), verbosity=0, interactive=False)
        lay_down_laws()
        with contents.connect(owners) as opened, opened.transaction():
            touched = erase(opened, found, say)
        if touched:
            copy_anew(say)


def erase(opened: psycopg.Connection, found: Ready, say: Say) -> int:
    """What the list says, in the caller's transaction. How many rows it touched."""
    touched = erasures.erase_again(opened, found.erasures)
    say(f"usunięto ponownie: {touched}")
    return touched


@transaction.atomic
def copy_anew(say: Say) -> None:
    """What only repeats words of other rows repeats none that were erased or covered since the archive was made."""
    say("układam od nowa to, co powtarza słowa innych zapisów")
    for copy in registry.after_restore:
        copy()


@transaction.atomic
def lay_down_laws() -> None:
    """The laws are those of this program, whatever the archive said of them. Raises BackupError for others' besides."""
    ours = {}
    for app in declared():
        for one in (*app.functions, *app.triggers):
            ours[key_of(one)] = one
    with connection.cursor() as cursor:
        for one in ours.values():
            cursor.execute(one.sql)
    if strange := sorted(stored().keys() - ours.keys()):
        raise BackupError(STRANGE_LAWS.format(names=", ".join(" ".join(key).strip() for key in strange[:3])))
