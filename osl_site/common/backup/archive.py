"""The archive itself: a tar whose members are known by their SHA-256, written and read as a stream.

The manifest is its last member but one, so that half an archive is none.
"""

import hashlib
import json
import tarfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import IO

from osl_site.common.backup.contents import Rows, Table
from osl_site.common.backup.refusals import Damaged

FORMAT = 1
MANIFEST, SUMS = "MANIFEST.json", "SHA256SUMS"
LONGEST_MANIFEST = 64 << 20
BLOCK = 1 << 20
CUT = "Kopia jest niepełna albo uszkodzona: nie ma w niej spisu treści. Nic nie zmieniono. Weź starszą kopię."
NOT_OURS = "To nie jest kopia tego programu. Podaj plik, który zapisało polecenie „manage.py backup”."

OTHER_FORMAT = "Kopia jest w nowszym formacie, którego ten program nie zna. Odtwórz ją wersją, która ją zrobiła."


@dataclass(frozen=True)
class Manifest:
    """What an archive says of itself. Moments are ISO."""

    taken_at: str
    server: str
    migrations: list[tuple[str, str]]
    tables: dict[str, Table]
    rows: dict[str, Rows]
    left_out: dict[str, str]
    sequences: dict[str, int]
    files: int
    members: dict[str, str] = field(default_factory=dict)
    format: int = FORMAT

    @property
    def moment(self) -> datetime:
        return datetime.fromisoformat(self.taken_at)

    def as_json(self) -> bytes:
        return json.dumps(asdict(self), ensure_ascii=False, indent=1).encode()

    @classmethod
    def of_json(cls, text: bytes) -> "Manifest":
        """Raises Damaged for what is no manifest of ours."""
        try:
            said = json.loads(text)
            if said["format"] != FORMAT:
                raise Damaged(OTHER_FORMAT)
            tables = {
                name: Table(one["name"], tuple(one["columns"]), tuple(one["key"]))
                for name, one in said["tables"].items()
            }
            rows = {name: Rows(**one) for name, one in said["rows"].items()}
            applied = [(app, name) for app, name in said["migrations"]]
            return cls(**said | {"tables": tables, "rows": rows, "migrations": applied})
        except (ValueError, KeyError, TypeError) as error:
            raise Damaged(CUT) from error


class Writer:
    """Makes the octets of a tar, one member after another, and keeps the SHA-256 of each."""

    def __init__(self, moment: datetime) -> None:
        self.moment = int(moment.timestamp())
        self.sums: dict[str, str] = {}

    def member(self, name: str, content: bytes) -> Iterator[bytes]:
        """Its head, its octets, and what fills the last block."""
        known = tarfile.TarInfo(name)
        known.size, known.mtime, known.mode = len(content), self.moment, 0o600
        self.sums[name] = hashlib.sha256(content).hexdigest()
        yield known.tobuf(tarfile.USTAR_FORMAT)
        yield content
        yield b"\0" * (-len(content) % tarfile.BLOCKSIZE)

    def end(self) -> Iterator[bytes]:
        """The sums as `sha256sum --check` reads them, and the end of the tar."""
        listed = "".join(f"{digest}  {name}\n" for name, digest in self.sums.items())
        yield from self.member(SUMS, listed.encode())
        yield b"\0" * (2 * tarfile.BLOCKSIZE)


@dataclass(frozen=True)
class Member:
    """One of them as it is read: its octets are there until the next one is asked for."""

    name: str
    content: IO[bytes]


@contextmanager
def members(stream: IO[bytes]) -> Iterator[Iterator[Member]]:
    """One after another, as they lie. Raises Damaged where the tar breaks off, or its rows cannot be unzipped."""
    try:
        with tarfile.open(fileobj=stream, mode="r|", bufsize=BLOCK) as tar:
            yield _each(tar)
    except (tarfile.TarError, EOFError, zlib.error) as error:
        raise Damaged(CUT) from error


def _each(tar: tarfile.TarFile) -> Iterator[Member]:
    for known in tar:
        content = tar.extractfile(known) if known.isfile() else None
        if content is None:
            raise Damaged(NOT_OURS)
        yield Member(known.name, content)


def verified(found: Iterable[Member]) -> Manifest:
    """Read all, and compare each with the manifest at the end. Raises Damaged with the name of what differs."""
    sums: dict[str, str] = {}
    manifest = None
    for member in found:
        if member.name == MANIFEST:
            manifest = Manifest.of_json(member.content.read(LONGEST_MANIFEST))
        elif member.name != SUMS:
            sums[member.name] = hashlib.file_digest(member.content, "sha256").hexdigest()
    if manifest is None:
        raise Damaged(CUT)
    different = {name for name, digest in (sums.items() ^ manifest.members.items())}
    if different:
        raise Damaged(
            f"Kopia jest uszkodzona, nie zgadza się: {', '.join(sorted(different)[:3])}."
            " Nic nie zmieniono. Weź starszą kopię."
        )
    return manifest
