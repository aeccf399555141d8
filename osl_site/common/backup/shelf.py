"""The folder of backups: names, one hand at a time, nothing half done under a name that counts, old ones thinned.

Beside each archive lies its list of erasures: what was erased since, without a word of it.
"""

import errno
import fcntl
import hashlib
import os
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from osl_site.common.backup.refusals import BackupError

NAME = re.compile(r"^osl-(\d{4}-\d\d-\d\dT\d{6}Z)\.tar(\.age)?$")
MOMENT = "%Y-%m-%dT%H%M%SZ"
UNFINISHED = ".unfinished"
LIST = ".erasures"
DAILY, WEEKLY, MONTHLY = 7, 5, 12
BUSY = "Ktoś właśnie robi kopię w tym folderze. Poczekaj, aż skończy."
FULL = "Na dysku z kopiami zabrakło miejsca. Kopia nie powstała, starsze są całe. Zwolnij miejsce albo wskaż inny dysk."


@dataclass(frozen=True)
class Kept:
    """One archive in the folder."""

    path: Path
    moment: datetime

    @property
    def erasures(self) -> Path:
        return list_of(self.path)


class Digesting:
    """A file that knows the SHA-256 and the size of what was written to it."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file, self.digest, self.size = file, hashlib.sha256(), 0

    def write(self, block: bytes) -> int:
        self.digest.update(block)
        self.size += len(block)
        return self.file.write(block)

    def flush(self) -> None:
        self.file.flush()


def list_of(archive: Path) -> Path:
    """Where the list of erasures of an archive lies."""
    return archive.with_name(archive.name + LIST)


def name_at(moment: datetime, *, encrypted: bool) -> str:
    """How an archive of this moment is called."""
    return f"osl-{moment.astimezone(UTC):{MOMENT}}.tar{'.age' if encrypted else ''}"


def archives(folder: Path) -> list[Kept]:
    """Those that are whole, the youngest first."""
    found = []
    for path in folder.iterdir():
        if match := NAME.match(path.name):
            found.append(Kept(path, datetime.strptime(match[1], MOMENT).replace(tzinfo=UTC)))
    return sorted(found, key=lambda kept: kept.moment, reverse=True)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Within it nobody else takes a backup into the folder, which is made if need be; what killed ones left is gone.

    Raises BackupError where somebody does, or the folder cannot be written.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = (folder / ".lock").open("w")
    except OSError as error:
        said = f"W folderze {folder} nie można zapisywać. Wskaż inny albo nadaj prawa."
        raise BackupError(said) from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BackupError(BUSY) from error
        for left in folder.glob(f".*{UNFINISHED}"):
            left.unlink(missing_ok=True)
        yield


@contextmanager
def _finished(folder: Path, name: str) -> Iterator[IO[bytes]]:
    """A file for its owner alone, which bears its name once it is whole and on the disk, and is gone if broken off."""
    handle, made = tempfile.mkstemp(prefix=f".{name}-", suffix=UNFINISHED, dir=folder)
    unfinished = Path(made)
    try:
        with open(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        unfinished.rename(folder / name)
        _remember(folder)
    except BaseException:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise


def _remember(folder: Path) -> None:
    """Names of a folder are on the disk only once it is told so."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def put(folder: Path, name: str, write: Callable[[Digesting], object]) -> Digesting:
    """Write one archive whole or not at all; answers its SHA-256 and size. Raises BackupError for a full disk."""
    try:
        with _finished(folder, name) as file:
            written = Digesting(file)
            write(written)
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise BackupError(FULL) from error
        raise BackupError(f"Nie można zapisać kopii w {folder}: {error.strerror or error}.") from error
    return written


def put_list(archive: Path, text: str) -> None:
    """Write the list of erasures of an archive anew, whole or not at all."""
    with _finished(archive.parent, list_of(archive).name) as file:
        file.write(text.encode())


def surplus(found: Iterable[Kept]) -> list[Kept]:
    """Those that have made room: of the last 7 days, 5 weeks and 12 months with a backup the youngest of each stays."""
    found = sorted(found, key=lambda kept: kept.moment, reverse=True)
    spans: tuple[tuple[int, Callable[[datetime], object]], ...] = (
        (DAILY, lambda moment: moment.date()),
        (WEEKLY, lambda moment: tuple(moment.isocalendar())[:2]),
        (MONTHLY, lambda moment: (moment.year, moment.month)),
    )
    staying = set()
    for most, span in spans:
        youngest: dict[object, Kept] = {}
        for kept in found:
            youngest.setdefault(span(kept.moment), kept)
        staying |= {kept.path for kept in list(youngest.values())[:most]}
    return [kept for kept in found if kept.path not in staying]


def thin(folder: Path) -> list[str]:
    """Remove the surplus with its lists; answers the names of the archives that are gone."""
    gone = surplus(archives(folder))
    for kept in gone:
        kept.path.unlink(missing_ok=True)
        kept.erasures.unlink(missing_ok=True)
    return [kept.path.name for kept in gone]


def digest(path: Path) -> str:
    """The SHA-256 of a whole file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
